"""Recognised training companies over the API."""

from django.utils import timezone
from ninja import Query, Router, Status

from employers.models import Recognition, RegisterLook
from employers.schemas.feeds import RecognitionIn, RecognitionOut, RegisterLookOut
from employers.selectors import employers as employer_selectors
from employers.selectors import recognitions as recognition_selectors
from employers.services import recognitions
from jobmatch.accounts.requests import ApiRequest
from jobmatch.http.pagination import Page, PageIn, PageOut, page_of
from jobmatch.http.problems import READ_ERRORS, WRITE_ERRORS

router = Router()


@router.get(
    "/sites/{pk}/recognitions",
    response={200: PageOut[RecognitionOut], **READ_ERRORS},
    operation_id="recognitions",
)
def recognition_list(request: ApiRequest, pk: str, page: Query[PageIn]) -> Page[Recognition]:
    """For which qualifications a workplace is a recognised training company, as far as is known."""
    site = employer_selectors.site(request.auth, pk)
    return page_of(recognition_selectors.recognitions(site), page)


@router.post(
    "/sites/{pk}/recognitions",
    response={201: RecognitionOut, **WRITE_ERRORS},
    operation_id="note_recognition",
)
def note_recognition(request: ApiRequest, pk: str, given: RecognitionIn) -> Status[Recognition]:
    """Write down what was seen; of a qualification that is there already the newer answer stays."""
    site = employer_selectors.site(request.auth, pk)
    return Status(
        201,
        recognitions.note(site=site, by=request.auth, on=timezone.localdate(), **given.dict()),
    )


@router.delete("/recognitions/{pk}", response={204: None, **WRITE_ERRORS}, operation_id="forget_recognition")
def forget_recognition(request: ApiRequest, pk: str) -> Status[None]:
    """Take away what was written down by mistake."""
    row = recognition_selectors.recognition(request.auth, pk)
    recognitions.forget(recognition=row, version=row.version, by=request.auth)
    return Status(204, None)


@router.post(
    "/sites/{pk}/register-look", response={200: RegisterLookOut, **WRITE_ERRORS}, operation_id="ask_register"
)
def ask_register(request: ApiRequest, pk: str) -> RegisterLook:
    """Have the worker ask the register about a workplace; refused where no register can be asked."""
    site = employer_selectors.site(request.auth, pk)
    return recognitions.ask(site=site, by=request.auth, now=timezone.now())
