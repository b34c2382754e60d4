"""Meetings over the API: those of a proposal, how they were, and proposing who walked along."""

from django.utils import timezone
from ninja import Query, Router, Status

from candidates.services.files import files
from jobmatch.accounts.requests import ApiRequest
from jobmatch.http.pagination import Page, PageIn, PageOut, page_of
from jobmatch.http.problems import READ_ERRORS, WRITE_ERRORS
from matching.models import Introduction, Meeting, MeetingAnswer
from matching.schemas.introductions import IntroductionOut, MeetingOut, ProposeIn, ToldIn, ToldOut
from matching.selectors import coming
from matching.selectors import introductions as selectors
from matching.services.introductions import telling, walking

router = Router(tags=["matching"])


@router.get(
    "/introductions/{pk}/meetings",
    response={200: PageOut[MeetingOut], **READ_ERRORS},
    operation_id="meetings",
)
def list_meetings(request: ApiRequest, pk: str, asked: Query[PageIn]) -> Page[Meeting]:
    """The meetings of a proposal, the first one first. The look is in the access log."""
    row = selectors.any_introduction(request.auth, pk)
    files.look_into(candidate=row.candidate, by=request.auth)
    return page_of(Meeting.objects.filter(introduction=row).order_by("on", "hour", "id"), asked)


@router.post("/meetings/{pk}/told", response={201: ToldOut, **WRITE_ERRORS}, operation_id="tell_how_it_was")
def told(request: ApiRequest, pk: str, given: ToldIn) -> Status[MeetingAnswer]:
    """What one side said of a meeting, once; that they met carries the proposal on."""
    row = telling.tell(
        meeting=coming.any_meeting(request.auth, pk),
        side=given.side,
        said=given.said(),
        by=request.auth,
        on=timezone.localdate(),
    )
    return Status(201, row)


@router.post(
    "/meetings/{pk}/proposal", response={201: IntroductionOut, **WRITE_ERRORS}, operation_id="propose_after"
)
def propose(request: ApiRequest, pk: str, given: ProposeIn) -> Status[Introduction]:
    """After a day of walking along: a proposal for a vacancy of that employer, without the yes yet."""
    row = walking.propose(
        meeting=selectors.any_walk(request.auth, pk),
        vacancy=selectors.vacancy_meant(given.vacancy),
        by=request.auth,
        on=timezone.localdate(),
    )
    return Status(201, row)
