"""Bringing a youth to other help: exactly the text that the youth said yes to is passed on, and no byte more.

It is written with the youth, kept sealed, and sent by mail only under a live yes to *other help* and a yes to
this very text, which its digest proves. Two weeks later somebody asks the youth how it went.
"""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from candidates.enums import HandOverState, Help, HelpOutcome, Purpose, StepKind
from candidates.models import Candidate, Consent, HandOver, Partner
from candidates.permissions import may_open_sealed, require
from candidates.rules import step_marks
from candidates.services.files import steps
from candidates.services.files.hearing import lock_for_writing
from candidates.services.help.partners import takes_referrals
from jobmatch import workdays
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.audit.services import Doer
from jobmatch.errors import RuleBroken
from jobmatch.http.once import made_before, sent_before
from jobmatch.http.versions import claim
from jobmatch.phones import for_people
from jobmatch.sealing import services as sealing
from notifications.enums import Kind, MessageChannel
from notifications.models import Message
from notifications.services import outbox

LONGEST_TEXT, LONGEST_LINE = 4000, 500
ASK_AFTER_DAYS = 14
SEALED = "hand_over"
TARGET = "candidates.HandOver"


@dataclass(frozen=True, slots=True)
class PassedOn:
    """What lies under the seal: the text that is passed on, and how it went."""

    text: str
    outcome: str = ""
    line: str = ""

    def __repr__(self) -> str:  # never in a log or a traceback
        return "PassedOn(...)"

    @property
    def digest(self) -> str:
        """The SHA-256 of the bytes that are sent."""
        return hashlib.sha256(self.text.encode()).hexdigest()


@transaction.atomic
def write(
    *,
    candidate: Candidate,
    partner: Partner,
    topic: str,
    text: str,
    by: User,
    on: date,
    key: UUID | None = None,
) -> HandOver:
    """Keep a text that is not sent yet. `key` is the id of the new row: sent twice, it is kept once."""
    candidate = lock_for_writing(candidate, by=by, on=on)
    _require_yes(candidate, on=on)
    paper = PassedOn(_checked(text))
    if not takes_referrals(partner) or topic not in partner.helps_with:
        raise RuleBroken("topic", _("This organisation does not help with that. Choose another one."))
    made = made_before(HandOver, key, candidate=candidate, partner=partner, topic=topic)
    if made is not None:
        if _paper(made).text != paper.text:
            raise sent_before()
        return made
    row = HandOver(pk=key or uuid4(), candidate=candidate, partner=partner, topic=topic, made_by=by)
    row.sealed = _sealed(row, paper)
    row.save(force_insert=True)
    _record("hand_over.written", row, by)
    return row


@transaction.atomic
def change(*, hand_over: HandOver, version: int, text: str, by: User, on: date) -> HandOver:
    """Other words, as long as nothing was sent."""
    candidate = lock_for_writing(hand_over.candidate, by=by, on=on)
    _require_yes(candidate, on=on)
    paper = PassedOn(_checked(text))
    _claim(hand_over, version, HandOverState.DRAFT)
    hand_over.sealed = _sealed(hand_over, paper)
    hand_over.save(update_fields=["sealed"])
    _record("hand_over.changed", hand_over, by)
    return hand_over


@transaction.atomic
def read(*, hand_over: HandOver, by: User, on: date) -> PassedOn:
    """Open the text; the log row commits with it."""
    candidate = hand_over.candidate
    require(
        may_open_sealed(user=by, candidate=candidate, on=on), _("Only the youth's own jobhunter reads this.")
    )
    paper = _paper(hand_over)
    audit.record(
        event="sealed.opened",
        by=by,
        chain=candidate.municipality_id,
        person=candidate.pk,
        target=TARGET,
        target_id=hand_over.pk,
        fields=(SEALED,),
        quiet=True,
    )
    return paper


@transaction.atomic
def send(*, hand_over: HandOver, version: int, digest: str, by: User, on: date) -> HandOver:
    """The youth said yes to the text with this digest: pass on exactly that, and ask in two weeks."""
    candidate = lock_for_writing(hand_over.candidate, by=by, on=on)
    _require_yes(candidate, on=on)
    if not takes_referrals(hand_over.partner):
        raise RuleBroken("topic", _("This organisation takes nobody new. Choose another one."))
    _claim(hand_over, version, HandOverState.DRAFT)
    paper = _paper(hand_over)
    if digest != paper.digest:
        raise RuleBroken(
            "other_text", _("The text is not the one that the youth read. Read it together again.")
        )
    hand_over.state, hand_over.digest, hand_over.sent_on = HandOverState.SENT, digest, on
    hand_over.save(update_fields=["state", "digest", "sent_on"])
    due = workdays.after(on + timedelta(days=ASK_AFTER_DAYS - 1), 1)
    steps.ensure(candidate=candidate, kind=StepKind.HELP, due=due, mark=step_marks.hand_over(hand_over.pk))
    outbox.put_for_person(
        person=candidate.pk,
        address=hand_over.partner.email,
        kind=Kind.HAND_OVER,
        channel=MessageChannel.EMAIL,
        values={"body": paper.text},
        about=hand_over.pk,
        not_before=timezone.now() + outbox.TIME_TO_STOP,
    )
    _record("hand_over.sent", hand_over, by)
    return hand_over


