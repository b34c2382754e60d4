"""Situations that the tests of referrals and the intake share."""

from typing import Any

from django.utils import timezone

from candidates.models import Referral
from candidates.services.intake import referrals
from candidates.services.intake.referral_details import Details
from jobmatch.accounts.enums import OrganisationKind, Role
from jobmatch.accounts.models import Organisation, User
from tests.factories import make_coordinator, make_member, make_organisation

AMIRA = {
    "first_name": "Amira",
    "last_name": "Benali",
    "birth_year": 2006,
    "phone": "06 12345678",
    "manner": "in_person",
}


def make_place() -> Organisation:
    """A municipality with a coordinator."""
    place = make_organisation()
    make_coordinator(place)
    return place


def coordinator_of(place: Organisation) -> User:
    """The coordinator of a municipality."""
    return User.objects.get(memberships__organisation=place, memberships__role=Role.COORDINATOR)


def make_referrer(kind: str = OrganisationKind.MOSQUE) -> User:
    """A volunteer of a mosque, or a referrer of another kind of organisation."""
    return make_member(Role.REFERRER, make_organisation(kind))


def refer(by: User, place: Organisation, *, on: Any = None, **values: Any) -> Referral:
    """A referral of Amira, or of who is named."""
    received = referrals.receive(
        details=Details(**{**AMIRA, **values}),
        organisation=by.memberships.get().organisation,
        municipality=place,
        by=by,
        on=on or timezone.localdate(),
    )
    return received.referral
