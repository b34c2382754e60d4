"""Asking the whole workplace list of a place again: who is told, and when that is done.

Which places are asked is drawn elsewhere; nothing here knows why.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final
from uuid import UUID

from django.db import transaction

from employers.models import Conversation, Employer, ListAsk, Site, WorkplaceFact
from employers.selectors.workplaces import Place
from jobmatch import workdays
from jobmatch.accounts.enums import ErrandKind
from jobmatch.accounts.models import Desk, Errand
from jobmatch.accounts.selectors import first_desk
from jobmatch.accounts.services import errands
from jobmatch.audit.services import SCHEDULE, Doer

MARK: Final = "workplace_list"
TO_ASK: Final = 10  # working days


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


def _see_that_they_lie_somewhere(employers: set[UUID], *, on: date) -> None:
    """One errand an employer, however many of its places are asked; one that is there keeps its day."""
    there = Errand.objects.open().filter(target__in=employers, mark=MARK).values_list("target", flat=True)
    due = workdays.after(on, TO_ASK)
    desks = [(desk, pk) for pk in employers - {*there} if (desk := desk_for(pk)) is not None]
    for desk, pk in sorted(desks, key=lambda each: (each[0].municipality_id, each[1])):
        errands.ensure(desk=desk, target=pk, kind=ErrandKind.WORKPLACE, due=due, mark=MARK, by=SCHEDULE)


def desk_for(employer: UUID) -> Desk | None:
    """The desk of who knows this employer: who has an errand there, spoke there last, or asked the list last.

    Else a shared desk, so that it lies somewhere.
    """
    errand = Errand.objects.open().at(employer).order_by("-made_at", "pk").first()
    if errand is not None:
        return errand.desk
    talks = Conversation.objects.filter(employer=employer).newest_first().select_related("made_by")
    facts = WorkplaceFact.objects.filter(employer=employer).oldest_first().reverse()
    for row in (talks.first(), facts.select_related("stated_by").first()):
        user = row and (row.made_by if isinstance(row, Conversation) else row.stated_by)
        desk = first_desk(user) if user else None
        if desk is not None:
            return desk
    return Desk.objects.filter(user__isnull=True).order_by("municipality__name", "pk").first()
