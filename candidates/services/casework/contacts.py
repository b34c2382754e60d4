"""Contacts: every try to reach a youth, how it went, and what follows from it."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from candidates.enums import ReferrerStatus, State, StepKind
from candidates.models import Candidate, Contact, Step
from candidates.permissions import may_hear_youth, may_open_sealed, require, require_work
from candidates.rules import search_plan
from candidates.selectors.consents.referrers import referred
from candidates.services.files import news, states, steps
from candidates.services.files.locking import lock_file
from candidates.services.files.parents import require_heard
from candidates.services.intake import referrer_status
from jobmatch import workdays
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.once import made_before, sent_before
from jobmatch.http.versions import claim
from jobmatch.sealing import services as sealing

LONGEST_LINE = 1000
OLDEST_DAYS = 366
LINE = "line"
TARGET = "candidates.Contact"


@transaction.atomic
def record(
    *,
    candidate: Candidate,
    by: User,
    on: date,
    channel: str,
    reached: bool,
    happened_on: date | None = None,
    line: str = "",
    confidence: int | None = None,
    next_kind: str | None = None,
    next_title: str = "",
    next_due: date | None = None,
    finishes: bool = True,
    step: UUID | None = None,
    key: UUID | None = None,
) -> Contact:
    """Write down a contact. By default it finishes the step that holds the file and makes the next one.

    Not reached and no next step named: the search plan says what to try. Reached: a file that rested is open
    again. A line is written by who hears the youth, and so reads it again. `step` is the one that the writer
    saw. `key` is the id of the new row: sent twice, a contact is written down once.
    """
    require_work(by, candidate)
    happened_on = _checked_day(happened_on or on, on=on)
    _check(candidate, by=by, on=on, reached=reached, line=line, confidence=confidence)
    candidate = lock_file(candidate)
    content: dict[str, Any] = {"candidate": candidate, "made_by": by, "on": happened_on}
    content |= {"channel": channel, "reached": reached, "confidence": confidence}
    made = made_before(Contact, key, **content)
    if made is not None:
        _require_same(made, line, (next_kind, next_title, next_due) if finishes else None)
        return made
    _require_seen(candidate, step if finishes else None)
    contact = Contact(pk=key or uuid4(), **content)
    contact.line = _sealed(contact, line)
    contact.save(force_insert=True)
    if reached:
        referrer_status.tell(candidate=candidate, shown=ReferrerStatus.IN_CONTACT, on=on)
        candidate = states.heard_from(candidate, by=by, on=on, day=happened_on)
    if finishes and candidate.held_by_id:
        kind, due = _next(candidate, contact, next_kind, next_due, on=on)
        _follow(candidate, kind=kind, title=next_title, due=due, by=by, on=on)
    _record("contact.recorded", contact, by)
    return contact


@transaction.atomic
def correct(
    *,
    contact: Contact,
    version: int,
    by: User,
    on: date,
    channel: str,
    reached: bool,
    happened_on: date,
    line: str | None,
    confidence: int | None,
) -> Contact:
    """Put right what was written down of a contact; the steps stay as they are, unless the file rested.

    `line` is None for who may not read it: it stays as it was.
    """
    require_work(by, contact.candidate)
    _checked_day(happened_on, on=on)
    _check(contact.candidate, by=by, on=on, reached=reached, line=line or "", confidence=confidence)
    if line is not None:
        _require_reader(contact.candidate, by=by, on=on)
    candidate = lock_file(contact.candidate)
    claim(contact, version=version)
    mistaken = _news_of(contact)
    contact.channel, contact.reached, contact.on = channel, reached, happened_on
    contact.confidence = confidence
    if line is not None:
        contact.line = _sealed(contact, line)
    contact.save(update_fields=["channel", "reached", "on", "confidence", "line"])
    news.recount(candidate, mistaken=mistaken)
    if reached and mistaken is None:
        states.heard_of(candidate, by=by, on=on)
    _record("contact.corrected", contact, by)
    return contact


@transaction.atomic
def take_back(*, contact: Contact, version: int, by: User) -> None:
    """Remove a contact that was written down by mistake."""
    require_work(by, contact.candidate)
    candidate = lock_file(contact.candidate)
    claim(contact, version=version)
    taken = contact.pk
    contact.delete()
    news.recount(candidate, mistaken=_news_of(contact))
    audit.record(
        event="contact.taken_back",
        by=by,
        chain=candidate.municipality_id,
        person=candidate.pk,
        target=TARGET,
        target_id=taken,
    )


def read_lines(*, candidate: Candidate, contacts: list[Contact], by: User, on: date) -> dict[UUID, str]:
    """Contact id → its line, opened for who may; one row in the access log. Empty for anyone else."""
    sealed = [contact for contact in contacts if contact.line]
    if not sealed or not may_open_sealed(user=by, candidate=candidate, on=on):
        return {}
    with transaction.atomic():
        texts = sealing.unseal_all(
            [(candidate.pk, _line_field(contact), bytes(contact.line)) for contact in sealed]
        )
        audit.record(
            event="sealed.opened",
            by=by,
            chain=candidate.municipality_id,
            person=candidate.pk,
            target=TARGET,
            fields=(LINE,),
        )
    return {contact.pk: text for contact, text in zip(sealed, texts, strict=True)}


def tries_in_a_row(candidate: Candidate) -> int:
    """How often nobody answered since the last time that the youth was reached."""
    count = 0
    for reached in candidate.contacts.newest_first().values_list("reached", flat=True):
        if reached:
            break
        count += 1
    return count


def planned_try(candidate: Candidate, *, on: date, failed: int) -> search_plan.Try | None:
    """What the search plan says after so many tries; None when it is time to rest."""
    may_ask = any(each.is_told for each in referred(candidate, on=on))
    return search_plan.next_try(failed, may_ask_referrer=may_ask)


def follow_up(candidate: Candidate, *, reached: bool, on: date, failed: int) -> tuple[str, date]:
    """What happens next, and when, unless somebody names something else; `failed` counts this try too.

    A pause and the rest of a file go on: a try that fails does not end them.
    """
    if not reached and candidate.state == State.RESTING:
        return StepKind.YEARLY, states.in_a_year(on)
    if not reached and failed and candidate.state == State.OPEN:
        plan = planned_try(candidate, on=on, failed=failed)
        if plan is not None:
            return plan.kind, workdays.after(on, plan.working_days)
    return StepKind.CALL, candidate.paused_until or workdays.after(on, steps.CALL_BACK_WORKING_DAYS)


def is_time_to_rest(candidate: Candidate, *, on: date) -> bool:
    """Everything of the search plan was tried and nobody answered."""
    failed = tries_in_a_row(candidate) if candidate.state == State.OPEN else 0
    return failed > 0 and planned_try(candidate, on=on, failed=failed) is None


def _next(
    candidate: Candidate, contact: Contact, kind: str | None, due: date | None, *, on: date
) -> tuple[str, date]:
    if kind is not None:
        steps.require_chosen(kind)
    failed = tries_in_a_row(candidate)
    usual_kind, usual_due = follow_up(
        candidate, reached=contact.reached or kind is not None, on=on, failed=failed
    )
    return kind or usual_kind, due or usual_due


def _follow(candidate: Candidate, *, kind: str, title: str, due: date, by: User, on: date) -> None:
    step = Step.objects.get(primary_for=candidate.pk)
    steps.follow(
        candidate=candidate,
        after=step,
        version=step.version,
        by=by,
        on=on,
        kind=kind,
        title=title,
        due=steps.checked_due(due, on=on),
        undoable=True,
    )


def _check(
    candidate: Candidate, *, by: User, on: date, reached: bool, line: str, confidence: int | None
) -> None:
    if len(line) > LONGEST_LINE:
        raise RuleBroken("too_long", _("Keep the line under 1,000 characters."))
    if confidence is not None and not reached:
        raise RuleBroken("confidence", _("Only someone who was reached can say how sure they feel."))
    if line or confidence is not None:
        require_heard(candidate, on=on)
    if line:
        _require_reader(candidate, by=by, on=on)


def _require_reader(candidate: Candidate, *, by: User, on: date) -> None:
    require(
        may_hear_youth(user=by, candidate=candidate, on=on),
        _("Only the youth's own jobhunter writes a line. Leave it empty, the rest is kept."),
    )


def _require_seen(candidate: Candidate, step: UUID | None) -> None:
    if step is not None and not candidate.steps.primary().filter(pk=step).exists():
        raise RuleBroken(
            "stale", _("Somebody wrote down a contact a moment ago. Look at the file, then write again.")
        )


def _require_same(made: Contact, line: str, following: tuple[str | None, str, date | None] | None) -> None:
    """What was sent again asks for the same line and the same next step; else it would be lost quietly."""
    if bool(line) != bool(made.line) or (line and line != _unsealed(made)):
        raise sent_before()
    held = made.candidate.held_by
    if held is not None and following is not None:
        kind, title, due = following
        if (kind or held.kind, title, due or held.due) != (held.kind, held.title, held.due):
            raise sent_before()


def _checked_day(day: date, *, on: date) -> date:
    if not 0 <= (on - day).days <= OLDEST_DAYS:
        raise RuleBroken("contact_day", _("Choose a day from the past year, today at the latest."))
    return day


def _sealed(contact: Contact, line: str) -> bytes:
    if not line:
        return b""
    return sealing.seal(person=contact.candidate_id, field=_line_field(contact), text=line)


def _unsealed(contact: Contact) -> str:
    field = _line_field(contact)
    return sealing.unseal(person=contact.candidate_id, field=field, sealed=bytes(contact.line))


def _line_field(contact: Contact) -> str:
    return f"candidates.Contact.line:{contact.pk}"


def _news_of(contact: Contact) -> date | None:
    return contact.on if contact.reached else None


def _record(event: str, contact: Contact, by: User) -> None:
    audit.record(
        event=event,
        by=by,
        chain=contact.candidate.municipality_id,
        person=contact.candidate_id,
        target=TARGET,
        target_id=contact.pk,
    )
