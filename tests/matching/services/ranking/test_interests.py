"""What youth and jobhunter decided about a vacancy: kept, and it keeps one vacancy from one ranking."""

from contextlib import suppress
from datetime import date
from unittest.mock import patch

import pytest

from candidates.models import Candidate
from candidates.rules import step_marks
from candidates.services.files import profile
from candidates.services.files.profile import WishGiven
from employers.models import Vacancy
from employers.services import states as vacancy_states
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from matching.enums import Feeling, SaidBy
from matching.selectors import interests as selectors
from matching.services.introductions import placing
from matching.services.ranking import filtering, interests, kept, rankings, snapshots
from matching.services.ranking.filtering import Wanted
from matching.services.work.placements import Details
from tests.factories import (
    OPENED_ON,
    make_candidate,
    make_employer,
    make_jobhunter,
    make_occupation,
    make_town,
    make_vacancy,
)
from tests.matching.introductions import ON, TOMORROW, place, proposed, willing

pytestmark = pytest.mark.django_db


@pytest.fixture
def youth(by: User) -> Candidate:
    return make_candidate(by, birth_date=date(2000, 5, 1))


@pytest.fixture
def shops(youth: Candidate, by: User) -> list[Vacancy]:
    """Two places for the same work, posted twice in one shop, and one elsewhere."""
    trade = make_occupation(isco="5223")
    profile.save_wishes(candidate=youth, version=1, wishes=[WishGiven(trade.pk)], by=by, on=OPENED_ON)
    known = {"occupation": trade, "occupation_checked": True, "town": make_town("Utrecht"), "kind": "job"}
    sun, moon = make_employer("Zon"), make_employer("Maan")
    return [make_vacancy(title="Verkoper", employer=each, **known) for each in (sun, sun, moon)]


def say(youth: Candidate, vacancy: Vacancy, feeling: str, by: audit.Doer) -> None:
    interests.say(candidate=youth, vacancy=vacancy, feeling=feeling, by=by, on=OPENED_ON)


def shown(youth: Candidate, wanted: Wanted) -> list[frozenset[object]]:
    ranked = rankings.rank_for_youth(candidate=youth, on=OPENED_ON)
    rows = filtering.filtered(ranked, wanted).ranking.shelves["fits"].rows
    return [frozenset({row.vacancy, *row.doubles}) for row in rows]


@pytest.mark.parametrize("by_engine", [False, True])
def test_not_for_me_takes_a_vacancy_and_its_doubles_out_of_that_ranking(
    youth: Candidate, shops: list[Vacancy], by: User, by_engine: bool
) -> None:
    if by_engine:
        snapshots.build(on=OPENED_ON)
    twice, other = frozenset({shops[0].pk, shops[1].pk}), frozenset({shops[2].pk})
    assert set(shown(youth, Wanted())) == {twice, other}

    say(youth, shops[1], Feeling.NOT_FOR_ME, by)
    say(youth, shops[2], Feeling.HEART, by)

    hidden, hearts = selectors.hidden(youth), frozenset({shops[2].pk})
    assert shown(youth, Wanted(hidden=hidden)) == [other]
    assert shown(youth, Wanted(hearts=hearts)) == [other]
    assert shown(youth, Wanted(hidden=hidden, hearts=hidden)) == []
    neighbour = make_candidate(by)
    assert selectors.hidden(neighbour) == frozenset()


def test_the_last_word_counts(youth: Candidate, shops: list[Vacancy], by: User) -> None:
    say(youth, shops[0], Feeling.HEART, by)
    say(youth, shops[0], Feeling.TRIED, audit.youth(youth.pk))
    row = youth.interests.get()
    assert (row.feeling, row.said_by) == (Feeling.TRIED, SaidBy.YOUTH)


def test_a_heart_makes_one_step_that_goes_with_the_last_heart(
    youth: Candidate, shops: list[Vacancy], by: User
) -> None:
    for shop in shops:
        say(youth, shop, Feeling.HEART, audit.youth(youth.pk))
    step = youth.steps.open().get(mark=step_marks.CHOSEN)
    assert step.owner == youth.desk

    for shop in shops:
        assert youth.steps.open().filter(pk=step.pk).exists()
        interests.take_back(candidate=youth, vacancy=shop, by=by, on=OPENED_ON)
    assert not youth.steps.open().filter(pk=step.pk).exists()
    assert not youth.interests.exists()


def test_only_the_youth_and_who_works_the_file_decide(youth: Candidate, shops: list[Vacancy]) -> None:
    other = make_candidate(make_jobhunter())
    for by in (make_jobhunter(), audit.youth(other.pk)):
        with pytest.raises(RuleBroken):
            say(youth, shops[0], Feeling.HEART, by)
    assert not youth.interests.exists()


def test_a_word_that_is_none_of_the_four_is_refused(youth: Candidate, shops: list[Vacancy], by: User) -> None:
    with pytest.raises(RuleBroken, match="Kies een van de vier|Choose one of the four"):
        say(youth, shops[0], "hate", by)


def waits(youth: Candidate) -> bool:
    return youth.steps.open().filter(mark=step_marks.CHOSEN).exists()


def test_work_is_not_recorded_without_the_ranking_that_it_came_from(by: User) -> None:
    youth, (vacancy, _person) = willing(by), place()
    given = {"kind": "job", "starts_on": TOMORROW, "pay_cents": 1600, "found_by": "us"}
    work = Details(vacancy=vacancy, employer=vacancy.employer, **given)
    with patch.object(kept, "keep", side_effect=ValueError), suppress(ValueError):
        placing.plan(candidate=youth, details=work, by=by, on=ON)
    assert not youth.placements.exists()


def test_hearts_wait_until_each_has_its_proposal_or_its_work(by: User) -> None:
    youth, places = willing(by), [place() for _each in range(3)]
    for vacancy, _person in places:
        interests.say(candidate=youth, vacancy=vacancy, feeling=Feeling.HEART, by=by, on=ON)
    proposed(youth, by=by, at=places[0])
    assert waits(youth)
    vacancy_states.close(vacancy=places[1][0], version=places[1][0].version, by=by)
    assert [row.vacancy for row in selectors.left(youth, on=ON)] == [places[2][0]]
    last = places[2][0]
    work = Details(
        kind="job",
        starts_on=TOMORROW,
        pay_cents=1600,
        vacancy=last,
        employer=last.employer,
        found_by="youth",
    )
    placing.plan(candidate=youth, details=work, by=by, on=ON)
    assert not waits(youth)
    assert selectors.proposed(youth).keys() == {places[0][0].pk}
