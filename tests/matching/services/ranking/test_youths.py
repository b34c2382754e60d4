"""For a vacancy: youths of the own desk, longest waiting first, and never in the order of a score."""

from datetime import date, timedelta

import pytest

from candidates.models import Candidate, Wish
from candidates.services.files import states
from employers.enums import VacancyState
from jobmatch.audit.models import Entry
from matching.enums import Feeling
from matching.services.ranking import interests, youths
from tests.candidates.situations import seal_all
from tests.factories import make_candidate, make_coordinator, make_jobhunter, make_occupation, make_vacancy

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 24)


@pytest.fixture
def vacancy():
    trade = make_occupation(label_nl="bakker")
    return make_vacancy(title="Bakker", occupation=trade, occupation_checked=True, is_remote=True)


def names(vacancy, by):
    return [youth.first_name for youth in youths.for_vacancy(vacancy=vacancy, by=by, on=ON)]


def waiting(by, name, days, wants=None, **values) -> Candidate:
    """A youth with us for so many days, who wants the work of a vacancy."""
    youth = make_candidate(by, first_name=name, on=ON - timedelta(days=days), **values)
    if wants:
        Wish.objects.create(candidate=youth, occupation=wants.occupation, rank=1)
    return youth


def test_who_waits_longest_comes_first_whatever_the_points(vacancy, by):
    short = waiting(by, "Short", 3, vacancy)
    waiting(by, "Long", 30, vacancy)
    short.wishes.update(is_dream=True)
    assert names(vacancy, by) == ["Long", "Short"]


def test_only_the_own_desk_is_asked(vacancy, by):
    waiting(by, "Own", 3, vacancy)
    waiting(by, "Wants something else", 3)
    waiting(make_jobhunter(Candidate.objects.first().municipality), "Other", 3, vacancy)
    assert names(vacancy, by) == ["Own"]
    assert names(vacancy, make_coordinator(Candidate.objects.first().municipality)) == []


def test_who_said_that_it_is_not_for_them_is_left_out(vacancy, by):
    waiting(by, "Wants it", 3, vacancy)
    other = waiting(by, "Wants it not", 3, vacancy)
    interests.say(candidate=other, vacancy=vacancy, feeling=Feeling.NOT_FOR_ME, by=by, on=ON)
    assert names(vacancy, by) == ["Wants it"]


def test_only_the_first_20_of_the_own_list_count(vacancy, by, monkeypatch):
    waiting(by, "Own", 3, vacancy)
    monkeypatch.setattr(youths, "FIRST", 0)
    assert names(vacancy, by) == []


def test_who_is_left_in_peace_is_left_out(vacancy, by):
    paused, resting, ended = (waiting(by, name, 3, vacancy) for name in ("Paused", "Resting", "Ended"))
    states.pause(candidate=paused, version=1, until=ON + timedelta(days=9), by=by, on=ON)
    states.rest(candidate=resting, version=1, by=by, on=ON)
    states.end(candidate=ended, version=1, ending="own_wish", by=by, on=ON)
    waiting(by, "Young", 3, vacancy, birth_date=date(2011, 12, 1))
    assert names(vacancy, by) == []


def test_a_closed_vacancy_opens_no_file(by):
    waiting(by, "Own", 3)
    assert names(make_vacancy(state=VacancyState.FILLED), by) == []
    assert not Entry.objects.filter(event=youths.SEEN).exists()


def test_each_file_that_was_opened_is_in_the_log(vacancy, by):
    people = {waiting(by, f"Youth {number}", number).pk for number in range(3)}
    names(vacancy, by)
    rows = Entry.objects.filter(event=youths.SEEN)
    assert {row.person for row in rows} == people
    assert {(row.actor, row.target_id) for row in rows} == {(by.pk, vacancy.pk)}


def test_whom_a_youth_barred_does_not_see_them(vacancy, by):
    youth = waiting(by, "Own", 3, vacancy)
    youth.bars.create(user=by)
    assert names(vacancy, by) == []


def test_more_youths_cost_as_many_queries(vacancy, by, django_assert_max_num_queries):
    seal_all(waiting(by, "First", 1, vacancy), by=by)
    with django_assert_max_num_queries(100) as few:
        names(vacancy, by)
    for number in range(4):
        seal_all(waiting(by, f"Youth {number}", number, vacancy), by=by)
    with django_assert_max_num_queries(len(few)):
        assert len(names(vacancy, by)) == 5
