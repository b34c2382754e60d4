"""Four browsers: the jobhunter, the youth and the manager on phones, the coordinator at a desk.

A heart, a card that stops what it may not tell, a yes without a name, a mail in the train, two moments, a
name behind a second code; and a stop in the same second. The youth and the manager have no scripts.
"""

import re
from datetime import date, timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page

from candidates.models import Candidate
from candidates.services.files import profile
from candidates.services.files.profile import WishGiven
from employers.enums import Told
from matching.models import Introduction
from matching.services.introductions import minutes as each_minute
from notifications.services import sending
from tests.candidates.youths import WORD, address_of, reachable, secret_for
from tests.factories import (
    make_coordinator,
    make_employer,
    make_jobhunter,
    make_occupation,
    make_town,
    make_vacancy,
)
from tests.matching.introductions import let_introduce, somebody_at
from tests.pages.stage import PHONE, Clock, Stage, set_clock
from tests.pages.test_proposal_story import tap
from tests.pages.test_shop_story import Hand

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MOST_TO_SENT, MOST_TO_INVITE, MOST_VISITS = 6, 5, 2
EMAIL = "karima@shop.example"
TOO_MUCH = "Zij is een vriendelijke jonge vrouw van 26 uit Kanaleneiland."
LINE = "Pakt snel aan en komt op tijd."
LINK = re.compile(r"/w/open/[\w-]{20,}/")
CODE = re.compile(r"\b\d{6}\b")


def test_from_a_heart_to_a_name_in_four_browsers(new_context, live_server, monkeypatch):
    clock = set_clock(monkeypatch)
    clock.set(date(2026, 3, 4))
    stage, by = Stage(live_server.url, new_context, clock), make_jobhunter()
    youth = ready(by)
    bare = {"base_url": live_server.url, "viewport": PHONE, "java_script_enabled": False}

    propose(stage, by, youth)
    visits = 0
    phone = new_context(**bare).new_page()
    visits += open_own(phone, youth)
    card = phone.inner_text("main")
    assert LINE in card
    phone.locator("input[name=name][value=none]").check(force=True)
    tap(phone, "button[value=yes]")

    wait(clock, minutes=61)
    sent = next(each for each in mail.outbox if EMAIL in each.to)
    assert LINE in sent.body
    assert "Noor" not in sent.body + sent.subject + str(sent.reply_to) + sent.from_email

    manager = new_context(**bare).new_page()
    invite(manager, LINK.search(sent.body)[0])

    wait(clock, minutes=11)
    visits += open_own(phone, youth)
    assert "Stationsplein 1" in phone.inner_text("main")
    phone.locator("input[name=moment]").first.check(force=True)
    phone.locator("form:has(input[name=moment]) input[name=name][value=called]").check(force=True)
    tap(phone, "button[value=choose]")
    row = Introduction.objects.get()
    assert (row.state, row.name_given, visits) == ("named", "called", MOST_VISITS)

    page = reverse("matching:linked_name", kwargs={"pk": row.pk})
    read_the_name(manager, page, clock)

    desk = stage.at_desk(make_coordinator(youth.municipality), reverse("matching:introductions"))
    assert "Noor" in desk.text()
    phone.goto(reverse("matching:my_introduction", kwargs={"pk": row.pk}))
    tap(phone, "button[value=stop]")
    for address in (page, reverse("matching:linked_proposal", kwargs={"pk": row.pk})):
        manager.goto(address)
        assert "niet meer beschikbaar" in manager.inner_text("main").lower()
        assert "Noor" not in manager.content()
    assert stage.said == []


def propose(stage, by, youth) -> None:
    """From a heart to a card that the youth is asked about; a line that tells too much is stopped."""
    jobhunter = stage.on_phone(by, reverse("matching:ranking", kwargs={"pk": youth.pk}))
    hand = Hand(jobhunter.page)
    jobhunter.page.reload()
    jobhunter.main.locator("button[value=heart]").first.click()
    jobhunter.main.locator(".jm-feelings a").wait_for()
    jobhunter._press(jobhunter.main.locator(".jm-feelings a"))
    jobhunter.write(line=TOO_MUCH).send()
    assert "Kanaleneiland" in jobhunter.text()
    assert not Introduction.objects.exists()
    taps = hand.taps - 1  # the line that was stopped is written anew
    jobhunter.write(line=LINE).send()
    jobhunter.press_in("[value=send]")
    jobhunter.press_in("[value=ask]")
    assert hand.taps - taps + 2 <= MOST_TO_SENT


def invite(manager: Page, link: str) -> None:
    """The manager opens the mail and wants to meet: no account, no name."""
    manager.goto(link)
    steps = ["main form button", "a[href*='/antwoord/invite/']"]
    for what in steps:
        tap(manager, what)
    manager.locator("[name=place]").fill("Stationsplein 1, vraag naar Karima")
    for _look_and_send in range(2):
        tap(manager, "main form button.utrecht-button--primary-action")
    assert 1 + len(steps) + 2 <= MOST_TO_INVITE  # with the link in the mail
    assert "Noor" not in manager.inner_text("main")


def read_the_name(manager: Page, page: str, clock) -> None:
    """The name, with a code from the same mailbox."""
    manager.goto(page)
    assert "Noor" not in manager.inner_text("main")
    tap(manager, "main form:not(:has([name=code])) button")
    sending.run(clock=clock.now)
    manager.locator("[name=code]").fill(CODE.search(mail.outbox[-1].body)[0])
    tap(manager, "form:has([name=code]) button")
    assert "Noor" in manager.inner_text("main")


def ready(by) -> Candidate:
    """A youth who wants to work in a shop, and a shop at the station that asks for somebody."""
    today = timezone.localdate()
    youth = reachable(by, first_name="Noor", birth_date=date(2004, 5, 1))
    let_introduce(youth, by=by, on=today)
    trade = make_occupation(isco="5223")
    version = Candidate.objects.get(pk=youth.pk).version
    profile.save_wishes(candidate=youth, version=version, wishes=[WishGiven(trade.pk)], by=by, on=today)
    known = {"occupation": trade, "occupation_checked": True, "town": make_town("Utrecht"), "kind": "job"}
    shop = make_vacancy(title="Verkoper", employer=make_employer("Spoorkiosk"), posted_on=today, **known)
    somebody_at(shop, name="Karima Haddad", email=EMAIL, told_on=today, told_how=Told.VOICE)
    return youth


def wait(clock: Clock, *, minutes: int) -> None:
    """So many minutes pass, and the program does what each brings; what it wrote goes in the next one."""
    clock.ahead += timedelta(minutes=minutes)
    for _minute in range(2):
        each_minute.run(now=timezone.now())


def open_own(page: Page, youth: Candidate) -> int:
    """One visit: the link, the word, the proposal."""
    page.goto(address_of(secret_for(Candidate.objects.get(pk=youth.pk))))
    page.locator("[name=word]").fill(WORD)
    tap(page, "main button")
    page.goto(reverse("matching:my_introductions"))
    tap(page, "a.jm-youth__link")
    return 1
