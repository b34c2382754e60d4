"""Who is at a desk today, or who stands in for them."""

from django.utils.translation import gettext as _

from jobmatch.accounts.models import Absence, Desk
from jobmatch.errors import RuleBroken


def who_is_there(desk: Desk) -> Desk:
    """The desk itself, or the one that stands in for it, or that one's stand-in.

    Lock the municipality before: so no absence begins while something is being put here.
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


def shared_desk(desk: Desk) -> Desk:
    """The pool of the municipality of a desk."""
    pool = Desk.objects.filter(municipality=desk.municipality_id, user=None).first()
    if pool is None:
        raise RuleBroken("no_pool", _("There is no shared desk yet. Add a coordinator first."))
    return pool
