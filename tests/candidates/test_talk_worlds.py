"""*Talk with this employer*: below the threshold it is byte for byte, and query for query, as with none."""

import json
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from candidates.enums import ConsentManner, Purpose
from candidates.models import Candidate, Counted
from candidates.rules import person_marks
from candidates.services.consents import consents
from candidates.services.voice import counting, experiences
from candidates.services.voice.counting import FEWEST_YOUTHS
from employers.models import Employer
from jobmatch import workdays
from tests.candidates.referral_situations import coordinator_of, make_place
from tests.candidates.situations import as_user, say_yes
from tests.candidates.test_two_worlds import assert_equal, seen
from tests.candidates.voice_situations import make_shop, tell
from tests.factories import make_candidate, make_jobhunter

pytestmark = pytest.mark.django_db
PAGE, CALL = "/overzicht/werkgevers-spreken/", "/api/v1/employer-talks"
KEY = "6b7d3c1e-2f52-4c0e-9d0f-5f2a4c8b9e10"
READS = (PAGE, CALL, "/overzicht/", "/", "/api/v1/me")


class World:
    """A municipality with two jobhunters and enough youths, who may tell of one shop."""

    def __init__(self) -> None:
        self.today = timezone.localdate()
        self.told_on = last_month(self.today)
        place = make_place()
        self.coordinator = coordinator_of(place)
        self.jobhunters = [make_jobhunter(place), make_jobhunter(place)]
        self.shop = make_shop(name="Winkel Zon")
        opened = workdays.before(self.told_on, 1)
        self.youths = [make_candidate(self.jobhunters[turn % 2], on=opened) for turn in range(FEWEST_YOUTHS)]

    def tell(self, youths: int, *, on: date | None = None, count: bool = True) -> None:
        """So many youths tell of the shop, each to the own jobhunter."""
        for youth in self.youths[:youths]:
            purposes = (Purpose.KEEP_EXPERIENCE, *([Purpose.COUNT_EXPERIENCE] if count else []))
            by, day = youth.desk.user, on or self.told_on
            for purpose in purposes:
                say_yes(youth, by=by, purpose=purpose, on=day)
            tell(youth, by, on=day, employer=self.shop.pk)


def last_month(on: date) -> date:
    return date(on.year - (on.month == 1), (on.month - 2) % 12 + 1, 15)


def nothing(world: World) -> None:
    """Nobody told anything."""


def four_told(world: World) -> None:
    world.tell(FEWEST_YOUTHS - 1)


def five_told_and_one_took_it_back(world: World) -> None:
    world.tell(FEWEST_YOUTHS)
    youth = world.youths[0]
    consents.withdraw(
        candidate=youth,
        purpose=Purpose.COUNT_EXPERIENCE,
        manner=ConsentManner.PHONE,
        by=youth.desk.user,
        on=world.today,
    )


def five_told_and_one_was_erased(world: World) -> None:
    world.tell(FEWEST_YOUTHS)
    experience = world.youths[0].experiences.get()
    by = world.youths[0].desk.user
    experiences.erase(experience=experience, version=experience.version, by=by, on=world.today)


def five_told_without_a_yes(world: World) -> None:
    world.tell(FEWEST_YOUTHS, count=False)


def five_told_this_month(world: World) -> None:
    world.tell(FEWEST_YOUTHS, on=world.today)


def five_told_to_one_jobhunter(world: World) -> None:
    world.tell(FEWEST_YOUTHS)
    Counted.objects.update(jobhunter_mark=person_marks.counted(world.jobhunters[0].pk))


def five_told_elsewhere(world: World) -> None:
    world.tell(FEWEST_YOUTHS)
    Counted.objects.update(municipality=make_place())


def five_told(world: World) -> None:
    world.tell(FEWEST_YOUTHS)


BELOW = [
    four_told,
    five_told_and_one_took_it_back,
    five_told_and_one_was_erased,
    five_told_without_a_yes,
    five_told_this_month,
    five_told_to_one_jobhunter,
    five_told_elsewhere,
]


def everything(client: Client, happening: Callable[[World], None], world: World) -> dict[str, tuple]:
    """What the coordinator gets once the month is fixed, and in how many queries; then all is undone."""
    with transaction.atomic():
        happening(world)
        counting.fix_month(on=world.today)
        answers = {address: read(client, address) for address in READS}
        transaction.set_rollback(True)
    return answers


def read(client: Client, address: str) -> tuple:
    with CaptureQueriesContext(connection) as queries:
        answer = seen(client.get(address))
    return (*answer, len(queries))


@pytest.fixture
def world() -> World:
    return World()


@pytest.mark.parametrize("happening", BELOW)
def test_below_the_threshold_it_is_as_with_none(world, happening):
    client = as_user(world.coordinator)
    assert_equal(everything(client, happening, world), everything(client, nothing, world))


def test_from_the_threshold_only_the_name_shows(world):
    client = as_user(world.coordinator)
    above, none = everything(client, five_told, world), everything(client, nothing, world)
    assert {address for address in READS if above[address] != none[address]} == {PAGE, CALL}
    assert b"Winkel Zon" in above[PAGE][1]
    named = json.loads(above[CALL][1])["employers"]
    assert [(each.keys(), each["name"]) for each in named] == [({"id", "name"}, "Winkel Zon")]


def test_nobody_but_the_coordinator_of_that_municipality_hears_the_name(world):
    five_told(world)
    counting.fix_month(on=world.today)
    assert b"Winkel Zon" not in as_user(coordinator_of(make_place())).get(PAGE).content
    assert as_user(world.jobhunters[0]).get(PAGE).status_code in (403, 404)
    assert as_user(world.jobhunters[0]).get(CALL).status_code in (403, 404)
    assert Candidate.objects.count() == FEWEST_YOUTHS


def plan_a_talk(client: Client, world: World) -> None:
    """The errand that the page leads to, by the one form that there is for it."""
    address = f"/werkgevers/{world.shop.pk}/actie/"
    assert client.post(address, {"kind": "call", "due": world.today, "key": KEY}).status_code == 302


def test_an_errand_from_the_list_looks_like_any_other_to_everybody_else(world):
    """Once the employer is on the list and once it is not; the coordinator plans the same talk."""
    Employer.objects.create(organisation=world.shop)
    colleague = as_user(make_jobhunter(world.youths[0].municipality))
    coordinator = as_user(world.coordinator)
    relation = f"/werkgevers/{world.shop.pk}/relatie/"
    reads = (
        relation,
        "/werkgevers/acties/?all=1",
        "/",
        "/api/v1/errands?everyone=true",
        f"/api/v1{relation}",
    )
    answers = []
    for happening in (five_told_without_a_yes, five_told):
        with transaction.atomic():
            happening(world)
            counting.fix_month(on=world.today)
            page = coordinator.get(PAGE).content.decode()
            assert (f"/werkgevers/{world.shop.pk}/actie/" in page) == (happening is five_told)
            plan_a_talk(coordinator, world)
            answers.append({address: read(colleague, address) for address in reads})
            transaction.set_rollback(True)
    assert_equal(*answers)
