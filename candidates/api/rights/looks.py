"""Who looked, what stands out of it, and what will go: over the API, for who looks after the files."""

from typing import Any

from django.utils import timezone
from ninja import Query, Router

from candidates.presentation.rights import looks as look_presentation
from candidates.schemas.rights.rights import LookOut, TermsOut, UnusualOut
from candidates.selectors.rights import looks, rights, terms
from candidates.selectors.rights.terms import Going
from jobmatch.accounts.requests import ApiRequest
from jobmatch.audit.selectors import Row, Rows
from jobmatch.http.pagination import Page, PageIn, PageOut, page_of
from jobmatch.http.problems import READ_ERRORS

router = Router(tags=["rights"])


@router.get("/looks", response={200: PageOut[LookOut], **READ_ERRORS}, operation_id="looks")
def every_look(request: ApiRequest, asked: Query[PageIn]) -> Page[look_presentation.Look]:
    """Everything that happened with files of the municipality, the newest first.

    The pages are of rows of the log; the same thing by the same person on one day is one item with a count.
    """
    return _page(looks.looks(request.auth), asked)


@router.get("/looks/{pk}", response={200: PageOut[LookOut], **READ_ERRORS}, operation_id="looks_at")
def looks_at(request: ApiRequest, pk: str, asked: Query[PageIn]) -> Page[look_presentation.Look]:
    """Everything that happened with one file, the newest first."""
    return _page(looks.looks_at(rights.overseen_file(request.auth, pk)), asked)


@router.get("/unusual-looks", response={200: list[UnusualOut], **READ_ERRORS}, operation_id="unusual_looks")
def unusual_looks(request: ApiRequest) -> list[look_presentation.Odd]:
    """Looks of the last 30 days at files outside the own caseload, or at many files within an hour."""
    odd = looks.unusual(request.auth, now=timezone.now())
    return look_presentation.odd(odd, look_presentation.people_of(odd))


@router.get("/terms", response={200: TermsOut, **READ_ERRORS}, operation_id="terms")
def what_goes(request: ApiRequest) -> dict[str, Any]:
    """What goes within a month, and what somebody has to decide about."""
    going = terms.going(request.auth, on=timezone.localdate())
    return {
        "ended": _going(going.ended),
        "to_decide": _going(going.to_decide),
        "parts": _going(going.parts),
    }


def _going(rows: list[Going]) -> list[dict[str, Any]]:
    return [{"file": row.candidate.pk, "day": row.day} for row in rows]


def _page(rows: Rows | list[Row], asked: PageIn) -> Page[look_presentation.Look]:
    page = page_of(rows, asked)
    people = look_presentation.people_in(page["items"])
    return {**page, "items": look_presentation.looks(page["items"], people)}
