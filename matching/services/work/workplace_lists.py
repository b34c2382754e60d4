"""Which workplace lists are asked again from a month's start: those where a youth spoke of them, and a lot.

What the youth found is never read here: whoever says that all is as told brings the list back as surely as
who says that it is not, so that nothing tells the two apart. The lot hides that a youth spoke at all.
"""

from datetime import date
from random import Random, SystemRandom
from typing import Final

from django.db import transaction
from django.db.models import Max, Q

from employers.models import Employer, ListAsk, Site
from employers.selectors.workplaces import Place
from employers.services import list_asks
from matching.enums import CheckInState, Side
from matching.models import CheckIn

DRAWING: Final[Random] = SystemRandom()
ONE_IN: Final = 12  # by lot alone, each list comes back about once a year


@transaction.atomic
def draw(*, on: date) -> int:
    """Once a month: the places of which a youth spoke since the last time, with at least as many by lot.

    They become rows of one kind, written together. A second run in the month finds it done.
    """
    first = on.replace(day=1)
    last = ListAsk.objects.aggregate(last=Max("asked_from"))["last"]
    if last is not None and last >= first:
        return 0
    lists = _lists()
    spoken = {_list_of(place, lists) for place in _spoken_of(since=last, until=first)} & lists
    others = sorted(lists - spoken, key=str)
    many = max(len(spoken), -(-len(lists) // ONE_IN))
    drawn = DRAWING.sample(others, min(many, len(others)))
    return list_asks.ask_again(places=spoken | {*drawn}, asked_from=first, on=on)


def _lists() -> set[Place]:
    """Every list that somebody ever answered, of employers and of each of their sites."""
    answered = Q(facts__isnull=False) | Q(head__facts__isnull=False)
    told = Employer.objects.filter(answered).order_by().values_list("pk", flat=True).distinct()
    employers = set(told)
    sites = Site.objects.filter(employer__in=employers).order_by().values_list("employer", "pk")
    return {(pk, None) for pk in employers} | set(sites)


def _list_of(place: Place, lists: set[Place]) -> Place:
    """The list of the site; that of the whole employer where the site is not known or not its own."""
    return place if place in lists else (place[0], None)


def _spoken_of(*, since: date | None, until: date) -> set[Place]:
    """The places of which a youth said whether they are as told, on a day before `until`."""
    said = CheckIn.objects.filter(
        state=CheckInState.ANSWERED, side=Side.YOUTH, about_work=True, answered_on__lt=until
    )
    if since is not None:
        said = said.filter(answered_on__gte=since)
    rows = said.order_by().values_list("placement__employer", "placement__vacancy__site")
    return set(rows)
