"""How a youth divides the points, for a file that the user may see."""

from candidates.models import Candidate
from matching.models import Weighting
from matching.scorer.v2 import policy


def own_weighting(candidate: Candidate) -> Weighting | None:
    """The youth's own weights, or None while they are the usual ones."""
    return Weighting.objects.filter(candidate=candidate).first()


def shown(candidate: Candidate) -> dict[str, int]:
    """The weights that count now, with `version` 0 while they are the usual ones."""
    row = own_weighting(candidate)
    return {"version": row.version if row else 0, **(row.weights if row else policy.load().weights)}
