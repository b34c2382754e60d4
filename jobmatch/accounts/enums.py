"""Kinds of organisation and the roles that a person may have in one."""

from django.db import models
from django.utils.translation import gettext_lazy as _


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

REFERRING_KINDS = frozenset({OrganisationKind.SCHOOL, OrganisationKind.MOSQUE, OrganisationKind.PARTNER})
KIND_OF_ROLE: dict[str, frozenset[str]] = {
    Role.JOBHUNTER: frozenset({OrganisationKind.MUNICIPALITY}),
    Role.COORDINATOR: frozenset({OrganisationKind.MUNICIPALITY}),
    Role.PRIVACY_OFFICER: frozenset({OrganisationKind.MUNICIPALITY}),
    Role.ADMIN: frozenset({OrganisationKind.MUNICIPALITY}),
    Role.REFERRER: REFERRING_KINDS,
    Role.EMPLOYER_CONTACT: frozenset({OrganisationKind.EMPLOYER}),
}
