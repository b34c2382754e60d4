"""What goes out of the sealed parts. Every answer in these shapes is in the access log as an opening."""

from uuid import UUID

from ninja import Field, Schema


class NeedOut(Schema):
    """Sealed: what a workplace must, or should, offer."""

    item: str = Field(examples=["movable_breaks"])
    must: bool


class SealedOut(Schema):
    """SEALED: own words and workplace needs, for the own jobhunter only. No needs without a live consent."""

    version: int = Field(description="of the file; own words are changed under it")
    own_words: str
    needs: list[NeedOut] | None = Field(description="null without a live consent")
    needs_version: int = Field(description="needs are changed under it; 0 while there are none")


class LineOut(Schema):
    """SEALED: how a contact went."""

    contact: UUID
    version: int = Field(description="of the contact; the line is changed under it")
    text: str
