"""Proposals over the API: the same selectors, services and rules as on the pages."""

from typing import Any

from django.http import Http404
from django.utils import timezone
from ninja import Query, Router, Status

from candidates.selectors.files import files as file_selectors
from candidates.services.files import files
from jobmatch.accounts.requests import ApiRequest
from jobmatch.http.pagination import Page, PageIn, PageOut, page_of
from jobmatch.http.problems import READ_ERRORS, WRITE_ERRORS
from matching.models import Introduction, Meeting
from matching.schemas.introductions import (
    ActIn,
    CameIn,
    CardOut,
    CardYesIn,
    EmployerSaidIn,
    IntroductionChangeIn,
    IntroductionIn,
    IntroductionOut,
    MeetingOut,
    MomentIn,
    PutOffIn,
    WalkIn,
    card_shown,
)
from matching.selectors import introductions as selectors
from matching.services.introductions import acts, cards, drafts, endings, hearing, meetings

router = Router(tags=["matching"])
SAVED = {200: IntroductionOut, **WRITE_ERRORS}


@router.get(
    "/introductions", response={200: PageOut[IntroductionOut], **READ_ERRORS}, operation_id="introductions"
)
def list_waiting(request: ApiRequest, asked: Query[PageIn], whom: str = "") -> Page[Introduction]:
    """Proposals of the own files that wait, who waits longest first; `whom`: us, youth or employer."""
    return page_of(selectors.board(request.auth, whom=whom), asked)


@router.get(
    "/candidates/{pk}/introductions",
    response={200: PageOut[IntroductionOut], **READ_ERRORS},
    operation_id="introductions_of",
)
def list_of_youth(request: ApiRequest, pk: str, asked: Query[PageIn]) -> Page[Introduction]:
    """The proposals of a youth, open ones first. The look is in the access log."""
    candidate = file_selectors.candidate(request.auth, pk)
    files.look_into(candidate=candidate, by=request.auth)
    return page_of(selectors.of_candidate(candidate), asked)


@router.post(
    "/candidates/{pk}/introductions",
    response={201: IntroductionOut, **WRITE_ERRORS},
    operation_id="write_introduction",
)
def write(request: ApiRequest, pk: str, given: IntroductionIn) -> Status[Introduction]:
    """Write a proposal; its card makes itself. Nothing goes to anybody."""
    row = drafts.write(
        candidate=file_selectors.candidate(request.auth, pk),
        vacancy=selectors.vacancy_meant(given.vacancy),
        person=selectors.person_meant(given.person),
        words=given.words(),
        heard=given.heard.heard() if given.heard else None,
        by=request.auth,
        on=timezone.localdate(),
        key=given.id,
    )
    return Status(201, row)


@router.get(
    "/introductions/{pk}", response={200: IntroductionOut, **READ_ERRORS}, operation_id="introduction"
)
def introduction(request: ApiRequest, pk: str) -> Introduction:
    """One proposal. The look is in the access log."""
    row = selectors.any_introduction(request.auth, pk)
    files.look_into(candidate=row.candidate, by=request.auth)
    return row


@router.get("/introductions/{pk}/card", response={200: CardOut, **READ_ERRORS}, operation_id="card")
def card(request: ApiRequest, pk: str) -> dict[str, Any]:
    """SEALED: the card, for who may open what is sealed; any other is a 404."""
    row = selectors.any_introduction(request.auth, pk)
    found = cards.read(introduction=row, candidate=row.candidate, by=request.auth, on=timezone.localdate())
    if found is None:
        raise Http404
    return card_shown(found)


@router.patch("/introductions/{pk}", response=SAVED, operation_id="change_introduction")
def change(request: ApiRequest, pk: str, given: IntroductionChangeIn) -> Introduction:
    """Another line or person: another card, that asks for another yes."""
    return drafts.change(
        introduction=selectors.any_introduction(request.auth, pk),
        version=given.version,
        words=given.words(),
        person=selectors.person_meant(given.person),
        by=request.auth,
        on=timezone.localdate(),
    )


@router.post("/introductions/{pk}/yes", response=SAVED, operation_id="hear_yes")
def hear(request: ApiRequest, pk: str, given: CardYesIn) -> Introduction:
    """The youth says yes: to the card of this digest as long as that is asked, later to the name."""
    today = timezone.localdate()
    return acts.hear(
        introduction=selectors.heard_introduction(request.auth, pk, on=today),
        version=given.version,
        digest=given.digest,
        heard=given.heard(),
        by=request.auth,
        on=today,
    )


@router.post("/introductions/{pk}/answer", response=SAVED, operation_id="record_employer_said")
def answer(request: ApiRequest, pk: str, given: EmployerSaidIn) -> Introduction:
    """What the employer said by telephone or at the door; any later state whose yeses are there."""
    return hearing.record(
        introduction=selectors.any_introduction(request.auth, pk),
        version=given.version,
        answer=given.answer(selectors.person_meant(given.person) if given.person else None),
        by=request.auth,
        on=timezone.localdate(),
    )


@router.post("/introductions/{pk}/act", response=SAVED, operation_id="act_on_introduction")
def act(request: ApiRequest, pk: str, given: ActIn) -> Introduction:
    """Ask the youth, stop, told, nothing heard, or again."""
    row = selectors.any_introduction(request.auth, pk)
    return acts.do(introduction=row, by=request.auth, on=timezone.localdate(), **given.dict())


@router.post("/introductions/{pk}/meeting", response=SAVED, operation_id="move_meeting")
def move_meeting(request: ApiRequest, pk: str, given: MomentIn) -> Introduction:
    """Another moment for who will meet already."""
    return meetings.rearrange(
        introduction=selectors.any_introduction(request.auth, pk),
        version=given.version,
        appointment=given.meeting.appointment(),
        by=request.auth,
        on=timezone.localdate(),
    )


@router.post("/introductions/{pk}/day", response=SAVED, operation_id="put_off_introduction")
def put_off(request: ApiRequest, pk: str, given: PutOffIn) -> Introduction:
    """Look at it again on another day."""
    row = selectors.any_introduction(request.auth, pk)
    return endings.put_off(introduction=row, by=request.auth, on=timezone.localdate(), **given.dict())


@router.post(
    "/candidates/{pk}/meetings", response={201: MeetingOut, **WRITE_ERRORS}, operation_id="walk_along"
)
def walk_along(request: ApiRequest, pk: str, given: WalkIn) -> Status[Meeting]:
    """A day on which this youth walks along, on what an employer promised."""
    today = timezone.localdate()
    row = meetings.walk_along(
        candidate=selectors.heard_youth(request.auth, pk, on=today),
        promise=selectors.promise_meant(given.promise) if given.promise else None,
        site=selectors.site_meant(given.site) if given.site else None,
        appointment=given.meeting.appointment(),
        heard=given.heard.heard(),
        by=request.auth,
        on=today,
        key=given.id,
    )
    return Status(201, row)


@router.post("/meetings/{pk}/outcome", response={200: MeetingOut, **WRITE_ERRORS}, operation_id="came")
def came(request: ApiRequest, pk: str, given: CameIn) -> Meeting:
    """What became of a day without a proposal."""
    row = selectors.any_walk(request.auth, pk)
    return meetings.came(meeting=row, by=request.auth, on=timezone.localdate(), **given.dict())
