"""Giving each row its turn: one that fails keeps nobody waiting."""

from collections.abc import Callable, Iterable
from typing import TypeVar

Row = TypeVar("Row")
NOT_DONE = "not everything could be done"


def each_in_turn(rows: Iterable[Row], act: Callable[[Row], int]) -> int:
    """Act on each row and count what was done; what fails is raised when every row had its turn."""
    count, failed = 0, []
    for row in rows:
        try:
            count += act(row)
        except Exception as error:
            failed.append(error)
    if failed:
        raise ExceptionGroup(NOT_DONE, failed)
    return count
