from datetime import timedelta

import pytest

from employers.models import WorkplaceFact
from employers.selectors import employers
from employers.services import facts
from jobmatch.errors import RuleBroken
from jobmatch.taxonomy.vocabulary import WORKPLACE_ITEMS
from tests.employers.situations import TODAY, make_contact, make_employer, make_site
from tests.factories import make_jobhunter

pytestmark = pytest.mark.django_db
UNKNOWN = dict.fromkeys(WORKPLACE_ITEMS, "unknown")


def test_yes_and_no_become_rows_and_unknown_does_not() -> None:
    employer = make_employer()
    answers = UNKNOWN | {"buddy": "yes", "no_pork": "no"}
    facts.answer(employer=employer, version=1, answers=answers, by=make_contact(employer), on=TODAY)
    assert {(row.item, row.answer) for row in WorkplaceFact.objects.all()} == {
        ("buddy", "yes"),
        ("no_pork", "no"),
    }
    assert WorkplaceFact.objects.first().expires_on == TODAY + facts.TERM


def test_a_new_answer_takes_the_place_of_the_old_one() -> None:
    employer, by = make_employer(), make_jobhunter()
    facts.answer(employer=employer, version=1, answers=UNKNOWN | {"buddy": "yes"}, by=by, on=TODAY)
    facts.answer(employer=employer, version=2, answers=UNKNOWN, by=by, on=TODAY)
    assert not WorkplaceFact.objects.exists()


def test_the_list_is_answered_whole() -> None:
    for answers in ({"buddy": "yes"}, UNKNOWN | {"religion": "yes"}, UNKNOWN | {"buddy": "perhaps"}):
        with pytest.raises(RuleBroken):
            facts.answer(employer=make_employer(), version=1, answers=answers, by=make_jobhunter(), on=TODAY)


def test_the_second_of_two_people_who_answer_at_once_is_refused() -> None:
    employer, by = make_employer(), make_jobhunter()
    facts.answer(employer=employer, version=1, answers=UNKNOWN | {"buddy": "yes"}, by=by, on=TODAY)
    with pytest.raises(RuleBroken) as broken:
        facts.answer(employer=employer, version=1, answers=UNKNOWN, by=by, on=TODAY)
    assert broken.value.code == "stale"


def test_an_answer_of_a_year_ago_is_not_known_again_and_says_so() -> None:
    employer = make_employer()
    facts.answer(
        employer=employer, version=1, answers=UNKNOWN | {"buddy": "yes"}, by=make_jobhunter(), on=TODAY
    )
    later = TODAY + facts.TERM + timedelta(days=1)
    fact = next(row for row in employers.facts(employer, on=later) if row.item == "buddy")
    assert (fact.answer, fact.is_expired) == ("unknown", True)


def test_a_site_shows_only_what_is_different_there() -> None:
    employer, by = make_employer(), make_jobhunter()
    site = make_site(employer)
    facts.answer(
        employer=employer, version=1, answers=UNKNOWN | {"buddy": "yes", "no_pork": "yes"}, by=by, on=TODAY
    )
    facts.answer(
        employer=employer,
        site=site,
        version=2,
        answers=UNKNOWN | {"buddy": "yes", "no_pork": "no"},
        by=by,
        on=TODAY,
    )
    found = employers.exceptions(employer, on=TODAY)
    assert {place: [(row.item, row.answer) for row in rows] for place, rows in found.items()} == {
        site: [("no_pork", "no")]
    }


def test_a_site_of_another_employer_and_another_ones_contact_are_refused() -> None:
    employer = make_employer()
    with pytest.raises(RuleBroken):
        facts.answer(
            employer=employer,
            site=make_site(make_employer()),
            version=1,
            answers=UNKNOWN,
            by=make_jobhunter(),
            on=TODAY,
        )
    with pytest.raises(RuleBroken):
        facts.answer(
            employer=employer, version=1, answers=UNKNOWN, by=make_contact(make_employer()), on=TODAY
        )
