"""Employers, their sites and workplace facts over the API."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Router, Status

from employers.api.values import given_values, located, with_head, without_null
from employers.models import Employer, Site
from employers.schemas.employers import (
    EmployerFilterIn,
    EmployerIn,
    EmployerOut,
    EmployerPatchIn,
    EmployerRowOut,
    FactsIn,
    FactsOfManyIn,
    FactsOut,
    SeenIn,
    SiteIn,
    SiteOut,
    SitePatchIn,
)
from employers.selectors import employers as employer_selectors
from employers.selectors.workplaces import chain_of, places_of
from employers.services import employers, facts
from jobmatch.accounts.requests import ApiRequest
from jobmatch.errors import RuleBroken
from jobmatch.http.pagination import Page, PageIn, PageOut, page_of
from jobmatch.http.problems import READ_ERRORS, WRITE_ERRORS

router = Router()


@router.get("/employers", response={200: PageOut[EmployerRowOut], **READ_ERRORS}, operation_id="employers")
def employer_list(
    request: ApiRequest, wanted: Query[EmployerFilterIn], page: Query[PageIn]
) -> Page[Employer]:
    """The employers that the caller may see, by name."""
    return page_of(employer_selectors.listed(request.auth, text=wanted.text), page)


@router.post("/employers", response={201: EmployerOut, **WRITE_ERRORS}, operation_id="add_employer")
def add_employer(request: ApiRequest, given: EmployerIn) -> Status[Employer]:
    """Add an employer. 409 when there is one of that name."""
    values = with_head(request.auth, given.dict())
    row = employers.register(by=request.auth, **values)
    return Status(201, employer_selectors.employer(request.auth, str(row.pk)))


@router.get("/employers/{pk}", response={200: EmployerOut, **READ_ERRORS}, operation_id="employer")
def employer(request: ApiRequest, pk: str) -> Employer:
    """One employer with its sites and the occupations in the house."""
    return employer_selectors.employer(request.auth, pk)


@router.patch("/employers/{pk}", response={200: EmployerOut, **WRITE_ERRORS}, operation_id="change_employer")
def change_employer(request: ApiRequest, pk: str, given: EmployerPatchIn) -> Employer:
    """Change what is given. 409 when someone changed the employer since `version`."""
    row = employer_selectors.employer(request.auth, pk)
    values = with_head(request.auth, without_null(given_values(given)))
    employers.change(employer=row, version=given.version, by=request.auth, **values)
    return employer_selectors.employer(request.auth, pk)


@router.post("/employers/{pk}/sites", response={201: SiteOut, **WRITE_ERRORS}, operation_id="add_site")
def add_site(request: ApiRequest, pk: str, given: SiteIn) -> Status[Site]:
    """Add a workplace of an employer."""
    row = employer_selectors.employer(request.auth, pk)
    site = employers.add_site(employer=row, by=request.auth, **located(given.dict()))
    return Status(201, employer_selectors.site(request.auth, str(site.pk)))


@router.patch("/sites/{pk}", response={200: SiteOut, **WRITE_ERRORS}, operation_id="change_site")
def change_site(request: ApiRequest, pk: str, given: SitePatchIn) -> Site:
    """Change what is given of a workplace."""
    row = employer_selectors.site(request.auth, pk)
    values = located(without_null(given_values(given)))
    employers.change_site(site=row, version=given.version, by=request.auth, **values)
    return employer_selectors.site(request.auth, pk)


@router.get("/employers/{pk}/facts", response={200: FactsOut, **READ_ERRORS}, operation_id="employer_facts")
def employer_facts(request: ApiRequest, pk: str) -> dict[str, Any]:
    """What an employer says of its workplaces: the whole list."""
    return _facts(employer_selectors.employer(request.auth, pk))


@router.put(
    "/employers/{pk}/facts", response={200: FactsOut, **WRITE_ERRORS}, operation_id="answer_employer_facts"
)
def answer_employer_facts(request: ApiRequest, pk: str, given: FactsIn) -> dict[str, Any]:
    """Answer the whole list; the answers hold for a year."""
    row = employer_selectors.employer(request.auth, pk)
    _answer(request, row, None, given)
    return _facts(row)


@router.get("/sites/{pk}/facts", response={200: FactsOut, **READ_ERRORS}, operation_id="site_facts")
def site_facts(request: ApiRequest, pk: str) -> dict[str, Any]:
    """The list of a site: its own answers, where unknown means as the employer says, and what holds there."""
    site = employer_selectors.site(request.auth, pk)
    return _facts(site.employer, site)


@router.put("/sites/{pk}/facts", response={200: FactsOut, **WRITE_ERRORS}, operation_id="answer_site_facts")
def answer_site_facts(request: ApiRequest, pk: str, given: FactsIn) -> dict[str, Any]:
    """Answer for one site what is different there."""
    site = employer_selectors.site(request.auth, pk)
    _answer(request, site.employer, site, given)
    return _facts(site.employer, site)


@router.post(
    "/employers/{pk}/facts-of-many",
    response={200: FactsOut, **WRITE_ERRORS},
    operation_id="answer_facts_of_many",
)
def answer_facts_of_many(request: ApiRequest, pk: str, given: FactsOfManyIn) -> dict[str, Any]:
    """Answer for many sites of an employer, or of the shops of a head office."""
    row = employer_selectors.employer(request.auth, pk)
    at = {(shop.pk, site and site.pk): (shop, site) for shop, site in places_of(chain_of(request.auth, row))}
    asked = [(place.employer, place.site) for place in given.places]
    if any(place not in at for place in asked):
        raise RuleBroken("places", _("Choose sites of this employer."))
    facts.answer_many(
        employer=row,
        version=given.version,
        places=[at[place] for place in dict.fromkeys(asked)],
        answers=given.answers,
        by=request.auth,
        on=timezone.localdate(),
    )
    return _facts(row)


@router.post("/employers/{pk}/seen", response={200: FactsOut, **WRITE_ERRORS}, operation_id="employer_seen")
def employer_seen(request: ApiRequest, pk: str, given: SeenIn) -> dict[str, Any]:
    """Write down what a jobhunter saw at an employer; what the employer said stays beside it."""
    row = employer_selectors.employer(request.auth, pk)
    facts.saw(employer=row, seen=given.seen, by=request.auth, on=timezone.localdate())
    return _facts(row)


@router.post("/sites/{pk}/seen", response={200: FactsOut, **WRITE_ERRORS}, operation_id="site_seen")
def site_seen(request: ApiRequest, pk: str, given: SeenIn) -> dict[str, Any]:
    """Write down what a jobhunter saw at one site; what the employer said stays beside it."""
    site = employer_selectors.site(request.auth, pk)
    facts.saw(employer=site.employer, site=site, seen=given.seen, by=request.auth, on=timezone.localdate())
    return _facts(site.employer, site)


def _answer(request: ApiRequest, row: Employer, site: Site | None, given: FactsIn) -> None:
    facts.answer(
        employer=row,
        site=site,
        version=given.version,
        answers=given.answers,
        by=request.auth,
        on=timezone.localdate(),
    )


def _facts(row: Employer, site: Site | None = None) -> dict[str, Any]:
    return {
        "version": row.version,
        "facts": employer_selectors.facts(row, on=timezone.localdate(), site=site),
    }
