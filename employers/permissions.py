"""Who may do what with employers and vacancies. Whether a user sees one at all is the selectors' question."""

from django.utils.translation import gettext as _

from employers.models import Employer, Post
from jobmatch.accounts.enums import DESK_ROLES, Role
from jobmatch.accounts.models import Membership, User
from jobmatch.audit.services import COMMAND_LINE, EMPLOYER_PERSON_KIND, SCHEDULE, Doer
from jobmatch.errors import RuleBroken


def works_cases(by: Doer) -> bool:
    """Jobhunters and coordinators look after every employer and vacancy of the region."""
    return isinstance(by, User) and bool(by.roles & DESK_ROLES)


def may_edit(by: Doer, employer: Employer | None) -> bool:
    """Jobhunters and coordinators always; a contact, or who came by an own link, for the own employer."""
    if works_cases(by):
        return True
    return employer is not None and _is_of(by, employer)


def require_edit(by: Doer, employer: Employer | None) -> None:
    """Refuse with code `forbidden` who may not change what is this employer's."""
    if not may_edit(by, employer):
        raise RuleBroken("forbidden", _("You can change this for your own organisation only."))


def require_casework(by: Doer) -> None:
    """Refuse with code `forbidden` who is no jobhunter, coordinator, the command line or the clock."""
    if by in (COMMAND_LINE, SCHEDULE) or works_cases(by):
        return
    raise RuleBroken("forbidden", _("Only a jobhunter or coordinator can do this."))


def _is_of(by: Doer, employer: Employer) -> bool:
    if isinstance(by, User):
        contacts = Membership.objects.active().filter(role=Role.EMPLOYER_CONTACT, organisation=employer.pk)
        return contacts.filter(user=by).exists()
    if getattr(by, "kind", "") != EMPLOYER_PERSON_KIND:
        return False
    return Post.objects.present().filter(person=getattr(by, "id", None), employer=employer).exists()
