"""Work that fell out of sight: what is open, of whatever a desk may own, and lies where nobody sees it.

The database refuses an open row without owner and date, but can't know that an owner has left or is away. A
raw SQLite connection has foreign keys off, so all of it is asked again here, one query a question.
"""

from datetime import date, timedelta
from typing import Any, Final, TypeVar

from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet

from jobmatch.accounts.enums import DESK_ROLES, Role
from jobmatch.accounts.models import Absence, Desk, Errand, Membership

LONGEST_WAIT: Final = timedelta(days=371)  # a year, and on to the next working day

Row = TypeVar("Row", bound=Model)


def adrift(open_ones: "QuerySet[Row]") -> "QuerySet[Row]":
    """Open work without an owner or a date, or with a day on which it was done."""
    return open_ones.filter(Q(owner__isnull=True) | Q(due__isnull=True) | Q(done_on__isnull=False))


def where_nobody_is(open_ones: "QuerySet[Row]") -> "QuerySet[Row]":
    """Open work at a desk at which nobody works any more."""
    return open_ones.filter(owner__isnull=False).exclude(owner__in=manned())


def at_who_is_away(open_ones: "QuerySet[Row]") -> "QuerySet[Row]":
    """Open work at a desk for which somebody stands in."""
    return open_ones.filter(owner__in=Absence.objects.running().values("desk"))


def far_away(open_ones: "QuerySet[Row]", *, on: date) -> "QuerySet[Row]":
    """Open work of which the day is more than a year from now."""
    return open_ones.filter(due__gt=on + LONGEST_WAIT)


def manned() -> "QuerySet[Any]":
    """The desks where someone with a desk role is there; at a pool, a coordinator of the municipality."""
    there = Membership.objects.active().filter(user__is_active=True, organisation=OuterRef("municipality"))
    own = there.filter(user=OuterRef("user"), role__in=DESK_ROLES)
    pool = there.filter(role=Role.COORDINATOR)
    return Desk.objects.filter(Q(Exists(own)) | Q(Exists(pool), user__isnull=True)).values("pk")


def without_a_home(errands: "QuerySet[Errand]") -> "QuerySet[Errand]":
    """Open errands that are nobody's: when who stands in goes, they would go nowhere."""
    return errands.filter(Q(desk__isnull=True) | ~Q(desk__in=manned()))


def of_another_municipality(errands: "QuerySet[Errand]") -> "QuerySet[Errand]":
    """Open errands of which the desk or the owner is of another municipality."""
    elsewhere = ~Q(owner__municipality=F("municipality")) | ~Q(desk__municipality=F("municipality"))
    return errands.filter(elsewhere, owner__isnull=False, desk__isnull=False)
