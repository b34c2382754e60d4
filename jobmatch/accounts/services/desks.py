"""Desks come and go with the people: steps, errands and candidates can only lie where someone is."""

from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from jobmatch.accounts.enums import DESK_ROLES, Role
from jobmatch.accounts.models import Desk, Membership, Organisation, User
from jobmatch.errors import RuleBroken


def open_for(*, membership: Membership) -> None:
    """A jobhunter or coordinator gets a desk; the first coordinator also opens the pool."""
    if membership.role in DESK_ROLES:
        Desk.objects.get_or_create(municipality=membership.organisation, user=membership.user)
    if membership.role == Role.COORDINATOR:
        Desk.objects.get_or_create(municipality=membership.organisation, user=None)


def close_without_people(*, municipality: Organisation, user: User) -> None:
    """Remove the desk that a user no longer works at, and the pool that has no coordinator left."""
    here = Membership.objects.active().filter(organisation=municipality)
    if not here.filter(user=user, role__in=DESK_ROLES).exists():
        _remove(
            municipality=municipality,
            user=user,
            refusal=_(
                "This person still has candidates, steps or errands, or stands in for someone. A coordinator "
                "gives everything to a colleague first: Overview, Someone leaves, Hand everything over. "
                "Then end the role."
            ),
        )
    if not here.filter(role=Role.COORDINATOR).exists():
        _remove(
            municipality=municipality,
            user=None,
            refusal=_(
                "The shared desk still has candidates, steps or errands, and this is the last coordinator. "
                "Hand them over first, or add another coordinator."
            ),
        )


def _remove(*, municipality: Organisation, user: User | None, refusal: str) -> None:
    """The lock makes a step that is being put on this desk wait and then fail, not the other way round."""
    for desk in Desk.objects.select_for_update().filter(municipality=municipality, user=user).order_by("pk"):
        try:
            desk.delete()
        except ProtectedError as error:
            raise RuleBroken("desk_in_use", refusal) from error
