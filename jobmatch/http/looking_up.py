"""What is typed to look something up: never dropped without a word when nothing of it was chosen."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Protocol

from django.utils.translation import gettext as _

LONGEST_SEARCH = 80


class Hit(Protocol):
    """Something found, with the id that choosing it sends."""

    @property
    def id(self) -> Any: ...


def typed(data: Mapping[str, Any] | None, name: str) -> str:
    """What stands in the search box of a choice."""
    return str((data or {}).get(f"find_{name}", ""))[:LONGEST_SEARCH].replace("\0", "").strip()


def is_chosen(hits: Iterable[Hit], chosen: Iterable[object]) -> bool:
    """Whether something of what was found for the text was chosen."""
    return bool({str(hit.id) for hit in hits} & {str(key) for key in chosen})


def not_chosen(text: str, hits: Collection[Hit]) -> str:
    """What to do about a text of which nothing was chosen; it is on the page, with what was found."""
    if hits:
        words = _("You typed “%(text)s” and chose nothing yet. Choose what fits, or empty the search box.")
    else:
        words = _(
            "You typed “%(text)s”, and we find nothing like it. Try another word, or empty the search box."
        )
    return words % {"text": text}
