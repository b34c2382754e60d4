"""Work in the demo: each way in which it can go, and what follows from it."""

from datetime import date

import pytest

from candidates.enums import State, StepKind
from candidates.models import Candidate, Step
from candidates.rules import step_marks
from candidates.services.files import states
from jobmatch.accounts.models import User
from jobmatch.demo.people import STORY_DESK
from matching.enums import CheckInState, FoundBy, PlacementState, Side
from matching.models import CheckIn, Placement
from matching.services.ranking import rungs
from matching.services.work import answers


@pytest.fixture
def asha(demo: date) -> User:
    return User.objects.get(email=STORY_DESK)


def test_work_is_of_many_kinds_and_in_every_state(demo: date) -> None:
    kinds = set(Placement.objects.order_by().values_list("kind", flat=True))
    assert kinds >= {"job", "apprenticeship", "internship", "side_job", "work_experience"}
    assert set(Placement.objects.order_by().values_list("state", flat=True)) == set(PlacementState.values)


def test_who_is_placed_has_work_that_is_going_on(demo: date) -> None:
    placed = Candidate.objects.filter(state=State.PLACED)
    at_work = Placement.objects.started().exclude(candidate__state=State.ENDED)
    assert set(placed.values_list("pk", flat=True)) == set(at_work.values_list("candidate", flat=True))


def test_one_is_on_a_stepping_stone_and_looks_at_the_next_rung(demo: date, asha: User) -> None:
    rung = Step.objects.open().get(kind=StepKind.RUNG)
    placement = rung.candidate.placements.get()
    found = rungs.next_rungs(placement=placement, by=asha, on=demo)
    assert found.dream is not None
    assert found.in_house is True


def test_one_found_work_alone_and_no_employer_is_called(demo: date) -> None:
    alone = Placement.objects.get(found_by=FoundBy.YOUTH)
    assert alone.employer is None
    assert not alone.check_ins.filter(side=Side.EMPLOYER).exists()


def test_one_lost_work_and_is_called_within_two_working_days(demo: date) -> None:
    step = Step.objects.primary().get(kind=StepKind.RETURN)
    assert step.candidate.state == State.OPEN
    assert step.candidate.placements.get().state == PlacementState.ENDED


def test_one_kept_work_for_a_year_and_may_end(demo: date) -> None:
    placed = Candidate.objects.filter(state=State.PLACED)
    assert sum(states.has_kept_work(youth, on=demo) for youth in placed) == 1


def test_agreed_work_begins_next_week_or_has_to_be_confirmed(demo: date) -> None:
    planned = Placement.objects.filter(state=PlacementState.PLANNED)
    assert planned.filter(starts_on__gt=demo).exists()
    begun = planned.get(starts_on__lte=demo)
    assert begun.candidate.steps.open().filter(mark=f"check_in:start:{begun.pk}").exists()


def test_moments_are_answered_silent_and_waiting_on_both_sides(demo: date) -> None:
    for side in Side:
        assert CheckIn.objects.filter(side=side, state=CheckInState.ANSWERED).count() > 5
        waiting = CheckIn.objects.waiting(on=demo).filter(side=side)
        assert waiting.exists()
        assert Step.objects.open().filter(mark=step_marks.check_in(side), due__lt=demo).exists()
    assert CheckIn.objects.filter(state=CheckInState.SILENT).count() >= 2


def test_answers_open_for_the_own_jobhunter_and_are_good_and_so_so(demo: date) -> None:
    goings = set()
    for row in CheckIn.objects.filter(state=CheckInState.ANSWERED).select_related("placement__candidate"):
        youth = row.placement.candidate
        assert youth.desk.user is not None
        opened = answers.read(candidate=youth, check_ins=[row], by=youth.desk.user, on=demo)
        goings.add(opened[row.pk].going)
    assert goings == {"good", "so_so"}


def test_who_is_treated_badly_is_called_at_once(demo: date, asha: User) -> None:
    step = Step.objects.open().get(kind=StepKind.WORRY)
    row = next(
        row
        for row in CheckIn.objects.filter(placement__candidate=step.candidate)
        if step_marks.worry(row.pk) == step.mark
    )
    answer = answers.read(candidate=step.candidate, check_ins=[row], by=asha, on=demo)[row.pk]
    assert answer.treated == "bad"
    assert answer.contradicted
    assert "voorman" in answer.line
