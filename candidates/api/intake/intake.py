"""The intake of a municipality over the API: read what was referred, and decide."""

from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Router

from candidates.models import Candidate, Referral
from candidates.schemas.files.file import SavedOut
from candidates.schemas.intake.referrals import AcceptIn, DecidedOut, IntakeOut, JoinIn, ReturnIn, WaitingOut
from candidates.selectors.files import files
from candidates.selectors.intake import referrals as referral_selectors
from candidates.services.intake import referrals
from candidates.services.intake.referral_details import known_by
from jobmatch.accounts.models import Desk
from jobmatch.accounts.requests import ApiRequest
from jobmatch.errors import RuleBroken
from jobmatch.http.pagination import Page, PageIn, PageOut, page_of
from jobmatch.http.problems import READ_ERRORS, WRITE_ERRORS

router = Router(tags=["referrals"])


@router.get("/intake", response={200: PageOut[WaitingOut], **READ_ERRORS}, operation_id="intake")
def intake(request: ApiRequest, asked: Query[PageIn]) -> Page[Referral]:
    """What waits for a decision in the own municipality, longest waiting first."""
    return page_of(referral_selectors.waiting(request.auth), asked)


@router.get("/intake/{pk}", response={200: IntakeOut, **READ_ERRORS}, operation_id="intake_one")
def one(request: ApiRequest, pk: str) -> dict[str, Any]:
    """SEALED: one referral with its details. The opening is in the access log."""
    referral = referral_selectors.one_waiting(request.auth, pk)
    details = referrals.open_details(referral=referral, by=request.auth)
    caseloads = referral_selectors.caseloads(referral)
    suggested = referral_selectors.suggested(referral, caseloads)
    return {
        "referral": referral,
        "details": details,
        "doubles": referral_selectors.doubles(request.auth, referral, known_by(details)),
        "desks": [
            {
                "id": each.desk.pk,
                "name": str(each.desk),
                "files": each.files,
                "standing_in": each.carried.standing_in,
                "is_full": each.is_full,
            }
            for each in caseloads
        ],
        "suggested_desk": suggested.desk.pk if suggested else None,
    }


@router.post("/intake/{pk}/accept", response={200: SavedOut, **WRITE_ERRORS}, operation_id="accept")
def accept(request: ApiRequest, pk: str, given: AcceptIn) -> Candidate:
    """Open a file at a desk; the answer is the file."""
    referral = referral_selectors.one_to_decide(request.auth, pk)
    return referrals.accept(
        referral=referral,
        version=given.version,
        desk=_desk(request, referral, given.desk),
        by=request.auth,
        on=timezone.localdate(),
    )


@router.post("/intake/{pk}/return", response={200: DecidedOut, **WRITE_ERRORS}, operation_id="give_back")
def give_back(request: ApiRequest, pk: str, given: ReturnIn) -> Referral:
    """Return it with a reason."""
    return referrals.give_back(
        referral=referral_selectors.one_to_decide(request.auth, pk),
        version=given.version,
        reason=given.reason,
        by=request.auth,
        on=timezone.localdate(),
    )


@router.post("/intake/{pk}/join", response={200: SavedOut, **WRITE_ERRORS}, operation_id="join")
def join(request: ApiRequest, pk: str, given: JoinIn) -> Candidate:
    """Keep it with a file that is there; the answer is the file."""
    referral = referral_selectors.one_to_decide(request.auth, pk)
    candidate = referral_selectors.joinable(request.auth, referral).filter(pk=given.candidate).first()
    if candidate is None:
        raise RuleBroken("candidate", _("Choose a file of your own municipality."))
    return referrals.join(
        referral=referral,
        version=given.version,
        candidate=candidate,
        by=request.auth,
        on=timezone.localdate(),
    )


def _desk(request: ApiRequest, referral: Referral, pk: UUID | None) -> Desk:
    """The named desk, else that of the suggested jobhunter."""
    if pk is not None:
        return files.desk_for(request.auth, pk)
    suggested = referral_selectors.suggested(referral, referral_selectors.caseloads(referral))
    if suggested is None:
        raise RuleBroken("all_full", _("Every jobhunter who is there is full. Name a desk."))
    return suggested.desk
