"""Kinds of organisation and the roles that a person may have in one."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class OrganisationKind(models.TextChoices):
    """The only kinds there are. Police, prosecution and benefit enforcement have none, on purpose."""

    MUNICIPALITY = "municipality", _("municipality")
    SCHOOL = "school", _("school")
    MOSQUE = "mosque", _("mosque")
    PARTNER = "partner", _("partner")
    EMPLOYER = "employer", _("employer")
    ANTI_DISCRIMINATION = "anti_discrimination", _("anti-discrimination office")


class Role(models.TextChoices):
    JOBHUNTER = "jobhunter", _("jobhunter")
    COORDINATOR = "coordinator", _("coordinator")
    REFERRER = "referrer", _("referrer")
    EMPLOYER_CONTACT = "employer_contact", _("employer contact")
    PRIVACY_OFFICER = "privacy_officer", _("privacy officer")
    ADMIN = "admin", _("admin")


STAFF_ROLES = frozenset({Role.JOBHUNTER, Role.COORDINATOR, Role.PRIVACY_OFFICER, Role.ADMIN})
DESK_ROLES = frozenset({Role.JOBHUNTER, Role.COORDINATOR})
# Who works files, who looks after the installation and who oversees both: three people, for each can stop the
# other two. Within one of the three somebody may have more than one role.
HATS = (DESK_ROLES, frozenset({Role.ADMIN}), frozenset({Role.PRIVACY_OFFICER}))
PROPOSING_ROLES = frozenset({Role.ADMIN, Role.PRIVACY_OFFICER})
CONFIRMING_ROLES = frozenset({Role.PRIVACY_OFFICER, Role.COORDINATOR})

REFERRING_KINDS = frozenset({OrganisationKind.SCHOOL, OrganisationKind.MOSQUE, OrganisationKind.PARTNER})
KIND_OF_ROLE: dict[str, frozenset[str]] = {
    Role.JOBHUNTER: frozenset({OrganisationKind.MUNICIPALITY}),
    Role.COORDINATOR: frozenset({OrganisationKind.MUNICIPALITY}),
    Role.PRIVACY_OFFICER: frozenset({OrganisationKind.MUNICIPALITY}),
    Role.ADMIN: frozenset({OrganisationKind.MUNICIPALITY}),
    Role.REFERRER: REFERRING_KINDS,
    Role.EMPLOYER_CONTACT: frozenset({OrganisationKind.EMPLOYER}),
}


class ErrandKind(models.TextChoices):
    """What happens next with somebody outside. Those not in CHOSEN_ERRANDS are asked by the program."""

    CALL = "call", pgettext_lazy("errand", "call")
    VISIT = "visit", pgettext_lazy("errand", "go there")
    WRITE = "write", pgettext_lazy("errand", "write")
    OTHER = "other", pgettext_lazy("errand", "do something else")
    PROMISE = "promise", pgettext_lazy("errand", "ask after a promise")
    TELL = "tell", pgettext_lazy("errand", "tell someone that we keep their details")
    CALL_ME = "call_me", pgettext_lazy("errand", "call back: they asked for it")
    STILL_OPEN = "still_open", pgettext_lazy("errand", "ask which vacancies are still open")
    WORKPLACE = "workplace", pgettext_lazy("errand", "go through the workplace list")
    DEMAND = "demand", pgettext_lazy("errand", "talk about what may not be asked")
    ASK = "ask", pgettext_lazy("errand", "ask what is not known of vacancies")
    FEED = "feed", pgettext_lazy("errand", "look at a feed that changed nothing")
    PROPOSAL = "proposal", pgettext_lazy("errand", "call about a proposal")


CHOSEN_ERRANDS = (ErrandKind.CALL, ErrandKind.VISIT, ErrandKind.WRITE, ErrandKind.OTHER)
# Who did it says so; the others are finished by what they are about.
DONE_BY_HAND = (*CHOSEN_ERRANDS, ErrandKind.CALL_ME, ErrandKind.STILL_OPEN)


class ProposalKind(models.TextChoices):
    ROLE = "role", _("a role")
    NEW_START = "new_start", _("a new start with signing in")


class ProposalState(models.TextChoices):
    WAITING = "waiting", _("waits for a second person")
    CONFIRMED = "confirmed", _("confirmed")
    REFUSED = "refused", _("not agreed")
    WITHDRAWN = "withdrawn", _("taken back")
    EXPIRED = "expired", _("not answered in time")


class TokenScope(models.TextChoices):
    """What a program may do with a token; never more than its owner may."""

    READ = "read", _("look only, and not at what is locked away")
    IMPORT = "import", _("send in lists, and nothing else")
    ALL = "all", _("everything that its owner may do")


def clash(roles: Iterable[str]) -> bool:
    """Whether these roles together are more than one person may have; see `HATS`."""
    held = set(roles)
    return sum(bool(hat & held) for hat in HATS) > 1
