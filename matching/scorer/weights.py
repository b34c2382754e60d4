"""*What matters most to you?*: how far a person may move points between the criteria."""

from collections.abc import Mapping
from typing import Protocol

CRITERIA = ("wish", "skills", "dream", "needs", "travel", "hours", "language", "own_words")
TOTAL = 1000
STEP = 5


class Weighed(Protocol):
    """A policy, of any version, as far as its default weights go."""

    @property
    def weights(self) -> Mapping[str, int]: ...


class WeightsRefused(ValueError):
    """Weights that are not allowed; `code` is one of criteria, step, low, high, needs, total."""

    def __init__(self, code: str, criterion: str = "") -> None:
        super().__init__(f"{code}: {criterion}" if criterion else code)
        self.code = code
        self.criterion = criterion


def check_weights(weights: Mapping[str, int], policy: Weighed) -> None:
    """Steps of 5, each criterion from half to twice its default, needs never below it, sum 1000.

    Raises WeightsRefused (a ValueError) with the code of the first rule that is broken.
    """
    if set(weights) != set(CRITERIA):
        raise WeightsRefused("criteria")
    for criterion in CRITERIA:
        _check_one(criterion, weights[criterion], policy.weights[criterion])
    if sum(weights.values()) != TOTAL:
        raise WeightsRefused("total")


def _check_one(criterion: str, weight: int, default: int) -> None:
    if weight % STEP:
        raise WeightsRefused("step", criterion)
    if criterion == "needs" and weight < default:
        raise WeightsRefused("needs", criterion)
    if 2 * weight < default:
        raise WeightsRefused("low", criterion)
    if weight > 2 * default:
        raise WeightsRefused("high", criterion)
