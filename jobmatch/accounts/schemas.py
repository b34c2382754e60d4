"""Shapes of accounts in the API."""

from uuid import UUID

from ninja import Field, Schema

from jobmatch.accounts.models import Membership, User


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
