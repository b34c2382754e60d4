"""A youth's word brings a whole list back at a month's start, whatever it was, among others drawn by lot."""

import re
from datetime import date, datetime, time, timedelta
from random import Random
from unittest.mock import patch

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from employers.models import ListAsk, WorkplaceFact
from employers.services import clock as employers_clock
from employers.services import facts
from jobmatch.accounts.models import Errand
from jobmatch.changes.models import Change
from jobmatch.taxonomy.vocabulary import WORKPLACE_ITEMS
from matching.models import CheckIn
from matching.services import nightly
from matching.services.ranking import snapshots
from matching.services.work import answers, check_ins, workplace_lists
from notifications.models import Message
from tests.employers.situations import make_contact, make_employer, make_site
from tests.factories import make_candidate, make_coordinator, make_jobhunter, sign_in
from tests.matching.situations import moment, started
from tests.statements import own_look

pytestmark = pytest.mark.django_db
ANSWERED = date(2026, 3, 30)
FIRST = date(2026, 4, 1)
ANSWERS = dict.fromkeys(WORKPLACE_ITEMS, "unknown") | {"place_to_pray": "yes"}


@pytest.fixture
def youth(by):
    return make_candidate(by, on=date(2026, 2, 2), birth_date=date(2006, 6, 1))


@pytest.fixture
def shops():
    """Employers that answered the list, each with a site."""
    made = []
    for number in range(12):
        shop = make_employer(f"Winkel {number}")
        make_site(shop, name=f"Vestiging {number}")
        facts.answer(employer=shop, version=1, answers=ANSWERS, by=make_contact(shop), on=date(2026, 3, 1))
        made.append(shop)
    return made


def at_work(youth, by, shop):
    vacancy = shop.vacancies.create(identifier=str(shop.pk), title="Bakker", site=shop.sites.get())
    return started(youth, by=by, employer=shop, employer_name="", vacancy=vacancy)


def tell(work, by, *, is_so, on=ANSWERED):
    row = CheckIn.objects.get(pk=moment(work, "w4").pk)
    told = {} if is_so is None else {"place_to_pray": is_so}
    return check_ins.record(check_in=row, version=row.version, by=by, on=on, going="good", facts=told)


def asked():
    return set(ListAsk.objects.values_list("employer", "site"))


@pytest.mark.parametrize("is_so", [True, False])
def test_what_a_youth_says_of_a_site_brings_its_list_back_with_others_by_lot(youth, by, shops, is_so):
    work = at_work(youth, by, shops[0])
    tell(work, by, is_so=is_so)
    assert workplace_lists.draw(on=ANSWERED) > 0  # the lot of March, without what was said in it
    before = ListAsk.objects.count()
    assert workplace_lists.draw(on=FIRST - timedelta(days=1)) == 0
    ListAsk.objects.update(answered_on=ANSWERED)  # the lot may fall on the same places again
    drawn = workplace_lists.draw(on=FIRST)
    assert drawn == 3
    assert (shops[0].pk, shops[0].sites.get().pk) in asked()
    assert ListAsk.objects.count() == before + drawn
    assert set(ListAsk.objects.values_list("asked_from", flat=True)) == {date(2026, 3, 1), FIRST}
    assert workplace_lists.draw(on=FIRST + timedelta(days=9)) == 0


def test_what_was_taken_back_and_an_answer_without_a_word_of_the_place_ask_nothing(youth, by, shops):
    work = at_work(youth, by, shops[0])
    row = tell(work, by, is_so=False)
    check_ins.take_back(check_in=row, version=row.version, by=by, on=ANSWERED)
    tell(work, by, is_so=None)
    assert workplace_lists._spoken_of(since=None, until=FIRST) == set()


