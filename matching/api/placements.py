"""Work of a youth over the API: the same selectors, services and rules as on the pages."""

from dataclasses import fields
from typing import Any

from django.utils import timezone
from ninja import Query, Router, Status

from candidates.selectors.files import files as file_selectors
from candidates.services.files import files
from employers.selectors import vacancies
from jobmatch.accounts.requests import ApiRequest
from jobmatch.http.pagination import Page, PageIn, PageOut, page_of
from jobmatch.http.problems import READ_ERRORS, WRITE_ERRORS
from matching.models import Placement
from matching.presentation import placements as placement_presentation
from matching.schemas.placements import (
    EndIn,
    PlacementChangeIn,
    PlacementIn,
    PlacementOut,
    PlacementRulesOut,
    RungsOut,
    StartIn,
    TakeBackIn,
    YouthOut,
)
from matching.selectors import placements as placement_selectors
from matching.services.introductions import placing
from matching.services.ranking import rungs, youths
from matching.services.work import judging, placements
from matching.services.work.placements import Details

router = Router(tags=["matching"])
SAVED = {200: PlacementOut, **WRITE_ERRORS}


@router.get(
    "/candidates/{pk}/placements",
    response={200: PageOut[PlacementOut], **READ_ERRORS},
    operation_id="placements",
)
def list_placements(request: ApiRequest, pk: str, asked: Query[PageIn]) -> Page[Placement]:
    """All work of a youth, the newest first. The look is in the access log."""
    candidate = file_selectors.candidate(request.auth, pk)
    files.look_into(candidate=candidate, by=request.auth)
    return page_of(placement_selectors.of_candidate(candidate), asked)


@router.post(
    "/candidates/{pk}/placements", response={201: PlacementOut, **WRITE_ERRORS}, operation_id="plan_placement"
)
def plan_placement(request: ApiRequest, pk: str, given: PlacementIn) -> Status[Placement]:
    """Record work that is agreed. A rule against it has to be named in `acknowledged`: a person decides."""
    candidate = file_selectors.candidate(request.auth, pk)
    values = given.dict(exclude={"id", "acknowledged", "vacancy", "occupation", "employer_name"})
    vacancy = vacancies.vacancy(request.auth, str(given.vacancy)) if given.vacancy else None
    details = Details(
        **{**values, "papers": tuple(given.papers)},
        vacancy=vacancy,
        occupation=placement_selectors.occupation(given.occupation),
        **placement_selectors.employer_meant(given.employer_name, vacancy),
    )
    row = placing.plan(
        candidate=candidate,
        details=details,
        by=request.auth,
        on=timezone.localdate(),
        acknowledged=given.acknowledged,
        key=given.id,
    )
    return Status(201, row)


@router.get("/placements/{pk}", response={200: PlacementRulesOut, **READ_ERRORS}, operation_id="placement")
def placement(request: ApiRequest, pk: str) -> dict[str, Any]:
    """One placement with what the rules say of it. The look is in the access log."""
    row = placement_selectors.any_placement(request.auth, pk)
    files.look_into(candidate=row.candidate, by=request.auth)
    found = judging.of_placement(row, on=timezone.localdate())
    shown = PlacementOut.from_orm(row).dict(by_alias=True)
    return {**shown, "rules": [vars_of(rule) for rule in placement_presentation.rules(found)]}


@router.patch("/placements/{pk}", response=SAVED, operation_id="change_placement")
def change_placement(request: ApiRequest, pk: str, given: PlacementChangeIn) -> Placement:
    """Put right what is agreed; what is left out or null stays."""
    row = placement_selectors.any_placement(request.auth, pk)
    return placements.change(
        placement=row,
        version=given.version,
        details=_changed(row, given),
        by=request.auth,
        on=timezone.localdate(),
        acknowledged=given.acknowledged,
    )


@router.post("/placements/{pk}/start", response=SAVED, operation_id="start_placement")
def start_placement(request: ApiRequest, pk: str, given: StartIn) -> Placement:
    """Work has begun: the moments to ask how it goes are planned."""
    row = placement_selectors.any_placement(request.auth, pk)
    return placements.start(placement=row, by=request.auth, on=timezone.localdate(), **given.dict())


@router.post("/placements/{pk}/end", response=SAVED, operation_id="end_placement")
def end_placement(request: ApiRequest, pk: str, given: EndIn) -> Placement:
    """Work ended, or never began. Without other work the file is open again."""
    row = placement_selectors.any_placement(request.auth, pk)
    return placements.end(placement=row, by=request.auth, on=timezone.localdate(), **given.dict())


@router.post("/placements/{pk}/undo", response=SAVED, operation_id="undo_placement")
def undo_placement(request: ApiRequest, pk: str, given: TakeBackIn) -> Placement:
    """Take back a start or an end that was recorded by mistake."""
    row = placement_selectors.any_placement(request.auth, pk)
    return placements.undo(placement=row, version=given.version, by=request.auth, on=timezone.localdate())


@router.get("/placements/{pk}/next-rung", response={200: RungsOut, **READ_ERRORS}, operation_id="next_rung")
def next_rung(request: ApiRequest, pk: str) -> dict[str, Any]:
    """What of the youth's own ranking leads to the dream, at the same employer first."""
    row = placement_selectors.any_placement(request.auth, pk)
    found = rungs.next_rungs(placement=row, by=request.auth, on=timezone.localdate())
    dream = found.dream.occupation_id if found.dream else None
    return {
        "dream": dream,
        "in_house": found.in_house,
        "here": found.vacancies(found.here),
        "elsewhere": found.vacancies(found.elsewhere),
        "sealed_open": found.sealed_open,
    }


@router.get(
    "/vacancies/{pk}/candidates", response={200: list[YouthOut], **READ_ERRORS}, operation_id="youths"
)
def list_youths(request: ApiRequest, pk: str) -> Any:
    """Youths of the own desk with this vacancy in the first 20 of their own list, longest waiting first."""
    vacancy = vacancies.vacancy(request.auth, pk)
    return youths.for_vacancy(vacancy=vacancy, by=request.auth, on=timezone.localdate())


def vars_of(row: Any) -> dict[str, Any]:
    """The fields of a dataclass with slots."""
    return {field.name: getattr(row, field.name) for field in fields(row)}


def _changed(row: Placement, given: PlacementChangeIn) -> Details:
    kept = {field.name: getattr(row, field.name) for field in fields(Details)}
    changes = given.dict(exclude={"version", "acknowledged"}, exclude_none=True)
    if "occupation" in changes:
        changes["occupation"] = placement_selectors.occupation(given.occupation)
    if "employer_name" in changes:
        changes |= placement_selectors.employer_meant(changes["employer_name"], row.vacancy)
    values = {**kept, **changes}
    return Details(**{**values, "papers": tuple(values["papers"])})