@transaction.atomic
def stop(*, hand_over: HandOver, version: int, by: User, on: date) -> HandOver:
    """The youth would rather not. What is not sent yet is erased; what has left cannot be called back."""
    lock_for_writing(hand_over.candidate, by=by, on=on)
    _claim(hand_over, version, HandOverState.DRAFT, HandOverState.SENT)
    if not _stop(hand_over, by=by, on=on):
        raise RuleBroken("too_late", _("This was sent already. Call the organisation, and tell the youth."))
    _record("hand_over.stopped", hand_over, by)
    return hand_over


def message_state(hand_over: HandOver) -> str:
    """What became of the message: waiting, sent, failed; empty when nothing was put, or it is forgotten."""
    message = _newest(hand_over)
    return message.state if message else ""


def leaves_at(hand_over: HandOver) -> datetime | None:
    """When the newest message leaves, or left."""
    message = _newest(hand_over)
    return message.not_before if message else None


def _newest(hand_over: HandOver) -> Message | None:
    return Message.objects.of(hand_over.candidate_id).about(hand_over.pk).order_by("-made_at").first()


def stop_drafts(*, candidate: Candidate, by: Doer, on: date) -> None:
    """What was not sent yet is erased, for the youth took the yes back; in the transaction of that."""
    not_asked = candidate.hand_overs.filter(state__in=[HandOverState.DRAFT, HandOverState.SENT])
    for row in not_asked.order_by("pk"):
        if _stop(row, by=by, on=on):
            claim(row, version=row.version)


@transaction.atomic
def answer(
    *, hand_over: HandOver, version: int, outcome: str, by: User, on: date, line: str = ""
) -> HandOver:
    """How it went there, as the youth tells; the step to ask is done."""
    candidate = lock_for_writing(hand_over.candidate, by=by, on=on)
    if outcome not in HelpOutcome.values:
        raise RuleBroken("outcome", _("Choose how it went."))
    if len(line) > LONGEST_LINE:
        raise RuleBroken("too_long", _("Keep the line under 500 characters."))
    _claim(hand_over, version, HandOverState.SENT, HandOverState.ASKED)
    hand_over.state = HandOverState.ASKED
    hand_over.sealed = _sealed(hand_over, replace(_paper(hand_over), outcome=outcome, line=line.strip()))
    hand_over.save(update_fields=["state", "sealed"])
    steps.settle(candidate=candidate, mark=step_marks.hand_over(hand_over.pk), by=by, on=on)
    _record("hand_over.answered", hand_over, by)
    return hand_over


def proposed(*, candidate: Candidate, topic: str) -> str:
    """A first text in plain Dutch to change together: the partner gets nothing that is not in it."""
    with override("nl"):
        lines = [
            _("Hello,"),
            "",
            _("%(name)s would like help with: %(topic)s."),
            _("What %(name)s would like: ..."),
            "",
            _("You can reach %(name)s at %(reach)s. Will you get in touch within a week?"),
        ]
        about = str(Help(topic).label) if topic in Help.values else "..."
    values = {
        "name": candidate.first_name,
        "topic": about,
        "reach": for_people(candidate.phone) or candidate.email,
    }
    return "\n".join(line % values for line in lines)


def _stop(row: HandOver, *, by: Doer, on: date) -> bool:
    """Erase what has not left; whether that could be done."""
    if row.state == HandOverState.SENT and outbox.cancel(person=row.candidate_id, about=row.pk) != 1:
        return False
    row.state, row.digest, row.sent_on = HandOverState.STOPPED, "", None
    row.sealed = b""
    row.save(update_fields=["state", "digest", "sent_on", "sealed"])
    steps.settle(candidate=row.candidate, mark=step_marks.hand_over(row.pk), by=by, on=on)
    return True


def _require_yes(candidate: Candidate, *, on: date) -> None:
    if not Consent.objects.is_live(candidate=candidate.pk, purpose=Purpose.OTHER_PARTNER, on=on):
        raise RuleBroken("no_consent", _("First ask whether you may bring the youth to other help."))


def _checked(text: str) -> str:
    text = text.replace("\r\n", "\n").strip()
    if not text:
        raise RuleBroken("text_missing", _("Write what you pass on."))
    if len(text) > LONGEST_TEXT:
        raise RuleBroken("too_long", _("Keep it under 4,000 characters."))
    return text


def _claim(row: HandOver, version: int, *states: str) -> None:
    claim(row, version=version)
    row.refresh_from_db(fields=["state", "sealed", "digest", "sent_on"])
    if row.state not in states:
        raise RuleBroken("state", _("That is not possible any more. Look at how it stands now."))


def _sealed(row: HandOver, paper: PassedOn) -> bytes:
    text = json.dumps({"text": paper.text, "outcome": paper.outcome, "line": paper.line}, sort_keys=True)
    return sealing.seal(person=row.candidate_id, field=_field(row), text=text)


def _paper(row: HandOver) -> PassedOn:
    if not row.sealed:
        return PassedOn("")
    return PassedOn(
        **json.loads(sealing.unseal(person=row.candidate_id, field=_field(row), sealed=bytes(row.sealed)))
    )


def _field(row: HandOver) -> str:
    return f"candidates.HandOver.sealed:{row.pk}"


def _record(event: str, row: HandOver, by: User) -> None:
    audit.record(
        event=event,
        by=by,
        chain=row.candidate.municipality_id,
        person=row.candidate_id,
        target=TARGET,
        target_id=row.pk,
        quiet=True,
    )