def test_a_place_without_a_list_of_its_own_is_asked_as_its_employer(youth, by, shops):
    work = started(youth, by=by, employer=shops[0], employer_name="")
    tell(work, by, is_so=False)
    with patch.object(workplace_lists, "DRAWING", Random(1)):  # noqa: S311
        workplace_lists.draw(on=FIRST)
    assert (shops[0].pk, None) in asked()


def test_nothing_is_drawn_where_nobody_ever_answered():
    make_employer()
    assert workplace_lists.draw(on=FIRST) == 0


# Two worlds: all that anybody else reads is the same, byte for byte

VARIES = [  # drawn anew for each page, or for each row
    (re.compile(rb"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"), b"ID"),
    (re.compile(rb'(name="csrfmiddlewaretoken" value|nonce|hx-headers:inherited)=(".*?"|\'.*?\')'), b""),
]


def plain(content):
    for pattern, word in VARIES:
        content = pattern.sub(word, content)
    return content


def read_by_others(users, shop):
    """The pages of each of them, and what lies in the tables that a reader of the database has."""
    pages = {}
    for name, user in users.items():
        client = sign_in(Client(), user)
        for address in (
            reverse("employers:employer", args=[shop.pk]),
            reverse("employers:relation", args=[shop.pk]),
            reverse("employers:site_facts", args=[shop.sites.get().pk]),
            reverse("employers:vacancies_csv", args=[shop.pk]),
            reverse("employers:errands") + "?all=1",
        ):
            answer = client.get(address)
            lines = plain(answer.content).split(b"\n")
            pages[name, address] = answer.status_code, sorted(lines)  # errands of one day lie by chance
    with own_look():
        rows = [
            list(WorkplaceFact.objects.values()),
            sorted(ListAsk.objects.values_list("employer", "site", "asked_from", "answered_on"), key=str),
            list(Errand.objects.order_by("target").values_list("target", "kind", "due", "mark", "owner")),
            list(Change.objects.order_by("id").values_list("kind", flat=True)),
            list(Message.objects.order_by("made_at", "kind").values_list("kind", "count")),
            list(
                CheckIn.objects.order_by("id").values("side", "moment", "state", "answered_on", "about_work")
            ),
        ]
    return pages, rows


def test_a_month_of_nights_shows_nobody_else_what_a_placed_youth_found(youth, by, shops):
    work, shop = at_work(youth, by, shops[0]), shops[0]
    users = {
        "employer": make_contact(shop),
        "colleague": make_jobhunter(youth.municipality),
        "stranger": make_jobhunter(),
        "coordinator": make_coordinator(youth.municipality),
    }
    seen = {is_so: nights(work, by, users, shop, is_so=is_so) for is_so in (True, False)}
    for (pages, rows), (others, theirs) in zip(seen[True], seen[False], strict=True):
        assert pages == others
        for one, other in zip(rows, theirs, strict=True):
            assert one == other
    assert any(pages for pages, _rows in seen[True])


def nights(work, by, users, shop, *, is_so):
    """What everybody else reads, before the month's start and after it; the world is left as it was."""
    found = []
    snapshots.path().unlink(missing_ok=True)  # of the other world
    with transaction.atomic():
        tell(work, by, is_so=is_so)
        for on in (ANSWERED, FIRST, ANSWERED + timedelta(days=31)):
            at = timezone.make_aware(datetime.combine(on, time(7, 30)))
            drawing = patch.object(workplace_lists, "DRAWING", Random(on.toordinal()))  # noqa: S311
            with drawing, patch("django.utils.timezone.now", return_value=at):
                nightly.run(on=on)
                employers_clock.run(on=on)
                found.append(read_by_others(users, shop))
        assert (shop.pk, shop.sites.get().pk) in asked()
        row = CheckIn.objects.get(pk=moment(work, "w4").pk)
        own = answers.read(candidate=work.candidate, check_ins=[row], by=by, on=ANSWERED)[row.pk]
        assert own.contradicted == ([] if is_so else ["place_to_pray"])  # the own jobhunter, at once
        transaction.set_rollback(True)
    return found
