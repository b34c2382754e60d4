"""The coordinator's overview in words: how long late, and what to do when someone may be lost."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.models import Step
from candidates.presentation.files import when
from candidates.selectors import LostYouth

GIVE_TO_SOMEONE = gettext_lazy(
    "Nobody who is there has this file. Give it to a colleague, or to the shared desk."
)
GIVE_TO_ANOTHER = gettext_lazy("This youth does not want who works the file. Give it to someone else.")
COME_BACK_SOONER = gettext_lazy(
    "The next step is more than a year away. Open the file and choose an earlier day."
)
END_THE_PAUSE = gettext_lazy(
    "The pause should be over. End it in the file, and ask the admin to look at the nightly jobs."
)
DAMAGED = gettext_lazy(
    "The data of this file is damaged. Call this youth today, and ask the admin to run check_lost."
)
WHAT_TO_DO = {
    "nobody is at the desk of the file": GIVE_TO_SOMEONE,
    "desk of the file is of another municipality": GIVE_TO_SOMEONE,
    "nobody is at the desk of an open step": GIVE_TO_SOMEONE,
    "owner of an open step is away": GIVE_TO_SOMEONE,
    "desk of an open step is of another municipality": GIVE_TO_SOMEONE,
    "youth does not want who works the file": GIVE_TO_ANOTHER,
    "youth does not want who has an open step": GIVE_TO_ANOTHER,
    "step of the file is more than a year away": COME_BACK_SOONER,
    "pause is longer than 90 days, or is over": END_THE_PAUSE,
}


@dataclass(frozen=True, slots=True)
class Late:
    """A step that is late, with how late in words."""

    step: Step
    words: str


def late(step: Step, *, on: date) -> Late:
    """How late the step is."""
    return Late(step, when(step.due, on=on).words)


def alarm(found: LostYouth) -> tuple[Any, str, Any]:
    """Who may be lost (the file, or nothing), the name, and what to do about it."""
    name = str(found.candidate) if found.candidate else _("A youth whose file you can't see")
    return found.candidate, name, WHAT_TO_DO.get(found.check, DAMAGED)
