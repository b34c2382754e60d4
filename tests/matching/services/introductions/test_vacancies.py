"""What becomes of a proposal when its vacancy loses or changes its employer."""

from contextlib import suppress
from datetime import datetime, timedelta
from importlib import import_module
from unittest.mock import patch

import pytest
from django.apps import apps

from candidates.services.files import locking
from employers.models import Post, Vacancy
from employers.services import checks
from employers.services import states as vacancy_states
from jobmatch.accounts.enums import ErrandKind
from jobmatch.accounts.models import Errand
from jobmatch.changes import services as changes
from jobmatch.changes.enums import Kind
from jobmatch.changes.models import Change
from jobmatch.errors import RuleBroken
from matching.enums import IntroductionState, Party
from matching.models import Introduction
from matching.schemas.introductions import IntroductionOut
from matching.services.introductions import endings, permits, sends, settling
from notifications.rules.moments import CLOCK
from tests.factories import make_employer, make_jobhunter
from tests.matching.introductions import ON, TOMORROW, place, proposed, said, somebody_at, willing

pytestmark = pytest.mark.django_db
ST = IntroductionState
filling = import_module("matching.migrations.0010_made_for")

MORNING = datetime(2026, 3, 3, 9, tzinfo=CLOCK)


@pytest.fixture
def by():
    return make_jobhunter()


def decide(row, employer, by):
    vacancy = row.vacancy
    checks.decide_employer(vacancy=vacancy, version=vacancy.version, employer=employer, by=by)
    return Introduction.objects.get(pk=row.pk)


def test_a_vacancy_that_loses_its_employer_ends_what_runs_and_breaks_nothing(by):
    row = decide(said(proposed(willing(by), by=by), "sent", by=by), None, by)
    assert IntroductionOut.from_orm(row).employer is None
    settling.settle(on=ON)
    row.refresh_from_db()
    assert not row.is_open
    assert settling.settle(on=ON) == 0


@pytest.mark.parametrize("goes_to", ["another", "nobody"])
def test_what_was_made_for_another_employer_ends_and_who_has_something_of_it_is_asked_to_delete_it(
    by, goes_to
):
    row = said(proposed(willing(by), by=by), "sent", by=by)
    former, now = row.employer_id, make_employer() if goes_to == "another" else None
    row = decide(row, now, by)
    assert not Introduction.objects.standing(on=ON).exists()
    settling.settle(on=ON)
    row.refresh_from_db()
    assert (row.state, row.call_due) == (ST.FILLED, None)
    open_ones = [*Errand.objects.open().values_list("target", "kind")]
    assert open_ones == [(former, ErrandKind.CALL)]  # who did it ticks it off
    assert settling.settle(on=ON) == 0


def asked_of_nobody(row, by):
    sends.give_to(row, None, by=by, on=ON, party=Party.EMPLOYER)


def forgotten(row, by):
    row.person.delete()


def works_at_both(row, by):
    Post.objects.create(person=row.person, employer=row.vacancy.employer)


def left_for_a_third(row, by):
    row.person.posts.update(left_on=ON)
    Post.objects.create(person=row.person, employer=make_employer())


@pytest.mark.parametrize("who", [asked_of_nobody, forgotten, works_at_both, left_for_a_third])
def test_whose_yes_it_is_does_not_hang_on_who_was_asked_there(by, who):
    row = said(proposed(willing(by), by=by), "sent", by=by)
    former, now = row.employer_id, make_employer()
    if who != works_at_both:
        who(row, by)
        row = Introduction.objects.get(pk=row.pk)
    row = decide(row, now, by)
    if who == works_at_both:
        who(row, by)
    assert allowed(row, ON, person=somebody_at(row.vacancy)) == "does_not_fit"
    assert not Introduction.objects.standing(on=ON).exists()
    settling.settle(on=ON)
    row.refresh_from_db()
    assert row.state == ST.FILLED
    open_ones = [*Errand.objects.open().values_list("target", "kind")]
    assert open_ones == [(former, ErrandKind.CALL)]


@pytest.mark.parametrize("who", [None, asked_of_nobody, works_at_both])
def test_a_proposal_of_before_is_for_who_was_asked_or_else_for_the_employer_of_now(by, who):
    row = said(proposed(willing(by), by=by), "sent", by=by)
    former, now = row.employer_id, make_employer()
    if who == asked_of_nobody:
        who(row, by)
    row = decide(Introduction.objects.get(pk=row.pk), now, by)
    if who == works_at_both:
        who(row, by)
    Introduction.objects.update(made_for=None)
    assert Introduction.objects.moved().exists()
    assert not Introduction.objects.standing(on=ON).exists()
    filling.fill(apps, None)
    row.refresh_from_db()
    assert row.made_for_id == (now.pk if who else former)


