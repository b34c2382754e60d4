"""Who acts on a file waits for who was first; then both read the same.

Every service that moves steps takes the locks in this order: the file, then the desk. So two of them never
wait for each other.
"""

from candidates.models import Candidate


def hold(candidate: Candidate) -> Candidate:
    """The newest row of the file, ours until commit."""
    return (
        Candidate.objects.select_for_update(no_key=True, of=("self",))
        .select_related("desk", "municipality")
        .get(pk=candidate.pk)
    )
