"""Shapes of the school contact and of signatures in the API."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from ninja import Field, Schema
from pydantic import AfterValidator

from jobmatch.http.lengths import longest
from jobmatch.payloads import Changed, GivenText, among, listed
from matching.enums import Signer
from matching.models import SchoolContact
from matching.schemas.introductions import HowCode
from matching.services.work.schooling import Contact

SignerCode = Annotated[str, AfterValidator(among(Signer.values)), listed(Signer.values)]


def _text(name: str) -> Any:
    return Field("", max_length=longest(SchoolContact, name), pattern=r"^[^\x00]*$")


class SchoolIn(GivenText, Changed):
    """Whom of the school we speak with; what is left out is empty."""

    school: str = _text("school")
    name: str = _text("name")
    phone: str = Field("", max_length=40, pattern=r"^[^\x00]*$")
    email: str = _text("email")
    mentor: str = _text("mentor")
    course: str = Field("", pattern=r"^([0-9]{5})?$", examples=["25655"], description="crebo")

    def contact(self) -> Contact:
        return Contact(**self.dict(exclude={"version"}))


class SchoolYesIn(Changed):
    """How the youth's yes was heard."""

    how: HowCode


class SchoolToldIn(Changed):
    """The school was spoken with."""


class SignIn(Changed):
    """Who signed, and when; without a day the tick goes."""

    signer: SignerCode
    signed_on: date | None = None


class SignatureOut(Schema):
    """Who signs, and on which day they did."""

    signer: str
    signed_on: date | None


class SchoolOut(Schema):
    """The school contact of a place to learn; spoken with only after the yes."""

    placement: UUID = Field(alias="placement_id")
    school: str
    name: str
    phone: str
    email: str
    mentor: str
    course: str
    yes_on: date | None
    told_on: date | None
