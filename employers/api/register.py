"""The register of what employers ask that may not be asked, over the API."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Router, Status

from employers.models import Employer, RegisterEntry, Vacancy
from employers.schemas.register import CameOfIn, DiscussedIn, EntryIn, EntryOut, ReplyIn
from employers.selectors import demands as demand_selectors
from employers.selectors import employers as employer_selectors
from employers.selectors import register as register_selectors
from employers.services import register
from jobmatch.accounts.requests import ApiRequest
from jobmatch.errors import RuleBroken
from jobmatch.http.pagination import Page, PageIn, PageOut, page_of
from jobmatch.http.problems import READ_ERRORS, WRITE_ERRORS
from jobmatch.payloads import Changed

router = Router()


@router.get("/register", response={200: PageOut[EntryOut], **READ_ERRORS}, operation_id="register")
def list_entries(request: ApiRequest, asked: Query[PageIn]) -> Page[RegisterEntry]:
    """What employers asked that may not be asked; to an employer what was talked about with it."""
    return page_of(register_selectors.entries(request.auth), asked)


@router.post("/employers/{pk}/register", response={201: EntryOut, **WRITE_ERRORS}, operation_id="enter_asked")
def enter(request: ApiRequest, pk: str, given: EntryIn) -> Status[RegisterEntry]:
    """Write down what an employer asked; an errand says to talk about it."""
    row = employer_selectors.employer(request.auth, pk)
    entry = register.enter(
        employer=row,
        vacancy=_vacancy(row, given.vacancy),
        by=request.auth,
        on=timezone.localdate(),
        key=given.id,
        **given.dict(exclude={"id", "vacancy"}),
    )
    return Status(201, entry)


@router.post("/demands/{pk}/register", response={200: EntryOut, **WRITE_ERRORS}, operation_id="enter_demand")
def enter_demand(request: ApiRequest, pk: str) -> RegisterEntry:
    """Words in a text into the register; those that are in it already stay one entry."""
    row = demand_selectors.demand(request.auth, pk)
    return register.enter_demand(demand=row, by=request.auth, on=timezone.localdate())


@router.post("/register/{pk}/answer", response={200: EntryOut, **WRITE_ERRORS}, operation_id="discuss_asked")
def discuss(request: ApiRequest, pk: str, given: DiscussedIn) -> RegisterEntry:
    """Say what we answered; from now on the employer reads the entry."""
    entry = register_selectors.entry(request.auth, pk)
    return register.discuss(entry=entry, by=request.auth, on=timezone.localdate(), **given.dict())


@router.post("/register/{pk}/outcome", response={200: EntryOut, **WRITE_ERRORS}, operation_id="settle_asked")
def settle(request: ApiRequest, pk: str, given: CameOfIn) -> RegisterEntry:
    """Say what came of it; the errand about it is done."""
    entry = register_selectors.entry(request.auth, pk)
    return register.settle(entry=entry, by=request.auth, on=timezone.localdate(), **given.dict())


@router.post("/register/{pk}/reply", response={200: EntryOut, **WRITE_ERRORS}, operation_id="reply_to_asked")
def reply(request: ApiRequest, pk: str, given: ReplyIn) -> RegisterEntry:
    """What the employer says of it; a jobhunter gets an errand to read it."""
    entry = register_selectors.entry(request.auth, pk)
    return register.reply(entry=entry, by=request.auth, on=timezone.localdate(), **given.dict())


@router.delete("/register/{pk}", response={204: None, **WRITE_ERRORS}, operation_id="take_back_asked")
def take_back(request: ApiRequest, pk: str, given: Changed) -> Status[None]:
    """Take back what was written down by mistake."""
    entry = register_selectors.entry(request.auth, pk)
    register.take_back(entry=entry, version=given.version, by=request.auth, on=timezone.localdate())
    return Status(204, None)


def _vacancy(employer: Employer, pk: UUID | None) -> Vacancy | None:
    if pk is None:
        return None
    row = employer.vacancies.filter(pk=pk).first()
    if row is None:
        raise RuleBroken("vacancy", _("This vacancy belongs to another employer."))
    return row
