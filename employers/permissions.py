"""Who may do what with employers and vacancies. Whether a user sees one at all is the selectors' question."""

from django.utils.translation import gettext as _

from employers.models import Employer
from jobmatch.accounts.enums import DESK_ROLES, Role
from jobmatch.accounts.models import Membership, User
from jobmatch.audit.services import COMMAND_LINE, SCHEDULE, Doer
from jobmatch.errors import RuleBroken


def works_cases(user: User) -> bool:
    """Jobhunters and coordinators look after every employer and vacancy of the region."""
    return bool(user.roles & DESK_ROLES)


def may_edit(user: User, employer: Employer | None) -> bool:
    """Jobhunters and coordinators always; an employer contact for the own employer."""
    if works_cases(user):
        return True
    return employer is not None and _is_contact_of(user, employer)


def require_edit(user: User, employer: Employer | None) -> None:
    """Refuse with code `forbidden` who may not change what is this employer's."""
    if not may_edit(user, employer):
        raise RuleBroken("forbidden", _("You can change this for your own organisation only."))


def require_casework(by: Doer) -> None:
    """Refuse with code `forbidden` who is no jobhunter, coordinator, the command line or the clock."""
    if by in (COMMAND_LINE, SCHEDULE) or (isinstance(by, User) and works_cases(by)):
        return
    raise RuleBroken("forbidden", _("Only a jobhunter or coordinator can do this."))


def _is_contact_of(user: User, employer: Employer) -> bool:
    return (
        Membership.objects.active()
        .filter(user=user, organisation=employer.pk, role=Role.EMPLOYER_CONTACT)
        .exists()
    )
