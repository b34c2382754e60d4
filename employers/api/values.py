"""From what a caller sent to what the services take."""

from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _
from ninja import Schema

from employers.models import Employer, EmployerPerson, Site
from employers.permissions import works_cases
from employers.selectors import employers
from employers.selectors.locating import columns, locate
from jobmatch.accounts.models import User
from jobmatch.errors import RuleBroken
from jobmatch.taxonomy.models import Occupation

BLANK_TEXTS = frozenset({"description", "url", "kind", "pay_period", "diploma", "website", "about", "street"})
NO_NULL = frozenset(
    {"title", "openings", "is_remote", "diploma_by_law", "no_language", "name", "is_intermediary", "draft"}
)
LISTS = frozenset({"screenings", "skills", "languages", "licences", "occupations", "reasons"})


def given_values(given: Schema) -> dict[str, Any]:
    """What the caller sent, apart from the version; what was left out is not there."""
    sent = given.dict()
    return {name: sent[name] for name in given.model_fields_set & sent.keys() if name != "version"}


def without_null(given: dict[str, Any]) -> dict[str, Any]:
    """Null in a text or list is an empty one; where null has no meaning it is left out."""
    found = {name: value for name, value in given.items() if value is not None or name not in NO_NULL}
    for name in (BLANK_TEXTS | LISTS) & found.keys():
        if found[name] is None:
            found[name] = [] if name in LISTS else ""
    return found


def located(given: dict[str, Any]) -> dict[str, Any]:
    """`place` as the postcode and town that it names."""
    if "place" not in given:
        return given
    return given | columns(locate(given.pop("place") or ""))


def with_head(user: User, given: dict[str, Any]) -> dict[str, Any]:
    """`head` as the employer that it names."""
    return given | {"head": _employer(user, given["head"])} if "head" in given else given


def vacancy_values(user: User, given: dict[str, Any]) -> dict[str, Any]:
    """Everything of a vacancy as its service takes it."""
    found = located(without_null(given))
    if "employer" in found:
        found["employer"] = _employer(user, found["employer"])
    if "site" in found:
        found["site"] = _site(user, found["site"])
    if "contact" in found:
        found["contact"] = _contact(user, found["contact"])
    if "occupation" in found:
        found["occupation"] = _occupation(found["occupation"])
    pairs = {
        "skills": ("skill", "required"),
        "languages": ("language", "level"),
        "licences": ("licence", "by_law"),
    }
    for name, (key, more) in pairs.items():
        if name in found:
            found[name] = [(row[key], row[more]) for row in found[name]]
    return found


def _employer(user: User, pk: UUID | None) -> Employer | None:
    try:
        return employers.employer(user, str(pk)) if pk else None
    except Http404 as error:
        raise RuleBroken("not_in_list", _("This employer is not known here.")) from error


def _site(user: User, pk: UUID | None) -> Site | None:
    try:
        return employers.site(user, str(pk)) if pk else None
    except Http404 as error:
        raise RuleBroken("not_in_list", _("This site is not known here.")) from error


def _contact(user: User, pk: UUID | None) -> EmployerPerson | None:
    """Of an employer that the user may see; whether it is that of the vacancy is asked after that."""
    if pk is None:
        return None
    seen = Employer.objects.visible_to(user).values("pk")
    people = EmployerPerson.objects.filter(posts__employer__in=seen, pk=pk)
    found = (people if works_cases(user) else people.signing_in()).first()
    if found is None:
        raise RuleBroken("contact", _("Choose somebody who works at this employer."))
    return found


def _occupation(pk: UUID | None) -> Occupation | None:
    if pk is None:
        return None
    found = Occupation.objects.filter(pk=pk).first()
    if found is None:
        raise RuleBroken("not_in_list", _("Choose occupations from the list."))
    return found
