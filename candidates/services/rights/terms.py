"""What may not be kept any longer. It is said a month before; nothing goes unseen while there is a step.

A file that has ended is erased at the end of its term, which was on a list for a month. A file in sight is
never erased by the night: who works it gets a step to decide together with the youth.
"""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from candidates.enums import State, StepKind
from candidates.models import Candidate, Experience, FreshLinkAsk, Step
from candidates.rules import step_marks
from candidates.selectors.rights.terms import SAID_DAYS, ending_parts, files_to_decide, goes_on, old_files
from candidates.services.files import steps
from candidates.services.files.locking import lock_file
from candidates.services.voice import experiences
from jobmatch import workdays
from jobmatch.audit import services as audit
from jobmatch.links import services as links
from jobmatch.running.turns import each_in_turn
from notifications.enums import MessageState
from notifications.models import Message

ASKED_AGAIN_DAYS = 365
WORKING_DAYS = 10


def run(*, on: date) -> int:
    """Each night: say what will go, and take what is over. Files that ended are for the erasure."""
    jobs = (say_files, say_experiences, take_experiences, sweep)
    return each_in_turn(jobs, lambda job: job(on=on))


def has_ended(candidate: Candidate, *, on: date) -> bool:
    """Whether the night may take this file: ended, its term over, and nothing asked that is not answered.

    What the youth said since, and nobody looked at, keeps it too.
    """
    if candidate.state != State.ENDED or candidate.erased_on is not None or goes_on(candidate) > on:
        return False
    if candidate.said_on is not None:
        return False
    return not candidate.rights_requests.open().exists() and not candidate.steps.open().exists()


def ending_files(*, on: date) -> list[Candidate]:
    """The ended files whose term is over today."""
    ended = old_files(on=on).filter(state=State.ENDED).order_by("pk")
    return [candidate for candidate in ended if has_ended(candidate, on=on)]


def say_files(*, on: date) -> int:
    """A step for each file in sight that nobody heard of for so long; asked once a year; how many."""
    asked = Step.objects.filter(
        Q(done_on__isnull=True) | Q(done_on__gt=on - timedelta(days=ASKED_AGAIN_DAYS)),
        candidate=OuterRef("pk"),
        mark=step_marks.FILE_TERM,
    )
    due = files_to_decide(on=on).exclude(Exists(asked)).select_related("desk").order_by("pk")
    return each_in_turn(due, lambda candidate: _say(candidate, StepKind.TERM, step_marks.FILE_TERM, on=on))


def say_experiences(*, on: date) -> int:
    """A step for each youth whose experience nears the end of its term: a call like any other; how many."""
    since = on - timedelta(days=2 * SAID_DAYS)
    asked = Step.objects.filter(mark=step_marks.VOICE_TERM, made_at__date__gt=since).order_by("pk")
    near = {row.candidate_id for row in ending_parts(on=on)}
    files = Candidate.objects.in_sight().filter(pk__in=near - _whose(asked)).order_by("pk")
    return each_in_turn(files, lambda candidate: _say(candidate, StepKind.CALL, step_marks.VOICE_TERM, on=on))


def take_experiences(*, on: date) -> int:
    """What was told and is past its term goes, unless the step about it is still open; how many youths."""
    over = {row.candidate_id for row in Experience.objects.filter(kept_until__lt=on)}
    files = Candidate.objects.filter(pk__in=over - _whose(_unseen())).order_by("pk")
    return each_in_turn(files, lambda candidate: _take(candidate, on=on))


@transaction.atomic
def sweep(*, on: date) -> int:
    """Links that are over, messages dealt with long ago, addresses that nobody looked up; how many."""
    now = timezone.make_aware(datetime.combine(on, time.min))
    before = now - timedelta(days=settings.MESSAGE_DAYS)
    dealt_with = Message.objects.exclude(state=MessageState.WAITING).filter(made_at__lt=before)
    asks = FreshLinkAsk.objects.filter(made_at__lt=now - timedelta(days=1))
    return links.sweep(now=now) + dealt_with.delete()[0] + asks.delete()[0]


def _unseen() -> "QuerySet[Step]":
    return Step.objects.open().filter(mark=step_marks.VOICE_TERM).order_by("pk")


def _whose(steps: "QuerySet[Step]") -> set[UUID]:
    """Whose these are: the database can't say, for it holds marks."""
    return {step.whose for step in steps}


@transaction.atomic
def _say(candidate: Candidate, kind: str, mark: str, *, on: date) -> bool:
    due = workdays.after(on, WORKING_DAYS)
    return steps.ensure(candidate=candidate, kind=kind, due=due, mark=mark)


@transaction.atomic
def _take(candidate: Candidate, *, on: date) -> bool:
    candidate = lock_file(candidate)
    if candidate.steps.open().filter(mark=step_marks.VOICE_TERM).exists():
        return False
    taken = experiences.erase_over(candidate=candidate, on=on)
    if taken:
        audit.record(
            event="voice.term_over",
            by=audit.SCHEDULE,
            chain=candidate.municipality_id,
            person=candidate.pk,
            quiet=True,
        )
    return bool(taken)
