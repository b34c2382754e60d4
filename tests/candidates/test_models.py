"""What the database refuses of files and steps, and whose files a user sees."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from candidates.models import Bar, Candidate, Referral, Step
from tests.factories import (
    desk_of,
    make_candidate,
    make_coordinator,
    make_jobhunter,
    make_organisation,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "values",
    [
        {"travel_minutes": 4},
        {"travel_minutes": 181},
        {"hours_min": 24},
        {"hours_min": 32, "hours_max": 24},
        {"dayparts": 1 << 21},
        {"ended_on": "2026-11-23"},
        {"birth_date": "2006-05-01", "birth_year": 2006},
    ],
)
def test_the_database_refuses_a_file_that_cannot_be(values: dict[str, Any]) -> None:
    youth = make_candidate()
    with pytest.raises(IntegrityError), transaction.atomic():
        Candidate.objects.filter(pk=youth.pk).update(**values)


def refused_file(**values: Any) -> str:
    """What the database says when it refuses these values of an open file."""
    youth = make_candidate()
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        Candidate.objects.filter(pk=youth.pk).update(**values)
    return str(refused.value)


def refused_step(**values: Any) -> str:
    """What the database says when it refuses these values of the step that holds a file."""
    youth = make_candidate()
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        Step.objects.filter(candidate=youth).update(**values)
    return str(refused.value)


def test_the_database_never_lets_go_of_an_open_file() -> None:
    assert "candidate_never_let_go" in refused_file(held_by=None)


def test_the_database_refuses_an_ending_that_is_not_recorded() -> None:
    assert "candidate_ending_is_recorded" in refused_file(state="ended", held_by=None)


def test_the_database_refuses_a_pause_without_an_end() -> None:
    assert "candidate_pause_has_an_end" in refused_file(state="paused")


def test_the_database_notes_on_no_open_file_that_something_was_said_after_its_end() -> None:
    assert "candidate_said_after_its_end" in refused_file(said_on=date(2026, 11, 23))


def test_the_database_refuses_a_state_that_there_is_not() -> None:
    assert "candidate_state_known" in refused_file(state="gone")


@pytest.mark.parametrize("missing", ["owner", "due"])
def test_the_database_refuses_an_open_step_without_owner_or_date(missing: str) -> None:
    assert "step_open_has_owner_and_date" in refused_step(**{missing: None})


def test_the_database_refuses_a_finished_step_that_holds_a_file() -> None:
    done = {"state": "done", "owner": None, "done_on": date(2026, 11, 23)}
    assert "step_open_has_owner_and_date" in refused_step(**done)


def test_the_database_refuses_a_step_that_holds_another_file() -> None:
    assert "step_primary_for_its_own_candidate" in refused_step(candidate=make_candidate())


def test_the_database_refuses_two_open_steps_with_one_mark() -> None:
    youth = make_candidate()
    same = {"kind": "call", "due": date(2026, 11, 23), "owner": youth.desk, "mark": "why"}
    Step.objects.create(candidate=youth, **same)
    with pytest.raises(IntegrityError), transaction.atomic():
        Step.objects.create(candidate=youth, **same)


def test_the_database_refuses_a_decided_referral_that_keeps_its_details() -> None:
    place, on = make_organisation(), date(2026, 11, 23)
    referral = Referral.objects.create(
        municipality=place, organisation=place, referrer=make_user(), received_on=on, details=b"sealed"
    )
    decided = {"state": "accepted", "decided_on": on}
    with pytest.raises(IntegrityError, match="referral_decided_is_blank"), transaction.atomic():
        Referral.objects.filter(pk=referral.pk).update(**decided)
    assert Referral.objects.filter(pk=referral.pk).update(**decided, details=b"") == 1


def test_a_jobhunter_sees_the_own_files_and_those_of_which_a_step_is_at_the_own_desk() -> None:
    by = make_jobhunter()
    colleague = make_jobhunter(desk_of(by).municipality)
    own, elsewhere = make_candidate(by), make_candidate(colleague)
    assert set(Candidate.objects.visible_to(by)) == {own}
    Step.objects.create(candidate=elsewhere, kind="call", due=date(2026, 11, 23), owner=desk_of(by))
    assert set(Candidate.objects.visible_to(by)) == {own, elsewhere}


def test_whom_the_youth_does_not_want_does_not_see_the_file() -> None:
    by = make_jobhunter()
    coordinator = make_coordinator(desk_of(by).municipality)
    youth, other = make_candidate(by), make_candidate(by)
    Bar.objects.create(candidate=youth, user=coordinator)
    assert set(Candidate.objects.visible_to(coordinator)) == {other}
