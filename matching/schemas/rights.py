"""The copy of a youth, and the erasing of a file: over the API."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Field, Schema

from jobmatch.payloads import Changed


class CopyOut(Schema):
    """SEALED: everything about one youth, by kind of row; for the own jobhunter, to give to the youth."""

    made_at: datetime
    person: UUID
    parts: dict[str, list[dict[str, Any]]] = Field(examples=[{"candidates.Wish": [{"rank": 1}]}])


class EraseIn(Changed):
    """Sure that the youth asks it, and that nobody can bring it back."""

    sure: Literal[True]


class ErasedOut(Schema):
    """The pseudonym that stays."""

    id: UUID
    erased_on: str = Field(examples=["2026-11-25"])
