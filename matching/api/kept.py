"""Kept rankings over the API: the same selectors and services as on the pages."""

import json
from typing import Any

from django.utils import timezone
from ninja import Query, Router, Status

from candidates.selectors.files import files as file_selectors
from candidates.services.files import files
from jobmatch.accounts.requests import ApiRequest
from jobmatch.http.pagination import Page, PageIn, PageOut, page_of
from jobmatch.http.problems import READ_ERRORS, WRITE_ERRORS
from matching.models import KeptRanking
from matching.schemas.kept import KeepIn, KeptOut, KeptWholeOut
from matching.selectors import kept as selectors
from matching.services.ranking import kept

router = Router(tags=["matching"])


@router.get(
    "/candidates/{pk}/kept-rankings",
    response={200: PageOut[KeptOut], **READ_ERRORS},
    operation_id="kept_rankings",
)
def list_kept(request: ApiRequest, pk: str, asked: Query[PageIn]) -> Page[KeptRanking]:
    """Which rankings were kept, the newest first. The look is in the access log."""
    candidate = file_selectors.candidate(request.auth, pk)
    files.look_into(candidate=candidate, by=request.auth)
    return page_of(selectors.of_candidate(candidate), asked)


@router.post(
    "/candidates/{pk}/kept-rankings", response={201: KeptOut, **WRITE_ERRORS}, operation_id="keep_ranking"
)
def keep_ranking(request: ApiRequest, pk: str, given: KeepIn) -> Status[KeptRanking]:
    """Keep the ranking as it is now, with what was chosen of it."""
    candidate = file_selectors.candidate(request.auth, pk)
    today = timezone.localdate()
    row = kept.keep(candidate=candidate, by=request.auth, on=today, chosen=given.vacancies, key=given.id)
    return Status(201, row)


@router.get(
    "/candidates/{pk}/kept-rankings/{kept_pk}",
    response={200: KeptWholeOut, **READ_ERRORS},
    operation_id="kept_ranking",
)
def kept_ranking(request: ApiRequest, pk: str, kept_pk: str) -> dict[str, Any]:
    """SEALED: a kept ranking, what went in and what came out; worked out again. It is in the access log."""
    today = timezone.localdate()
    row = selectors.kept_ranking(request.auth, pk, kept_pk, on=today)
    opened = kept.read(kept=row, by=request.auth, on=today)
    worked_out = kept.work_out(row.policy, opened)
    return {
        **KeptOut.from_orm(row).dict(),
        "inputs": opened.kept["inputs"],
        "needs": opened.needs,
        "needs_gone": opened.needs_gone,
        "vacancies": opened.kept["vacancies"],
        "chosen": opened.kept["chosen"],
        "answer": json.loads(opened.answer),
        "differs": worked_out.differs,
    }
