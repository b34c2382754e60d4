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
from candidates.presentation.today import Group, absence_words, group

__all__ = [
    "Group",
    "Row",
    "Shown",
    "When",
    "absence_words",
    "dayparts",
    "group",
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
