"""May this user do this to that organisation?"""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from jobmatch.accounts.enums import DESK_ROLES, PROPOSING_ROLES, OrganisationKind, Role
from jobmatch.accounts.models import Membership, Organisation, Proposal, User
from jobmatch.errors import RuleBroken


def may_manage(user: User, organisation: Organisation) -> bool:
    """An admin manages the own municipality, and every organisation that is none."""
    mine = {row.organisation_id for row in user.active_memberships if row.role == Role.ADMIN}
    if organisation.kind == OrganisationKind.MUNICIPALITY:
        return organisation.pk in mine
    return bool(mine)


def require_manage(user: User, organisation: Organisation) -> None:
    """Refuse with code `forbidden` who does not manage this organisation."""
    if not may_manage(user, organisation):
        raise RuleBroken("forbidden", _("Only an admin of this organisation can do this."))


def require_admin(user: User) -> None:
    """Refuse with code `forbidden` who is an admin nowhere."""
    if Role.ADMIN not in user.roles:
        raise RuleBroken("forbidden", _("Only an admin can do this."))


def works_at_desks_of(user: User, municipality: UUID) -> bool:
    """Whether the user has a desk in this municipality: colleagues do each other's errands."""
    here = Membership.objects.active().filter(user=user, user__is_active=True, organisation=municipality)
    return here.filter(role__in=DESK_ROLES).exists()


def require_desk_work(user: User, municipality: UUID) -> None:
    """Refuse with code `forbidden` who has no desk in this municipality."""
    if not works_at_desks_of(user, municipality):
        raise RuleBroken("forbidden", _("Only a jobhunter or coordinator of this municipality does this."))


def require_propose(user: User, municipality: Organisation) -> None:
    """Refuse with code `forbidden` who is neither an admin nor a privacy officer of this municipality."""
    here = (row.role for row in user.active_memberships if row.organisation_id == municipality.pk)
    if not PROPOSING_ROLES & set(here):
        raise RuleBroken("forbidden", _("Only an admin or privacy officer of this municipality can do this."))


def is_second_person(user: User, proposal: Proposal, *, at: datetime) -> bool:
    """Whether this user's yes counts: not of who proposed, not of who gains, and not of who is new here."""
    if user.pk in (proposal.proposed_by_id, proposal.user_id) or user.email == proposal.email:
        return False
    confirming = Membership.objects.confirming(at=at)
    return confirming.filter(user=user, organisation=proposal.organisation_id).exists()


def require_second_person(user: User, proposal: Proposal, *, at: datetime) -> None:
    """Refuse with code `second_person` whose yes does not count for this proposal."""
    if not is_second_person(user, proposal, at=at):
        raise RuleBroken(
            "second_person",
            _(
                "Somebody else decides on this: a privacy officer or coordinator who has that role for 30 "
                "days or from the start, who did not propose it and whom it is not about."
            ),
        )
