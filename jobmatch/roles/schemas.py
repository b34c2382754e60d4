"""Shapes of roles and proposals in the API."""

from datetime import datetime
from typing import Annotated, Final
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from ninja import Field, Schema
from pydantic import AfterValidator

from jobmatch.accounts.enums import STAFF_ROLES
from jobmatch.accounts.models import Membership, Proposal
from jobmatch.payloads import GivenText, among
from jobmatch.roles.services.proposals import LONGEST_REASON

NO_NUL: Final = r"^[^\x00]*$"  # PostgreSQL keeps none
StaffRole = Annotated[str, AfterValidator(among(sorted(STAFF_ROLES))), Field(examples=["jobhunter"])]


def checked_address(text: str) -> str:
    """The address, when mail can be sent to it."""
    try:
        validate_email(text)
    except ValidationError:
        raise ValueError("no e-mail address") from None
    return text


Address = Annotated[
    str, AfterValidator(checked_address), Field(max_length=254, examples=["noor@example.org"])
]


class ColleagueOut(Schema):
    """A role that somebody has in a municipality; `id` is that of the role."""

    id: UUID
    name: str = Field(examples=["Noor Voorbeeld"])
    email: str = Field(examples=["noor@example.org"])
    role: str = Field(examples=["jobhunter"])
    organisation_id: UUID
    has_signed_in: bool

    @staticmethod
    def resolve_name(row: Membership) -> str:
        return row.user.name

    @staticmethod
    def resolve_email(row: Membership) -> str:
        return row.user.email

    @staticmethod
    def resolve_has_signed_in(row: Membership) -> bool:
        return row.user.has_signed_in


class ProposalOut(Schema):
    """A role, or a new start with signing in (`new_start`), that one asks and another decides on."""

    id: UUID
    kind: str = Field(examples=["role"])
    organisation_id: UUID
    role: str = Field(examples=["jobhunter"])
    name: str = Field(examples=["Noor Voorbeeld"])
    email: str = Field(examples=["noor@example.org"])
    proposed_by: str | None = Field(examples=["Fatima Voorbeeld"])
    proposed_at: datetime
    expires_at: datetime
    state: str = Field(examples=["waiting"])
    decided_by: str | None = Field(examples=["Pim Voorbeeld"])
    decided_at: datetime | None
    reason: str
    by_command: bool

    @staticmethod
    def resolve_proposed_by(row: Proposal) -> str | None:
        return row.proposed_by.name if row.proposed_by else None

    @staticmethod
    def resolve_decided_by(row: Proposal) -> str | None:
        return row.decided_by.name if row.decided_by else None


class ProposalIn(GivenText):
    """Somebody for a role in a municipality."""

    organisation: UUID
    role: StaffRole
    name: str = Field(min_length=1, max_length=120, pattern=NO_NUL, examples=["Noor Voorbeeld"])
    email: Address


class RefusalIn(GivenText):
    """Why the second person does not agree."""

    reason: str = Field(
        min_length=1, max_length=LONGEST_REASON, pattern=NO_NUL, examples=["I do not know this person."]
    )
