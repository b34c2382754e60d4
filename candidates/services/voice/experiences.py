"""Experiences of discrimination: kept as the youth tells them, while the youth lets them be kept.

The order is fixed: lock the file, so that nobody takes the yes back meanwhile; then permission and the yes;
then open; the log row commits with it. What an experience leads to never says that there is one: a call to
make, an employer to leave out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.utils.translation import gettext as _

from candidates.enums import Purpose
from candidates.models import Candidate, Consent, Experience, Report
from candidates.permissions import may_hear_experience, require
from candidates.rules import step_marks
from candidates.services.files import hearing, profile, steps
from candidates.services.files.locking import lock_file
from candidates.services.voice import counting, quiet_calls
from candidates.services.voice.telling import (
    Deed,
    Felt,
    ToldExperience,
    changed,
    packed,
    unpacked,
    with_deed,
    with_feeling,
)
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.once import made_before, sent_before
from jobmatch.http.versions import claim
from jobmatch.sealing import services as sealing
from notifications.enums import Kind
from notifications.services import outbox

EXPERIENCE = "experience"
TARGET = "candidates.Experience"


@dataclass(frozen=True, slots=True)
class Heard:
    """An experience in the open."""

    experience: Experience
    told: ToldExperience

    def __repr__(self) -> str:  # never in a log or a traceback
        return "Heard(...)"


@transaction.atomic
def read(*, candidate: Candidate, by: User, on: date) -> list[Heard]:
    """All that a youth told, the newest first; the log row commits with the opening."""
    allowed = may_hear_experience(user=by, candidate=candidate, on=on)
    require(allowed, _("Only the youth's own jobhunter reads this."))
    heard = _opened(Experience.objects.filter(candidate=candidate))
    if heard:
        audit.record(
            event="sealed.opened",
            by=by,
            chain=candidate.municipality_id,
            person=candidate.pk,
            target=TARGET,
            fields=(EXPERIENCE,),
            quiet=True,
        )
    return sorted(heard, key=lambda each: (each.told.told_on, each.experience.pk.bytes), reverse=True)


@transaction.atomic
def read_one(*, experience: Experience, by: User, on: date) -> Heard:
    """One experience; the log row commits with the opening."""
    candidate = experience.candidate
    allowed = may_hear_experience(user=by, candidate=candidate, on=on)
    require(allowed, _("Only the youth's own jobhunter reads this."))
    heard = Heard(experience, unseal(experience))
    _record("sealed.opened", experience, by)
    return heard


@transaction.atomic
def add(*, candidate: Candidate, by: User, on: date, key: UUID | None = None, **parts: Any) -> Experience:
    """Keep what a youth tells. Only the own words are asked; the rest may come later, or never.

    `key` is the id of the new row: sent twice, it is kept once.
    """
    candidate = lock_for_writing(candidate, by=by, on=on)
    told = changed(ToldExperience(words="", told_on=on), **parts)
    _check_ask(None, told, on=on)
    made = made_before(Experience, key, candidate=candidate)
    if made is not None:
        if unseal(made) != told:
            raise sent_before()
        return made
    row = Experience(pk=key or uuid4(), candidate=candidate, kept_until=term_of(on))
    row.sealed = _sealed(row, told)
    row.save(force_insert=True)
    _follow_up(candidate, by=by, on=on)
    _record("voice.told", row, by)
    return row


@transaction.atomic
def change(*, experience: Experience, version: int, by: User, on: date, **parts: Any) -> Experience:
    """Tell it better, tell more, or choose another road; the term begins again."""
    return _write(experience, version, by=by, on=on, new=lambda told: changed(told, **parts))


@transaction.atomic
def note_deed(
    *,
    experience: Experience,
    version: int,
    by: User,
    on: date,
    done: str,
    outcome: str = "",
    happened_on: date | None = None,
) -> Experience:
    """Write down what was done on the road, and what came of it."""
    happened_on = happened_on or on
    if happened_on > on:
        raise RuleBroken("deed_day", _("Choose the day on which it was done, today at the latest."))
    deed = Deed(on=happened_on, done=done, outcome=outcome)
    return _write(experience, version, by=by, on=on, new=lambda told: with_deed(told, deed))


@transaction.atomic
def note_feeling(
    *,
    experience: Experience,
    version: int,
    by: User,
    on: date,
    feeling: str,
    words: str = "",
    ask_on: date | None = None,
) -> Experience:
    """Write down how it feels now, and when to ask again, if at all."""
    felt = Felt(on=on, feeling=feeling, words=words)
    return _write(
        experience, version, by=by, on=on, new=lambda told: changed(with_feeling(told, felt), ask_on=ask_on)
    )


@transaction.atomic
def leave_out(*, experience: Experience, by: User, on: date) -> None:
    """Not that employer again: its vacancies stay out of the list. No reason is kept with it."""
    candidate = lock_for_writing(experience.candidate, by=by, on=on)
    employer = unseal(experience).employer
    if employer is None:
        raise RuleBroken("employer_missing", _("First choose which employer it was, from the list."))
    profile.leave_out(candidate=candidate, employer=employer, by=by, on=on)


@transaction.atomic
def erase(*, experience: Experience, version: int, by: User, on: date) -> None:
    """The youth wants it gone: what was told, its reports, and what was counted of it."""
    candidate = lock_for_writing(experience.candidate, by=by, on=on)
    claim(experience, version=version)
    erased = experience.pk
    _erase(candidate, [erased])
    _follow_up(candidate, by=by, on=on)
    quiet_calls.plan_sending(candidate, by=by, on=on)
    audit.record(
        event="voice.erased",
        by=by,
        chain=candidate.municipality_id,
        person=candidate.pk,
        target=TARGET,
        target_id=erased,
        quiet=True,
    )


def erase_all(*, candidate: Candidate) -> None:
    """Everything that a youth told, and every trace of it; the caller holds the file.

    A call that was to be made stays a call like any other: nobody is let go of.
    """
    outbox.cancel(person=candidate.pk, kinds=(Kind.REPORT,))
    _erase(candidate, [*Experience.objects.filter(candidate=candidate).values_list("pk", flat=True)])
    _leave_no_trace(candidate)


def erase_over(*, candidate: Candidate, on: date) -> int:
    """What is past its term goes; the caller holds the file. How many experiences."""
    over = [*Experience.objects.filter(candidate=candidate, kept_until__lt=on).values_list("pk", flat=True)]
    _erase(candidate, over)
    if over and not Experience.objects.filter(candidate=candidate).exists():
        _leave_no_trace(candidate)
    elif over:
        quiet_calls.plan_sending(candidate, by=audit.SCHEDULE, on=on)
    return len(over)


@transaction.atomic
def count(*, candidate: Candidate, by: User, on: date) -> None:
    """After a yes to counting: count what was told before. The opening is in the access log."""
    candidate = lock_file(candidate)
    if not may_hear_experience(user=by, candidate=candidate, on=on):
        return
    heard = _opened(Experience.objects.filter(candidate=candidate))
    _count(candidate, heard, by=by, on=on)
    if heard:
        audit.record(
            event="sealed.opened",
            by=by,
            chain=candidate.municipality_id,
            person=candidate.pk,
            target=TARGET,
            fields=(EXPERIENCE,),
            quiet=True,
        )


def lock_for_writing(candidate: Candidate, *, by: User, on: date) -> Candidate:
    """The file, locked, for who hears the youth; refused without the youth's yes to keep it."""
    candidate = hearing.lock_for_writing(candidate, by=by, on=on)
    if not Consent.objects.is_live(candidate=candidate.pk, purpose=Purpose.KEEP_EXPERIENCE, on=on):
        raise RuleBroken("no_consent", _("First ask whether you may keep this, and record the yes."))
    return candidate


