"""Who looked, for the copy: a line a day for each person and each kind of look, the newest first."""

from collections import Counter
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from candidates.models import Candidate
from candidates.selectors import looks


def looked(candidate: Candidate) -> list[dict[str, Any]]:
    """On which day, who, what and how often. What was told in confidence is named by no line."""
    rows = list(looks.looks_at(candidate))
    people = looks.people(row.actor for row in rows)
    counted = Counter(
        (timezone.localdate(row.at), _who(row, people), _what(row.event.partition(".")[0], row.event))
        for row in rows
    )
    return [
        {"day": day, "who": who, "what": what, "times": times} for (day, who, what), times in counted.items()
    ]


def _who(row: Any, people: dict[Any, looks.Person]) -> str:
    if row.actor_kind == "youth":
        return _("you, by your own link")
    if row.actor is None:
        return _("the program, by itself")
    return people[row.actor].name if row.actor in people else _("someone who left")


def _what(area: str, event: str) -> str:
    if area in ("sealed", "voice"):
        return _("opened what is locked away")
    if event == "copy.made":
        return _("made the copy of the file")
    if area == "ranking":
        return _("looked at the list of vacancies")
    return _("looked at the file") if event == "file.seen" else _("worked in the file")
