"""Own words and needs: sealed, opened by the own jobhunter alone, needs under live consent alone."""

from datetime import timedelta

import pytest
from django.db import connection

from candidates.enums import ConsentManner, Purpose
from candidates.models import Candidate, Consent, Needs
from candidates.services.consents import consents
from candidates.services.files import sealed
from jobmatch.accounts.models import Membership
from jobmatch.audit.models import Entry
from jobmatch.errors import RuleBroken
from jobmatch.sealing.services import SealBroken
from tests.factories import OPENED_ON, desk_of, make_candidate, make_coordinator, make_jobhunter

NEEDS = {"place_to_pray": True, "movable_breaks": False}

pytestmark = pytest.mark.django_db


@pytest.fixture
def youth(by) -> Candidate:
    return make_candidate(by)


def say_yes(candidate, by):
    return consents.give(
        candidate=candidate, purpose=Purpose.KEEP_NEEDS, manner=ConsentManner.IN_PERSON, by=by, on=OPENED_ON
    )


def save_needs(candidate, by, version=0, needs=NEEDS, on=OPENED_ON):
    return sealed.save_needs(candidate=candidate, version=version, needs=needs, by=by, on=on)


def read(candidate, by, on=OPENED_ON):
    return sealed.read(candidate=candidate, by=by, on=on)


def test_needs_are_refused_without_a_yes(youth, by):
    with pytest.raises(RuleBroken) as refused:
        save_needs(youth, by)
    assert refused.value.code == "no_consent"
    assert not Needs.objects.exists()


def test_needs_come_back_for_the_own_jobhunter_and_each_opening_is_logged(youth, by):
    say_yes(youth, by)
    save_needs(youth, by)
    assert read(youth, by).needs == NEEDS
    assert Entry.objects.get(event="sealed.opened").fields == ["needs"]


def test_needs_are_closed_once_the_yes_has_expired(youth, by):
    say_yes(youth, by)
    save_needs(youth, by)
    late = OPENED_ON + timedelta(days=consents.LONGEST_DAYS + 1)
    assert read(youth, by, on=late).needs is None
    with pytest.raises(RuleBroken):
        save_needs(youth, by, version=1, on=late)


def test_taking_the_yes_back_erases_the_needs_at_once(youth, by):
    say_yes(youth, by)
    save_needs(youth, by)
    consents.withdraw(
        candidate=youth, purpose=Purpose.KEEP_NEEDS, manner=ConsentManner.PHONE, by=by, on=OPENED_ON
    )
    assert not Needs.objects.exists()
    assert read(youth, by).needs is None
    assert Consent.objects.count() == 2


def test_nobody_else_opens_what_is_sealed(youth, by):
    coordinator = make_coordinator(youth.municipality)
    colleague = make_jobhunter(youth.municipality)
    for other in (coordinator, colleague, make_jobhunter()):
        with pytest.raises(RuleBroken) as refused:
            read(youth, other)
        assert refused.value.code == "forbidden"
    assert not Entry.objects.filter(event="sealed.opened").exists()


def test_a_jobhunter_whose_role_has_ended_opens_nothing(youth, by):
    Membership.objects.filter(user=by).update(ended_at="2026-11-24T10:00:00Z")
    with pytest.raises(RuleBroken):
        read(youth, by)


def test_own_words_are_unreadable_in_the_database(youth, by):
    sealed.save_own_words(candidate=youth, version=1, text="Ik word beveiliger", by=by, on=OPENED_ON)
    with connection.cursor() as cursor:
        cursor.execute("SELECT own_words FROM candidates_candidate")
        stored = bytes(cursor.fetchone()[0])
    assert b"beveiliger" not in stored
    assert read(youth, by).own_words == "Ik word beveiliger"


def test_own_words_moved_to_another_youth_do_not_open(youth, by):
    sealed.save_own_words(candidate=youth, version=1, text="Ik word beveiliger", by=by, on=OPENED_ON)
    other = make_candidate(by)
    Candidate.objects.filter(pk=other.pk).update(own_words=youth.own_words)
    other.refresh_from_db()
    with pytest.raises(SealBroken):
        read(other, by)


def test_an_opening_that_cannot_be_logged_does_not_happen(youth, by, monkeypatch):
    def fail(**values):
        raise RuntimeError("the log is full")

    sealed.save_own_words(candidate=youth, version=1, text="x", by=by, on=OPENED_ON)
    monkeypatch.setattr(sealed.audit, "record", fail)
    with pytest.raises(RuntimeError):
        read(youth, by)


def test_a_need_that_is_not_in_the_list_is_refused(youth, by):
    say_yes(youth, by)
    with pytest.raises(RuleBroken) as refused:
        save_needs(youth, by, needs={"religion": True})
    assert refused.value.code == "need_unknown"


def test_needs_saved_from_an_old_version_are_refused(youth, by):
    say_yes(youth, by)
    save_needs(youth, by)
    with pytest.raises(RuleBroken) as refused:
        save_needs(youth, by, version=0, needs={})
    assert refused.value.code == "stale"


def test_the_opened_values_do_not_print(youth, by):
    sealed.save_own_words(candidate=youth, version=1, text="geheim", by=by, on=OPENED_ON)
    assert "geheim" not in repr(read(youth, by))


def test_the_desk_of_a_jobhunter_is_what_assigns(youth, by):
    other = make_jobhunter(youth.municipality)
    Candidate.objects.filter(pk=youth.pk).update(desk=desk_of(other))
    youth.refresh_from_db()
    assert read(youth, other).needs is None
    with pytest.raises(RuleBroken):
        read(youth, by)
