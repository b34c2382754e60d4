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
    fastest, minutes = trip(home, placed.point, means)
    return Pair(placed.vacancy, minutes, fastest)


def trip(home: Point | None, work: Point | None, means: list[str]) -> tuple[str | None, int | None]:
    """The fastest of the means and its minutes; unknown when a place or the means is unknown."""
    if home is None or work is None or not means:
        return None, None
    return travel.fastest(means, travel.distance_metres(home, work))
