"""*What matters most to you*: a youth moves points between the criteria."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from candidates.models import Candidate
from candidates.permissions import require_work
from candidates.services.files.locking import lock_file
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.versions import claim
from matching.models import Weighting
from matching.scorer.v2 import policy
from matching.scorer.weights import WeightsRefused, check_weights

TARGET = "matching.Weighting"


@transaction.atomic
def save(*, candidate: Candidate, version: int, weights: Mapping[str, int], by: User) -> Weighting:
    """Keep how this youth divides the 1000 points; `version` is 0 when nothing was moved before."""
    require_work(by, candidate)
    _check(weights)
    lock_file(candidate)
    row, made = Weighting.objects.get_or_create(candidate=candidate, defaults={"weights": dict(weights)})
    if not made or version:
        claim(row, version=version)
        row.weights = dict(weights)
        row.save(update_fields=["weights"])
    audit.record(
        event="weighting.saved", by=by, chain=candidate.municipality_id, person=candidate.pk, target=TARGET
    )
    return row


@transaction.atomic
def reset(*, candidate: Candidate, version: int, by: User) -> None:
    """Go back to the usual points."""
    require_work(by, candidate)
    lock_file(candidate)
    row = Weighting.objects.filter(candidate=candidate).first()
    if row is None:
        return
    claim(row, version=version)
    row.delete()
    audit.record(
        event="weighting.reset", by=by, chain=candidate.municipality_id, person=candidate.pk, target=TARGET
    )


def _check(weights: Mapping[str, int]) -> None:
    try:
        check_weights(weights, policy.load())
    except WeightsRefused as refused:
        message = _message(refused.code, sum(weights.values()))
        raise RuleBroken(f"weights_{refused.code}", message) from refused


def _message(code: str, together: int) -> str:
    return {
        "criteria": _("Give points to each of the eight criteria."),
        "step": _("Move points in steps of 5."),
        "low": _("A criterion keeps at least half of its usual points."),
        "high": _("A criterion has at most twice its usual points."),
        "needs": _("The points for workplace needs can't go below the usual number."),
        "total": _("Together the points must be 1000; now they are %(together)s.") % {"together": together},
    }[code]
