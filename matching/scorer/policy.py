"""The numbers that the scorer goes by, each version in files of its own that never change once used.

`policy_<version>.json` holds weights and limits; `vocabulary_<version>.json` the words that count in own
words with their whole-number IDF. A kept ranking names its version, so it can be computed again.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

GATES = ("travel", "hours", "exclusion", "need", "kind", "licence", "language", "minor", "closed")
CRITERIA = ("wish", "skills", "dream", "needs", "travel", "hours", "language", "own_words")
TOTAL = 1000
CURRENT = "v1"


@dataclass(frozen=True, slots=True)
class Policy:
    """One version of the rules' numbers; minutes, hours a week, CEFR levels and certainty 0-100."""

    version: str
    weights: Mapping[str, int]
    occupation_certainty: int
    language_levels_short: int
    step_language_levels: int
    step_travel_minutes: int
    travel_limit_floor: int
    side_job_hours: int
    minor_week_hours: Mapping[str, int]
    tie_key: bytes
    vocabulary: Mapping[str, int]


@cache
def load(version: str = CURRENT) -> Policy:
    """The policy of a version, read once. FileNotFoundError for a version that does not exist."""
    values = _read(f"policy_{version}.json")
    return Policy(
        **{
            **values,
            "weights": MappingProxyType({name: values["weights"][name] for name in CRITERIA}),
            "minor_week_hours": MappingProxyType(values["minor_week_hours"]),
            "tie_key": values["tie_key"].encode("ascii"),
            "vocabulary": MappingProxyType(_read(f"vocabulary_{version}.json")),
        }
    )


def _read(name: str) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    return values
