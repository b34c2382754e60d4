"""Rankings over the API: the same selector, service and words as on the page."""

from typing import Any

from django.utils import timezone
from ninja import Query, Router

from candidates.selectors.files import files as file_selectors
from candidates.services.files import files
from jobmatch.accounts.requests import ApiRequest
from jobmatch.http.problems import READ_ERRORS, WRITE_ERRORS
from matching.documents import document
from matching.schemas.rankings import RankingIn, RankingOut, WeightingIn, WeightingOut
from matching.selectors import interests as interest_selectors
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
