"""How the year of some youths went, where it is not drawn: since when, how late, paused, resting or ended."""

from functools import cache
from typing import Final

from jobmatch.demo.tables import Row, rows

NOTHING: Final[Row] = dict.fromkeys(("opened", "last_contact", "course", "days", "kind", "title"), "")


def course_of(key: str) -> Row:
    """The row of a youth; empty values for who has none."""
    return _by_key("courses").get(key, NOTHING)


def work_of(key: str) -> Row | None:
    """The work that this youth found in the year."""
    return _by_key("placements").get(key)


@cache
def _by_key(table: str) -> dict[str, Row]:
    return {row["key"]: row for row in rows(table)}
