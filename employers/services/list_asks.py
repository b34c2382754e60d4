"""The workplace list: when it is asked of the employer, who is told, and when that is done.

Due is what `list_state` says: never answered, a year old, or asked again. Which places are asked again is
drawn elsewhere; nothing here knows why.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from employers.models import Employer, ListAsk, Site, WorkplaceFact
from employers.selectors.relations import list_state
from employers.selectors.workplaces import Place
from employers.services.desks import desk_for
from jobmatch import workdays
from jobmatch.accounts.enums import ErrandKind
from jobmatch.accounts.models import Desk, Errand
from jobmatch.accounts.services import errands
from jobmatch.audit.services import SCHEDULE, Doer

MARK: Final = "workplace_list"
TO_ASK: Final = 10  # working days
A_YEAR: Final = timedelta(days=365)


@transaction.atomic
def ask_again(*, places: Iterable[Place], asked_from: date, on: date) -> int:
    """Ask the list of these places again, and see that it lies at a desk; how many there are.

    The rows are written in the order of their ids, which are drawn.
    """
    waiting = set(ListAsk.objects.open().values_list("employer", "site"))
    asks = [
        ListAsk(employer_id=employer, site_id=site, asked_from=asked_from)
        for employer, site in set(places) - waiting
    ]
    ListAsk.objects.bulk_create(sorted(asks, key=lambda ask: ask.pk))
    _see_that_they_lie_somewhere({ask.employer_id for ask in asks}, on=on)
    return len(asks)


def answered(*, employer: Employer, site: Site | None, by: Doer, on: date) -> None:
    """The list of this place was gone through; the errand is done when no other place waits."""
    open_ones = ListAsk.objects.open().filter(employer=employer)
    open_ones.filter(site=site, asked_from__lte=on).update(answered_on=on)
    if not open_ones.exists():
        errands.settle(target=employer.pk, mark=MARK, by=by, on=on)


def is_to_mail(employer: Employer, *, on: date) -> bool:
    """Whether a mail asks for the list now: it is due, and no mail asked since it came to be so, for a year.

    On the day itself it still is, for the other people of the employer.
    """
    state, last = list_state(employer, on=on), employer.list_asked_on
    if not state.is_due or last is None or last == on:
        return state.is_due
    return last <= on - A_YEAR or (state.asked_from is not None and last < state.asked_from)


def mailed(employers: Iterable[Employer], *, on: date) -> None:
    """A mail asked for these lists today."""
    Employer.objects.filter(pk__in=[row.pk for row in employers]).update(list_asked_on=on)


def _see_that_they_lie_somewhere(employers: set[UUID], *, on: date) -> None:
    """One errand an employer, however many of its places are asked; one that is there keeps its day."""
    there = Errand.objects.open().filter(target__in=employers, mark=MARK).values_list("target", flat=True)
    due = workdays.after(on, TO_ASK)
    desks = [(desk, pk) for pk in employers - {*there} if (desk := _desk_of(pk)) is not None]
    for desk, pk in sorted(desks, key=lambda each: (each[0].municipality_id, each[1])):
        errands.ensure(desk=desk, target=pk, kind=ErrandKind.WORKPLACE, due=due, mark=MARK, by=SCHEDULE)


def _desk_of(employer: UUID) -> Desk | None:
    """Where its other errands lie, else at who knows the employer or asked the list last."""
    errand = Errand.objects.open().at(employer).order_by("-made_at", "pk").first()
    if errand is not None:
        return errand.desk
    asked = WorkplaceFact.objects.filter(employer=employer, stated_by__isnull=False).oldest_first()
    fact = asked.select_related("stated_by").last()
    return desk_for(employer=employer, else_at=fact.stated_by if fact else None)
