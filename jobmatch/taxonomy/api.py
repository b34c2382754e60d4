"""Looking up occupations and skills over the API."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router

from jobmatch.http.problems import READ_ERRORS
from jobmatch.taxonomy import selectors
from jobmatch.taxonomy.schemas import HitOut, OccupationOut, SearchIn
from jobmatch.taxonomy.selectors import Hit

router = Router(tags=["taxonomy"])
Search = Annotated[SearchIn, Query()]


@router.get("/occupations", response={200: list[HitOut], **READ_ERRORS}, operation_id="search_occupations")
def search_occupations(request: HttpRequest, search: Search) -> list[Hit]:
    """Occupations whose labels are like what someone types, best first."""
    return selectors.search_occupations(search.q, search.lang, search.limit)


@router.get("/skills", response={200: list[HitOut], **READ_ERRORS}, operation_id="search_skills")
def search_skills(request: HttpRequest, search: Search) -> list[Hit]:
    """Skills whose labels are like what someone types, best first."""
    return selectors.search_skills(search.q, search.lang, search.limit)


@router.get("/occupations/{pk}", response={200: OccupationOut, **READ_ERRORS}, operation_id="occupation")
def occupation(request: HttpRequest, pk: str) -> dict[str, Any]:
    """One occupation: the skills it asks and what entering it takes."""
    return selectors.occupation_in_full(pk)
