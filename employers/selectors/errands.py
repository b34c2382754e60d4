"""Errands with the employer that each of them leads to, for every page that shows what is due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.urls import reverse

from jobmatch.accounts.enums import DONE_BY_HAND, ErrandKind
from jobmatch.accounts.models import Errand, Organisation
from jobmatch.http.addresses import address_of

PAGES: Final = {"register": "employers:register_entry", "feed": "employers:feed"}


@dataclass(frozen=True, slots=True)
class DueErrand:
    """An errand: when, with which employer, and where it leads."""

    errand: Errand
    employer: Organisation | None

    @property
    def when(self) -> date | None:
        return self.errand.due

    @property
    def page(self) -> str:
        """Where one reads what it is about: the entry, the feed, the employer; else the errand itself."""
        name, _colon, pk = self.errand.mark.partition(":")
        if name in PAGES:
            return reverse(PAGES[name], kwargs={"pk": pk})
        if self.employer is None:
            return address_of("employers:errand_edit", self.errand.pk)
        return address_of("employers:relation", self.employer.pk)

    @property
    def is_asked(self) -> bool:
        """Whether it is finished by what it is about, on the page of the employer."""
        return bool(self.errand.mark) and self.errand.kind not in DONE_BY_HAND

    @property
    def tells(self) -> bool:
        """Whether somebody has to hear that we keep their details."""
        return self.errand.kind == ErrandKind.TELL


def due_errands(errands: Iterable[Errand]) -> list[DueErrand]:
    """The errands with their employers: one query for all names."""
    rows = list(errands)
    named = Organisation.objects.employers().in_bulk({row.target for row in rows})
    return [DueErrand(row, named.get(row.target)) for row in rows]
