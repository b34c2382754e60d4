"""The coordinator's overview in words: how long late, and what to do when someone may be lost."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.lost import Break
from candidates.selectors.files.due import Due
from candidates.selectors.files.overview import LostYouth
from jobmatch.wording.days import when

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
    Break.DESK_EMPTY: GIVE_TO_SOMEONE,
    Break.DESK_ELSEWHERE: GIVE_TO_SOMEONE,
    Break.STEP_DESK_EMPTY: GIVE_TO_SOMEONE,
    Break.STEP_OWNER_AWAY: GIVE_TO_SOMEONE,
    Break.STEP_ELSEWHERE: GIVE_TO_SOMEONE,
    Break.DESK_UNWANTED: GIVE_TO_ANOTHER,
    Break.STEP_UNWANTED: GIVE_TO_ANOTHER,
    Break.STEP_FAR_AWAY: COME_BACK_SOONER,
    Break.PAUSE_OVER: END_THE_PAUSE,
}


@dataclass(frozen=True, slots=True)
class Late:
    """A step that is late, with how late in words."""

    due: Due
    words: str


def late(row: Due, *, on: date) -> Late:
    """How late it is."""
    return Late(row, when(row.when, on=on).words)


def alarm(found: LostYouth) -> tuple[Any, str, Any]:
    """Who may be lost (the file, or nothing), the name, and what to do about it."""
    name = str(found.candidate) if found.candidate else _("A youth whose file you can't see")
    return found.candidate, name, WHAT_TO_DO.get(found.check, DAMAGED)
