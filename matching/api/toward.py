"""The route to the dream and what opens doors over the API: the same services and words as on the pages."""

from dataclasses import asdict
from typing import Any

from django.utils import timezone
from django.utils.translation import override
from ninja import Query, Router

from candidates.selectors.files import files as file_selectors
from jobmatch.accounts.requests import ApiRequest
from jobmatch.http.problems import READ_ERRORS
from matching.presentation import doors as door_presentation
from matching.presentation import route as route_presentation
from matching.presentation.route import Stone
from matching.schemas.toward import DoorsOut, RouteOut, TowardIn
from matching.services.ranking import doors as door_services
from matching.services.ranking import route as route_services

NO_ROUTE: dict[str, Any] = {"dream": None, "law": [], "jobs": [], "alike": [], "stones": [], "papers": None}

router = Router(tags=["matching"])


@router.get("/candidates/{pk}/route", response={200: RouteOut, **READ_ERRORS}, operation_id="route")
def route(request: ApiRequest, pk: str, asked: Query[TowardIn]) -> dict[str, Any]:
    """At most four stepping stones from now to the dream, and its own vacancies. The look is in the log."""
    candidate = file_selectors.candidate(request.auth, pk)
    found = route_services.for_staff(candidate=candidate, by=request.auth, on=timezone.localdate())
    with override(asked.lang):
        shown = route_presentation.shown(found, lang=asked.lang)
    sealed_open = found.ranked.sealed_open
    if shown is None:
        return NO_ROUTE | {"sealed_open": sealed_open}
    return {
        "dream": shown.dream,
        "sealed_open": sealed_open,
        "law": [asdict(line) for line in shown.law],
        "jobs": [_stone(each) for each in shown.jobs],
        "alike": [_stone(each) for each in shown.alike],
        "stones": [_stone(each) for each in shown.stones],
        "papers": asdict(shown.papers) if shown.papers else None,
    }


@router.get("/candidates/{pk}/doors", response={200: DoorsOut, **READ_ERRORS}, operation_id="doors")
def doors(request: ApiRequest, pk: str, asked: Query[TowardIn]) -> dict[str, Any]:
    """What opens doors: single changes, by how many vacancies they open. The look is in the access log."""
    candidate = file_selectors.candidate(request.auth, pk)
    found = door_services.for_candidate(candidate=candidate, by=request.auth, on=timezone.localdate())
    with override(asked.lang):
        words = [door_presentation.in_words(each.change, asked.lang) for each in found.doors]
    return {
        "sealed_open": found.sealed_open,
        "doors": [
            {
                "name": name,
                "agreement": agreement,
                "opens": list(each.opens),
                "others": each.others,
                "better": each.better,
                "points": each.points,
            }
            for each, (name, agreement) in zip(found.doors, words, strict=True)
        ],
    }


def _stone(stone: Stone) -> dict[str, Any]:
    names = ("employer", "is_here", "learns", "in_house", "builds", "asks", "months")
    shown = {name: getattr(stone, name) for name in names}
    law = [asdict(line) for line in stone.law]
    return {"vacancy": stone.vacancy.pk, "title": stone.vacancy.title, **shown, "law": law}
