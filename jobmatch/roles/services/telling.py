"""Who hears of a role: whoever got it, whoever may be the second person, and each privacy officer."""

from django.db.models import Q

from jobmatch.accounts.enums import CONFIRMING_ROLES, Role
from jobmatch.accounts.models import Membership, Proposal, User
from jobmatch.accounts.permissions import is_second_person
from jobmatch.accounts.selectors import people_to_tell
from notifications.enums import Kind
from notifications.services import outbox


def invite(membership: Membership) -> None:
    """Tell whoever has the role, with the way in."""
    outbox.put_for_user(user=membership.user, kind=Kind.INVITATION, about=membership.pk)


def ask_second_persons(proposal: Proposal) -> None:
    """Tell the privacy officers, and the coordinators whose yes counts, that something waits."""
    officers = set(people_to_tell(proposal.organisation, Role.PRIVACY_OFFICER))
    for user in people_to_tell(proposal.organisation, *CONFIRMING_ROLES):
        if user in officers or is_second_person(user, proposal, at=proposal.proposed_at):
            outbox.tell_user(user=user, kind=Kind.PROPOSED)


def say_decided(proposal: Proposal) -> None:
    """Tell the privacy officers and who proposed it; what the command line did, also every coordinator."""
    roles = CONFIRMING_ROLES | {Role.ADMIN} if proposal.by_command else {Role.PRIVACY_OFFICER}
    told = Q(pk__in=people_to_tell(proposal.organisation, *roles)) | Q(pk=proposal.proposed_by_id)
    for user in User.objects.filter(told, is_active=True).order_by("name", "pk"):
        outbox.tell_user(user=user, kind=Kind.DECIDED)
