"""What Today says: who needs the user, in which group, and why that is so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.enums import StepKind
from candidates.models import Candidate, Step
from candidates.rules import step_marks
from candidates.selectors.files.due import Due
from employers.selectors.errands import DueErrand
from jobmatch.accounts.models import Absence, User
from jobmatch.wording.days import When, when

HEADINGS = {
    "overdue": gettext_lazy("Too late"),
    "today": gettext_lazy("Today"),
    "week": gettext_lazy("This week"),
    "new": gettext_lazy("New: no first talk yet"),
    "quiet": gettext_lazy("Long without news"),
}


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do for a youth, with how near its day is in words."""

    due: Due
    when: When


@dataclass(frozen=True, slots=True)
class Youth:
    """A youth with the one thing to do, why it lies here, and what more there is."""

    candidate: Candidate
    first: Todo
    why: str
    further: list[Todo]
    outings: list["Outing"]


@dataclass(frozen=True, slots=True)
class Outing:
    """What is to do with one employer: the first of it, how near its day is, why it lies here, what more."""

    due: DueErrand
    when: When
    why: str
    further: list["Outing"]


@dataclass(frozen=True, slots=True)
class Group:
    """One group of Today: how many youths are in it and those on this page; what is to do with employers."""

    name: str
    heading: Any
    count: int
    youths: list[Youth]
    errands: list[Outing]
    errand_count: int = 0

    @property
    def more(self) -> int:
        """How many youths are not on this page."""
        return self.count - len(self.youths)

    @property
    def more_errands(self) -> int:
        """How many errands are not on this page."""
        return self.errand_count - len(self.errands)

    @property
    def all(self) -> int:
        """How many things wait in it."""
        return self.count + self.errand_count


def group(
    name: str,
    count: int,
    rows: list[Due],
    further: dict[UUID, list[Due]],
    *,
    user: User,
    on: date,
    errands: Sequence[list[DueErrand]] = (),
    errand_count: int = 0,
    with_youths: Mapping[UUID, list[DueErrand]] = MappingProxyType({}),
) -> Group:
    """A group with its youths, and what is to do with employers, in words.

    `errands`: for each employer all that is due; `with_youths`: a youth → what is due at an employer about
    nobody else than youths who are on the page, so that it stands in their rows.
    """
    youths = [
        Youth(
            candidate=row.whose,
            first=_todo(row, on=on),
            why=_why(row.step, user),
            further=[_todo(other, on=on) for other in further.get(row.whose.pk, ())],
            outings=[_outing([due], user=user, on=on) for due in with_youths.get(row.whose.pk, ())],
        )
        for row in rows
    ]
    outings = [_outing(each, user=user, on=on) for each in errands]
    return Group(name, HEADINGS[name], count, youths, outings, errand_count)


def absence_words(absence: Absence, *, user: User) -> str:
    """'Noor stands in for you', or 'You stand in for Noor'."""
    if absence.desk.user_id == user.pk:
        return _("%(name)s stands in for you. Your steps lie there until you are back.") % {
            "name": absence.stand_in
        }
    return _("You stand in for %(name)s.") % {"name": absence.desk}


def _outing(found: Sequence[DueErrand], *, user: User, on: date) -> Outing:
    first, further = found[0], [_outing([due], user=user, on=on) for due in found[1:]]
    return Outing(first, when(first.when, on=on), _why_here(first, user), further)


def _todo(due: Due, *, on: date) -> Todo:
    return Todo(due, when(due.when, on=on))


def _why_here(due: DueErrand, user: User) -> str:
    """Why what is to do with an employer lies here; nothing when it is one's own."""
    errand = due.errand
    if errand.owner is not None and errand.owner.user_id is None:
        return _("At the shared desk.")
    if errand.desk is not None and errand.desk.user_id != user.pk:
        return _("You stand in for %(name)s.") % {"name": errand.desk}
    return ""


def _why(step: Step, user: User) -> str:
    """Why the step of a youth of another desk lies here; nothing when it is one's own."""
    desk = step.candidate.desk
    if step.mark == step_marks.LOOK_AFTER:
        return _("You look along: this lies at %(name)s.") % {"name": desk}
    if step.owner is not None and step.owner.user_id is None:
        return _("At the shared desk.")
    if desk.user_id != user.pk and step.kind != StepKind.JUDGE:
        return _("You stand in for %(name)s.") % {"name": desk}
    return ""
