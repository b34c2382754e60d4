"""Four youths walk along in the depot, on a promise of two days, before there is any vacancy.

Each says yes for herself; the depot reads a number, and the one name that was given behind a second code. One
stops on her own phone, and the jobhunter says the new number. After the day one of them is proposed.
"""

import re
from datetime import date

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page

from candidates.models import Candidate
from employers.enums import Origin
from employers.models import Promise
from employers.services import persons, promises, sign_ins
from jobmatch import workdays
from jobmatch.accounts.models import Errand
from jobmatch.links import services as links
from matching.models import Introduction, Meeting
from notifications.services import sending
from tests.candidates.youths import reachable
from tests.factories import make_employer, make_jobhunter, make_vacancy
from tests.matching.introductions import let_introduce
from tests.pages.stage import PHONE, Stage, set_clock
from tests.pages.test_mail_story import open_own
from tests.pages.test_proposal_story import tap
from tests.pages.test_shop_story import Hand

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NAMES = ("Noor", "Samira", "Élodie", "Zoraya")
MOST_TAPS = 5  # for each youth, from her proposals to a day that is planned
CODE = re.compile(r"\b\d{6}\b")


def test_four_walk_along_and_the_depot_hears_a_number(new_context, live_server, monkeypatch):
    clock = set_clock(monkeypatch)
    clock.set(date(2026, 3, 4))
    today = timezone.localdate()
    stage, by = Stage(live_server.url, new_context, clock), make_jobhunter()
    bare = {"base_url": live_server.url, "viewport": PHONE, "java_script_enabled": False}
    depot = make_employer("Pakketdepot Zuid")
    manager = persons.add(
        employer=depot,
        name="Bram Vos",
        email="bram@depot.example",
        origin=Origin.SELF,
        told_by_voice=True,
        by=by,
        on=today,
    )
    day = workdays.after(today, 2)
    promise = promises.make(
        employer=depot, sentence="Twee dagen meelopen", due=day, by=by, on=today, person=manager
    )
    youths = [willing(by, name) for name in NAMES]
    for youth in youths:
        name = "called" if youth is youths[0] else "none"
        assert plan(stage, by, youth, promise, day, name=name) <= MOST_TAPS
    assert Meeting.objects.filter(on=day).count() == len(NAMES)

    their_phone = new_context(**bare).new_page()
    own_page = links.make_lasting(person=manager.pk, purpose=sign_ins.OWN)
    their_phone.goto(reverse("employers:own_door", kwargs={"secret": own_page}))
    tap(their_phone, "main form button")
    said = their_phone.inner_text("main")
    assert "(4 mensen)" in said
    assert not [name for name in NAMES if name in said]
    prove(their_phone, clock)
    said = their_phone.inner_text("main")
    assert [name for name in NAMES if name in said] == [NAMES[0]]

    mine = new_context(**bare).new_page()
    open_own(mine, youths[1])
    tap(mine, "button[value=stop]")
    their_phone.goto(reverse("web:linked_page"))
    assert "(3 mensen)" in their_phone.inner_text("main")
    errand = Errand.objects.open().at(depot.pk).get(mark__startswith="walk:")
    assert errand.title.endswith(": 3")
    assert errand.title in stage.on_phone(by).text()

    clock.set(workdays.after(day, 1))
    make_vacancy(title="Sorteerder", employer=depot, posted_on=day)
    phone = stage.on_phone(by, reverse("matching:introductions_of", kwargs={"pk": youths[0].pk}))
    phone.press_in("[value=held]")
    phone.press("Stel voor bij Sorteerder")
    row = Introduction.objects.get()
    assert (row.candidate, row.person, row.state, row.name_given) == (youths[0], manager, "draft", "")
    assert stage.said == []


def willing(by, name: str) -> Candidate:
    youth = reachable(by, first_name=name, birth_date=date(2004, 5, 1))
    let_introduce(youth, by=by, on=timezone.localdate())
    return youth


def plan(stage: Stage, by, youth: Candidate, promise: Promise, day: date, *, name: str) -> int:
    """On the phone of the jobhunter, with the youth beside it: how many taps; fields typed in not counted."""
    phone = stage.on_phone(by, reverse("matching:introductions_of", kwargs={"pk": youth.pk}))
    hand = Hand(phone.page)
    phone.page.reload()
    phone.follow("matching:walk_add", pk=youth.pk)
    phone.select(promise=promise.pk).write(day=day, hour="08:30").choose(how="in_person", name=name).send()
    assert "vrijdag 6 maart" in phone.text().lower()
    return hand.taps + 1  # with the list of promises, which opens by itself in a test


def prove(page: Page, clock) -> None:
    """Names open with a code from the same mailbox."""
    page.goto(reverse("employers:linked_code"))
    tap(page, "main form:not(:has([name=code])) button")
    sending.run(clock=clock.now)
    page.locator("[name=code]").fill(CODE.search(mail.outbox[-1].body)[0])
    tap(page, "form:has([name=code]) button")
    page.goto(reverse("web:linked_page"))
