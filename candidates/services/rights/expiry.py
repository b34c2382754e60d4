"""A yes lasts a year at most. Before it ends a person asks again; what nobody asked about is erased.

From the day after its last one a yes opens nothing any more. What was kept under it then lies locked for
`LOCKED_DAYS`, in which the youth may say yes again; after that it goes as if the yes was taken back.
"""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat

from candidates.enums import HandOverState, Purpose, State, StepKind
from candidates.models import Candidate, Consent, Experience, HandOver, Needs, Step
from candidates.permissions import QUIET_PURPOSES
from candidates.rules import step_marks
from candidates.services.consents import withdrawals
from candidates.services.consents.consents import TARGET
from candidates.services.files import steps
from candidates.services.files.locking import lock_file
from jobmatch import workdays
from jobmatch.audit import services as audit
from jobmatch.running.turns import each_in_turn

ASK_DAYS = 30  # before the last day
LOCKED_DAYS = 30  # after it
ASK_WITHIN_WORKING_DAYS = 10


def ask_again(*, on: date) -> int:
    """Each yes that ends within thirty days, or did so, gets a step to ask again, once; how many.

    For a yes that would tell of an experience it is a call like any other, to who does not open the lock.
    """
    first, last = on - timedelta(days=LOCKED_DAYS), on + timedelta(days=ASK_DAYS)
    due = _newest().filter(~_was_asked(), given=True, expires_on__range=(first, last))
    due = due.exclude(candidate__state=State.ENDED).select_related("candidate__desk").order_by("pk")
    return each_in_turn(due, lambda row: _ask(row, on=on))


def erase(*, on: date) -> int:
    """What is still kept thirty days after the yes to it ended is erased; how many youths and purposes."""
    over = _newest().filter(given=True, expires_on__lt=on - timedelta(days=LOCKED_DAYS))
    kept = (
        Q(purpose=Purpose.KEEP_NEEDS) & _has(Needs.objects.all())
        | Q(purpose=Purpose.KEEP_EXPERIENCE) & _has(Experience.objects.all())
        | Q(purpose=Purpose.OTHER_PARTNER) & _has(HandOver.objects.filter(state=HandOverState.DRAFT))
    )
    return each_in_turn(
        over.filter(kept).select_related("candidate").order_by("pk"), lambda row: _erase(row, on=on)
    )


def _newest() -> "QuerySet[Consent]":
    """The row that counts, of each youth and purpose."""
    later = Consent.objects.filter(
        candidate=OuterRef("candidate"), purpose=OuterRef("purpose"), pk__gt=OuterRef("pk")
    )
    return Consent.objects.exclude(Exists(later))


def _has(rows: "QuerySet[Needs] | QuerySet[Experience] | QuerySet[HandOver]") -> Q:
    return Q(Exists(rows.filter(candidate=OuterRef("candidate"))))


def _was_asked() -> Q:
    """Who closed the step by hand is not asked the same again tomorrow."""
    mark = Concat(Value(step_marks.consent("")), OuterRef("purpose"))
    asked = Step.objects.filter(candidate=OuterRef("candidate"), mark=mark, made_at__gt=OuterRef("at"))
    return Q(Exists(asked))


@transaction.atomic
def _ask(row: Consent, *, on: date) -> bool:
    candidate = lock_file(row.candidate)
    if not _still_counts(row, candidate):
        return False
    latest = row.expires_on or on
    due = max(on, min(workdays.after(on, ASK_WITHIN_WORKING_DAYS), latest))
    kind = StepKind.CALL if row.purpose in QUIET_PURPOSES else StepKind.ASK_AGAIN
    return steps.ensure(candidate=candidate, kind=kind, due=due, mark=step_marks.consent(row.purpose))


@transaction.atomic
def _erase(row: Consent, *, on: date) -> bool:
    candidate = lock_file(row.candidate)
    if not _still_counts(row, candidate):
        return False
    withdrawals.carry_out(candidate=candidate, purpose=row.purpose, by=audit.SCHEDULE, on=on)
    audit.record(
        event="consent.ran_out",
        by=audit.SCHEDULE,
        chain=candidate.municipality_id,
        person=candidate.pk,
        target=TARGET,
        reason=row.purpose,
    )
    return True


def _still_counts(row: Consent, candidate: Candidate) -> bool:
    """Whether nobody asked again, or took it back, a moment ago."""
    newest = Consent.objects.latest(candidate=candidate.pk, purpose=row.purpose)
    return newest is not None and newest.pk == row.pk
