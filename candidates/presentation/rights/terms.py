"""What will go, in words: a name for who sees the file, a number for anyone else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from candidates.selectors.rights.terms import Going, Terms


@dataclass(frozen=True, slots=True)
class TermLine:
    """One file or part: what it is called, whether the reader may open it, and on which day."""

    words: str
    file: object | None
    desk: str
    day: date


def shown(terms: Terms) -> dict[str, Any]:
    """The three lists of the page."""
    return {
        "ended": _lines(terms.ended, terms.named),
        "to_decide": _lines(terms.to_decide, terms.named),
        "parts": _lines(terms.parts, terms.named),
    }


def _lines(rows: Iterable[Going], named: frozenset[object]) -> list[TermLine]:
    return [_line(row, row.candidate.pk in named) for row in rows]


def _line(row: Going, is_named: bool) -> TermLine:
    youth = row.candidate
    number = _("file %(number)s") % {"number": str(youth.pk)[:8]}
    if is_named:
        return TermLine(str(youth), youth.pk, str(youth.desk), row.day)
    return TermLine(number, None, "", row.day)
