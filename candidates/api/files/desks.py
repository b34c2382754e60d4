"""Today, the overview, absences and hand-over over the API."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from ninja import Query, Router, Status

from candidates.schemas.files.desks import (
    AbsenceIn,
    AbsenceOut,
    HandedOverOut,
    HandOverIn,
    OverviewOut,
    TodayIn,
    TodayOut,
)
from candidates.selectors.files import desks as desk_selectors
from candidates.selectors.files import due
from candidates.selectors.files import overview as overview_selectors
from candidates.services.files import absences
from jobmatch.accounts.models import Absence, Desk, User
from jobmatch.accounts.requests import ApiRequest
from jobmatch.accounts.selectors import own_desks
from jobmatch.accounts.services.presence import shared_desk
from jobmatch.http.pagination import Page, PageIn, PageOut, page_of
from jobmatch.http.problems import READ_ERRORS, WRITE_ERRORS

router = Router(tags=["candidates"])


@router.get("/today", response={200: TodayOut, **READ_ERRORS}, operation_id="today")
def today(request: ApiRequest, asked: Query[TodayIn]) -> dict[str, Any]:
    """Who needs me: counts of all groups, and the youths of one, each with the one thing to do."""
    on, desks = timezone.localdate(), own_desks(request.auth)
    first = due.FirstSteps(request.auth, desks, on=on)
    return {"counts": first.counts(), **page_of(first.group(asked.group), asked)}


@router.get("/overview", response={200: OverviewOut, **READ_ERRORS}, operation_id="overview")
def overview(request: ApiRequest) -> dict[str, Any]:
    """Load, waiting, what is late, and whether anyone is lost, in the own municipality."""
    user, on = request.auth, timezone.localdate()
    return {
        "loads": overview_selectors.loads(user, on=on),
        "full": settings.CASELOAD,
        "waiting": overview_selectors.waiting(user, on=on),
        "late": overview_selectors.late_steps(user, on=on).count(),
        "second_persons": overview_selectors.second_persons(user).count(),
        "referrals": overview_selectors.referrals_waiting(user),
        "lost": overview_selectors.lost_youths(user, on=on),
    }


@router.get("/absences", response={200: PageOut[AbsenceOut], **READ_ERRORS}, operation_id="absences")
def list_absences(request: ApiRequest, asked: Query[PageIn]) -> Page[Absence]:
    """Who is away now."""
    return page_of(desk_selectors.absences(request.auth), asked)


@router.post("/absences", response={201: AbsenceOut, **WRITE_ERRORS}, operation_id="begin_absence")
def begin_absence(request: ApiRequest, given: AbsenceIn) -> Status[Absence]:
    """Someone is away: all steps of the desk move to who stands in."""
    desk = desk_selectors.run_desk(request.auth, str(given.desk))
    absence = absences.begin(
        desk=desk,
        stand_in=_taker(request.auth, desk, given.stand_in),
        until=given.until,
        by=request.auth,
        on=timezone.localdate(),
    )
    return Status(201, absence)


@router.post("/absences/{pk}/end", response={200: AbsenceOut, **WRITE_ERRORS}, operation_id="end_absence")
def end_absence(request: ApiRequest, pk: str) -> Absence:
    """Someone is back: the steps return."""
    return absences.finish(
        absence=desk_selectors.absence(request.auth, pk), by=request.auth, on=timezone.localdate()
    )


@router.post("/desks/{pk}/hand-over", response={200: HandedOverOut, **WRITE_ERRORS}, operation_id="hand_over")
def hand_over(request: ApiRequest, pk: str, given: HandOverIn) -> dict[str, int]:
    """Someone leaves for good: all files and steps of the desk go to another one."""
    desk = desk_selectors.run_desk(request.auth, pk)
    to = _taker(request.auth, desk, given.to)
    return {"files": absences.leave(desk=desk, to=to, by=request.auth, on=timezone.localdate())}


def _taker(user: User, desk: Desk, pk: UUID | None) -> Desk:
    """The desk that is named, or the shared one."""
    return shared_desk(desk) if pk is None else desk_selectors.run_desk(user, str(pk))
