"""Lists in pages: `?page=1&size=50` in, `{items, count, page, size}` out."""

from typing import Annotated, Generic, TypedDict, TypeVar

from django.db.models import Model, QuerySet
from ninja import Field, Schema

LARGEST_PAGE = 200
# Beyond this a row number no longer fits the databases' whole numbers.
LAST_PAGE = 1_000_000
Item = TypeVar("Item")


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


def page_of(rows: "QuerySet[Model, Item] | list[Item]", asked: PageIn) -> Page[Item]:
    """The asked page of rows that are in a fixed order; past the end it is empty."""
    start = (asked.page - 1) * asked.size
    count = len(rows) if isinstance(rows, list) else rows.count()
    return {
        "items": list(rows[start : start + asked.size]),
        "count": count,
        "page": asked.page,
        "size": asked.size,
    }
