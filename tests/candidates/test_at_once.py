"""Eight people work the same few files at the same moment: each act is done or refused, nobody is lost."""

import random
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import transaction

from candidates import lost
from candidates.enums import Channel
from candidates.models import Candidate, Step
from candidates.services import clock
from candidates.services.casework import contacts
from candidates.services.files import absences, assignments, files, states, steps
from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import Absence, Desk, Organisation, User
from jobmatch.errors import RuleBroken
from tests import sizes
from tests.factories import (
    desk_of,
    make_coordinator,
    make_jobhunter,
    make_member,
    make_organisation,
    make_pool,
)
from tests.figures import Figure
from tests.writers import at_once

ON = date(2026, 11, 23)

pytestmark = pytest.mark.django_db(transaction=True)


class Crowd:
    """Acts on one municipality, drawn by a number."""

    def __init__(self) -> None:
        self.here: Organisation = make_organisation()
        make_pool(self.here)
        self.jobhunters = [make_jobhunter(self.here) for _ in range(3)]
        self.coordinator = make_coordinator(self.here)
        make_member(Role.ADMIN, self.here)
        for user in self.jobhunters:
            files.open(desk=desk_of(user), by=user, on=ON, first_name="Youth", phone="0612345678")

    def candidate(self, draw: random.Random) -> Candidate:
        return draw.choice(Candidate.objects.select_related("desk", "municipality").order_by("pk"))

    def primary(self, draw: random.Random) -> Step:
        steps_of = Step.objects.primary().select_related("candidate__desk", "candidate__municipality")
        return draw.choice(steps_of.order_by("pk"))

    def complete(self, by: User, draw: random.Random) -> None:
        step = self.primary(draw)
        steps.complete(step=step, version=step.version, by=by, on=ON)

    def reach(self, by: User, draw: random.Random) -> None:
        given = {"channel": Channel.PHONE, "reached": draw.random() < 0.5}
        contacts.record(candidate=self.candidate(draw), by=by, on=ON, **given)

    def pause(self, by: User, draw: random.Random) -> None:
        candidate, until = self.candidate(draw), ON + timedelta(days=9)
        states.pause(candidate=candidate, version=candidate.version, until=until, by=by, on=ON)

    def wake(self, by: User, draw: random.Random) -> None:
        candidate = self.candidate(draw)
        states.wake(candidate=candidate, version=candidate.version, by=by, on=ON)

    def end(self, by: User, draw: random.Random) -> None:
        candidate = self.candidate(draw)
        states.end(candidate=candidate, version=candidate.version, ending="own_wish", by=by, on=ON)

    def reopen(self, by: User, draw: random.Random) -> None:
        candidate = self.candidate(draw)
        states.reopen(candidate=candidate, version=candidate.version, by=by, on=ON)

    def give(self, by: User, draw: random.Random) -> None:
        candidate, desk = self.candidate(draw), self.desk(draw)
        assignments.give(candidate=candidate, version=candidate.version, desk=desk, by=by, on=ON)

    def fall_ill(self, by: User, draw: random.Random) -> None:
        absences.begin(desk=self.desk(draw), stand_in=self.desk(draw), until=None, by=self.coordinator, on=ON)

    def come_back(self, by: User, draw: random.Random) -> None:
        running = list(Absence.objects.running().select_related("desk", "stand_in"))
        if running:
            absences.finish(absence=draw.choice(running), by=self.coordinator, on=ON)

    def leave(self, by: User, draw: random.Random) -> None:
        absences.leave(desk=self.desk(draw), to=self.desk(draw), by=self.coordinator, on=ON)

    def night(self, by: User, draw: random.Random) -> None:
        clock.run(on=ON + timedelta(days=draw.randrange(2)))

    def desk(self, draw: random.Random) -> Desk:
        return draw.choice(Desk.objects.filter(municipality=self.here).order_by("pk"))

    def acts(self) -> list[Callable[[User, random.Random], None]]:
        often = [self.complete, self.reach] * 2
        states_of = [self.pause, self.wake, self.end, self.reopen]
        desks = [self.give, self.fall_ill, self.come_back, self.leave, self.night]
        return [*often, *states_of, *desks]


def test_eight_people_at_once_lose_nobody_and_never_wait_for_each_other(figure: Figure) -> None:
    crowd = Crowd()

    def work(number: int) -> tuple[int, int]:
        draw = random.Random(number)  # noqa: S311  # which act comes next, nothing secret
        done = refused = 0
        for _ in range(sizes.WRITES.value):
            by = draw.choice([*crowd.jobhunters, crowd.coordinator, crowd.coordinator])
            act = draw.choice(crowd.acts())
            try:
                with transaction.atomic():
                    act(by, draw)
                done += 1
            except (RuleBroken, IndexError, Step.DoesNotExist):  # IndexError: no open file is left to draw
                refused += 1
        return done, refused

    counts = at_once(work)
    figure("acts of eight people at once that were done", sum(done for done, _ in counts))
    figure("acts of eight people at once that were refused", sum(refused for _, refused in counts))
    assert lost.find(on=ON) == []
