"""The word that is agreed with a youth: it comes in, and never goes out."""

from datetime import datetime
from typing import Annotated, Literal

from ninja import Field, Schema
from pydantic import StringConstraints

from candidates.schemas.values import NO_NUL
from candidates.services.casework.link_word import LONGEST
from jobmatch.payloads import Changed

Word = Annotated[str, StringConstraints(max_length=LONGEST, pattern=NO_NUL), Field(examples=["zonnebloem"])]


class LinkOut(Schema):
    """When the link leaves: now, or in the hours that the youth chose for messages."""

    leaves_at: datetime


class WordIn(Changed):
    """The word of a youth's links, and that the youth was there and chose it."""

    word: Word
    youth_present: Literal[True]
