"""By telephone from the car: the youth sits beside the jobhunter, and the manager says: let her come.

At most nine taps from the heart to a meeting; nothing is mailed to the employer; the youth reads at once, on
a phone without scripts, what was said in her name, and stops it there.
"""

from datetime import date

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page

from candidates.models import Candidate
from candidates.services.files import profile
from candidates.services.files.profile import WishGiven
from jobmatch import workdays
from matching.models import Introduction
from notifications.services import sending
from tests.candidates.youths import WORD, address_of, reachable, secret_for
from tests.factories import make_employer, make_jobhunter, make_occupation, make_town, make_vacancy
from tests.matching.introductions import let_introduce, somebody_at
from tests.pages.stage import PHONE, Screen, Stage, set_clock
from tests.pages.test_shop_story import Hand

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MOST_TAPS = 9
EMAIL = "karima@shop.example"


def test_nine_taps_from_a_heart_to_a_meeting_by_telephone(new_context, live_server, monkeypatch):
    clock = set_clock(monkeypatch)
    clock.set(date(2026, 3, 4))
    today = timezone.localdate()
    stage, by = Stage(live_server.url, new_context, clock), make_jobhunter()
    youth = reachable(by, first_name="Noor", birth_date=date(2004, 5, 1))
    let_introduce(youth, by=by, on=today)
    trade = make_occupation(isco="5223")
    profile.save_wishes(
        candidate=youth,
        version=Candidate.objects.get(pk=youth.pk).version,
        wishes=[WishGiven(trade.pk)],
        by=by,
        on=today,
    )
    known = {"occupation": trade, "occupation_checked": True, "town": make_town("Utrecht"), "kind": "job"}
    shop = make_vacancy(title="Verkoper", employer=make_employer("Spoorkiosk"), posted_on=today, **known)
    somebody_at(shop, name="Karima Haddad", email=EMAIL)

    phone = stage.on_phone(by, reverse("matching:ranking", kwargs={"pk": youth.pk}))
    hand = Hand(phone.page)
    phone.page.reload()
    propose(phone, meets=workdays.after(today, 1))
    assert hand.taps <= MOST_TAPS
    row = Introduction.objects.get()
    assert (row.state, row.name_given, row.meetings.get().hour.hour) == ("named", "called", 9)
    assert Introduction.objects.visible_to_employer(timezone.now()).get() == row
    assert "Verkoper" in stage.on_phone(by, reverse("matching:introductions")).text()

    sending.run()
    assert not [each for each in mail.outbox if EMAIL in each.to]
    mine = without_scripts(new_context, live_server.url, youth)
    assert "De werkgever hoort: de voornaam" in mine.inner_text("main")
    assert "09:00" in mine.inner_text("main")
    tap(mine, "button[value=stop]")
    assert not Introduction.objects.visible_to_employer(timezone.now()).exists()
    assert stage.said == []


def propose(phone: Screen, *, meets: date) -> None:
    """The heart, the card with the yes of who sits beside, and what the manager said on the telephone."""
    phone.main.locator("button[value=heart]").first.click()
    phone.main.locator(".jm-feelings a").wait_for()
    phone._press(phone.main.locator(".jm-feelings a"))
    phone.choose(how="in_person", name="called").send()
    assert "Noor" not in phone.main.locator("section.jm-card").first.inner_text()
    phone._press(phone.main.locator("a[href$='?to=named']"))
    phone.write(day=meets, hour="09:00").choose(together=True).send()


def without_scripts(new_context, base: str, youth: Candidate) -> Page:
    """The page of the one proposal, on the youth's own phone."""
    page = new_context(base_url=base, viewport=PHONE, java_script_enabled=False).new_page()
    page.goto(address_of(secret_for(youth)))
    page.locator("[name=word]").fill(WORD)
    tap(page, "main button")
    page.goto(reverse("matching:my_introductions"))
    tap(page, "a.jm-youth__link[href^='/j/voorstellen/']")
    return page


def tap(page: Page, what: str) -> None:
    """Tap what leads to another page, where no script says when that is there."""
    with page.expect_navigation():
        page.locator(what).first.click()
