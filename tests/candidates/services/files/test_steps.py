from datetime import date, timedelta

import pytest
from django.db import transaction

from candidates import lost
from candidates.enums import StepKind, StepState
from candidates.forms.casework.steps import StepChangeForm
from candidates.models import Bar, Step
from candidates.services.files import absences, steps
from jobmatch.errors import RuleBroken
from tests.factories import (
    OPENED_ON,
    desk_of,
    make_candidate,
    make_coordinator,
    make_jobhunter,
    make_pool,
)

pytestmark = pytest.mark.django_db(transaction=True)


def test_finishing_a_step_makes_the_next_one_at_the_same_desk():
    by = make_jobhunter()
    candidate = make_candidate(by)
    first = candidate.steps.get()
    following = steps.complete(
        step=first, version=1, by=by, on=OPENED_ON, next_kind=StepKind.VISIT, next_due=date(2026, 12, 1)
    )
    first.refresh_from_db()
    candidate.refresh_from_db()
    assert (first.state, first.done_by, first.owner) == (StepState.DONE, by, None)
    assert candidate.held_by == following
    assert (following.kind, following.owner) == (StepKind.VISIT, desk_of(by))
    assert lost.find(on=OPENED_ON) == []


def test_who_names_no_next_step_gets_a_call_within_ten_working_days():
    by = make_jobhunter()
    following = steps.complete(step=make_candidate(by).steps.get(), version=1, by=by, on=OPENED_ON)
    assert (following.kind, following.due) == (StepKind.CALL, date(2026, 12, 7))


@pytest.mark.parametrize("days", [-1, 367])
def test_a_next_step_in_the_past_or_beyond_a_year_is_refused(days):
    by = make_jobhunter()
    step = make_candidate(by).steps.get()
    with pytest.raises(RuleBroken) as refused:
        steps.complete(step=step, version=1, by=by, on=OPENED_ON, next_due=OPENED_ON + timedelta(days=days))
    assert refused.value.code == "next_due"


def test_a_step_is_finished_once():
    by = make_jobhunter()
    step = make_candidate(by).steps.get()
    steps.complete(step=step, version=1, by=by, on=OPENED_ON)
    with pytest.raises(RuleBroken) as refused:
        steps.complete(step=step, version=2, by=by, on=OPENED_ON)
    assert refused.value.code == "step_done"


def test_another_jobhunter_does_not_finish_it():
    step = make_candidate().steps.get()
    with pytest.raises(RuleBroken) as refused:
        steps.complete(step=step, version=1, by=make_jobhunter(), on=OPENED_ON)
    assert refused.value.code == "forbidden"


def test_who_finished_a_step_takes_that_back_the_same_day():
    by = make_jobhunter()
    candidate = make_candidate(by)
    first = candidate.steps.get()
    following = steps.complete(step=first, version=1, by=by, on=OPENED_ON)
    again = steps.undo(step=following, version=following.version, by=by, on=OPENED_ON)
    assert (again.kind, again.due) == (StepKind.MEET, date(2026, 11, 30))
    assert [step.pk for step in candidate.steps.all()] == [again.pk]
    assert lost.find(on=OPENED_ON) == []


@pytest.mark.parametrize("why", ["tomorrow", "somebody else"])
def test_nobody_takes_back_what_was_done_on_another_day_or_by_somebody_else(why):
    by = make_jobhunter()
    candidate = make_candidate(by)
    following = steps.complete(step=candidate.steps.get(), version=1, by=by, on=OPENED_ON)
    who = make_coordinator(candidate.municipality) if why == "somebody else" else by
    day = OPENED_ON + timedelta(days=why == "tomorrow")
    with pytest.raises(RuleBroken) as refused:
        steps.undo(step=following, version=following.version, by=who, on=day)
    assert refused.value.code == "nothing_to_undo"


def test_the_step_that_holds_the_file_is_not_closed_without_a_next_one():
    by = make_jobhunter()
    step = make_candidate(by).steps.get()
    with pytest.raises(RuleBroken) as refused:
        steps.close(step=step, version=1, by=by, on=OPENED_ON)
    assert refused.value.code == "step_primary"


