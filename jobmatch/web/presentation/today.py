"""What Today says: who needs the user, in which group, and why that is so."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.enums import StepKind
from candidates.models import Candidate, Step
from candidates.permissions import QUIET_PURPOSES
from candidates.rules import step_marks
from jobmatch.accounts.models import Absence, User
from jobmatch.wording.days import When, when

HEADINGS = {
    "overdue": gettext_lazy("Too late"),
    "today": gettext_lazy("Today"),
    "week": gettext_lazy("This week"),
    "new": gettext_lazy("New: no first talk yet"),
    "quiet": gettext_lazy("Long without news"),
}
BY_CONTACT = frozenset(
    {
        *(StepKind.MEET, StepKind.CALL, StepKind.MESSAGE, StepKind.CHECK_IN, StepKind.YEARLY),
        *(StepKind.TRY_CHANNEL, StepKind.TRY_HOURS, StepKind.RETURN, StepKind.WORRY),
    }
)
# Looked at where the work is, and done when someone says so: no page of the work finishes them.
ABOUT_WORK = frozenset({StepKind.WORRY, StepKind.RUNG})
ASKED_AT_WORK = frozenset({StepKind.CHECK_IN, StepKind.EMPLOYER_CHECK_IN})
# Looked at on a page of their own, where the act that they ask for finishes them.
PAGES = {
    StepKind.PRIVACY: "candidates:rights_of_file",
    StepKind.ASK_AGAIN: "candidates:consents",
    StepKind.HELP: "candidates:help",
}
# Calls that look like any other; at the own desk of the youth it can be seen what they are for.
QUIET_PAGES = {
    **{step_marks.consent(purpose): "candidates:consents" for purpose in QUIET_PURPOSES},
    step_marks.VOICE_TERM: "candidates:experiences",
    step_marks.VOICE_REPORT: "candidates:experiences",
}


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do for a youth."""

    step: Step
    when: When

    @property
    def way(self) -> str:
        """How it is done: asked at the work that someone has, in a talk, by a contact, or said to be done."""
        if self.placement_pk:
            return "rung"
        if self.step.primary_for is None and self.step.kind in ABOUT_WORK:
            return "work_close"
        if self.step.mark and self.step.kind in ASKED_AT_WORK:
            return "work"
        if self.page and not self._quiet:
            return "page"
        if self.step.primary_for is None:
            return "close"
        if self.step.kind == StepKind.FIRST_TALK:
            return "talk"
        return "contact" if self.step.kind in BY_CONTACT else "done"

    @property
    def page(self) -> str:
        """The address where the step is done, or of a call what it is for; empty when that is no page."""
        if self.step.kind == StepKind.JUDGE:
            return reverse("candidates:forced_openings")
        name = self._quiet or PAGES.get(StepKind(self.step.kind))
        return reverse(name, kwargs={"pk": self.step.candidate_id}) if name and self.step.mark else ""

    @property
    def _quiet(self) -> str:
        at_own_desk = self.step.owner_id == self.step.candidate.desk_id
        return QUIET_PAGES.get(self.step.mark, "") if at_own_desk and self.step.candidate.desk.user_id else ""

    @property
    def placement_pk(self) -> str:
        """The work of which the next rung is looked at, as the mark of the step names it; else nothing."""
        return step_marks.rung_of(self.step.mark) if self.step.kind == StepKind.RUNG else ""


@dataclass(frozen=True, slots=True)
class Youth:
    """A youth with the one thing to do, why it lies here, and what more there is."""

    candidate: Candidate
    first: Todo
    why: str
    further: list[Todo]


@dataclass(frozen=True, slots=True)
class Group:
    """One group of Today: how many youths are in it, and those on this page."""

    name: str
    heading: Any
    count: int
    youths: list[Youth]

    @property
    def more(self) -> int:
        """How many are not on this page."""
        return self.count - len(self.youths)


def group(
    name: str, count: int, steps: list[Step], further: dict[UUID, list[Step]], *, user: User, on: date
) -> Group:
    """A group with its youths in words."""
    youths = [
        Youth(
            candidate=step.candidate,
            first=_todo(step, on=on),
            why=_why(step, user),
            further=[_todo(other, on=on) for other in further.get(step.candidate_id, ())],
        )
        for step in steps
    ]
    return Group(name, HEADINGS[name], count, youths)


def absence_words(absence: Absence, *, user: User) -> str:
    """'Noor stands in for you', or 'You stand in for Noor'."""
    if absence.desk.user_id == user.pk:
        return _("%(name)s stands in for you. Your steps lie there until you are back.") % {
            "name": absence.stand_in
        }
    return _("You stand in for %(name)s.") % {"name": absence.desk}


def _todo(step: Step, *, on: date) -> Todo:
    return Todo(step, when(step.due, on=on))


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
