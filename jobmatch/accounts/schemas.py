"""Shapes of accounts in the API."""

from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from ninja import Field, Schema

from jobmatch.accounts.enums import TokenScope
from jobmatch.accounts.models import ApiToken, Membership, User


class MembershipOut(Schema):
    """A role in an organisation."""

    role: str = Field(examples=["jobhunter"])
    organisation: str = Field(examples=["Gemeente Voorbeeldstad"])
    organisation_id: UUID

    @staticmethod
    def resolve_organisation(row: Membership) -> str:
        return row.organisation.name


class MeOut(Schema):
    """The signed-in user."""

    id: UUID
    name: str = Field(examples=["Noor Voorbeeld"])
    email: str = Field(examples=["noor@example.org"])
    memberships: list[MembershipOut]

    @staticmethod
    def resolve_memberships(user: User) -> list[Membership]:
        return list(user.memberships.active().select_related("organisation"))


class TokenOut(Schema):
    """An own token; its text is nowhere."""

    id: UUID
    name: str = Field(examples=["report of Monday"])
    scope: TokenScope
    made_on: date
    last_used_on: date | None
    expires_at: datetime

    @staticmethod
    def resolve_made_on(row: ApiToken) -> date:
        return timezone.localdate(row.made_at)


class IssuedTokenOut(TokenOut):
    """A token of somebody whom the admin looks after."""

    owner: str = Field(examples=["Noor Voorbeeld"])
    email: str = Field(examples=["noor@example.org"])

    @staticmethod
    def resolve_owner(row: ApiToken) -> str:
        return row.user.name

    @staticmethod
    def resolve_email(row: ApiToken) -> str:
        return row.user.email
