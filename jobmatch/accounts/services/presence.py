"""Who is at a desk today, or who stands in for them."""

from django.utils.translation import gettext as _

from jobmatch.accounts.models import Absence, Desk
from jobmatch.errors import RuleBroken


def who_is_there(desk: Desk) -> Desk:
    """The desk itself, or the one that stands in for it, or that one's stand-in.

    Lock the municipality before: so no absence begins while something is being put here.
    """
    absences = absences_from(desk)
    return absences[-1].stand_in if absences else desk


def absences_from(desk: Desk) -> list[Absence]:
    """The running absences by which the work of a desk lies elsewhere, one after the other."""
    found: list[Absence] = []
    here = desk
    while here.pk not in {absence.desk_id for absence in found}:
        absence = Absence.objects.running().filter(desk=here).select_related("stand_in").first()
        if absence is None:
            break
        found.append(absence)
        here = absence.stand_in
    return found


def is_away(desk: Desk) -> bool:
    """Whether an absence of this desk is running."""
    return Absence.objects.running().filter(desk=desk).exists()


def shared_desk(desk: Desk) -> Desk:
    """The pool of the municipality of a desk."""
    pool = Desk.objects.filter(municipality=desk.municipality_id, user=None).first()
    if pool is None:
        raise RuleBroken("no_pool", _("There is no shared desk yet. Add a coordinator first."))
    return pool
