"""The coordinator's overview in words: how long late, and what to do when someone may be lost."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.lost import Break
from candidates.selectors.files.due import Due
from candidates.selectors.files.overview import LostYouth
from employers.selectors.errands import DueErrand
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
GIVE_ERRAND = gettext_lazy("Nobody who is there has this. Give it to a colleague, or to the shared desk.")
ERRAND_SOONER = gettext_lazy("The day is more than a year away. Choose an earlier one.")
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
    Break.ERRAND_DESK_EMPTY: GIVE_ERRAND,
    Break.ERRAND_OWNER_AWAY: GIVE_ERRAND,
    Break.ERRAND_ELSEWHERE: GIVE_ERRAND,
    Break.ERRAND_FAR_AWAY: ERRAND_SOONER,
}


@dataclass(frozen=True, slots=True)
class Late:
    """A step that is late, with how late in words."""

    due: Due
    words: str


def late(row: Due, *, on: date) -> Late:
    """How late it is."""
    return Late(row, when(row.when, on=on).words)


def alarm(found: LostYouth) -> tuple[str, str, Any]:
    """What may be lost: the address of the file or errand, or nothing, the name, and what to do about it."""
    words = WHAT_TO_DO.get(found.check, DAMAGED)
    if found.errand is not None:
        address = reverse("employers:errand_edit", kwargs={"pk": found.errand.pk})
        return address, _("With an employer: %(errand)s") % {"errand": found.errand}, words
    if found.candidate is None:
        return "", _("A youth whose file you can't see"), words
    address = reverse("candidates:file", kwargs={"pk": found.candidate.pk})
    return address, str(found.candidate), words


@dataclass(frozen=True, slots=True)
class LateErrand:
    """An errand that is late, with how late in words."""

    due: DueErrand
    words: str


def late_errand(row: DueErrand, *, on: date) -> LateErrand:
    """How late it is."""
    return LateErrand(row, when(row.when, on=on).words)
