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
from candidates.presentation.overview import Late, alarm, late
from candidates.presentation.today import Group, absence_words, group

__all__ = [
    "Group",
    "Late",
    "Row",
    "Shown",
    "absence_words",
    "alarm",
    "dayparts",
    "group",
    "hours",
    "kinds",
    "labels",
    "late",
    "means",
    "needs",
    "phone",
    "row",
    "shown",
    "travel",
]
