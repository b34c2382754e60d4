"""Organisations: added and renamed by an admin."""

from django.db import transaction
from django.utils.translation import gettext as _

from jobmatch.accounts.enums import OrganisationKind
from jobmatch.accounts.models import Organisation, User
from jobmatch.accounts.permissions import require_admin, require_manage
from jobmatch.accounts.selectors import chain_of
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.places.models import Municipality

TARGET = "accounts.Organisation"
# A municipality starts with `manage.py start`, an employer with its sites in the part for employers.
ADDED_BY_ADMIN = (
    OrganisationKind.SCHOOL,
    OrganisationKind.MOSQUE,
    OrganisationKind.PARTNER,
    OrganisationKind.ANTI_DISCRIMINATION,
)


@transaction.atomic
def add(*, kind: str, name: str, municipality: Municipality | None = None, by: User) -> Organisation:
    """Add an organisation that works with us."""
    require_admin(by)
    if kind not in ADDED_BY_ADMIN:
        raise RuleBroken("kind", _("An organisation of this kind is not added here."))
    _refuse_double(kind=kind, name=name)
    organisation = Organisation.objects.create(kind=kind, name=name.strip(), municipality=municipality)
    audit.record(
        event="organisation.added",
        by=by,
        chain=chain_of(organisation),
        target=TARGET,
        target_id=organisation.pk,
    )
    return organisation


@transaction.atomic
def rename(*, organisation: Organisation, name: str, by: User) -> Organisation:
    """Give an organisation another name; an employer's has a version and is changed on its own page."""
    require_manage(by, organisation)
    if organisation.kind == OrganisationKind.EMPLOYER:
        raise RuleBroken("employer", _("The name of an employer is changed on the page of the employer."))
    _refuse_double(kind=organisation.kind, name=name, but=organisation)
    organisation.name = name.strip()
    organisation.save(update_fields=["name"])
    audit.record(
        event="organisation.renamed",
        by=by,
        chain=chain_of(organisation),
        target=TARGET,
        target_id=organisation.pk,
    )
    return organisation


def _refuse_double(*, kind: str, name: str, but: Organisation | None = None) -> None:
    same = Organisation.objects.filter(kind=kind, name__iexact=name.strip()).values_list("pk", flat=True)
    if set(same) - {but.pk if but else None}:
        raise RuleBroken("exists", _("There is already an organisation of this kind with this name."))
