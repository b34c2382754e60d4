"""How long a journey takes, estimated from the distance alone. Pure; no map, timetable or outside service.

    way      = distance as the crow flies x detour factor of the means, rounded up to a whole metre
    duration = fixed door-to-door time + Σ over the bands: metres of the way in the band x pace of the band
    minutes  = duration in whole minutes, rounded up

The way is cut into bands, because a train between two towns is faster per kilometre than the bus to its
station: each band has its own pace, and each metre is paid at the pace of its band. So a longer distance
never takes less time. After the distance all arithmetic is on whole numbers: one second a kilometre is one
millisecond a metre.

The constants are estimates of our own for the middle of the Netherlands, door to door and by day; no measured
journeys are behind them. By public transport 8 km comes to 39 minutes, 35 km to 68.
"""

from collections.abc import Iterable
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

Point = tuple[float, float]

EARTH_RADIUS_METRES = 6_371_008.8
MILLISECONDS_A_MINUTE = 60_000


class Band(NamedTuple):
    """A piece of the way, up to a number of metres (None: the end), and its pace in seconds a kilometre."""

    up_to_metres: int | None
    pace: int


class Means(NamedTuple):
    """What one means costs: the way in percent of the crow's flight, minutes lost at the doors, bands."""

    detour_percent: int
    door_minutes: int
    bands: tuple[Band, ...]


# 5 km/h throughout.
FOOT = Means(detour_percent=125, door_minutes=0, bands=(Band(None, 720),))
# 2 minutes to unlock and park; 15 km/h.
BICYCLE = Means(detour_percent=125, door_minutes=2, bands=(Band(None, 240),))
# 15 minutes to walk to and from the stop and to wait; bus at 20 km/h, regional train at 40, intercity at 80.
TRANSIT = Means(
    detour_percent=130, door_minutes=15, bands=(Band(5_000, 180), Band(15_000, 90), Band(None, 45))
)
# 5 minutes to reach the car and to park; town at 25 km/h, main road at 50, motorway at 90.
CAR = Means(detour_percent=130, door_minutes=5, bands=(Band(5_000, 144), Band(20_000, 72), Band(None, 40)))

MEANS: dict[str, Means] = {"foot": FOOT, "bicycle": BICYCLE, "transit": TRANSIT, "car": CAR}


def distance_metres(a: Point, b: Point) -> int:
    """Whole metres over the globe between two (latitude, longitude) points in degrees, by haversine."""
    (lat_a, lon_a), (lat_b, lon_b) = a, b
    north = sin(radians(lat_b - lat_a) / 2) ** 2
    east = sin(radians(lon_b - lon_a) / 2) ** 2
    half_chord = north + cos(radians(lat_a)) * cos(radians(lat_b)) * east
    return round(2 * EARTH_RADIUS_METRES * asin(sqrt(min(1.0, half_chord))))


def minutes(means: str, metres: int) -> int:
    """Whole minutes from door to door by a means of travel over a distance as the crow flies.

    Raises ValueError for a means that is not in MEANS and for a distance below zero.
    """
    if means not in MEANS:
        raise ValueError(f"no such means of travel: {means!r}")
    if metres < 0:
        raise ValueError("a distance is never below zero")
    chosen = MEANS[means]
    way = _rounded_up(metres * chosen.detour_percent, 100)
    return chosen.door_minutes + _rounded_up(_riding_milliseconds(way, chosen.bands), MILLISECONDS_A_MINUTE)


def fastest(means: Iterable[str], metres: int) -> tuple[str, int]:
    """The fastest of a person's own means, with its minutes; of equals the one that is first in MEANS.

    Raises ValueError when the person has no means at all.
    """
    own = set(means)
    unknown = own - MEANS.keys()
    if unknown or not own:
        raise ValueError(
            f"no such means of travel: {sorted(unknown)}" if unknown else "no means of travel given"
        )
    return min(((code, minutes(code, metres)) for code in MEANS if code in own), key=lambda found: found[1])


def _riding_milliseconds(way: int, bands: tuple[Band, ...]) -> int:
    total, start = 0, 0
    for band in bands:
        end = way if band.up_to_metres is None else min(way, band.up_to_metres)
        total += max(0, end - start) * band.pace
        start = end
    return total


def _rounded_up(amount: int, divisor: int) -> int:
    return -(-amount // divisor)
