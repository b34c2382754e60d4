"""The numbers of policy 2, in `policy_v2.json`: weights, limits, and the certainties that count."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, get_args

from matching.scorer.weights import CRITERIA

VERSION = "v2"
GateName = Literal[
    "travel",
    "hours",
    "exclusion",
    "need",
    "kind",
    "licence",
    "language",
    "experience",
    "abroad",
    "minor",
    "closed",
]
GATES: tuple[GateName, ...] = get_args(GateName)
Steps = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Policy:
    """The numbers: certainties 0-100, minutes, years, hours a week, CEFR levels.

    `calibration`: taxonomy → (from this certainty of the product, this certainty c), the highest first.
    """

    version: str
    weights: Mapping[str, int]
    counts_from: int
    closes_from: int
    guess_from: int
    rung_reading_from: int
    rung_usual_from: int
    usual_percent: int
    imported_certainty: int
    uncalibrated_most: int
    calibration: Mapping[str, Steps]
    other_groups: frozenset[str]
    least_skills: int
    own_words_cap: int
    travel_limit_floor: int
    travel_limit_assumed: int
    travel_error_floor: int
    step_travel_minutes: int
    step_language_levels: int
    language_levels_short: int
    experience_years: int
    leading_years: int
    experience_years_short: int
    side_job_hours: int
    minor_week_hours: Mapping[str, int]
    vocabulary: Mapping[str, int]

    def calibrated(self, certainty: int, taxonomy: str) -> int:
        """How certain an occupation found for a title is; where nothing was fitted, too little to close."""
        steps = self.calibration.get(taxonomy)
        if steps is None:
            return min(certainty, self.uncalibrated_most)
        return next(c for least, c in steps if certainty >= least)


@cache
def load() -> Policy:
    """Policy 2, read once."""
    here = Path(__file__)
    values = _read(here.with_name("policy_v2.json"))
    calibration = {
        taxonomy: tuple((least, c) for least, c in steps) for taxonomy, steps in values["calibration"].items()
    }
    return Policy(
        **{
            **values,
            "weights": MappingProxyType({name: values["weights"][name] for name in CRITERIA}),
            "minor_week_hours": MappingProxyType(values["minor_week_hours"]),
            "calibration": MappingProxyType(calibration),
            "other_groups": frozenset(values["other_groups"]),
            "vocabulary": MappingProxyType(_read(here.parent.with_name(values["vocabulary"]))),
        }
    )


def _read(path: Path) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return values
