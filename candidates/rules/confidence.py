"""The line of how sure a youth feels, from 1 to 5, as points of a small drawing. No database, no clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

WIDTH, HEIGHT, EDGE = 240, 88, 12
LEAST, MOST = 1, 5


@dataclass(frozen=True, slots=True)
class Point:
    """One answer: the day, the number, and where it stands in the drawing."""

    on: date
    value: int
    x: int
    y: int


def points(answers: Sequence[tuple[date, int]]) -> list[Point]:
    """The answers, oldest first, spread over the width by their days; 5 is at the top.

    One answer, or answers of one day, stand from left to right at equal distances.
    """
    if not answers:
        return []
    first, last = answers[0][0], answers[-1][0]
    days = (last - first).days
    wide, most = WIDTH - 2 * EDGE, max(len(answers) - 1, 1)
    return [
        Point(
            on, value, EDGE + (wide * (on - first).days // days if days else wide * n // most), level(value)
        )
        for n, (on, value) in enumerate(answers)
    ]


def level(value: int) -> int:
    """How far from the top a number stands."""
    return EDGE + (HEIGHT - 2 * EDGE) * (MOST - value) // (MOST - LEAST)


def line(drawn: Sequence[Point]) -> str:
    """The points as an SVG polyline writes them."""
    return " ".join(f"{point.x},{point.y}" for point in drawn)
