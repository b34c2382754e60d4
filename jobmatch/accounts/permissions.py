"""May this user do this to that organisation?"""

from django.utils.translation import gettext as _

from jobmatch.accounts.enums import OrganisationKind, Role
from jobmatch.accounts.models import Organisation, User
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
