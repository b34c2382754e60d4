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


def bounds(criterion: str, policy: Weighed) -> tuple[int, int]:
    """The least and the most that a person may give to a criterion, both a whole number of steps."""
    usual = policy.weights[criterion]
    least = usual if criterion == "needs" else -(-usual // (2 * STEP)) * STEP
    return least, 2 * usual


def shifted(weights: Mapping[str, int], policy: Weighed, *, criterion: str, by: int) -> dict[str, int]:
    """The weights with so many points more (or fewer, below 0) for one criterion, as far as it may go.

    A step at a time is taken from the other criterion that has most room above its least, or given to the one
    that has most room below its most; so the sum stays as it is.
    """
    moved, more = dict(weights), by > 0
    for _ in range(abs(by) // STEP):
        above = {name: moved[name] - bounds(name, policy)[0] for name in moved}
        below = {name: bounds(name, policy)[1] - moved[name] for name in moved}
        own, others = (below, above) if more else (above, below)
        partner = max((name for name in moved if name != criterion), key=lambda name: others[name])
        if own[criterion] < STEP or others[partner] < STEP:
            break
        moved[criterion] += STEP if more else -STEP
        moved[partner] += -STEP if more else STEP
    return moved


def _check_one(criterion: str, weight: int, default: int) -> None:
    if weight % STEP:
        raise WeightsRefused("step", criterion)
    if criterion == "needs" and weight < default:
        raise WeightsRefused("needs", criterion)
    if 2 * weight < default:
        raise WeightsRefused("low", criterion)
    if weight > 2 * default:
        raise WeightsRefused("high", criterion)
