"""Referring a youth over the API, and reading one's own referrals."""

from typing import Any, Final

from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse
from django.utils import timezone
from ninja import Query, Router, Status

from candidates.models import Referral
from candidates.presentation.intake import referrals as referral_presentation
from candidates.rules import referral_rows
from candidates.schemas.intake.referrals import ListIn, ListOut, ReferralIn, ReferralOut
from candidates.selectors.intake import referrals as referral_selectors
from candidates.services.intake import referral_lists, referrals
from candidates.services.intake.referral_details import Details
from candidates.services.intake.referral_lists import Report
from jobmatch.accounts.requests import ApiRequest
from jobmatch.http.pagination import Page, PageIn, PageOut, page_of
from jobmatch.http.problems import READ_ERRORS, WRITE_ERRORS, Problem, problem

router = Router(tags=["referrals"])
LIST_BODY: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "description": "CSV with a line of headings and a youth on each other line, at most 200",
        "content": {"text/csv": {"schema": {"type": "string"}}},
    }
}


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
    """Refer a youth. 200: the caller referred this youth before, and it still shows as received.

    What is told now goes with it, what is left out now stays as it was told.
    """
    received = referrals.receive(
        details=Details(**given.dict(exclude={"organisation", "municipality"})),
        organisation=referral_selectors.sender_for(request.auth, given.organisation),
        municipality=referral_selectors.receiver_for(given.municipality),
        by=request.auth,
        on=timezone.localdate(),
    )
    return Status(201 if received.is_new else 200, received.referral)


@router.post(
    "/referrals/list",
    response={200: ListOut, **WRITE_ERRORS, 413: Problem, 422: ListOut | Problem},
    operation_id="refer_list",
    openapi_extra=LIST_BODY,
)
def refer_list(request: ApiRequest, asked: Query[ListIn]) -> Status[Report] | HttpResponse:
    """Refer the youths of a school's list: all lines or none, unless `keep_good`. Each is answered."""
    organisation = referral_selectors.school_for(request.auth, asked.organisation)
    municipality = referral_selectors.receiver_for(asked.municipality)
    try:
        found = referral_rows.read(request.body)
    except RequestDataTooBig:
        return problem(413, "too_large", "The list is larger than 512 kB. Split it into smaller lists.")
    except referral_rows.NotAList as error:
        return problem(422, error.why, referral_presentation.not_a_list(error))
    report = referral_lists.take_in(
        found=found,
        organisation=organisation,
        municipality=municipality,
        by=request.auth,
        on=timezone.localdate(),
        keep_good=asked.keep_good,
        dry_run=asked.dry_run,
    )
    return Status(200 if report.taken_in or asked.dry_run else 422, report)
