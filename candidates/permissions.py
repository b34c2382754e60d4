"""Who may do what with a file. Whether a user sees a file at all is the selectors' question."""

from uuid import UUID

from django.utils.translation import gettext as _

from candidates.models import Candidate
from jobmatch.accounts.enums import DESK_ROLES, Role
from jobmatch.accounts.models import Desk, Membership, User
from jobmatch.errors import RuleBroken


def may_work(*, user: User, candidate: Candidate) -> bool:
    """The jobhunter at whose desk the file lies, or a coordinator of its municipality."""
    if candidate.desk.user_id == user.pk:
        return True
    return _has_role(user, candidate.municipality_id, {Role.COORDINATOR})


def may_open_sealed(*, user: User, candidate: Candidate) -> bool:
    """Only the assigned jobhunter; a coordinator works the file without what is sealed."""
    return candidate.desk.user_id == user.pk and _has_role(user, candidate.municipality_id, DESK_ROLES)


def may_give_to(*, user: User, desk: Desk) -> bool:
    """A jobhunter opens files at the own desk; a coordinator at any desk of the municipality."""
    if desk.user_id == user.pk:
        return _has_role(user, desk.municipality_id, DESK_ROLES)
    return _has_role(user, desk.municipality_id, {Role.COORDINATOR})


def require_work(user: User, candidate: Candidate) -> None:
    """Refuse with code `forbidden` who does not work this file."""
    require(may_work(user=user, candidate=candidate), _("This file is not at your desk."))


def require(allowed: bool, message: str) -> None:
    """Refuse with code `forbidden` unless allowed."""
    if not allowed:
        raise RuleBroken("forbidden", message)


def _has_role(user: User, organisation_id: UUID, roles: frozenset[str] | set[str]) -> bool:
    return (
        Membership.objects.active()
        .filter(user=user, user__is_active=True, organisation_id=organisation_id, role__in=roles)
        .exists()
    )
