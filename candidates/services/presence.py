"""Who is at a desk today, or who stands in for them."""

from django.utils.translation import gettext as _

from candidates.models import Absence, Candidate
from jobmatch.accounts.models import Desk
from jobmatch.errors import RuleBroken


def who_is_there(desk: Desk) -> Desk:
    """The desk itself, or the one that stands in for it, or that one's stand-in.

    Hold the municipality before: so no absence begins while a step is being put here.
    """
    asked: list[Desk] = []
    while desk not in asked:
        asked.append(desk)
        absence = Absence.objects.running().filter(desk=desk).select_related("stand_in").first()
        if absence is None:
            return desk
        desk = absence.stand_in
    return desk


def is_away(desk: Desk) -> bool:
    """Whether an absence of this desk is running."""
    return Absence.objects.running().filter(desk=desk).exists()


def owner_for(candidate: Candidate, desk: Desk) -> Desk:
    """Who is there for this youth: never someone whom the youth does not want, but the shared desk then."""
    owner = who_is_there(desk)
    if owner.user_id and candidate.bars.filter(user=owner.user_id).exists():
        return shared_desk(desk)
    return owner


def shared_desk(desk: Desk) -> Desk:
    """The pool of the municipality of a desk."""
    pool = Desk.objects.filter(municipality=desk.municipality_id, user=None).first()
    if pool is None:
        raise RuleBroken("no_pool", _("There is no shared desk yet. Add a coordinator first."))
    return pool
