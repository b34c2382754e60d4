"""A place to learn over the API: the school contact and who signed."""

from django.http import Http404
from django.utils import timezone
from ninja import Router, Status

from candidates.services.files import files
from jobmatch.accounts.requests import ApiRequest
from jobmatch.http.problems import READ_ERRORS, WRITE_ERRORS
from matching.models import Placement, SchoolContact
from matching.schemas.schooling import SchoolIn, SchoolOut, SchoolToldIn, SchoolYesIn, SignatureOut, SignIn
from matching.selectors import placements as selectors
from matching.services.work import schooling

router = Router(tags=["matching"])
SAVED = {200: SchoolOut, **WRITE_ERRORS}


@router.get("/placements/{pk}/school", response={200: SchoolOut, **READ_ERRORS}, operation_id="school")
def school(request: ApiRequest, pk: str) -> SchoolContact:
    """Whom of the school we speak with. The look is in the access log."""
    row = selectors.any_placement(request.auth, pk)
    files.look_into(candidate=row.candidate, by=request.auth)
    contact = SchoolContact.objects.filter(placement=row).first()
    if contact is None:
        raise Http404
    return contact


@router.put("/placements/{pk}/school", response=SAVED, operation_id="write_school")
def write(request: ApiRequest, pk: str, given: SchoolIn) -> SchoolContact:
    """Write down whom of the school we speak with."""
    row = selectors.any_placement(request.auth, pk)
    today = timezone.localdate()
    return schooling.write(
        placement=row, version=given.version, contact=given.contact(), by=request.auth, on=today
    )


@router.post("/placements/{pk}/school/yes", response=SAVED, operation_id="hear_school_yes")
def hear(request: ApiRequest, pk: str, given: SchoolYesIn) -> SchoolContact:
    """The youth says that we may speak with the school."""
    today = timezone.localdate()
    row = selectors.heard_placement(request.auth, pk, on=today)
    return schooling.hear(placement=row, by=request.auth, on=today, **given.dict())


@router.post("/placements/{pk}/school/told", response=SAVED, operation_id="tell_school")
def told(request: ApiRequest, pk: str, given: SchoolToldIn) -> SchoolContact:
    """The school was spoken with, about the place alone."""
    row = selectors.any_placement(request.auth, pk)
    return schooling.told(placement=row, by=request.auth, on=timezone.localdate(), **given.dict())


@router.post(
    "/placements/{pk}/school/erase", response={204: None, **WRITE_ERRORS}, operation_id="erase_school"
)
def erase(request: ApiRequest, pk: str, given: SchoolToldIn) -> Status[None]:
    """The youth does not want it, or no more."""
    row = selectors.any_placement(request.auth, pk)
    schooling.take_back(placement=row, by=request.auth, on=timezone.localdate(), **given.dict())
    return Status(204, None)


@router.post(
    "/placements/{pk}/signatures",
    response={200: list[SignatureOut], **WRITE_ERRORS},
    operation_id="sign_placement",
)
def sign(request: ApiRequest, pk: str, given: SignIn) -> list[SignatureOut]:
    """Tick who signed, with the day; what is left of the list is not signed yet."""
    row = selectors.any_placement(request.auth, pk)
    schooling.sign(placement=row, by=request.auth, on=timezone.localdate(), **given.dict())
    return _signatures(row)


def _signatures(row: Placement) -> list[SignatureOut]:
    done = dict(row.signatures.values_list("signer", "signed_on"))
    return [
        SignatureOut(signer=signer.value, signed_on=done.get(signer.value))
        for signer in schooling.signers(row)
    ]
