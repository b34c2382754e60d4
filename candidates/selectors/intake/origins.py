"""Whether it is known how a youth came to us; what it says is sealed."""

from candidates.models import Candidate, Origin


def has_origin(candidate: Candidate) -> bool:
    """Someone referred this youth."""
    return Origin.objects.filter(candidate=candidate).exists()