def term_of(on: date) -> date:
    """Until when what is told today is kept: twelve months."""
    over: date = on + relativedelta(years=1)
    return over


def unseal(experience: Experience) -> ToldExperience:
    """What was told; the caller has asked permission and writes the log row in the same transaction."""
    return _opened([experience])[0].told


def told_about(*, candidate: Candidate, employer: UUID, on: date) -> bool:
    """Whether this youth told something about an employer: for the own page of the youth alone.

    Nobody else may learn it, so no log row is written: one would say that there is an experience.
    """
    if not Consent.objects.is_live(candidate=candidate.pk, purpose=Purpose.KEEP_EXPERIENCE, on=on):
        return False
    heard = _opened(Experience.objects.filter(candidate=candidate, kept_until__gte=on))
    return any(each.told.employer == employer for each in heard)


def _write(experience: Experience, version: int, *, by: User, on: date, new: Any) -> Experience:
    """One change of what was told; `new` makes what is told now of what was told before."""
    candidate = lock_for_writing(experience.candidate, by=by, on=on)
    claim(experience, version=version)
    experience.refresh_from_db(fields=["sealed"])
    before = unseal(experience)
    after = new(before)
    _check_ask(before, after, on=on)
    experience.sealed = _sealed(experience, after)
    experience.kept_until = term_of(on)
    experience.save(update_fields=["sealed", "kept_until"])
    _follow_up(candidate, by=by, on=on)
    _record("voice.changed", experience, by)
    return experience


