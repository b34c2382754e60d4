"""Shapes of the choice of mails in the API."""

from typing import Annotated

from ninja import Field, Schema
from pydantic import AfterValidator

from jobmatch.http.versions import LARGEST_VERSION
from jobmatch.payloads import Given, among
from notifications.enums import CHOSEN_BY

Kinds = Annotated[
    list[Annotated[str, AfterValidator(among(kind.value for kind in CHOSEN_BY)), Field(examples=["intake"])]],
    Field(max_length=len(CHOSEN_BY), examples=[["intake"]]),
]


class MailChoiceOut(Schema):
    """Which mails come at once, out of which; whether there is a morning overview; the language of both."""

    version: int = Field(examples=[0])
    kinds: list[str] = Field(examples=[["intake"]])
    choices: list[str] = Field(examples=[["intake", "late"]])
    digest: bool
    language: str = Field(examples=["nl"])


class MailChoiceIn(Given):
    """A choice; `version` is 0 before the first one."""

    version: int = Field(ge=0, le=LARGEST_VERSION, examples=[0])
    kinds: Kinds
    digest: bool
    language: Annotated[str, AfterValidator(among(("nl", "en"))), Field(examples=["nl"])]
