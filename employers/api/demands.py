"""Wordings that may not be asked over the API: read before posting, decided about, replaced."""

from typing import Any

from django.utils import timezone
from ninja import Router

from employers.models import Demand
from employers.rules.demands.texts import asked_in
from employers.schemas.demands import DecisionIn, DemandOut, NeutralIn, TextChangedOut, WordingsOut, WordsIn
from employers.selectors import demands as demand_selectors
from employers.services import demands, neutral
from jobmatch.accounts.requests import ApiRequest
from jobmatch.http.problems import WRITE_ERRORS

router = Router()


@router.post("/wordings", response={200: WordingsOut, **WRITE_ERRORS}, operation_id="read_wordings")
def read_wordings(request: ApiRequest, given: WordsIn) -> dict[str, Any]:
    """What may not be asked in these texts, and what may stand instead. Nothing is kept."""
    return {"wordings": asked_in({"title": given.title, "description": given.description})}


@router.post(
    "/demands/{pk}/decision", response={200: DemandOut, **WRITE_ERRORS}, operation_id="decide_demand"
)
def decide_demand(request: ApiRequest, pk: str, given: DecisionIn) -> Demand:
    """Say that it was talked about with the employer, or that there is no objection here."""
    row = demand_selectors.demand(request.auth, pk)
    return demands.decide(demand=row, decision=given.decision, by=request.auth, on=timezone.localdate())


@router.post(
    "/demands/{pk}/neutral", response={200: TextChangedOut, **WRITE_ERRORS}, operation_id="take_over_neutral"
)
def take_over_neutral(request: ApiRequest, pk: str, given: NeutralIn) -> dict[str, Any]:
    """Put the neutral wording in the text. 409 when someone changed the text since `version`."""
    row = demand_selectors.demand(request.auth, pk)
    changed = neutral.take_over(demand=row, version=given.version, by=request.auth, on=timezone.localdate())
    return {"version": changed.version}
