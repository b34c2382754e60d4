"""What a youth allows over the API, a purpose at a time."""

from django.http import Http404
from django.utils import timezone
from ninja import Router, Status

from candidates import permissions
from candidates.enums import Purpose
from candidates.models import Yes
from candidates.schemas.consents.consents import (
    PURPOSES,
    ConsentOut,
    PurposeSlug,
    ReferredOut,
    WithdrawalIn,
    YesIn,
)
from candidates.selectors.consents.consents import heard_file, newest_consents, seen_file
from candidates.selectors.consents.referrers import Referred
from candidates.selectors.files import files as file_selectors
from candidates.services.consents import consents
from candidates.services.files import files
from jobmatch.accounts.requests import ApiRequest
from jobmatch.http.problems import READ_ERRORS, WRITE_ERRORS

router = Router(tags=["candidates"])


@router.get(
    "/candidates/{pk}/consents", response={200: list[ConsentOut], **READ_ERRORS}, operation_id="consents"
)
def consents_of(request: ApiRequest, pk: str) -> list[Yes]:
    """The newest row of each purpose that was asked. The look is in the access log.

    What is kept or counted of an experience is for who opens what is sealed.
    """
    candidate = file_selectors.candidate(request.auth, pk)
    files.look_into(candidate=candidate, by=request.auth)
    newest = newest_consents(candidate)
    seen = permissions.purposes_seen(user=request.auth, candidate=candidate, on=timezone.localdate())
    return [newest[purpose] for purpose in seen if purpose in newest]


@router.post(
    "/candidates/{pk}/consents/{purpose}",
    response={201: ConsentOut, **WRITE_ERRORS},
    operation_id="give_consent",
)
def give_consent(request: ApiRequest, pk: str, purpose: PurposeSlug, given: YesIn) -> Status[Yes]:
    """Record that the youth said yes to the present wording; asked by the own jobhunter alone.

    The yes to a stand-in may be heard by a coordinator as well, while the own jobhunter is away.
    """
    asked = _purpose_or_404(purpose)
    row = consents.give(
        candidate=heard_file(request.auth, pk, asked),
        purpose=asked,
        manner=given.manner,
        by=request.auth,
        on=timezone.localdate(),
        referrals=given.referrals,
    )
    return Status(201, row)


@router.get(
    "/candidates/{pk}/referrers", response={200: list[ReferredOut], **READ_ERRORS}, operation_id="referrers"
)
def referrers(request: ApiRequest, pk: str) -> list[Referred]:
    """SEALED: who referred this youth, for the yes to telling them. The opening is in the access log."""
    candidate = heard_file(request.auth, pk, Purpose.TELL_REFERRER)
    return consents.who_referred(candidate=candidate, by=request.auth, on=timezone.localdate())


@router.post(
    "/candidates/{pk}/consents/{purpose}/withdrawal",
    response={201: ConsentOut, **WRITE_ERRORS},
    operation_id="withdraw_consent",
)
def withdraw_consent(request: ApiRequest, pk: str, purpose: PurposeSlug, given: WithdrawalIn) -> Status[Yes]:
    """Record that the youth takes the yes back; it works at once."""
    today, taken_back = timezone.localdate(), _purpose_or_404(purpose)
    row = consents.withdraw(
        candidate=seen_file(request.auth, pk, taken_back, on=today),
        purpose=taken_back,
        manner=given.manner,
        by=request.auth,
        on=today,
    )
    return Status(201, row)


def _purpose_or_404(slug: str) -> str:
    if slug not in PURPOSES:
        raise Http404
    return PURPOSES[slug]
