"""Referring a youth over the API, and reading one's own referrals."""

from django.utils import timezone
from ninja import Query, Router, Status

from candidates.models import Referral
from candidates.schemas.intake.referrals import ReferralIn, ReferralOut
from candidates.selectors.intake import referrals as referral_selectors
from candidates.services.intake import referrals
from candidates.services.intake.referral_details import Details
from jobmatch.accounts.requests import ApiRequest
from jobmatch.http.pagination import Page, PageIn, PageOut, page_of
from jobmatch.http.problems import READ_ERRORS, WRITE_ERRORS

router = Router(tags=["referrals"])


@router.get("/referrals", response={200: PageOut[ReferralOut], **READ_ERRORS}, operation_id="referrals")
def own(request: ApiRequest, asked: Query[PageIn]) -> Page[Referral]:
    """What the caller referred in the last 90 days, newest first, with what may be known of it."""
    return page_of(referral_selectors.own(request.auth, on=timezone.localdate()), asked)


@router.post(
    "/referrals",
    response={200: ReferralOut, 201: ReferralOut, **WRITE_ERRORS},
    operation_id="refer",
)
def refer(request: ApiRequest, given: ReferralIn) -> Status[Referral]:
    """Refer a youth. 200: the caller referred this youth before, and it still shows as received."""
    received = referrals.receive(
        details=Details(**given.dict(exclude={"organisation", "municipality"})),
        organisation=referral_selectors.sender_for(request.auth, given.organisation),
        municipality=referral_selectors.receiver_for(given.municipality),
        by=request.auth,
        on=timezone.localdate(),
    )
    return Status(201 if received.is_new else 200, received.referral)
