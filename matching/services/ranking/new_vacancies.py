"""Each night: for which youths did something come in that fits a wish? A number for a day, no points.

Nothing sealed is opened for it: needs and own words are unknown, and exclusions, of which the database does
not tell whose they are, do not count. The ranking, which the jobhunter opens, has all of that.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

import numpy as np
from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from candidates.enums import LOOKING
from candidates.models import Candidate
from candidates.services.files.sealed import NOTHING_OPENED
from employers.models import Vacancy
from matching.engine.building import build
from matching.engine.scan import SHELF
from matching.engine.store import LOCK, Live
from matching.models import NewVacancies
from matching.scorer.v2 import policy
from matching.scorer.v2.shelves import NEAR
from matching.selectors import offers, people
from matching.services.ranking.rankings import Desk
from notifications.rules.moments import CLOCK

NIGHT: Final = time(3, 20)
LONGEST: Final = timedelta(days=7)
AT_A_TIME: Final = 500


def count(*, on: date) -> int:
    """Count once a day what came in from one night to the next; for how many youths there is something.

    Before its night is there a day is not counted, whenever a worker starts.
    """
    night = _night_of(on)
    if timezone.now() < night or NewVacancies.objects.filter(day=on).exists():
        return 0
    new = Vacancy.objects.open(on=on).filter(added_at__gt=_since(on), added_at__lte=night)
    came_in = list(new.values_list("pk", flat=True))
    found = list(_counted(came_in, on=on)) if came_in else []
    with transaction.atomic():
        NewVacancies.objects.all().delete()
        # Who stopped looking, or was erased, while this was counted stays out: the files are held.
        there = {*_looking().select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True)}
        rows = [NewVacancies(candidate_id=pk, day=on, count=many) for pk, many in found if pk in there]
        NewVacancies.objects.bulk_create(rows, AT_A_TIME)
    return len(rows)


def _looking() -> QuerySet[Candidate]:
    """The files at the desk of somebody, in which work is looked for."""
    return Candidate.objects.filter(state__in=LOOKING, desk__user__isnull=False, erased_on=None)


def _since(on: date) -> datetime:
    """The night before this one: when it is not known, or long ago, that of a day or a week ago."""
    last = NewVacancies.objects.filter(day__lt=on).aggregate(day=Max("day"))["day"] or on - timedelta(days=1)
    return _night_of(max(last, on - LONGEST))


def _night_of(day: date) -> datetime:
    return datetime.combine(day, NIGHT, CLOCK)


def _counted(came_in: Sequence[UUID], *, on: date) -> Iterator[tuple[UUID, int]]:
    """Youths for whom something fits, each with how much."""
    rules = policy.load()
    live = Live(build(offers.open_now(on=on, policy=rules, of=came_in), rules), rules, on)
    youths = list(_looking().order_by("pk").values_list("pk", flat=True))
    for at in range(0, len(youths), AT_A_TIME):
        some = Candidate.objects.filter(pk__in=youths[at : at + AT_A_TIME])
        yield from _of_some(list(people.with_profile(some)), live)


def _of_some(youths: Sequence[Candidate], live: Live) -> Iterator[tuple[UUID, int]]:
    desk = Desk(youths, live)
    for youth in youths:
        if youth.is_contact_only(live.day):
            continue
        person = replace(desk.person(youth, NOTHING_OPENED), excluded_employers=frozenset())
        with LOCK:
            found = desk.found(youth, person)
            fits = np.flatnonzero((found.shelf == SHELF["fits"]) & (found.of("n") >= NEAR))
            many = len(found.each_once(fits.tolist()))
        if many:
            yield youth.pk, many
