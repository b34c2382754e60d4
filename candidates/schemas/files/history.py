"""What goes out of the history of a file."""

from datetime import datetime

from ninja import Field, Schema


class ChangeOut(Schema):
    """One change, with who made it."""

    at: datetime
    event: str = Field(examples=["wishes.saved"])
    words: str = Field(examples=["Wishes were changed"])
    reason: str = Field(examples=[""])
    by: str = Field(examples=["Asha"])
