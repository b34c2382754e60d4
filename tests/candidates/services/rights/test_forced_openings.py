"""Break-glass: a reason, an hour, four eyes within a day, and the youth is told."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from candidates.enums import Channel, Ending, OpeningVerdict, Purpose, StepKind
from candidates.models import Bar, Candidate, ForcedOpening, Step
from candidates.permissions import may_hear_youth, may_open_sealed
from candidates.services.casework import contacts
from candidates.services.files import absences, assignments, sealed, states
from candidates.services.rights import forced_openings
from jobmatch.accounts.models import Membership, User
from jobmatch.audit.models import Entry
from notifications.enums import Kind
from notifications.models import Message
from tests.candidates.rights_situations import make_forcer, make_officer
from tests.candidates.situations import say_yes, seal_all
from tests.factories import desk_of, make_candidate, make_coordinator, make_jobhunter, make_pool
from tests.refusals import refused

pytestmark = pytest.mark.django_db
REASON = "She is in hospital and her jobhunter can't be reached."
TODAY = timezone.localdate()


@pytest.fixture
def youth() -> Candidate:
    made = make_candidate(on=TODAY)
    seal_all(made, by=made.desk.user)
    made.refresh_from_db()
    return made


@pytest.fixture
def coordinator(youth: Candidate) -> User:
    return make_coordinator(youth.municipality)


def force(youth: Candidate, by: User, reason: str = REASON) -> ForcedOpening:
    return forced_openings.force(candidate=youth, reason=reason, by=by, on=TODAY)


def test_a_reason_opens_what_is_sealed_for_an_hour_and_no_longer(
    youth: Candidate, coordinator: User, officer: User
) -> None:
    with refused("forbidden"):
        sealed.read(candidate=youth, by=coordinator, on=TODAY)
    opening = force(youth, coordinator)
    assert opening.until - opening.at == timedelta(minutes=60)
    assert sealed.read(candidate=youth, by=coordinator, on=TODAY).own_words == "Ik maak graag dingen"
    assert not may_open_sealed(user=make_coordinator(youth.municipality), candidate=youth, on=TODAY)
    ForcedOpening.objects.update(until=timezone.now())
    assert not may_open_sealed(user=coordinator, candidate=youth, on=TODAY)


def test_the_word_of_the_youth_is_not_opened_with_it(
    youth: Candidate, coordinator: User, officer: User
) -> None:
    force(youth, coordinator)
    assert not may_hear_youth(user=coordinator, candidate=youth, on=TODAY)


def test_nothing_of_what_the_youth_said_is_written_by_force(youth: Candidate) -> None:
    given = {"candidate": youth, "by": make_forcer(youth), "on": TODAY}
    with refused("forbidden"):
        sealed.save_own_words(**given, version=youth.version, text="Something else")
    with refused("forbidden"):
        sealed.save_needs(**given, version=1, needs={})
    with refused("forbidden"):
        contacts.record(**given, channel=Channel.PHONE, reached=True, line="Had a good day")


def test_it_is_logged_in_the_same_transaction_and_the_reason_is_sealed(
    youth: Candidate, coordinator: User, officer: User
) -> None:
    opening = force(youth, coordinator)
    entry = Entry.objects.order_by("-seq")[0]
    assert (entry.event, entry.actor, entry.target_id) == ("sealed.forced", coordinator.pk, opening.pk)
    assert b"hospital" not in bytes(opening.reason)
    assert forced_openings.read_reason(opening=opening, by=officer) == REASON
    assert Entry.objects.order_by("-seq")[0].event == "sealed.opened"


@pytest.mark.parametrize("reason", ["", "short", " " * 40, "x" * 1001])
def test_without_a_real_reason_it_stays_locked(
    youth: Candidate, coordinator: User, officer: User, reason: str
) -> None:
    with refused("reason"):
        force(youth, coordinator, reason)


def test_who_is_barred_or_works_elsewhere_opens_nothing(youth: Candidate, officer: User) -> None:
    barred = make_coordinator(youth.municipality)
    Bar.objects.create(candidate=youth, user=barred)
    for by in (barred, make_coordinator(), make_jobhunter(youth.municipality), officer):
        with refused("forbidden"):
            force(youth, by)
    Membership.objects.filter(user=youth.desk.user).update(ended_at=timezone.now())
    with refused("forbidden"):
        force(youth, youth.desk.user)


def test_a_bar_closes_what_was_forced_open(youth: Candidate, coordinator: User, officer: User) -> None:
    force(youth, coordinator)
    Bar.objects.create(candidate=youth, user=coordinator)
    assert not may_open_sealed(user=coordinator, candidate=youth, on=TODAY)


def test_who_reads_it_already_forces_nothing(youth: Candidate, officer: User) -> None:
    with refused("open_already"):
        force(youth, youth.desk.user)


def test_it_stays_locked_when_nobody_else_is_there_to_judge(youth: Candidate, coordinator: User) -> None:
    with refused("nobody_judges"):
        force(youth, coordinator)
    Bar.objects.create(candidate=youth, user=make_coordinator(youth.municipality))
    with refused("nobody_judges"):
        force(youth, coordinator)


def test_who_judges_is_asked_and_the_youth_is_told(
    youth: Candidate, coordinator: User, officer: User
) -> None:
    youth.channel = Channel.TEXT
    youth.save(update_fields=["channel"])
    say_yes(youth, by=youth.desk.user, purpose=Purpose.MESSAGE_ME)
    other = make_coordinator(youth.municipality)
    opening = force(youth, coordinator)
    asked = Message.objects.filter(kind=Kind.REVIEW, about=opening.pk).values_list("user", flat=True)
    assert set(asked) == {officer.pk, other.pk}
    assert Message.objects.filter(kind=Kind.NEWS, person=youth.pk).count() == 1


def test_somebody_else_judges_once(youth: Candidate, coordinator: User, officer: User) -> None:
    opening = force(youth, coordinator)
    for by in (coordinator, make_jobhunter(youth.municipality), make_officer(make_candidate())):
        with refused("forbidden"):
            forced_openings.judge(opening=opening, version=1, verdict=OpeningVerdict.RIGHT, by=by)
    forced_openings.judge(opening=opening, version=1, verdict=OpeningVerdict.WRONG, by=officer)
    opening.refresh_from_db()
    assert (opening.verdict, opening.reviewed_by) == (OpeningVerdict.WRONG, officer)
    with refused("judged"):
        forced_openings.judge(opening=opening, version=2, verdict=OpeningVerdict.RIGHT, by=officer)


def test_no_coordinator_whom_the_youth_does_not_want_judges(youth: Candidate, officer: User) -> None:
    opening = force(youth, make_coordinator(youth.municipality))
    barred = make_coordinator(youth.municipality)
    Bar.objects.create(candidate=youth, user=barred)
    with refused("forbidden"):
        forced_openings.judge(opening=opening, version=1, verdict=OpeningVerdict.RIGHT, by=barred)
    with refused("forbidden"):
        forced_openings.read_reason(opening=opening, by=barred)


def test_the_verdict_is_logged_and_is_one_of_the_list(
    youth: Candidate, coordinator: User, officer: User
) -> None:
    opening = force(youth, coordinator)
    with refused("verdict"):
        forced_openings.judge(opening=opening, version=1, verdict="maybe", by=officer)
    forced_openings.judge(opening=opening, version=1, verdict=OpeningVerdict.RIGHT, by=officer)
    entry = Entry.objects.order_by("-seq")[0]
    assert (entry.event, entry.actor, entry.target_id) == ("sealed.judged", officer.pk, opening.pk)


def test_the_reason_is_read_by_who_judges_and_by_who_wrote_it_and_by_nobody_else(
    youth: Candidate, coordinator: User, officer: User
) -> None:
    opening = force(youth, coordinator)
    assert forced_openings.read_reason(opening=opening, by=coordinator) == REASON
    for by in (youth.desk.user, make_coordinator(), make_officer(make_candidate())):
        with refused("forbidden"):
            forced_openings.read_reason(opening=opening, by=by)


# judged too late


def late(opening: ForcedOpening, *, days: int = 1) -> datetime:
    return opening.at + timedelta(days=days, minutes=1)


def asked(opening: ForcedOpening) -> int:
    return Message.objects.filter(kind=Kind.REVIEW, about=opening.pk).count()


def test_within_a_day_nobody_is_asked_again(youth: Candidate, coordinator: User, officer: User) -> None:
    opening = force(youth, coordinator)
    assert forced_openings.ask_late(now=opening.at + timedelta(hours=23, minutes=59)) == 0
    assert (asked(opening), youth.steps.filter(kind=StepKind.JUDGE).exists()) == (1, False)


def test_after_a_day_another_coordinator_has_a_step_and_each_day_who_judges_has_a_mail(
    youth: Candidate, coordinator: User, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = make_coordinator(youth.municipality)
    opening = force(youth, coordinator)
    monkeypatch.setattr(timezone, "now", lambda: late(opening))
    assert forced_openings.ask_late(now=timezone.now()) == 1
    assert forced_openings.ask_late(now=timezone.now()) == 0
    made = youth.steps.open().filter(kind=StepKind.JUDGE)
    assert [(step.owner, step.due) for step in made] == [(desk_of(other), timezone.localdate(late(opening)))]
    assert asked(opening) == 4
    monkeypatch.setattr(timezone, "now", lambda: late(opening, days=2))
    assert forced_openings.ask_late(now=timezone.now()) == 1
    assert asked(opening) == 6
    assert youth.steps.open().filter(kind=StepKind.JUDGE).count() == 1


def test_the_verdict_finishes_the_step_and_the_asking(
    youth: Candidate, coordinator: User, officer: User
) -> None:
    make_coordinator(youth.municipality)
    opening = force(youth, coordinator)
    forced_openings.ask_late(now=late(opening))
    forced_openings.judge(opening=opening, version=1, verdict=OpeningVerdict.RIGHT, by=officer)
    assert not youth.steps.open().filter(kind=StepKind.JUDGE).exists()
    assert forced_openings.ask_late(now=late(opening, days=5)) == 0


def test_the_step_is_for_nobody_who_did_it_is_barred_or_is_away(
    youth: Candidate, coordinator: User, officer: User
) -> None:
    barred, away = make_coordinator(youth.municipality), make_coordinator(youth.municipality)
    Bar.objects.create(candidate=youth, user=barred)
    pool = make_pool(youth.municipality)
    absences.begin(desk=desk_of(away), stand_in=pool, until=None, by=coordinator, on=TODAY)
    opening = force(youth, coordinator)
    assert forced_openings.ask_late(now=late(opening)) == 1
    assert not youth.steps.filter(kind=StepKind.JUDGE).exists()
    assert asked(opening) == 4  # the officer and who is away, each twice


def judged_by(youth: Candidate, other: User) -> Step:
    """The step of a judgement that is late, at the desk of the other coordinator."""
    opening = force(youth, make_coordinator(youth.municipality))
    assert forced_openings.ask_late(now=late(opening)) == 1
    step = youth.steps.open().get(kind=StepKind.JUDGE)
    assert step.owner == desk_of(other)
    return step


@pytest.mark.parametrize("for_good", [False, True])
def test_the_step_of_a_coordinator_who_goes_lies_at_the_shared_desk_and_with_no_jobhunter(
    youth: Candidate, coordinator: User, for_good: bool
) -> None:
    pool, step = make_pool(youth.municipality), judged_by(youth, coordinator)
    desk, jobhunter = desk_of(coordinator), youth.desk
    if for_good:
        absences.leave(desk=desk, to=jobhunter, by=coordinator, on=TODAY)
    else:
        absences.begin(desk=desk, stand_in=jobhunter, until=None, by=coordinator, on=TODAY)
    step.refresh_from_db()
    assert (step.owner, step.version) == (pool, 2)


def test_the_step_does_not_go_along_with_the_file(youth: Candidate, coordinator: User) -> None:
    step, jobhunter = judged_by(youth, coordinator), youth.desk
    absence = absences.begin(
        desk=jobhunter, stand_in=desk_of(coordinator), until=None, by=coordinator, on=TODAY
    )
    absences.finish(absence=absence, by=coordinator, on=TODAY)
    colleague = desk_of(make_jobhunter(youth.municipality))
    version = Candidate.objects.get(pk=youth.pk).version
    assignments.give(candidate=youth, version=version, desk=colleague, by=coordinator, on=TODAY)
    absences.leave(desk=colleague, to=jobhunter, by=coordinator, on=TODAY)
    step.refresh_from_db()
    assert step.owner == desk_of(coordinator)


def test_of_a_file_that_ended_the_mail_goes_on(youth: Candidate, coordinator: User, officer: User) -> None:
    opening = force(youth, coordinator)
    by, version = youth.desk.user, Candidate.objects.get(pk=youth.pk).version
    states.end(candidate=youth, version=version, ending=Ending.MOVED, by=by, on=TODAY)
    assert forced_openings.ask_late(now=late(opening)) == 1
    assert asked(opening) == 2