def test_a_yes_to_one_employer_is_none_to_the_next(by):
    row = decide(proposed(willing(by), by=by), make_employer(), by)
    with pytest.raises(RuleBroken) as broken:
        said(row, "sent", by=by, person=somebody_at(row.vacancy))
    assert broken.value.code == "does_not_fit"


def test_who_left_is_no_reason_to_end_it(by):
    row = said(proposed(willing(by), by=by), "sent", by=by)
    row.person.posts.update(left_on=ON)
    assert Introduction.objects.standing(on=ON).exists()


def test_an_errand_for_which_no_proposal_asks_is_settled(by):
    row = said(proposed(willing(by), by=by), "sent", by=by)
    Introduction.objects.filter(pk=row.pk).update(call_due=None, step_due=ON)
    settling.settle(on=ON)
    assert not Errand.objects.open().exists()


def allowed(row, on, person=None):
    try:
        permits.require_allowed(row, on=on, person=person)
    except RuleBroken as broken:
        return broken.code
    return True


@pytest.mark.parametrize("why", ["day", "lapsed"])
@pytest.mark.parametrize("state", ["agreed", "named", "silent"])
def test_the_last_day_to_apply_stops_who_is_new_and_nobody_whom_the_employer_knows(by, state, why):
    row = proposed(willing(by), by=by)
    if state != "agreed":
        row = said(row, "named" if state == "named" else "sent", by=by)
    if state == "silent":
        row = endings.give_up(introduction=row, version=row.version, by=by, on=ON)
    if why == "day":
        Vacancy.objects.filter(pk=row.vacancy_id).update(closes_on=ON)
    else:
        Vacancy.objects.filter(pk=row.vacancy_id).update(asked_on=ON)
        vacancy_states.lapse(vacancy=Vacancy.objects.get(pk=row.vacancy_id))
    settling.settle(on=TOMORROW)
    row = Introduction.objects.get(pk=row.pk)
    is_known = state != "agreed"
    assert row.state == (state if is_known else ST.FILLED)
    assert allowed(row, TOMORROW) == (True if is_known else "does_not_fit")
    assert Introduction.objects.visible_to_employer(MORNING).exists() is is_known
    late = ON + timedelta(days=40)
    assert (allowed(row, late) is True) is (state == "named")


@pytest.mark.parametrize("end", [vacancy_states.fill, vacancy_states.close])
def test_a_vacancy_that_is_filled_or_closed_ends_also_what_the_employer_knows(by, end):
    row = said(proposed(willing(by), by=by), "named", by=by)
    end(vacancy=row.vacancy, version=row.vacancy.version, by=by)
    settling.settle(on=ON)
    row.refresh_from_db()
    assert row.state == ST.FILLED


def test_a_part_that_fails_keeps_no_other_waiting(by):
    row = proposed(willing(by), by=by)
    changes.record(Kind.CONTACT, row.employer_id)
    with (
        patch.object(settling, "_not_standing", side_effect=ValueError),
        suppress(ValueError, ExceptionGroup),
    ):
        settling.settle(on=ON)
    assert not Change.objects.filter(kind=Kind.CONTACT).exists()


def test_files_of_several_municipalities_are_all_held_sorted_before_the_first_changes(monkeypatch):
    rows = [said(proposed(willing(by), by=by, at=at), "sent", by=by) for by, at in two_at_one_employer()]
    rows[0].person.posts.update(left_on=ON)
    held = []
    for module in (locking, settling):
        monkeypatch.setattr(module, "lock_municipality", held.append, raising=False)
    settling._call_about(Change(kind=Kind.CONTACT, target=rows[0].employer_id, pk=0), on=ON)
    assert held[:2] == sorted(row.candidate.municipality_id for row in rows)
    assert len(held) > len(rows)


def two_at_one_employer():
    at = place(openings=2)
    return [(make_jobhunter(), at), (make_jobhunter(), at)]


def test_after_the_last_day_to_apply_nothing_is_written_anew_beside_what_is_silent(by):
    row = said(proposed(willing(by), by=by), "sent", by=by)
    row = endings.give_up(introduction=row, version=row.version, by=by, on=ON)
    Vacancy.objects.filter(pk=row.vacancy_id).update(closes_on=ON)
    with pytest.raises(RuleBroken) as broken:
        proposed(row.candidate, by=by, on=TOMORROW, at=(row.vacancy, row.person))
    assert broken.value.code == "does_not_fit"
    assert allowed(row, TOMORROW) is True
