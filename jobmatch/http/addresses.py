"""Addresses of the many rows of a list: the table of all addresses is searched once for each kind of them."""

from functools import lru_cache
from typing import Final
from uuid import UUID

from django.urls import get_script_prefix, reverse

ANYTHING: Final = UUID(int=0)


def address_of(name: str, pk: UUID) -> str:
    """The address by this name of what has this id, as `reverse` gives it."""
    before, after = _around(name, get_script_prefix())
    return f"{before}{pk}{after}"


@lru_cache(maxsize=256)
def _around(name: str, prefix: str) -> tuple[str, str]:
    """What stands before an id and after it; `prefix`: where the site begins, which `reverse` looks up."""
    before, after = reverse(name, kwargs={"pk": ANYTHING}).split(str(ANYTHING))
    return before, after
