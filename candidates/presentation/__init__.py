"""What casework says, in words for a screen, by noun."""

from candidates.presentation.files import (
    Row,
    Shown,
    When,
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
    when,
)

__all__ = [
    "Row",
    "Shown",
    "When",
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
    "when",
]
