"""How long each vacancy is from a person's home, by the fastest of their own means."""

from collections.abc import Iterable

from candidates.models import Candidate
from jobmatch.places.rules import travel
from jobmatch.places.rules.travel import Point
from matching.scorer.inputs import Pair
from matching.selectors.points import Points
from matching.selectors.vacancies import Placed


def pairs(candidate: Candidate, placed: Iterable[Placed], points: Points) -> list[Pair]:
    """Each vacancy with the minutes to get there; unknown when a place or the means is unknown."""
    home = points.of(candidate)
    means = candidate.travel_means or []
    return [_pair(each, home, means) for each in placed]


def _pair(placed: Placed, home: Point | None, means: list[str]) -> Pair:
    if home is None or placed.point is None or not means:
        return Pair(placed.vacancy)
    fastest, minutes = travel.fastest(means, travel.distance_metres(home, placed.point))
    return Pair(placed.vacancy, minutes, fastest)
