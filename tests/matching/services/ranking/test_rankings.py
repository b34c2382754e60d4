"""Rankings from rows: logged before they are computed, sealed parts for the own jobhunter alone."""

from datetime import timedelta

import pytest

from candidates.enums import ConsentManner, Purpose
from candidates.services.consents import consents
from candidates.services.files import profile, sealed
from candidates.services.files.profile import WishGiven
from jobmatch.audit.models import Entry
from matching.scorer.v2 import policy
from matching.services.ranking import rankings
from tests.factories import (
    OPENED_ON,
    make_candidate,
    make_coordinator,
    make_employer,
    make_occupation,
    make_vacancy,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def youth(by):
    candidate = make_candidate(by)
    consents.give(
        candidate=candidate, purpose=Purpose.KEEP_NEEDS, manner=ConsentManner.IN_PERSON, by=by, on=OPENED_ON
    )
    sealed.save_needs(candidate=candidate, version=0, needs={"buddy": True}, by=by, on=OPENED_ON)
    return candidate


@pytest.fixture
def without_buddy():
    employer = make_employer()
    employer.facts.create(item="buddy", answer="no", stated_on=OPENED_ON, expires_on="2027-11-23")
    return make_vacancy(employer=employer)


def rank_for(candidate, by, on=OPENED_ON, today=OPENED_ON):
    return rankings.rank_for(candidate=candidate, by=by, on=on, today=today)


def shelves(ranked):
    """Shelf → the vacancies on it, and the gates that are not open."""
    return {
        name: [(row.vacancy, [gate.name for gate in row.shut]) for row in shelf.rows]
        for name, shelf in ranked.ranking.shelves.items()
        if shelf.rows
    }


def test_a_wished_occupation_comes_first_and_the_points_add_up(youth, by):
    wished, other = make_occupation(isco="5223"), make_occupation(isco="7115")
    profile.save_wishes(candidate=youth, version=1, wishes=[WishGiven(wished.pk)], by=by, on=OPENED_ON)
    last = make_vacancy(occupation=other, occupation_checked=True)
    first = make_vacancy(occupation=wished, occupation_checked=True)
    ranked = rank_for(youth, by)
    assert [row.vacancy for row in ranked.ranking.page.ask] == [first.pk]  # nobody knows where it is
    assert shelves(ranked) == {"ask": [(first.pk, [])], "other": [(last.pk, [])]}
    (row,) = ranked.ranking.shelves["ask"].rows
    assert row.criteria["wish"] == (300, 0, 300)
    assert row.points == sum(points for points, _, _ in row.criteria.values())


def test_a_must_that_is_denied_closes_the_vacancy_for_the_own_jobhunter(youth, by, without_buddy):
    ranked = rank_for(youth, by)
    assert ranked.sealed_open
    assert shelves(ranked) == {"not_now": [(without_buddy.pk, ["need"])]}


def test_for_a_coordinator_sealed_needs_are_unknown_and_do_not_close(youth, without_buddy):
    coordinator = make_coordinator(youth.municipality)
    ranked = rank_for(youth, coordinator)
    assert not ranked.sealed_open
    assert shelves(ranked) == {"unread": [(without_buddy.pk, [])]}
    entry = Entry.objects.get(event="ranking.seen")
    assert (entry.actor, entry.person, entry.fields) == (coordinator.pk, youth.pk, [])


def test_ranking_for_an_earlier_date_does_not_open_needs_under_an_expired_consent(youth, by, without_buddy):
    late = OPENED_ON + timedelta(days=consents.LONGEST_DAYS + 1)
    ranked = rank_for(youth, by, on=OPENED_ON, today=late)
    assert shelves(ranked) == {"unread": [(without_buddy.pk, [])]}
    assert Entry.objects.get(event="ranking.seen").fields == []


def test_the_look_and_what_was_opened_are_in_the_log(youth, by):
    rank_for(youth, by)
    entry = Entry.objects.get(event="ranking.seen")
    assert (entry.actor, entry.person, entry.fields) == (by.pk, youth.pk, ["needs"])


def test_a_ranking_that_cannot_be_logged_is_not_computed(youth, by, monkeypatch):
    def fail(**values):
        raise RuntimeError("the log is full")

    monkeypatch.setattr(sealed.audit, "record", fail)
    with pytest.raises(RuntimeError):
        rank_for(youth, by)


def test_an_excluded_employer_disappears_behind_its_gate(youth, by):
    employer = make_employer()
    vacancy = make_vacancy(employer=employer)
    profile.save_exclusions(candidate=youth, version=1, employers=[employer.pk], by=by, on=OPENED_ON)
    assert shelves(rank_for(youth, by)) == {"not_now": [(vacancy.pk, ["exclusion"])]}


def test_one_vacancy_alone_gets_the_points_that_it_has_in_the_whole_list(youth, by):
    one, _ = make_vacancy(is_remote=True), make_vacancy()
    alone = rankings.rank_for(candidate=youth, by=by, on=OPENED_ON, today=OPENED_ON, only=one.pk)
    (row,) = alone.ranking.shelves["unread"].rows
    whole = {row.vacancy: row for row in rank_for(youth, by).ranking.shelves["unread"].rows}
    assert row == whole[one.pk]


def test_points_as_they_might_be_count_and_are_not_kept(youth, by):
    make_vacancy(is_remote=True)
    weights = {**policy.load().weights, "travel": 120, "wish": 280}
    given = {"candidate": youth, "by": by, "on": OPENED_ON, "today": OPENED_ON}
    (row,) = rankings.rank_for(**given, weights=weights).ranking.shelves["unread"].rows
    assert row.criteria["travel"] == (120, 0, 120)
    (row,) = rankings.rank_for(**given).ranking.shelves["unread"].rows
    assert row.criteria["travel"] == (100, 0, 100)


def test_the_command_line_logs_one_row_a_person_before_it_computes(youth):
    other = make_candidate()
    found = list(
        rankings.rank_on_command_line(candidates=None, on=OPENED_ON, today=OPENED_ON, reason="a check")
    )
    assert [ranked.candidate.pk for ranked in found] == sorted([youth.pk, other.pk])
    rows = Entry.objects.filter(event="ranking.computed")
    assert {(row.person, row.actor_kind, row.reason) for row in rows} == {
        (youth.pk, "command_line", "a check"),
        (other.pk, "command_line", "a check"),
    }
