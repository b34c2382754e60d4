"""When the two sides of a workplace fact agree, and what holds when they do not."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

State = Literal["yes", "no", "unknown", "expired", "contradicted"]
KNOWN: Final = ("yes", "no")


@dataclass(frozen=True, slots=True)
class Told:
    """The newest answer of one side: yes or no, on which day, until when it holds, and for which place.

    `of` is the place that it was told of: the site itself, its employer, or the head office.
    """

    answer: str
    on: date
    until: date
    of: Literal["site", "employer", "head"]

    def holds(self, on: date) -> bool:
        return on <= self.until


def state(said: Told | None, saw: Told | None, *, on: date) -> State:
    """What holds on a day: yes or no where nobody who may be believed says otherwise.

    An answer past its term says nothing against one that still holds. Two that hold and differ are
    contradicted: not known, until one of the sides is asked or looks again.
    """
    told = [each for each in (said, saw) if each is not None]
    held = {each.answer for each in told if each.holds(on)}
    if len(held) > 1:
        return "contradicted"
    if "yes" in held:
        return "yes"
    if "no" in held:
        return "no"
    return "expired" if told else "unknown"
