"""Rankings over the API: the same selector, service and words as on the page."""

from typing import Any

from django.utils import timezone
from ninja import Query, Router

from candidates.selectors.files import files as file_selectors
from candidates.services.files import files
from jobmatch.accounts.requests import ApiRequest
from jobmatch.http.pagination import Page, PageIn, PageOut, page_of
from jobmatch.http.problems import READ_ERRORS, WRITE_ERRORS
from matching.documents import document
from matching.models import NewVacancies
from matching.schemas.rankings import NewVacanciesOut, RankingIn, RankingOut, WeightingIn, WeightingOut
from matching.selectors import interests as interest_selectors
from matching.selectors import new_vacancies
from matching.selectors import weightings as weighting_selectors
from matching.services.ranking import filtering, rankings, weightings
from matching.services.ranking.filtering import Wanted

router = Router(tags=["matching"])


@router.get("/candidates/{pk}/ranking", response={200: RankingOut, **READ_ERRORS}, operation_id="ranking")
def ranking(request: ApiRequest, pk: str, asked: Query[RankingIn]) -> dict[str, Any]:
    """The vacancies in order for a youth, with reasons. The look is in the access log."""
    today = timezone.localdate()
    on = asked.on or today
    candidate = file_selectors.candidate(request.auth, pk)
    ranked = rankings.rank_for(candidate=candidate, by=request.auth, on=on, today=today)
    wanted = Wanted(hidden=interest_selectors.hidden(candidate))
    return document(filtering.filtered(ranked, wanted), top=asked.top or None, lang=asked.lang)


@router.get(
    "/new-vacancies", response={200: PageOut[NewVacanciesOut], **READ_ERRORS}, operation_id="new_vacancies"
)
def list_new(request: ApiRequest, asked: Query[PageIn]) -> Page[NewVacancies]:
    """For whom of the own caseload something came in last night that fits a wish, longest waiting first."""
    return page_of(new_vacancies.for_own(request.auth, on=timezone.localdate()), asked)


@router.get(
    "/candidates/{pk}/weighting", response={200: WeightingOut, **READ_ERRORS}, operation_id="weighting"
)
def weighting(request: ApiRequest, pk: str) -> dict[str, int]:
    """How the 1000 points are divided for this youth. The look is in the access log."""
    candidate = file_selectors.candidate(request.auth, pk)
    files.look_into(candidate=candidate, by=request.auth)
    return weighting_selectors.shown(candidate)


@router.put(
    "/candidates/{pk}/weighting", response={200: WeightingOut, **WRITE_ERRORS}, operation_id="save_weighting"
)
def save_weighting(request: ApiRequest, pk: str, given: WeightingIn) -> dict[str, int]:
    """Divide the 1000 points as the youth wants."""
    candidate = file_selectors.candidate(request.auth, pk)
    weights = given.dict(exclude={"version"})
    weightings.save(candidate=candidate, version=given.version, weights=weights, by=request.auth)
    return weighting_selectors.shown(candidate)
