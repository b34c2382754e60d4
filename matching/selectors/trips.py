"""How long each vacancy is from a person's home, by the fastest of their own means."""

from jobmatch.places.rules import travel
from jobmatch.places.rules.travel import Point


def trip(home: Point | None, work: Point | None, means: list[str]) -> tuple[str | None, int | None]:
    """The fastest of the means and its minutes; unknown when a place or the means is unknown."""
    if home is None or work is None or not means:
        return None, None
    return travel.fastest(means, travel.distance_metres(home, work))
