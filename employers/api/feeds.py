"""Feeds over the API: the same services as on the pages; only the worker fetches."""

from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Router, Status

from employers.api.values import given_values
from employers.models import Employer, Feed
from employers.schemas.feeds import FeedIn, FeedOut, FeedPatchIn, FeedRowOut, FetchIn
from employers.selectors import employers
from employers.selectors import feeds as feed_selectors
from employers.services import feeds
from jobmatch.accounts.models import User
from jobmatch.accounts.requests import ApiRequest
from jobmatch.errors import RuleBroken
from jobmatch.http.pagination import Page, PageIn, PageOut, page_of
from jobmatch.http.problems import READ_ERRORS, WRITE_ERRORS

router = Router()


@router.get("/feeds", response={200: PageOut[FeedRowOut], **READ_ERRORS}, operation_id="feeds")
def feed_list(request: ApiRequest, page: Query[PageIn]) -> Page[Feed]:
    """The feeds by name, each with how its last fetch ended."""
    return page_of(feed_selectors.feeds(request.auth), page)


@router.post("/feeds", response={201: FeedOut, **WRITE_ERRORS}, operation_id="add_feed")
def add_feed(request: ApiRequest, given: FeedIn) -> Status[Feed]:
    """Add a feed. 409 when there is one of that name."""
    values = _values(request.auth, given.dict())
    row = feeds.add(by=request.auth, now=timezone.now(), **values)
    return Status(201, feed_selectors.feed(request.auth, str(row.pk)))


@router.get("/feeds/{pk}", response={200: FeedOut, **READ_ERRORS}, operation_id="feed")
def feed(request: ApiRequest, pk: str) -> Feed:
    """One feed with the log of its fetches."""
    return feed_selectors.feed(request.auth, pk)


@router.patch("/feeds/{pk}", response={200: FeedOut, **WRITE_ERRORS}, operation_id="change_feed")
def change_feed(request: ApiRequest, pk: str, given: FeedPatchIn) -> Feed:
    """Change what is given; it is fetched again."""
    row = feed_selectors.feed(request.auth, pk)
    values = _values(request.auth, given_values(given))
    feeds.change(feed=row, version=given.version, by=request.auth, now=timezone.now(), **values)
    return feed_selectors.feed(request.auth, pk)


@router.post("/feeds/{pk}/fetch", response={200: FeedOut, **WRITE_ERRORS}, operation_id="fetch_feed")
def fetch_feed(request: ApiRequest, pk: str, given: FetchIn) -> Feed:
    """Have the worker fetch it now."""
    row = feed_selectors.feed(request.auth, pk)
    feeds.ask(feed=row, version=given.version, may_drop=given.may_drop, by=request.auth, now=timezone.now())
    return feed_selectors.feed(request.auth, pk)


def _values(user: User, given: dict[str, Any]) -> dict[str, Any]:
    """What the service takes; null has a meaning for the employer only."""
    found = {name: value for name, value in given.items() if value is not None or name == "employer"}
    if "employer" in found:
        found["employer"] = _employer(user, found["employer"])
    return found


def _employer(user: User, pk: UUID | None) -> Employer | None:
    try:
        return employers.employer(user, str(pk)) if pk else None
    except Http404 as error:
        raise RuleBroken("not_in_list", _("This employer is not known here.")) from error
