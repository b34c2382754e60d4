"""What an employer said by telephone or at the door: nothing is mailed to them, nothing waits."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from employers.enums import TalkChannel
from employers.models import EmployerPerson
from employers.services import sign_ins
from jobmatch import workdays
from jobmatch.accounts.models import User
from jobmatch.errors import RuleBroken
from matching.enums import (
    AT_THE_EMPLOYER,
    ENDS,
    KNOWS_THE_NAME,
    SAID,
    Came,
    FoundBy,
    IntroductionState,
    NameGiven,
    Party,
    WhyNot,
)
from matching.models import Introduction, Placement
from matching.services.introductions import following, meetings, moves, permits, placing, sends, yeses
from matching.services.introductions.meetings import Appointment
from matching.services.introductions.yeses import Heard
from matching.services.work.placements import Details

ST = IntroductionState
NEEDS_A_DAY = frozenset({ST.NAMED, ST.TRIAL})


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said: how, by whom, and what belongs to it.

    `heard`: what the youth said of the name meanwhile; `together`: the youth was there, and knows.
    """

    to: str
    channel: str = TalkChannel.PHONE
    person: EmployerPerson | None = None
    appointment: Appointment | None = None
    why_not: str = ""
    later_on: date | None = None
    details: Details | None = None
    acknowledged: Collection[str] = ()
    heard: Heard | None = None
    together: bool = False


@transaction.atomic
def record(*, introduction: Introduction, version: int, answer: Answer, by: User, on: date) -> Introduction:
    """Write down what the employer said: any later state at once, if the yeses for it are there.

    The youth gets a neutral message at once; who gets none is told by a person, today.
    """
    row = moves.taken(introduction, version=version, by=by)
    _check(row, answer, on=on)
    if answer.person is not None and answer.person != row.person:
        sends.name_somebody(row, answer.person, by=by)
    if answer.heard is not None:
        _require_same_card(row, answer.heard)
        yeses.set_name(row, answer.heard, by=by, on=on)
    if answer.to in KNOWS_THE_NAME and not row.name_given:
        raise RuleBroken("name_first", _("First ask the youth for the yes to the name."))
    was_to_meet = False
    if answer.to in ENDS | {ST.LATER, ST.INVITED, ST.MET}:
        missed = answer.why_not == WhyNot.DID_NOT_COME
        was_to_meet = moves.let_meetings_go(row, until=on, past=Came.YOUTH_MISSED if missed else Came.HELD)
    if answer.appointment is not None:
        meetings.plan(row, answer.appointment, by=by, on=on)
    if row.person is not None:
        sign_ins.heard(row.person.pk, on=on)
    row = _moved(row, answer, was_to_meet=was_to_meet, by=by, on=on)
    _tell(row, answer, by=by, on=on)
    return row


def _require_same_card(row: Introduction, heard: Heard) -> None:
    """Refuse to take the name off a card in passing: without it the card tells less, and needs a new yes."""
    if row.state == ST.AGREED and row.name_given and heard.name == NameGiven.NONE:
        raise RuleBroken(
            "name", _("Without the name the card tells less. First write down the yes to that card.")
        )


def _moved(row: Introduction, answer: Answer, *, was_to_meet: bool, by: User, on: date) -> Introduction:
    placement = _work(row, answer, by=by, on=on) if answer.to == ST.HIRED else None
    return moves.move(
        row,
        ST(answer.to),
        by=by,
        on=on,
        party=Party.EMPLOYER,
        channel=answer.channel,
        person=answer.person or row.person,
        youth_knows=answer.together,
        was_to_meet=was_to_meet,
        why_not=answer.why_not,
        later_on=answer.later_on,
        placement=placement,
    )


def _work(row: Introduction, answer: Answer, *, by: User, on: date) -> Placement:
    if answer.details is None:
        raise RuleBroken("details", _("Say what work it is: the kind and the first working day."))
    vacancy = row.vacancy
    details = replace(
        answer.details,
        found_by=FoundBy.US,
        vacancy=vacancy,
        employer=vacancy.employer,
        occupation=answer.details.occupation or vacancy.occupation,
    )
    return placing.plan(
        candidate=row.candidate,
        details=details,
        by=by,
        on=on,
        acknowledged=answer.acknowledged,
        through=row,
    )


def _tell(row: Introduction, answer: Answer, *, by: User, on: date) -> None:
    told = moves.tell_youth(row.candidate, on=on)
    if told or answer.together or row.state == ST.HIRED:
        return
    row.step_due = workdays.on_or_after(on)
    row.save(update_fields=["step_due"])
    following.bring_step(row.candidate, by=by, on=on)


def _check(row: Introduction, answer: Answer, *, on: date) -> None:
    if answer.to not in SAID:
        raise RuleBroken("to", _("Choose from the list what the employer said."))
    if not row.is_open:
        raise RuleBroken("state", _("This ended. Press that it goes on after all, or write a new proposal."))
    moves.require_follows(row, answer.to)
    if answer.channel not in TalkChannel.values:
        raise RuleBroken("channel", _("Say how you spoke with the employer."))
    if (answer.to == ST.DECLINED) != (answer.why_not in WhyNot.values):
        raise RuleBroken("why_not", _("Choose why the employer says no; no reason given is one too."))
    if (answer.to == ST.LATER) != (answer.later_on is not None):
        raise RuleBroken("later_on", _("Say in which month you call again."))
    if answer.later_on is not None and not workdays.is_within_a_year(answer.later_on, on=on):
        raise RuleBroken("later_on", _("Choose a date from today to a year from now."))
    _check_day(answer)
    permits.require_works_there(answer.person, row.vacancy)
    if answer.to != ST.DECLINED:
        permits.require_allowed(row, on=on, person=answer.person)
    if row.state not in AT_THE_EMPLOYER and answer.to in AT_THE_EMPLOYER:
        permits.require_room(row.vacancy, beside=row)


def _check_day(answer: Answer) -> None:
    if answer.to in NEEDS_A_DAY and answer.appointment is None:
        raise RuleBroken("day", _("Say on which day they meet."))
    if answer.to not in NEEDS_A_DAY and answer.appointment is not None:
        raise RuleBroken("day", _("A day belongs to a meeting or a trial only."))
    if answer.to == ST.TRIAL and answer.appointment and answer.appointment.until is None:
        raise RuleBroken("until", _("Say on which day trying it out ends."))
