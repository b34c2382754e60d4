"""A form whose texts are read for wordings that may not be asked, before anything is saved.

Nothing is forbidden: a neutral wording is taken over by a button, and *save as it is* keeps the text.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import Any, ClassVar

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from employers.forms.concepts import LookUpForm
from employers.models import Employer, Site, Vacancy
from employers.presentation.demands import AskedLine, asked_lines
from employers.rules.demands.texts import Asked, asked_in, digest
from employers.services import demands
from jobmatch.http.acting import overwritten

TAKE, KEEP = "take", "keep"
LONGEST = 20_000  # signs that are read; no field takes more


class Worded(LookUpForm):
    """`worded` names the fields that are read. Nothing is asked about words that are in `row` already."""

    worded: ClassVar[tuple[str, ...]] = ()
    row: Vacancy | Employer | Site | None = None

    def __init__(self, data: QueryDict | None = None, **options: Any) -> None:
        super().__init__(_taken_over(data, self.worded) if data and TAKE in data else data, **options)

    @property
    def is_looking_up(self) -> bool:
        return TAKE in self.data or super().is_looking_up

    @property
    def kept(self) -> str:
        """What the button *save as it is* sends along."""
        return digest(self.asked)

    @property
    def lines(self) -> list[AskedLine]:
        """What the page shows of them; nothing while the button to keep them was pressed."""
        return [] if self.data.get(KEEP) == self.kept else asked_lines(self.asked)

    @cached_property
    def asked(self) -> list[Asked]:
        """What may not be asked in what was typed, and was not there before."""
        if not self.is_bound:
            return []
        before = [] if self.row is None else demands.asked_of(self.row, on=timezone.localdate())
        known = {one.key for one in before}
        return [one for one in self.found() if one.key not in known]

    def found(self) -> list[Asked]:
        """Everything that may not be asked in what was typed."""
        return asked_in(_texts(self.data, self.worded))

    def clean(self) -> dict[str, Any]:
        """New wordings are shown first; the same form sent with *keep* is saved as it is."""
        given = super().clean() or self.cleaned_data
        if not self.is_looking_up and not self.errors and self.asked and self.data.get(KEEP) != self.kept:
            self.add_error(None, _("Look at the words below before you save. You may also keep them."))
        return given


def _texts(data: Any, names: Iterable[str]) -> dict[str, str]:
    """As the fields clean them: the places of words are those of what is saved."""
    return {name: str(data.get(name) or "").strip()[:LONGEST] for name in names}


def _taken_over(data: QueryDict, names: Iterable[str]) -> QueryDict:
    """What was typed, with the neutral wording that was pressed in its place."""
    pressed = data.get(TAKE)
    for one in asked_in(_texts(data, names)):
        if one.code == pressed and len(one.text) < LONGEST:
            return overwritten(data, **{one.part: one.new_text})
    return data
