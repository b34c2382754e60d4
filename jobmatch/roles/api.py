"""Roles over the API: who has one, who is proposed, and the second person's answer."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Router, Status

from jobmatch.accounts import selectors
from jobmatch.accounts.models import Membership, Proposal
from jobmatch.accounts.requests import ApiRequest
from jobmatch.http.identifiers import uuid_or_404
from jobmatch.http.problems import READ_ERRORS, WRITE_ERRORS
from jobmatch.roles.schemas import ColleagueOut, ProposalIn, ProposalOut, RefusalIn
from jobmatch.roles.services import proposals

router = Router(tags=["accounts"])


@router.get("/colleagues", response={200: list[ColleagueOut], **READ_ERRORS}, operation_id="colleagues")
def colleagues(request: ApiRequest) -> QuerySet[Membership]:
    """Who has which role in my municipality?"""
    return selectors.colleagues(request.auth)


@router.post(
    "/colleagues/{pk}/new-start",
    response={201: ProposalOut, **WRITE_ERRORS},
    operation_id="propose_new_start",
)
def propose_new_start(request: ApiRequest, pk: str) -> Status[Proposal]:
    """Propose that the holder of this role starts over with signing in."""
    row = get_object_or_404(selectors.colleagues(request.auth), pk=uuid_or_404(pk))
    made = proposals.propose_new_start(membership=row, at=timezone.now(), by=request.auth)
    return Status(201, made)


@router.get(
    "/role-proposals", response={200: list[ProposalOut], **READ_ERRORS}, operation_id="role_proposals"
)
def role_proposals(request: ApiRequest) -> QuerySet[Proposal]:
    """Who is proposed for a role, or was, in my municipality?"""
    return selectors.proposals(request.auth)


@router.post("/role-proposals", response={201: ProposalOut, **WRITE_ERRORS}, operation_id="propose_role")
def propose_role(request: ApiRequest, given: ProposalIn) -> Status[Proposal]:
    """Propose somebody for a role in my municipality."""
    values = given.dict()
    place = get_object_or_404(
        selectors.giving_organisations(request.auth).municipalities(), pk=values.pop("organisation")
    )
    made = proposals.propose(organisation=place, **values, at=timezone.now(), by=request.auth)
    return Status(201, made)


@router.get("/role-proposals/{pk}", response={200: ProposalOut, **READ_ERRORS}, operation_id="role_proposal")
def role_proposal(request: ApiRequest, pk: str) -> Proposal:
    """One proposal."""
    return _found(request, pk)


@router.post(
    "/role-proposals/{pk}/confirmation",
    response={200: ProposalOut, **WRITE_ERRORS},
    operation_id="confirm_role",
)
def confirm_role(request: ApiRequest, pk: str) -> Proposal:
    """As the second person: agree, so that the role is given."""
    return proposals.confirm(proposal=_found(request, pk), at=timezone.now(), by=request.auth)


@router.post(
    "/role-proposals/{pk}/refusal", response={200: ProposalOut, **WRITE_ERRORS}, operation_id="refuse_role"
)
def refuse_role(request: ApiRequest, pk: str, given: RefusalIn) -> Proposal:
    """As the second person: do not agree, and say why."""
    row = _found(request, pk)
    return proposals.refuse(proposal=row, reason=given.reason, at=timezone.now(), by=request.auth)


@router.post(
    "/role-proposals/{pk}/withdrawal",
    response={200: ProposalOut, **WRITE_ERRORS},
    operation_id="withdraw_role",
)
def withdraw_role(request: ApiRequest, pk: str) -> Proposal:
    """Take the own proposal back."""
    return proposals.withdraw(proposal=_found(request, pk), at=timezone.now(), by=request.auth)


def _found(request: ApiRequest, pk: str) -> Proposal:
    return get_object_or_404(selectors.proposals(request.auth), pk=uuid_or_404(pk))
