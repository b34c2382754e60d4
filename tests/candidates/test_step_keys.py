"""Steps that tell are kept on a mark; the program finds, shows and moves them as any other."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from candidates import lost
from candidates.enums import StepKind
from candidates.models import Bar, Candidate, Step
from candidates.rules import step_marks
from candidates.selectors.files import due, overview
from candidates.services.files import absences, steps
from jobmatch.accounts.models import User
from jobmatch.accounts.selectors import own_desks
from jobmatch.marks import mark_of
from tests.factories import desk_of, make_candidate, make_coordinator, make_jobhunter, make_pool

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
TELLING: list[dict[str, Any]] = [
    *({"kind": StepKind.CALL, "mark": mark} for mark in step_marks.CONFIDED),
    {"kind": StepKind.HELP, "mark": "help:x"},
    {"kind": StepKind.HELP_NOT_ARRIVED, "mark": "message:x"},
    {"kind": StepKind.ASK_AGAIN, "mark": "consent:other_partner"},
]


@pytest.fixture
def youth() -> Candidate:
    by = make_jobhunter()
    make_pool(by.memberships.get().organisation)
    return make_candidate(by, on=TODAY)


def jobhunter_of(youth: Candidate) -> User:
    assert youth.desk.user is not None
    return youth.desk.user


def ensure(youth: Candidate, *, days: int = 0, kind: str = "call", mark: str = step_marks.VOICE) -> Step:
    with transaction.atomic():
        steps.ensure(candidate=youth, kind=kind, due=TODAY + timedelta(days=days), mark=mark)
    return youth.steps.get(mark=mark)


def kept(step: Step) -> tuple[Any, Any, str]:
    with connection.cursor() as cursor:
        field = Step._meta.pk.get_db_prep_value(step.pk, connection)
        cursor.execute("SELECT candidate_id, youth_id, made_at FROM candidates_step WHERE id = %s", [field])
        candidate, mark, made_at = cursor.fetchone()
    return candidate, mark, str(made_at)


@pytest.mark.parametrize("given", TELLING, ids=lambda given: f"{given['kind']} {given['mark']}")
def test_a_step_that_tells_has_a_mark_and_the_day(youth: Candidate, given: dict[str, Any]) -> None:
    step = ensure(youth, **given)
    candidate, mark, _ = kept(step)
    assert candidate is None
    assert str(mark).replace("-", "") == mark_of(youth.pk, box="step").hex
    assert timezone.localtime(step.made_at).strftime("%H:%M:%S.%f") == "00:00:00.000000"


def test_any_other_step_has_its_file_beside_it(youth: Candidate) -> None:
    candidate, mark, _ = kept(youth.steps.get())
    assert (str(candidate).replace("-", ""), mark) == (youth.pk.hex, None)


def test_it_is_found_and_followed_as_any_other(youth: Candidate) -> None:
    other, step = make_candidate(jobhunter_of(youth), on=TODAY), ensure(youth)
    found = Step.objects.filter(candidate=youth)
    assert {each.pk for each in found} == {youth.held_by.pk, step.pk}
    assert {each.candidate for each in found.select_related("candidate")} == {youth}
    assert Step.objects.filter(candidate__in=[other, youth]).count() == 3
    assert not other.steps.filter(pk=step.pk).exists()
    step.due += timedelta(days=1)
    step.save()
    assert kept(step)[0] is None
    assert youth.steps.filter(mark=step_marks.VOICE).update(mark="") == 1
    assert kept(step)[0] is None


def test_what_is_left_out_by_its_file_is_that_file_alone(youth: Candidate) -> None:
    other, step = make_candidate(jobhunter_of(youth), on=TODAY), ensure(youth)
    of_youth = {youth.held_by.pk, step.pk}
    assert {each.pk for each in Step.objects.exclude(candidate=other)} == of_youth
    assert {each.pk for each in Step.objects.exclude(candidate__in=[other])} == of_youth
    assert {each.pk for each in Step.objects.exclude(candidate=youth)} == {other.held_by.pk}
    assert {each.pk for each in Step.objects.filter(candidate__pk=youth.pk)} == of_youth
    assert Step.objects.values_list("candidate__pk", flat=True).get(pk=other.held_by.pk) == other.pk


def test_a_coordinator_whom_one_youth_bars_sees_what_is_late_of_the_others(youth: Candidate) -> None:
    step, boss = ensure(youth, kind=StepKind.HELP, mark="help:x"), make_coordinator(youth.municipality)
    Step.objects.filter(pk=step.pk).update(due=TODAY - timedelta(days=14))
    Bar.objects.create(candidate=make_candidate(jobhunter_of(youth), on=TODAY), user=boss)
    assert step in overview.late_steps(boss, on=TODAY)
    Bar.objects.create(candidate=youth, user=boss)
    assert step not in overview.late_steps(boss, on=TODAY)


def test_who_has_only_such_a_step_sees_the_file_that_it_leads_to(youth: Candidate) -> None:
    step, other = ensure(youth, kind=StepKind.HELP, mark="help:x"), make_jobhunter(youth.municipality)
    assert not Candidate.objects.visible_to(other).exists()
    Step.objects.filter(pk=step.pk).update(owner=desk_of(other))
    assert Candidate.objects.visible_to(other).get() == youth
    Step.objects.filter(pk=step.pk).update(kind=StepKind.CALL, mark=step_marks.VOICE_TERM)
    assert not Candidate.objects.visible_to(other).exists()


def test_a_silent_youth_stays_on_today_with_such_a_step_later_on(youth: Candidate) -> None:
    long_ago = TODAY - timedelta(days=400)
    Candidate.objects.update(first_talk_on=long_ago, last_news_on=long_ago)
    Step.objects.primary().update(due=TODAY + timedelta(days=60))
    ensure(youth, days=30, kind=StepKind.HELP, mark="help:x")
    by = jobhunter_of(youth)
    (shown,) = due.FirstSteps(by, own_desks(by), on=TODAY).group(due.QUIET)
    assert shown.candidate == youth


def test_the_database_refuses_a_step_of_two_files_of_none_and_a_second_open_one(youth: Candidate) -> None:
    step = ensure(youth)
    for values in ({"candidate": youth}, {"youth": None}, {"primary_for": youth.pk}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Step.objects.filter(pk=step.pk).update(**values)
    with pytest.raises(IntegrityError), transaction.atomic():
        Step.objects.create(candidate=youth, kind="call", mark=step.mark, due=TODAY, owner=step.owner)


@pytest.mark.parametrize(("days", "first"), [(-1, "marked"), (9, "plain")])
def test_today_names_a_youth_once_by_what_comes_first(youth: Candidate, days: int, first: str) -> None:
    Step.objects.primary().update(due=TODAY)
    marked, by = ensure(youth, days=days), jobhunter_of(youth)
    desks = own_desks(by)
    counts = due.FirstSteps(by, desks, on=TODAY).counts()
    rows = [step for group in due.GROUPS for step in due.FirstSteps(by, desks, on=TODAY).group(group)]
    assert (sum(counts.values()), len(rows)) == (1, 1)
    assert (rows[0] == marked) == (first == "marked")
    assert due.Due(rows[0]).whose == youth
    (others,) = due.FirstSteps(by, desks, on=TODAY).further([due.Due(rows[0])]).values()
    assert len(others) == 1


def test_today_never_names_it_to_whom_the_youth_does_not_want(youth: Candidate) -> None:
    step, other = ensure(youth, days=-1), make_jobhunter(youth.municipality)
    Step.objects.filter(pk=step.pk).update(owner=desk_of(other))
    assert len(due.FirstSteps(other, own_desks(other), on=TODAY).group(due.OVERDUE)) == 1
    Bar.objects.create(candidate=youth, user=other)
    assert not due.FirstSteps(other, own_desks(other), on=TODAY).group(due.OVERDUE)


def test_it_goes_with_the_desk_and_comes_back(youth: Candidate) -> None:
    step, boss = ensure(youth), make_coordinator(youth.municipality)
    colleague = make_jobhunter(youth.municipality)
    away = absences.begin(desk=youth.desk, stand_in=desk_of(colleague), until=None, by=boss, on=TODAY)
    assert Step.objects.get(pk=step.pk).owner == desk_of(colleague)
    absences.finish(absence=away, by=boss, on=TODAY)
    assert Step.objects.get(pk=step.pk).owner == youth.desk
    Bar.objects.create(candidate=youth, user=colleague)
    absences.begin(desk=youth.desk, stand_in=desk_of(colleague), until=None, by=boss, on=TODAY)
    assert Step.objects.get(pk=step.pk).owner.user is None


def breaks() -> set[lost.Break]:
    return {row.check for row in lost.find(on=TODAY)}


def test_what_could_lose_it_is_found(youth: Candidate) -> None:
    step, other = ensure(youth), make_jobhunter(youth.municipality)
    assert breaks() == set()
    Step.objects.filter(pk=step.pk).update(owner=desk_of(make_jobhunter()))
    assert breaks() == {lost.Break.STEP_ELSEWHERE}
    Step.objects.filter(pk=step.pk).update(owner=desk_of(other))
    Bar.objects.create(candidate=youth, user=other)
    assert breaks() == {lost.Break.STEP_UNWANTED}


def test_one_whose_file_is_gone_is_told_and_stops_no_other_check(youth: Candidate) -> None:
    step = ensure(youth)
    Step.objects.filter(pk=step.pk).update(youth=uuid4())
    assert breaks() == {lost.Break.STEP_WITHOUT_FILE}


def test_many_of_them_are_checked_in_as_many_queries_as_one(youth: Candidate) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            breaks()
        return len(queries)

    ensure(youth)
    one = asked()
    for number in range(5):
        ensure(youth, kind=StepKind.HELP, mark=f"help:{number}")
    assert asked() == one
