"""What the layout of every page knows: who is signed in, where they may go, in which language."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from candidates.selectors.intake import referrals
from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import Proposal, User
from jobmatch.accounts.selectors import waiting_for
from jobmatch.web.assets import PAGES, PREFIX, SCRIPTS, YOUTH_PAGES
from jobmatch.web.showing import shown_to

SERVICE_NAME = "jobmatch"
INTAKE = "candidates:intake"
ROLES = "roles:roles"


@dataclass(frozen=True, slots=True)
class MenuPlace:
    """A place in the main navigation: where it leads, what it is called, whether the reader is there now."""

    address: str
    name: str | Promise
    is_current: bool
    waiting: int = 0


NAVIGATION = (
    ("web:overview", _("Overview"), {Role.COORDINATOR}),
    ("web:today", _("Today"), {Role.JOBHUNTER, Role.COORDINATOR}),
    ("candidates:caseload", _("Candidates"), {Role.JOBHUNTER, Role.COORDINATOR}),
    ("matching:introductions", _("Proposals"), {Role.JOBHUNTER, Role.COORDINATOR}),
    (INTAKE, _("Intake"), {Role.COORDINATOR}),
    ("web:own_page", _("Our page"), {Role.EMPLOYER_CONTACT}),
    ("candidates:referrals", _("Referrals"), {Role.REFERRER}),
    ("employers:vacancies", _("Vacancies"), {Role.JOBHUNTER, Role.COORDINATOR, Role.EMPLOYER_CONTACT}),
    ("employers:employers", _("Employers"), {Role.JOBHUNTER, Role.COORDINATOR, Role.EMPLOYER_CONTACT}),
    ("candidates:rights", _("Own data"), {Role.PRIVACY_OFFICER}),
    ("candidates:who_looked", _("Who looked"), {Role.PRIVACY_OFFICER}),
    ("candidates:terms", _("What will go?"), {Role.PRIVACY_OFFICER}),
    ("accounts:organisations", _("Organisations"), {Role.ADMIN}),
    (ROLES, _("Roles"), {Role.COORDINATOR, Role.PRIVACY_OFFICER, Role.ADMIN}),
    ("candidates:partners", _("Other help"), {Role.ADMIN}),
)


def places_for(request: HttpRequest) -> list[MenuPlace]:
    """The main navigation by role; the longest address that the page's own begins with is the current one."""
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return []
    open_to = [(reverse(view), name) for view, name, roles in NAVIGATION if roles & user.roles]
    fitting = [address for address, name in open_to if request.path.startswith(address)]
    here = max(fitting, key=len, default="")
    waiting = {reverse(INTAKE): referrals.waiting, reverse(ROLES): proposals_for}
    return [
        MenuPlace(address, name, address == here, waiting[address](user).count() if address in waiting else 0)
        for address, name in open_to
    ]


def proposals_for(user: User) -> QuerySet[Proposal]:
    """The proposals that wait for this user as the second person."""
    return waiting_for(user, at=timezone.now())


def layout(request: HttpRequest) -> dict[str, object]:
    """The context of base.html; what costs a query is worked out only where a template reads it."""
    return {
        "service_name": SERVICE_NAME,
        "styles": PAGES,
        "youth_styles": YOUTH_PAGES,
        "scripts": [f"{PREFIX}/{name}" for name in SCRIPTS],
        "places": SimpleLazyObject(lambda: places_for(request)),
        "demo": settings.DEMO,
        "other_language": "nl" if get_language() == "en" else "en",
        "show_to_youth": shown_to(request),
    }