def test_what_is_done_is_not_done_again():
    by = make_jobhunter()
    candidate = make_candidate(by)
    extra = steps.add(candidate=candidate, kind=StepKind.CALL, due=OPENED_ON, by=by, on=OPENED_ON)
    steps.close(step=extra, version=extra.version, by=by, on=OPENED_ON)
    with pytest.raises(RuleBroken) as refused:
        steps.close(step=extra, version=extra.version, by=by, on=OPENED_ON)
    assert refused.value.code == "step_done"


def test_the_program_makes_a_step_with_a_mark_once():
    candidate = make_candidate()
    given = {"candidate": candidate, "kind": StepKind.WORRY, "due": OPENED_ON, "mark": "why"}
    with transaction.atomic():
        assert [steps.ensure(**given), steps.ensure(**given)] == [True, False]
    assert candidate.steps.open().filter(mark="why").count() == 1


def test_a_step_never_comes_to_lie_at_whom_the_youth_does_not_want():
    by = make_jobhunter()
    candidate = make_candidate(by)
    coordinator = make_coordinator(candidate.municipality)
    pool = make_pool(candidate.municipality)
    Bar.objects.create(candidate=candidate, user=coordinator)
    mine = desk_of(by)
    absences.begin(desk=mine, stand_in=desk_of(coordinator), until=None, by=coordinator, on=OPENED_ON)
    step = steps.add(candidate=candidate, kind=StepKind.CALL, due=OPENED_ON, by=by, on=OPENED_ON)
    assert step.owner == pool


@pytest.mark.parametrize("kind", [StepKind.WORRY, StepKind.FIRST_TALK, "nonsense"])
def test_a_kind_that_only_the_program_gives_is_chosen_by_nobody(kind):
    by = make_jobhunter()
    candidate = make_candidate(by)
    step = candidate.steps.get()
    for act in (
        lambda: steps.complete(step=step, version=1, by=by, on=OPENED_ON, next_kind=kind),
        lambda: steps.add(candidate=candidate, kind=kind, due=OPENED_ON, by=by, on=OPENED_ON),
        lambda: steps.change(step=step, version=1, by=by, on=OPENED_ON, kind=kind, title="", due=OPENED_ON),
    ):
        with pytest.raises(RuleBroken) as refused:
            act()
        assert refused.value.code == "step_kind"


def test_a_step_of_the_program_is_moved_and_stays_what_it_is():
    by = make_jobhunter()
    candidate = make_candidate(by)
    step = candidate.steps.get()
    Step.objects.update(kind=StepKind.FIRST_TALK)
    step.refresh_from_db()
    later = OPENED_ON + timedelta(days=1)
    kept = {"kind": StepKind.FIRST_TALK, "title": "", "due": later}
    assert steps.change(step=step, version=1, by=by, on=OPENED_ON, **kept).due == later


def test_only_a_judgement_finishes_the_step_that_asks_for_one():
    by = make_coordinator()
    candidate = make_candidate(make_jobhunter(by.memberships.get().organisation))
    with transaction.atomic():
        steps.ensure(candidate=candidate, kind=StepKind.JUDGE, due=OPENED_ON, mark="forced:1")
    step = candidate.steps.get(kind=StepKind.JUDGE)
    with pytest.raises(RuleBroken) as refused:
        steps.close(step=step, version=1, by=by, on=OPENED_ON)
    assert refused.value.code == "step_judge"
    assert candidate.steps.open().filter(kind=StepKind.JUDGE).exists()


@pytest.mark.parametrize("kind", [StepKind.JUDGE, StepKind.PRIVACY, StepKind.ASK_AGAIN])
def test_what_the_program_asks_becomes_nothing_else(kind):
    by = make_coordinator()
    candidate = make_candidate(make_jobhunter(by.memberships.get().organisation))
    with transaction.atomic():
        steps.ensure(candidate=candidate, kind=kind, due=OPENED_ON, mark="asked")
    step = candidate.steps.get(kind=kind)
    given = {"step": step, "by": by, "on": OPENED_ON, "title": "", "due": OPENED_ON + timedelta(days=1)}
    with pytest.raises(RuleBroken) as refused:
        steps.change(version=1, kind=StepKind.CALL, **given)
    assert refused.value.code == "step_kind"
    assert steps.change(version=1, kind=kind, **given).kind == kind
    assert [value for value, _label in StepChangeForm(step=step).fields["kind"].choices] == [kind]
