"""What a proposal waits for in each state, and by which day somebody looks at it. Pure.

States are written as their values: `matching.enums` is made with this module, so it can't read them there.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from jobmatch import workdays

YOUTH_DAYS: Final = 3  # working days in which the youth answers
EMPLOYER_DAYS: Final = 3  # working days after which an employer who was spoken to is called again
# After a mail, in working days: when it is asked for again, by when to answer, to call, and that it ends.
REMIND_DAYS: Final = (3, 7)
ANSWER_DAYS: Final = 7
CALL_DAYS: Final = 10
SILENT_DAYS: Final = 15
AGAIN_DAYS: Final = 7  # working days after a call in which nothing was heard
TELL_DAYS: Final = 2  # working days in which a person tells the youth how it ended
REOPEN_DAYS: Final = 30
US, YOUTH, EMPLOYER, NOBODY = "us", "youth", "employer", ""
FOR_WHOM: Final[dict[str, str]] = {
    "draft": US,
    "asked": YOUTH,
    "agreed": US,
    "sent": EMPLOYER,
    "question": US,
    "invited": YOUTH,
    "named": YOUTH,
    "met": EMPLOYER,
    "trial": EMPLOYER,
    "later": EMPLOYER,
}
TOLD_BY_A_PERSON: Final = frozenset({"declined", "silent", "filled"})
STOPPED: Final = frozenset({"withdrawn", "filled", "elsewhere"})


@dataclass(frozen=True, slots=True)
class Waits:
    """By when something is to do with the youth, and by when with the employer; None for nothing."""

    step: date | None = None
    call: date | None = None


def of_open(
    state: str,
    *,
    since: date,
    on: date,
    first: date | None,
    last: date | None,
    asks: bool = False,
    by_mail: bool = False,
) -> Waits:
    """What an open proposal waits for.

    `first` and `last`: the days of a meeting or trial that is planned, or of the month that was named.
    `asks`: of the trial it is not known whether it is paid, or who insures; that is asked before day one.
    `by_mail`: the card went by mail, and who got it is reminded before anybody calls.
    """
    if state == "sent" and by_mail:
        return Waits(call=workdays.after(since, CALL_DAYS))
    if state == "asked":
        return Waits(step=workdays.after(since, YOUTH_DAYS))
    if state in ("draft", "question", "invited"):
        return Waits(step=workdays.on_or_after(since))
    if state == "agreed":
        return Waits(call=workdays.on_or_after(since))
    if state == "later":
        return Waits(call=workdays.on_or_after(first or since))
    if state == "named" and first is not None and last is not None:
        return around(first, last, on=on)
    if state == "trial" and first is not None and last is not None:
        after = _after(last)
        is_to_ask = asks and on < first
        return Waits(step=workdays.on_or_after(on) if is_to_ask else after.step, call=after.call)
    if state in ("met", "trial", "named"):
        day = workdays.after(since, EMPLOYER_DAYS)
        return Waits(step=day, call=day)
    return Waits(call=workdays.after(since, EMPLOYER_DAYS))


def of_ended(state: str, *, since: date, was_known: bool, youth_knows: bool, by_mail: bool = False) -> Waits:
    """Who has to be told of an end: the youth by a person, the employer in the same line for every end.

    `by_mail`: that line goes by mail, and nobody has to call for it.
    """
    step = workdays.after(since, TELL_DAYS) if state in TOLD_BY_A_PERSON and not youth_knows else None
    call = workdays.after(since, 1) if state in STOPPED and was_known and not by_mail else None
    return Waits(step, call)


def around(first: date, last: date, *, on: date) -> Waits:
    """Prepare the day before; the day after, ask both apart how it was."""
    before = workdays.on_or_before(first - timedelta(days=1))
    after = _after(last)
    return Waits(step=before if on <= before else after.step, call=after.call)


def _after(last: date) -> Waits:
    day = workdays.after(last, 1)
    return Waits(step=day, call=day)
