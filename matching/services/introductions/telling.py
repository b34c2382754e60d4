"""How a meeting was: asked of the youth and of the employer apart, and what they said carries it on."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from candidates.enums import StepKind
from candidates.models import Candidate
from candidates.permissions import may_hear_youth, may_open_sealed, require, require_work_or_youth
from candidates.rules import step_marks
from candidates.services.files import after_end, states, steps
from candidates.services.files.locking import lock_file
from jobmatch import workdays
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.versions import claim
from jobmatch.sealing import services as sealing
from matching.enums import Came, Going, Happened, IntroductionState, MeetingKind, Party, Side
from matching.models import Introduction, Meeting, MeetingAnswer
from matching.rules.waiting import EMPLOYER_DAYS
from matching.selectors import coming
from matching.services.introductions import following, moves, yeses

TARGET: Final = "matching.MeetingAnswer"
FIELD: Final = "answer"
LONGEST_LINE: Final = 1000
ST = IntroductionState
TO_TELL: Final = (Came.HELD, Came.YOUTH_MISSED, Came.EMPLOYER_MISSED)


@dataclass(frozen=True, slots=True)
class Said:
    """What one side says: who came, how it was, whether it wants to go on; nothing said of that is None."""

    came: str
    going: str = ""
    goes_on: bool | None = None
    line: str = ""

    def __repr__(self) -> str:  # never in a log or a traceback
        return "Said(...)"


@transaction.atomic
def tell(*, meeting: Meeting, side: str, said: Said, by: audit.Doer, on: date) -> MeetingAnswer:
    """Write down what one side said, once: that they met carries the proposal on; what is wrong is for today.

    What the two say is kept apart. Nobody's *no* ends anything: a person calls first.
    """
    _require_speaks(meeting, side, by=by)
    candidate = lock_file(meeting.candidate)
    claim(meeting, version=meeting.version)
    meeting.refresh_from_db(fields=["came"])
    _check(meeting, side, said, candidate, by=by, on=on)
    found = MeetingAnswer(
        pk=uuid4(),
        meeting=meeting,
        side=side,
        came=said.came,
        goes_on=said.goes_on,
        said_on=on,
        recorded_by=by if isinstance(by, User) else None,
    )
    found.answer = _seal(found, candidate, said)
    found.save(force_insert=True)
    is_against = meeting.came not in (Came.PLANNED, said.came)
    if meeting.came == Came.PLANNED:
        meeting.came = said.came
        meeting.save(update_fields=["came"])
    if side == Side.YOUTH:
        candidate = states.heard_from(candidate, by=by, on=on)
    _carry_on(meeting, candidate, found, is_wrong=is_against or _is_wrong(said), by=by, on=on)
    if by == audit.youth(candidate.pk):
        after_end.note(candidate, by=by, on=on)
    audit.record(
        event="meeting.told",
        by=by,
        chain=candidate.municipality_id,
        person=candidate.pk,
        target=TARGET,
        target_id=found.pk,
        reason=side,
    )
    return found


def may_tell(meeting: Meeting, side: str, *, on: date) -> bool:
    """Whether this side may say now how it was: from the last day on, once, unless it was called off."""
    said = any(each.side == side for each in meeting.answers.all())
    return meeting.last_day <= on and meeting.came != Came.CALLED_OFF and not said


@transaction.atomic
def read(
    *, candidate: Candidate, meeting: Meeting, by: audit.Doer, on: date
) -> list[tuple[MeetingAnswer, Said | None]]:
    """What each side said; how it was only for who may open what is sealed, with the row of the log."""
    rows = [*meeting.answers.all()]
    may = isinstance(by, User) and may_open_sealed(user=by, candidate=candidate, on=on)
    if not rows or not may:
        return [(row, None) for row in rows]
    sealed = [(candidate.pk, _field(row), bytes(row.answer)) for row in rows]
    texts = [json.loads(text) for text in sealing.unseal_all(sealed)]
    audit.record(
        event="sealed.opened",
        by=by,
        chain=candidate.municipality_id,
        person=candidate.pk,
        target=TARGET,
        fields=(FIELD,),
    )
    return [
        (row, Said(came=row.came, goes_on=row.goes_on, **text)) for row, text in zip(rows, texts, strict=True)
    ]


def _carry_on(
    meeting: Meeting, candidate: Candidate, found: MeetingAnswer, *, is_wrong: bool, by: audit.Doer, on: date
) -> None:
    if meeting.introduction_id is None:
        if is_wrong:
            mark = step_marks.worry(found.pk)
            steps.ensure(candidate=candidate, kind=StepKind.WORRY, due=workdays.on_or_after(on), mark=mark)
        following.bring_step(candidate, by=by, on=on)
        return
    row = moves.fresh(Introduction.objects.get(pk=meeting.introduction_id), candidate)
    if not row.is_open:
        return
    claim(row, version=row.version)
    party = _party(found.side, by)
    meets_again = row.meetings.to_come().exists()
    is_over = row.state == ST.NAMED and found.came == Came.HELD and meeting.kind != MeetingKind.TRIAL
    if is_over and not meets_again:
        row = moves.move(row, ST.MET, by=by, on=on, party=party)
    moves.note(row, Happened.HOW_IT_WAS, by=by, party=party)
    if meets_again:
        _wait_for_the_next(row, is_wrong=is_wrong, on=on)
    else:
        _wait(row, meeting, found, is_wrong=is_wrong, on=on)
    following.bring(candidate, [row.employer_id], by=by, on=on)


def _wait_for_the_next(row: Introduction, *, is_wrong: bool, on: date) -> None:
    """What is to do before and after the next meeting stays; what was wrong is talked about now."""
    moves.wait(row, on=on)
    if is_wrong:
        row.step_due = workdays.on_or_after(on)
    row.save(update_fields=["step_due", "call_due"])


def _wait(row: Introduction, meeting: Meeting, found: MeetingAnswer, *, is_wrong: bool, on: date) -> None:
    """Who did not speak yet is asked the day after; who did, after three working days, or now if it is wrong
    or if it says whether it goes on."""
    told = {each.side for each in MeetingAnswer.objects.filter(meeting=meeting)}
    ask = max(workdays.after(meeting.last_day, 1), workdays.on_or_after(on))
    now, later = workdays.on_or_after(on), workdays.after(on, EMPLOYER_DAYS)
    row.step_due = later if Side.YOUTH in told else ask
    row.call_due = later if Side.EMPLOYER in told else ask
    if is_wrong:
        row.step_due = now
    if found.side == Side.EMPLOYER and (is_wrong or found.goes_on is not None):
        row.call_due = now
    row.save(update_fields=["step_due", "call_due"])


def _is_wrong(said: Said) -> bool:
    return said.came != Came.HELD or said.going == Going.BAD or said.goes_on is False


def _require_speaks(meeting: Meeting, side: str, *, by: audit.Doer) -> None:
    if isinstance(by, audit.Actor) and by.kind == audit.EMPLOYER_PERSON_KIND:
        mine = by.id is not None and coming.is_of_person(meeting, by.id)
        require(mine and side == Side.EMPLOYER, _("This is asked of somebody else."))
        return
    require_work_or_youth(by, meeting.candidate)
    require(isinstance(by, User) or side == Side.YOUTH, _("This is asked of somebody else."))


def _check(
    meeting: Meeting, side: str, said: Said, candidate: Candidate, *, by: audit.Doer, on: date
) -> None:
    if side not in Side.values or said.came not in TO_TELL:
        raise RuleBroken("came", _("Say what became of it."))
    if said.going and said.going not in Going.values:
        raise RuleBroken("going", _("Choose how it was."))
    if len(said.line) > LONGEST_LINE:
        raise RuleBroken("line", _("Keep it under 1,000 characters."))
    if said.line and isinstance(by, User):
        allowed = may_hear_youth(user=by, candidate=candidate, on=on)
        require(allowed, _("Only who may read a line again can write one. Leave the line empty."))
    if not may_tell(meeting, side, on=on):
        raise RuleBroken("told_already", _("This was told already, or there is nothing to tell yet."))


def _party(side: str, by: audit.Doer) -> Party:
    if side == Side.EMPLOYER:
        return Party.EMPLOYER
    return yeses.party_of(by)


def _seal(found: MeetingAnswer, candidate: Candidate, said: Said) -> bytes:
    text = json.dumps({"going": said.going, "line": said.line.strip()}, sort_keys=True)
    return sealing.seal(person=candidate.pk, field=_field(found), text=text)


def _field(found: MeetingAnswer) -> str:
    return f"{TARGET}.{FIELD}:{found.pk}"
