"""What youths ask about their own data: access with a copy, correction, objection, erasure. Within a month.

Asked by the youth, by link or through who works the file; carried out by the privacy officer of the
municipality. What was asked in words and what was answered is sealed under the youth's key.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from candidates.enums import Right, RightState, StepKind
from candidates.models import Candidate, RightsRequest
from candidates.permissions import is_privacy_officer_of, may_open_sealed, may_work, require
from candidates.rules import step_marks
from candidates.selectors.rights.rights import officers_of
from candidates.services.files import steps
from candidates.services.files.locking import lock_file
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.versions import claim
from jobmatch.running.turns import each_in_turn
from jobmatch.sealing import services as sealing
from notifications.enums import Kind
from notifications.models import Message
from notifications.selectors import preference_of
from notifications.services import outbox

MONTHS = 1
REMINDED_DAYS = 7
OLDEST_DAYS = 92
LONGEST_WORDS = 2000
TARGET = "candidates.RightsRequest"
WORDS, ANSWER = "words", "answer"


@dataclass(frozen=True, slots=True)
class AskedAndAnswered:
    """What the youth asked in words, and what was answered."""

    words: str
    answer: str

    def __repr__(self) -> str:  # never in a log or a traceback
        return "AskedAndAnswered(...)"


@transaction.atomic
def receive(
    *,
    candidate: Candidate,
    right: str,
    by: audit.Doer,
    on: date,
    words: str = "",
    received_on: date | None = None,
) -> RightsRequest:
    """Record what a youth asks. The answer is due one calendar month after the day it was asked."""
    require(_may_record(by, candidate), _("This file is not at your desk."))
    received_on = _checked_day(received_on or on, on=on)
    if right not in Right.values:
        raise RuleBroken("right", _("Choose what is asked from the list."))
    _check_length(words)
    candidate = lock_file(candidate)
    if candidate.rights_requests.open().filter(right=right).exists():
        raise RuleBroken("asked_already", _("This was asked already, and the answer is being worked on."))
    request = RightsRequest(
        pk=uuid4(),
        candidate=candidate,
        right=right,
        received_on=received_on,
        due=received_on + relativedelta(months=MONTHS),
        recorded_by=by if isinstance(by, User) else None,
    )
    request.words = _sealed(request, WORDS, words)
    request.save(force_insert=True)
    _tell_officers(request, besides=[by, *_told_today(request, on=on)])
    _record("right.asked", request, by)
    return request


@transaction.atomic
def finish(*, request: RightsRequest, version: int, by: User, on: date, answer: str = "") -> RightsRequest:
    """What was asked is done. An erasure is done by erasing, never by saying so."""
    if request.right == Right.ERASURE:
        raise RuleBroken("erase", _("Erase the file: then this request is done by itself."))
    _close(request, RightState.DONE, version=version, by=by, on=on, answer=answer)
    _record("right.done", request, by)
    return request


@transaction.atomic
def refuse(*, request: RightsRequest, version: int, by: User, on: date, answer: str) -> RightsRequest:
    """What was asked is not done; the youth reads why, and may complain about it."""
    if not answer.strip():
        raise RuleBroken("reason", _("Write down why: the youth has a right to the reason."))
    _close(request, RightState.REFUSED, version=version, by=by, on=on, answer=answer)
    _record("right.refused", request, by)
    return request


@transaction.atomic
def withdraw(*, request: RightsRequest, version: int, by: audit.Doer, on: date) -> RightsRequest:
    """The youth asks it no more; an objection that stands is lifted in the same way."""
    require(_may_record(by, request.candidate), _("This file is not at your desk."))
    candidate = lock_file(request.candidate)
    claim(request, version=version)
    request.refresh_from_db(fields=["state", "closed_by"])
    if not request.may_be_withdrawn:
        raise _closed_already()
    request.state, request.closed_on = RightState.WITHDRAWN, on
    request.closed_by = by if isinstance(by, User) else None
    request.save(update_fields=["state", "closed_on", "closed_by"])
    _settle(candidate, request, by=by, on=on)
    _record("right.withdrawn", request, by)
    return request


@transaction.atomic
def read(*, request: RightsRequest, by: User, on: date) -> AskedAndAnswered:
    """Open what was asked and answered, for the privacy officer and who may open what is sealed."""
    candidate = request.candidate
    allowed = is_privacy_officer_of(user=by, municipality=candidate.municipality_id) or may_open_sealed(
        user=by, candidate=candidate, on=on
    )
    require(allowed, _("Only the youth's own jobhunter reads this."))
    opened = {name: _unsealed(request, name) for name in (WORDS, ANSWER)}
    fields = tuple(f"right.{name}" for name, text in opened.items() if text)
    if fields:
        audit.record(
            event="sealed.opened",
            by=by,
            chain=candidate.municipality_id,
            person=candidate.pk,
            target=TARGET,
            target_id=request.pk,
            fields=fields,
        )
    return AskedAndAnswered(**opened)


def objection_stands(candidate: Candidate) -> bool:
    """An objection was granted and not lifted: who works the file sees that, and asks the officer what of."""
    return candidate.rights_requests.standing_objections().exists()


def remind(*, on: date) -> int:
    """A week before an answer is due, a step for who works the file; how many. Ended files have none."""
    near = RightsRequest.objects.open().filter(
        due__lte=on + timedelta(days=REMINDED_DAYS), candidate__held_by__isnull=False
    )
    return each_in_turn(
        near.select_related("candidate").order_by("pk"), lambda request: _remind(request, on=on)
    )


def remind_officers(*, on: date) -> int:
    """From a week before an answer is due: a mail each week, also of files that ended; how many requests."""
    since = on - timedelta(days=REMINDED_DAYS)
    told = Message.objects.filter(kind=Kind.REVIEW, about=OuterRef("pk"), made_at__date__gt=since)
    near = RightsRequest.objects.open().filter(due__lte=on + timedelta(days=REMINDED_DAYS))
    rows = near.exclude(Exists(told)).select_related("candidate").order_by("pk")
    return each_in_turn(rows, lambda request: _remind_officers(request))


@transaction.atomic
def _remind(request: RightsRequest, *, on: date) -> bool:
    due = max(request.due, on)
    return steps.ensure(
        candidate=request.candidate, kind=StepKind.PRIVACY, due=due, mark=step_marks.right(request.right)
    )


@transaction.atomic
def _remind_officers(request: RightsRequest) -> int:
    return int(_tell_officers(request) > 0)


def _told_today(request: RightsRequest, *, on: date) -> "QuerySet[User]":
    """Who had a mail today that this youth asks this: asked and taken back in turn, one mail is enough."""
    same = RightsRequest.objects.filter(candidate=request.candidate, right=request.right)
    told = Message.objects.filter(kind=Kind.REVIEW, about__in=same.values("pk"), made_at__date=on)
    return User.objects.filter(pk__in=told.values("user"))


def _tell_officers(request: RightsRequest, *, besides: Sequence[audit.Doer] = ()) -> int:
    """A neutral mail to who answers; not to who wrote it down."""
    told = [officer for officer in officers_of(request.candidate.municipality_id) if officer not in besides]
    for officer in told:
        language = preference_of(officer).language
        outbox.put_for_user(user=officer, kind=Kind.REVIEW, language=language, about=request.pk)
    return len(told)


def _close(
    request: RightsRequest, state: RightState, *, version: int, by: User, on: date, answer: str
) -> None:
    require_officer(by, request.candidate)
    _check_length(answer)
    candidate = lock_file(request.candidate)
    claim(request, version=version)
    request.refresh_from_db(fields=["state"])
    if request.state != RightState.OPEN:
        raise _closed_already()
    request.state, request.closed_on, request.closed_by = state, on, by
    request.answer = _sealed(request, ANSWER, answer)
    request.save(update_fields=["state", "closed_on", "closed_by", "answer"])
    _settle(candidate, request, by=by, on=on)


def require_officer(by: User, candidate: Candidate) -> None:
    """Refuse with code `forbidden` who is no privacy officer of the municipality of the file."""
    allowed = is_privacy_officer_of(user=by, municipality=candidate.municipality_id)
    require(allowed, _("Only the privacy officer does this."))


def _settle(candidate: Candidate, request: RightsRequest, *, by: audit.Doer, on: date) -> None:
    steps.settle(candidate=candidate, mark=step_marks.right(request.right), by=by, on=on)


def _may_record(by: audit.Doer, candidate: Candidate) -> bool:
    if candidate.erased_on is not None:
        return False
    if not isinstance(by, User):
        return by == audit.youth(candidate.pk)
    return may_work(user=by, candidate=candidate) or is_privacy_officer_of(
        user=by, municipality=candidate.municipality_id
    )


def _checked_day(day: date, *, on: date) -> date:
    if not on - timedelta(days=OLDEST_DAYS) <= day <= on:
        raise RuleBroken("received_on", _("Choose the day on which it was asked: today, or not long ago."))
    return day


def _check_length(text: str) -> None:
    if len(text) > LONGEST_WORDS:
        raise RuleBroken("too_long", _("Keep it under 2,000 characters."))


def _closed_already() -> RuleBroken:
    return RuleBroken("request_closed", _("This request was closed already."))


def _sealed(request: RightsRequest, name: str, text: str) -> bytes:
    if not text.strip():
        return b""
    return sealing.seal(person=request.candidate_id, field=_field(request, name), text=text.strip())


def _unsealed(request: RightsRequest, name: str) -> str:
    value = bytes(getattr(request, name))
    if not value:
        return ""
    return sealing.unseal(person=request.candidate_id, field=_field(request, name), sealed=value)


def _field(request: RightsRequest, name: str) -> str:
    return f"{TARGET}.{name}:{request.pk}"


def _record(event: str, request: RightsRequest, by: audit.Doer) -> None:
    audit.record(
        event=event,
        by=by,
        chain=request.candidate.municipality_id,
        person=request.candidate_id,
        target=TARGET,
        target_id=request.pk,
        reason=request.right,
    )
