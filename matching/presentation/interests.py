"""What was decided about vacancies, in the groups of its page."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from matching.enums import Feeling
from matching.models import Interest, Introduction

HEADINGS: dict[str, Promise] = {
    Feeling.HEART: _("Go for it"),
    Feeling.MAYBE: _("Maybe"),
    Feeling.TRIED: _("Tried before"),
    Feeling.NOT_FOR_ME: _("Not for me"),
}


@dataclass(frozen=True, slots=True)
class Decided:
    """One vacancy and what was decided about it; `is_open`: one can still go for it."""

    row: Interest
    is_open: bool
    proposal: Introduction | None

    @property
    def may_propose(self) -> bool:
        """Whether somebody may write a proposal for it: at an employer that is known, once."""
        has_employer = self.row.vacancy.employer_id is not None
        return has_employer and self.is_open and self.proposal is None


@dataclass(frozen=True, slots=True)
class Group:
    """All vacancies of which the same was decided."""

    feeling: str
    heading: Promise
    decided: tuple[Decided, ...]


def groups(
    rows: Sequence[Interest], *, open_now: Collection[UUID], proposed: Mapping[UUID, Introduction]
) -> list[Group]:
    """Hearts first; a group without vacancies is left out."""
    found = {
        feeling: tuple(
            Decided(row, row.vacancy_id in open_now, proposed.get(row.vacancy_id))
            for row in rows
            if row.feeling == feeling
        )
        for feeling in HEADINGS
    }
    return [Group(feeling, HEADINGS[feeling], decided) for feeling, decided in found.items() if decided]


def for_the_sheet(found: Sequence[Group]) -> str:
    """What the address of the sheet asks: the vacancies with a heart that are open."""
    hearts = [each for group in found if group.feeling == Feeling.HEART for each in group.decided]
    return urlencode([("vacancy", each.row.vacancy_id) for each in hearts if each.is_open])
