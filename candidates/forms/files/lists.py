"""A list in which rows are added, moved and taken out with plain submit buttons.

Every button sends the whole list along, so nothing that was typed is lost; only *Save* stores it, and not
while a text was looked up of which nothing is chosen.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from django.forms import BoundField
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from candidates.forms.files.parts import PartForm, Words
from candidates.services.files.profile import MOST_ROWS
from jobmatch.http import looking_up
from jobmatch.taxonomy.selectors import search_occupations

BUTTONS = frozenset({"look_up", "add", "up", "down", "remove"})


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row: the key that it sends, its words, and a field of its own where it has one."""

    key: str
    words: str
    field: BoundField | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """Something found that can be added."""

    id: str
    label: str
    matched_label: str = ""


class ListForm(PartForm):
    """The rows are those that were sent, or else those that are stored."""

    template = "candidates/list.html"
    find: ClassVar[str] = "web:find_occupations"
    many: ClassVar[bool] = False
    ordered: ClassVar[bool] = False
    has_dream: ClassVar[bool] = False
    label: ClassVar[Words]
    hint: ClassVar[Words] = ""
    list_label: ClassVar[Words]
    nothing: ClassVar[Words]

    def __init__(self, data: QueryDict | None = None, **options: Any) -> None:
        self.sent = data
        self.pressed = next((name for name in BUTTONS if data and name in data), "")
        if data and self.pressed:  # nothing is checked or stored yet: what was typed is the start
            options["initial"] = self.typed(data)
        super().__init__(None if self.pressed else data, **options)
        self.text = looking_up.typed(data, "new")
        self.hits = self.search(self.text) if self.text else []
        if data and looking_up.is_chosen(self.hits, data.getlist("new")):
            self.text, self.hits = "", []
        self.keys = self._keys_sent() if data else self.stored_keys()
        self.names = self.names_of(self.keys)
        self.unknown = [key for key in self.keys if key not in self.names]
        self.keys = [key for key in self.keys if key in self.names]
        self.add_row_fields()

    def typed(self, data: QueryDict) -> dict[str, Any]:
        """What was typed beside the rows, to start from again after a button."""
        return data.dict()

    def stored_keys(self) -> list[str]:
        """The keys of the rows that are stored."""
        raise NotImplementedError

    def names_of(self, keys: Iterable[str]) -> dict[str, str]:
        """Key → words; a key that is nothing of ours is left out."""
        raise NotImplementedError

    def new_keys(self, data: QueryDict) -> list[str]:
        """The keys that were chosen to be added."""
        return data.getlist("new")

    def add_row_fields(self) -> None:
        """Give each row a field of its own, where rows have one."""

    def field_of_row(self, key: str) -> BoundField | None:
        """The field that belongs to a row."""
        return None

    @property
    def rows(self) -> list[ListRow]:
        return [ListRow(key, self.names[key], self.field_of_row(key)) for key in self.keys]

    def search(self, text: str) -> list[Any]:
        """What is found for a text that was typed."""
        return search_occupations(text, lang=get_language())

    @property
    def find_url(self) -> str:
        """The address that answers while someone types."""
        return reverse(self.find)

    @property
    def said(self) -> str:
        """What the pressed button did, for the reader of the screen."""
        if self.pressed == "add" and self.text:
            return looking_up.not_chosen(self.text, self.hits)
        done = {
            "add": _("The list has grown. Save it when you are ready."),
            "remove": _("It is out of the list. Save it when you are ready."),
            "up": _("The order has changed. Save it when you are ready."),
            "down": _("The order has changed. Save it when you are ready."),
        }
        return done.get(self.pressed, "")

    def clean(self) -> dict[str, Any]:
        if self.unknown:
            self.add_error(None, _("Something chosen is not in our list. Search for it again."))
        if len(self.keys) > MOST_ROWS:
            self.add_error(None, _("The list is too long: keep it under 60 lines."))
        if self.text:
            self.add_error(None, looking_up.not_chosen(self.text, self.hits))
        return super().clean() or self.cleaned_data

    def lines(self) -> list[str]:
        return [row.words for row in self.rows]

    def _keys_sent(self) -> list[str]:
        data = self.sent or QueryDict()
        keys = list(dict.fromkeys([*data.getlist("row"), *self.new_keys(data)]))[: MOST_ROWS + 1]
        move = _MOVES.get(self.pressed)
        return move(keys, data.get(self.pressed, "")) if move else keys


def _swapped(keys: list[str], key: str, step: int) -> list[str]:
    if key not in keys:
        return keys
    here = keys.index(key)
    there = here + step
    if 0 <= there < len(keys):
        keys[here], keys[there] = keys[there], keys[here]
    return keys


_MOVES: dict[str, Callable[[list[str], str], list[str]]] = {
    "up": lambda keys, key: _swapped(keys, key, -1),
    "down": lambda keys, key: _swapped(keys, key, +1),
    "remove": lambda keys, key: [other for other in keys if other != key],
}
