"""What changed in a file and when, over the API."""

from django.utils import timezone
from ninja import Query, Router

from candidates.presentation.files import history as history_presentation
from candidates.presentation.files.history import CHANGES, Change
from candidates.schemas.files.history import ChangeOut
from candidates.selectors.files import files as file_selectors
from candidates.selectors.files.history import changes, names
from candidates.services.files import files
from jobmatch.accounts.requests import ApiRequest
from jobmatch.http.pagination import Page, PageIn, PageOut, page_of
from jobmatch.http.problems import READ_ERRORS

router = Router(tags=["candidates"])


@router.get(
    "/candidates/{pk}/history", response={200: PageOut[ChangeOut], **READ_ERRORS}, operation_id="history"
)
def history(request: ApiRequest, pk: str, asked: Query[PageIn]) -> Page[Change]:
    """Every change of a file, the newest first. The look is in the access log, and not in here."""
    files.look_into(candidate=file_selectors.candidate(request.auth, pk), by=request.auth)
    page = page_of(changes(request.auth, pk, events=CHANGES, on=timezone.localdate()), asked)
    people = names(entry.actor for entry in page["items"])
    return {**page, "items": history_presentation.history(page["items"], people)}
