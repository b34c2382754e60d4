"""May this user do this to that organisation?"""

from jobmatch.accounts.enums import OrganisationKind, Role
from jobmatch.accounts.models import Organisation, User


def may_manage(user: User, organisation: Organisation) -> bool:
    """An admin manages the own municipality, and every organisation that is none."""
    mine = {row.organisation_id for row in user.active_memberships if row.role == Role.ADMIN}
    if organisation.kind == OrganisationKind.MUNICIPALITY:
        return organisation.pk in mine
    return bool(mine)
