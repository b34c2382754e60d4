"""Lists in pages: `?page=1&size=50` in, `{items, count, page, size}` out."""

from collections.abc import Iterable
from typing import Annotated, Generic, Protocol, TypedDict, TypeVar

from ninja import Field, Schema

LARGEST_PAGE = 200
# Beyond this a row number no longer fits the databases' whole numbers.
LAST_PAGE = 1_000_000
Item = TypeVar("Item")
Row = TypeVar("Row", covariant=True)


class PageIn(Schema):
    """Which page of a list, and how long a page is."""

    page: Annotated[int, Field(ge=1, le=LAST_PAGE)] = 1
    size: Annotated[int, Field(ge=1, le=LARGEST_PAGE)] = 50


class PageOut(Schema, Generic[Item]):
    """One page of a list, and how many rows the whole list has."""

    items: list[Item]
    count: int
    page: int
    size: int


class Page(TypedDict, Generic[Item]):
    """The rows themselves, for a `PageOut` of what is shown of them."""

    items: list[Item]
    count: int
    page: int
    size: int


class InParts(Protocol[Row]):
    """A queryset, or what is read in parts as one is."""

    def count(self) -> int: ...
    def __getitem__(self, part: slice, /) -> Iterable[Row]: ...


def page_of(rows: "InParts[Item] | list[Item]", asked: PageIn) -> Page[Item]:
    """The asked page of rows that are in a fixed order; past the end it is empty."""
    start = (asked.page - 1) * asked.size
    count = len(rows) if isinstance(rows, list) else rows.count()
    return {
        "items": list(rows[start : start + asked.size]),
        "count": count,
        "page": asked.page,
        "size": asked.size,
    }
