"""What opens doors for one youth, and which requirement an employer could drop for the own caseload."""

from datetime import date

import pytest

from candidates.models import Candidate, CandidateLanguage
from employers.models import VacancyLicence
from jobmatch.audit.models import Entry
from matching.scorer.v2.doors import GetLicences, LearnLanguage, TravelFurther
from matching.scorer.v2.drops import Drop
from matching.services.ranking import doors, rankings, youths
from tests.candidates.situations import wish_for
from tests.factories import make_candidate, make_coordinator, make_jobhunter, make_vacancy

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 24)


@pytest.fixture
def youth(by):
    found = make_candidate(by, on=ON)
    Candidate.objects.filter(pk=found.pk).update(credentials_complete=True, travel_minutes=30)
    found.refresh_from_db()
    wish_for(found, by=by)
    found.refresh_from_db()
    return found


def offered(youth, licence="", **values):
    """A vacancy of the youth's wish; `licence` is what it asks."""
    wish = youth.wishes.get().occupation
    row = make_vacancy(occupation=wish, occupation_checked=True, **values)
    if licence:
        VacancyLicence.objects.create(vacancy=row, licence=licence)
    return row


def opens(youth, by):
    found = doors.for_candidate(candidate=youth, by=by, on=ON).doors
    return {door.change: [str(pk) for pk in door.opens] for door in found}


def counted(vacancy, by):
    return doors.for_vacancy(vacancy=vacancy, by=by, on=ON)


def test_a_certificate_that_vacancies_ask_opens_them(youth, by):
    row = offered(youth, "forklift")
    offered(youth)
    assert opens(youth, by)[GetLicences(("forklift", "reach_truck"))] == [str(row.pk)]


def test_a_level_of_a_language_is_one_more_than_was_told(youth, by):
    CandidateLanguage.objects.create(candidate=youth, language="nl", level="A1")
    row = offered(youth)
    row.languages.create(language="nl", level="B1")
    found = opens(youth, by)
    assert found[LearnLanguage("nl", "A2")] == [str(row.pk)]
    assert TravelFurther(40) not in found  # nobody knows how far it is


def test_the_look_is_in_the_log_as_that_of_a_ranking(youth, by):
    opens(youth, by)
    assert Entry.objects.filter(event=rankings.SEEN, person=youth.pk, actor=by.pk).count() == 1


def test_who_may_not_open_what_is_sealed_reads_that_it_did_not_count(youth, by):
    coordinator = make_coordinator(youth.municipality)
    assert doors.for_candidate(candidate=youth, by=by, on=ON).sealed_open
    assert not doors.for_candidate(candidate=youth, by=coordinator, on=ON).sealed_open


def test_a_requirement_counts_the_youths_for_whom_the_work_opens_without_it(youth, by):
    row = offered(youth, "forklift")
    other = make_candidate(by, on=ON)
    wish_for(other, by=by)  # another wish
    assert counted(row, by) == [(Drop("licence", "forklift"), 1)]


def test_only_the_own_desk_counts_and_each_file_is_in_the_log(youth, by):
    row = offered(youth, "forklift")
    assert counted(row, make_jobhunter(youth.municipality)) == [(Drop("licence", "forklift"), 0)]
    counted(row, by)
    looks = Entry.objects.filter(event=youths.SEEN, target_id=row.pk)
    assert [(look.person, look.actor) for look in looks] == [(youth.pk, by.pk)]


def test_what_the_law_asks_can_not_be_dropped(youth, by):
    row = offered(youth)
    VacancyLicence.objects.create(vacancy=row, licence="security_diploma", by_law=True)
    assert counted(row, by) == []


def test_more_youths_cost_as_many_queries(youth, by, django_assert_max_num_queries):
    row = offered(youth, "forklift")
    with django_assert_max_num_queries(100) as few:
        counted(row, by)
    for _number in range(4):
        make_candidate(by, on=ON)
    with django_assert_max_num_queries(len(few)):
        counted(row, by)
