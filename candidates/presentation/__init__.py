"""What casework says, in words for a screen, by noun."""

from candidates.presentation.files.files import (
    Row,
    Shown,
    dayparts,
    hours,
    kinds,
    labels,
    means,
    needs,
    phone,
    row,
    shown,
    travel,
)

__all__ = [
    "Row",
    "Shown",
    "dayparts",
    "hours",
    "kinds",
    "labels",
    "means",
    "needs",
    "phone",
    "row",
    "shown",
    "travel",
]
