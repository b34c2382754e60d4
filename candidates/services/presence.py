"""Who is at a desk today, or who stands in for them."""

from candidates.models import Absence
from jobmatch.accounts.models import Desk


def who_is_there(desk: Desk) -> Desk:
    """The desk itself, or the one that stands in for it, or that one's stand-in; ours until commit.

    The lock makes a step that is being put here wait for an absence that begins, and the other way round.
    """
    asked: list[Desk] = []
    while desk not in asked:
        asked.append(Desk.objects.select_for_update(no_key=True, of=("self",)).get(pk=desk.pk))
        absence = Absence.objects.running().filter(desk=desk).select_related("stand_in").first()
        if absence is None:
            return desk
        desk = absence.stand_in
    return desk


def is_away(desk: Desk) -> bool:
    """Whether an absence of this desk is running."""
    return Absence.objects.running().filter(desk=desk).exists()
