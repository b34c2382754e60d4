"""A yes lasts a year at most. Before it ends a person asks again; what nobody asked about is erased.

From the day after its last one a yes opens nothing any more. What was kept under it then lies locked for
`LOCKED_DAYS`, in which the youth may say yes again; after that it goes as if the yes was taken back.
"""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat
from django.utils import timezone

from candidates.enums import MARKED_PURPOSES, HandOverState, Purpose, State, StepKind
from candidates.models import Candidate, Consent, Experience, HandOver, Needs, QuietConsent, Step, Yes
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
    quiet = [row for row in _quiet(first, last) if not _is_over(row) and not _was_asked_quietly(row)]
    return each_in_turn([*due, *quiet], lambda row: _ask(row, on=on))


def erase(*, on: date) -> int:
    """What is still kept thirty days after the yes to it ended is erased; how many youths and purposes."""
    last = on - timedelta(days=LOCKED_DAYS + 1)
    over = _newest().filter(given=True, expires_on__lte=last, purpose=Purpose.KEEP_NEEDS)
    kept = over.filter(Exists(Needs.objects.filter(candidate=OuterRef("candidate"))))
    quiet = [row for row in _quiet(date.min, last) if _keeps(row)]
    rows = [*kept.select_related("candidate").order_by("pk"), *quiet]
    return each_in_turn(rows, lambda row: _erase(row, on=on))


def _newest() -> "QuerySet[Consent]":
    """The row that counts, of each youth and purpose."""
    later = Consent.objects.filter(
        candidate=OuterRef("candidate"), purpose=OuterRef("purpose"), pk__gt=OuterRef("pk")
    )
    return Consent.objects.exclude(Exists(later))


def _quiet(first: date, last: date) -> list[QuietConsent]:
    """A yes of which the database holds the mark, when its last day is one of these."""
    newest = QuietConsent.objects.newest_of_each()
    return [row for row in newest if row.expires_on and first <= row.expires_on <= last]


def _keeps(row: QuietConsent) -> bool:
    """Whether there is something that is kept under this yes."""
    if row.purpose == Purpose.KEEP_EXPERIENCE:
        return Experience.objects.filter(candidate=row.candidate_id).exists()
    drafts = HandOver.objects.filter(candidate=row.candidate_id, state=HandOverState.DRAFT)
    return row.purpose == Purpose.OTHER_PARTNER and drafts.exists()


def _is_over(row: QuietConsent) -> bool:
    return Candidate.objects.filter(pk=row.candidate_id, state=State.ENDED).exists()


def _was_asked() -> Q:
    """Who closed the step by hand is not asked the same again tomorrow."""
    mark = Concat(Value(step_marks.consent("")), OuterRef("purpose"))
    asked = Step.objects.filter(candidate=OuterRef("candidate"), mark=mark, made_at__gt=OuterRef("at"))
    return Q(Exists(asked))


def _was_asked_quietly(row: QuietConsent) -> bool:
    """Whether a step asked since; of such a yes only the day is kept, and nobody asks on that day itself."""
    asked = Step.objects.filter(candidate=row.candidate_id, mark=step_marks.consent(row.purpose))
    return asked.filter(made_at__date__gt=timezone.localdate(row.at)).exists()


@transaction.atomic
def _ask(row: Yes, *, on: date) -> bool:
    candidate = lock_file(row.candidate)
    if not _still_counts(row, candidate):
        return False
    latest = row.expires_on or on
    due = max(on, min(workdays.after(on, ASK_WITHIN_WORKING_DAYS), latest))
    kind = StepKind.CALL if row.purpose in QUIET_PURPOSES else StepKind.ASK_AGAIN
    return steps.ensure(candidate=candidate, kind=kind, due=due, mark=step_marks.consent(row.purpose))


@transaction.atomic
def _erase(row: Yes, *, on: date) -> bool:
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
        quiet=row.purpose in MARKED_PURPOSES,
    )
    return True


def _still_counts(row: Yes, candidate: Candidate) -> bool:
    """Whether nobody asked again, or took it back, a moment ago."""
    newest = Consent.objects.latest(candidate=candidate.pk, purpose=row.purpose)
    return newest is not None and newest.pk == row.pk
