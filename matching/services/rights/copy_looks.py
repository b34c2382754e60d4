"""Who looked, for the copy: a line a day for each person and each kind of look, the newest first."""

from collections import Counter
from typing import Any, Final
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from candidates.models import Candidate
from candidates.rules import look_words
from candidates.selectors.rights import looks
from jobmatch.records import Words

LABELS: Final[dict[str, Words]] = {
    "day": _("day"),
    "who": _("who"),
    "what": _("what"),
    "times": _("times"),
}


def looked(candidate: Candidate) -> list[dict[str, Any]]:
    """On which day, who, what and how often. What was told in confidence is named by no line."""
    rows = looks.looks_at(candidate)[:]
    people = looks.people(row.actor for row in rows)
    counted = Counter(
        (timezone.localdate(row.at), _who(row, people), look_words.look(row.event) or str(look_words.WORKED))
        for row in rows
    )
    return [
        {"day": day, "who": who, "what": what, "times": times} for (day, who, what), times in counted.items()
    ]


def _who(row: Any, people: dict[UUID, looks.WhoLooked]) -> str:
    person = people.get(row.actor)
    return look_words.who(row.actor_kind, person.name if person else None, to_youth=True)
