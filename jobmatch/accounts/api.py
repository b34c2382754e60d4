"""The signed-in user over the API, and the tokens of programs. A new token is made on a page alone."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router, Status

from jobmatch.accounts import selectors
from jobmatch.accounts.models import ApiToken, User
from jobmatch.accounts.requests import ApiRequest
from jobmatch.accounts.schemas import IssuedTokenOut, MeOut, TokenOut
from jobmatch.accounts.services import tokens
from jobmatch.http.identifiers import uuid_or_404
from jobmatch.http.pagination import Page, PageIn, PageOut, page_of
from jobmatch.http.problems import READ_ERRORS, WRITE_ERRORS

router = Router(tags=["accounts"])


@router.get("/me", response={200: MeOut, **READ_ERRORS}, operation_id="me")
def me(request: ApiRequest) -> User:
    """Who am I, and in which roles?"""
    return request.auth


@router.get("/tokens", response={200: list[TokenOut], **READ_ERRORS}, operation_id="own_tokens")
def own_tokens(request: ApiRequest) -> QuerySet[ApiToken]:
    """My tokens: what each may do, until when, and when it was used last. Ten at most."""
    return selectors.own_tokens(request.auth)


@router.delete("/tokens/{pk}", response={204: None, **WRITE_ERRORS}, operation_id="revoke_token")
def revoke(request: ApiRequest, pk: str) -> Status[None]:
    """Take a token back; also the one that this call is made with."""
    token = get_object_or_404(selectors.own_tokens(request.auth), pk=uuid_or_404(pk))
    tokens.revoke(token=token, by=request.auth)
    return Status(204, None)


@router.get("/issued-tokens", response={200: PageOut[IssuedTokenOut], **READ_ERRORS}, operation_id="issued")
def issued(request: ApiRequest, asked: Query[PageIn]) -> Page[ApiToken]:
    """The tokens that work now of everyone whom this admin looks after; never the tokens themselves."""
    return page_of(selectors.issued_tokens(request.auth, at=timezone.now()), asked)