def _follow_up(candidate: Candidate, *, by: User, on: date) -> None:
    """Let the count and the call to make fit with everything that is told now."""
    heard = _opened(Experience.objects.filter(candidate=candidate))
    _count(candidate, heard, by=by, on=on)
    asked = [each.told.ask_on for each in heard if each.told.ask_on]
    quiet_calls.plan(candidate, step_marks.VOICE, max(min(asked), on) if asked else None, by=by, on=on)


def _count(candidate: Candidate, heard: Sequence[Heard], *, by: User, on: date) -> None:
    employers = {each.told.employer for each in heard if each.told.employer}
    counting.recount(candidate=candidate, employers=employers, by=by, on=on)


def _erase(candidate: Candidate, rows: Sequence[UUID]) -> None:
    """Reports that wait are not sent any more; then the rows go."""
    reports = Report.objects.filter(experience__in=rows)
    for report in reports:
        outbox.cancel(person=candidate.pk, about=report.pk)
    reports.delete()
    Experience.objects.filter(pk__in=rows).delete()


def _leave_no_trace(candidate: Candidate) -> None:
    """The call that the youth asked for stays a call like any other; the quiet steps go."""
    candidate.steps.filter(mark=step_marks.VOICE).update(mark="")
    candidate.steps.filter(mark__in=step_marks.CONFIDED).delete()
    counting.erase(candidate=candidate)


def _opened(rows: Iterable[Experience]) -> list[Heard]:
    found = list(rows)
    texts = sealing.unseal_all([(row.candidate_id, _field(row), bytes(row.sealed)) for row in found])
    return [Heard(row, unpacked(text)) for row, text in zip(found, texts, strict=True)]


def _sealed(row: Experience, told: ToldExperience) -> bytes:
    return sealing.seal(person=row.candidate_id, field=_field(row), text=packed(told))


def _field(row: Experience) -> str:
    return f"candidates.Experience.sealed:{row.pk}"


def _check_ask(before: ToldExperience | None, after: ToldExperience, *, on: date) -> None:
    """A new day to ask how it feels is within a year; one that has passed meanwhile stands."""
    if after.ask_on is not None and (before is None or after.ask_on != before.ask_on):
        steps.checked_due(after.ask_on, on=on)


def _record(event: str, row: Experience, by: User) -> None:
    audit.record(
        event=event,
        by=by,
        chain=row.candidate.municipality_id,
        person=row.candidate_id,
        target=TARGET,
        target_id=row.pk,
        fields=(EXPERIENCE,),
        quiet=True,
    )
