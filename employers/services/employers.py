"""Employers and their sites: adding and changing them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from employers.enums import Reason
from employers.models import Employer, Site
from employers.permissions import require_casework, require_edit
from employers.rules.naming import name_key
from employers.services import demands
from employers.services.validation import invalid
from jobmatch.accounts.enums import OrganisationKind
from jobmatch.accounts.models import Organisation, User
from jobmatch.audit import services as audit
from jobmatch.changes import services as changes
from jobmatch.changes.enums import Kind
from jobmatch.errors import RuleBroken
from jobmatch.http.versions import claim
from jobmatch.places.rules.folding import fold
from jobmatch.taxonomy.models import Occupation

TARGET = "employers.Employer"
MOST_OCCUPATIONS = 100
LONGEST_NAME = 160


@transaction.atomic
def register(
    *,
    name: str,
    by: User,
    website: str = "",
    about: str = "",
    is_intermediary: bool = False,
    reasons: Sequence[str] = (),
    head: Employer | None = None,
    occupations: Sequence[UUID] = (),
) -> Employer:
    """Add an employer. One with the same name, whatever its capitals and accents, is refused."""
    require_casework(by)
    organisation = Organisation.objects.create(kind=OrganisationKind.EMPLOYER, name=_checked_name(name))
    employer = Employer(
        organisation=organisation,
        website=website,
        about=about,
        is_intermediary=is_intermediary,
        reasons=_checked_reasons(reasons),
        head=head,
    )
    _check(employer)
    _check_head(employer)
    employer.save(force_insert=True)
    _set_occupations(employer, occupations)
    demands.refresh(employer)
    audit.record(event="employer.added", by=by, chain=None, target=TARGET, target_id=employer.pk)
    return employer


@transaction.atomic
def change(*, employer: Employer, version: int, by: User, **values: Any) -> Employer:
    """Change name, website, about, is_intermediary, reasons, head or occupations: what is given."""
    require_edit(by, employer)
    claim(employer, version=version)
    if "is_intermediary" in values and values["is_intermediary"] != employer.is_intermediary:
        require_casework(by)
    if "reasons" in values and sorted(values["reasons"]) != sorted(employer.reasons):
        require_casework(by)
        employer.reasons = _checked_reasons(values["reasons"])
    if "head" in values and values["head"] != employer.head:
        require_casework(by)
        employer.head = values["head"]
    if "name" in values and values["name"] != employer.organisation.name:
        employer.organisation.name = _checked_name(values["name"], besides=employer.pk)
        employer.organisation.save(update_fields=["name"])
    for field in ("website", "about", "is_intermediary"):
        setattr(employer, field, values.get(field, getattr(employer, field)))
    _check(employer)
    _check_head(employer)
    employer.save(update_fields=["website", "about", "is_intermediary", "reasons", "head"])
    if "occupations" in values:
        _set_occupations(employer, values["occupations"])
    demands.refresh(employer)
    changes.record(Kind.EMPLOYER, employer.pk)
    audit.record(event="employer.changed", by=by, chain=None, target=TARGET, target_id=employer.pk)
    return employer


@transaction.atomic
def add_site(*, employer: Employer, by: User, occupations: Sequence[UUID] = (), **values: Any) -> Site:
    """Add a workplace: name, street, postcode, town."""
    require_edit(by, employer)
    site = Site(employer=employer, **values)
    _check(site)
    site.save(force_insert=True)
    _set_occupations(site, occupations)
    demands.refresh(site)
    changes.record(Kind.EMPLOYER, employer.pk)
    audit.record(event="site.added", by=by, chain=None, target="employers.Site", target_id=site.pk)
    return site


@transaction.atomic
def change_site(*, site: Site, version: int, by: User, **values: Any) -> Site:
    """Change what is given of a workplace."""
    require_edit(by, site.employer)
    claim(site, version=version)
    for field in ("name", "street", "postcode", "town_id"):
        setattr(site, field, values.get(field, getattr(site, field)))
    _check(site)
    site.save()
    if "occupations" in values:
        _set_occupations(site, values["occupations"])
    demands.refresh(site)
    changes.record(Kind.EMPLOYER, site.employer_id)
    audit.record(event="site.changed", by=by, chain=None, target="employers.Site", target_id=site.pk)
    return site


def _checked_name(name: str, *, besides: UUID | None = None) -> str:
    name = " ".join(name.replace("\0", "").split())
    if not fold(name):
        raise RuleBroken("name_missing", _("Write the name of the employer."))
    if len(name) > LONGEST_NAME:
        raise RuleBroken("name_long", _("The name is too long: at most 160 characters."))
    others = Organisation.objects.employers().order_by().values_list("pk", "name")
    if any(pk != besides and name_key(other) == name_key(name) for pk, other in others):
        raise RuleBroken("exists", _("There is already an employer with this name."))
    return name


def _checked_reasons(reasons: Sequence[str]) -> list[str]:
    """Each code once, in the order of the list."""
    if not set(reasons) <= set(Reason.values):
        raise RuleBroken("not_in_list", _("Choose reasons from the list."))
    return [code for code in Reason.values if code in reasons]


def _check_head(employer: Employer) -> None:
    """A chain has one head office, which is part of no other; an agency is none."""
    head, is_head = employer.head, Employer.objects.filter(head=employer.pk).exists()
    if is_head and (head is not None or employer.is_intermediary):
        raise RuleBroken("head", _("This employer is a head office itself: its shops name it."))
    if head is None:
        return
    if head.pk == employer.pk or head.head_id is not None or head.is_intermediary:
        raise RuleBroken("head", _("Choose the head office itself: no agency, and no shop of another chain."))


def _check(row: Employer | Site) -> None:
    try:
        row.clean_fields(exclude=["organisation", "employer"])
    except ValidationError as error:
        raise invalid(row, error) from error


def _set_occupations(row: Employer | Site, occupations: Sequence[UUID]) -> None:
    wanted = set(occupations)
    if len(wanted) > MOST_OCCUPATIONS:
        raise RuleBroken("too_many", _("The list is too long: keep it under 100 lines."))
    found = list(Occupation.objects.filter(pk__in=wanted).order_by()) if wanted else []
    if len(found) != len(wanted):
        raise RuleBroken("not_in_list", _("Choose occupations from the list."))
    row.occupations.set(found)
