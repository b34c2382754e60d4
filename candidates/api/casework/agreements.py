"""Agreements over the API: made, said yes to, kept or not, put back."""

from django.utils import timezone
from ninja import Query, Router, Status

from candidates.models import Agreement
from candidates.schemas.casework.casework import AgreementChangedIn, AgreementIn, AgreementOut, OutcomeIn
from candidates.selectors.casework import casework
from candidates.selectors.files import files as file_selectors
from candidates.services.casework import agreements
from candidates.services.files import files
from jobmatch.accounts.requests import ApiRequest
from jobmatch.http.pagination import Page, PageIn, PageOut, page_of
from jobmatch.http.problems import READ_ERRORS, WRITE_ERRORS
from jobmatch.payloads import Changed

router = Router(tags=["candidates"])
ONE = "/candidates/{pk}/agreements/{agreement_pk}"
SAVED = {200: AgreementOut, **WRITE_ERRORS}


@router.get(
    "/candidates/{pk}/agreements",
    response={200: PageOut[AgreementOut], **READ_ERRORS},
    operation_id="agreements",
)
def agreement_list(request: ApiRequest, pk: str, asked: Query[PageIn]) -> Page[Agreement]:
    """Everything that was agreed: what is open first. The look is in the access log."""
    files.look_into(candidate=file_selectors.candidate(request.auth, pk), by=request.auth)
    return page_of(casework.agreements(request.auth, pk), asked)


@router.post(
    "/candidates/{pk}/agreements",
    response={201: AgreementOut, **WRITE_ERRORS},
    operation_id="make_agreement",
)
def make_agreement(request: ApiRequest, pk: str, given: AgreementIn) -> Status[Agreement]:
    """Write down what was agreed."""
    candidate = file_selectors.candidate(request.auth, pk)
    made = agreements.make(
        candidate=candidate,
        by=request.auth,
        on=timezone.localdate(),
        key=given.id,
        **given.dict(exclude={"id"}),
    )
    return Status(201, made)


@router.patch(ONE, response=SAVED, operation_id="change_agreement")
def change_agreement(request: ApiRequest, pk: str, agreement_pk: str, given: AgreementChangedIn) -> Agreement:
    """Say it better, or move its day; both must say yes again."""
    agreement = casework.agreement(request.auth, pk, agreement_pk)
    changes = given.dict(exclude={"version"}, exclude_none=True)
    kept = {name: getattr(agreement, name) for name in ("sentence", "doer", "due")}
    return agreements.change(
        agreement=agreement,
        version=given.version,
        by=request.auth,
        on=timezone.localdate(),
        **{**kept, **changes},
    )


@router.post(f"{ONE}/confirmation", response=SAVED, operation_id="confirm_agreement")
def confirm_agreement(request: ApiRequest, pk: str, agreement_pk: str, given: Changed) -> Agreement:
    """Youth and jobhunter said yes to an agreement, face to face."""
    agreement = casework.agreement(request.auth, pk, agreement_pk)
    return agreements.confirm(
        agreement=agreement, version=given.version, by=request.auth, on=timezone.localdate()
    )


@router.post(f"{ONE}/outcome", response=SAVED, operation_id="settle_agreement")
def settle_agreement(request: ApiRequest, pk: str, agreement_pk: str, given: OutcomeIn) -> Agreement:
    """Kept, not kept, or no longer needed."""
    agreement = casework.agreement(request.auth, pk, agreement_pk)
    return agreements.settle(agreement=agreement, by=request.auth, on=timezone.localdate(), **given.dict())


@router.post(f"{ONE}/reopening", response=SAVED, operation_id="reopen_agreement")
def reopen_agreement(request: ApiRequest, pk: str, agreement_pk: str, given: Changed) -> Agreement:
    """Take back that it was settled."""
    agreement = casework.agreement(request.auth, pk, agreement_pk)
    return agreements.reopen(agreement=agreement, version=given.version, by=request.auth)
