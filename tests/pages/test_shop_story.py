"""In the shop with a phone: written down, invited, a vacancy from a text; the manager answers from one mail.

The connection is cut in the middle of a form, and nothing that was typed is lost.
"""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Page

from employers.enums import Origin, VacancyState
from employers.models import OWN_SOURCE, Conversation, Employer, Vacancy
from employers.services import clock, persons
from jobmatch.taxonomy.vocabulary import WORKPLACE_ITEMS
from notifications.services import sending
from tests.employers.situations import make_vacancy
from tests.factories import make_employer, make_jobhunter
from tests.pages.stage import PHONE, Screen, Stage, set_clock

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SECONDS, A_TAP, A_SIGN = 180, 2.0, 0.25
A_SCREEN_AND_A_HALF = 1.5 * PHONE["height"]
LINK = re.compile(r"/w/open/[\w-]{20,}/")
LINE = "Wil twee dagen laten meelopen."
TEXT = "Winkelmedewerker station\n3511 AB Utrecht\n24-32 uur per week\n€ 16,00 per uur\nJe helpt reizigers."


class Hand:
    """What a thumb does: taps and signs, from page to page."""

    def __init__(self, page: Page) -> None:
        self.taps = 0
        page.expose_function("tapped", self.tap)
        page.add_init_script("document.addEventListener('click', (e) => e.detail && window.tapped());")

    def tap(self) -> None:
        self.taps += 1


def stale(shop: Employer, *titles: str) -> list[Vacancy]:
    day = timezone.localdate() - timedelta(days=31)
    return [make_vacancy(employer=shop, title=title, source=OWN_SOURCE, posted_on=day) for title in titles]


def test_the_jobhunter_in_the_shop_and_the_manager_without_an_account(new_context, live_server, monkeypatch):
    stage = Stage(live_server.url, new_context, set_clock(monkeypatch))
    by, shop = make_jobhunter(), make_employer("Spoorkiosk Midden")
    by.phone = "+31612345678"
    by.save()
    today = timezone.localdate()
    person = persons.add(
        employer=shop,
        name="Karima Haddad",
        email="karima@shop.example",
        origin=Origin.SELF,
        told_by_voice=True,
        by=by,
        on=today,
    )
    rows = stale(shop, "Verkoper", "Kok", "Schoonmaker")
    relation = f"/werkgevers/{shop.pk}/relatie/"

    phone = stage.on_phone(by, relation)
    hand = Hand(phone.page)
    write_down(phone, due=str(today + timedelta(days=14)))
    assert Conversation.objects.get().line == LINE
    phone.send_to("employers:post_invite", pk=person.posts.get().pk)
    phone.page.goto(f"/vacatures/nieuw/?employer={shop.pk}")
    ten_things = phone.main.locator(".jm-short").bounding_box()
    assert ten_things["y"] + ten_things["height"] < A_SCREEN_AND_A_HALF
    phone.main.locator("summary").first.click()
    phone.write(pasted=TEXT).press("Vul in wat er staat")
    assert "24 - 32" in phone.text()
    phone.send()
    made = Vacancy.objects.exclude(pk__in=[row.pk for row in rows]).get()
    assert (made.state, made.employer, made.hours_max) == (VacancyState.OPEN, shop, 32)
    signs = len(LINE) + 20
    assert hand.taps * A_TAP + signs * A_SIGN < SECONDS

    clock.run(on=today)
    sending.run()
    answer_all(stage, LINK.search(mail.outbox[-1].body)[0], rows)
    assert [Vacancy.objects.get(pk=row.pk).state for row in rows] == ["open", "open", "filled"]
    assert shop.facts.count() == len(WORKPLACE_ITEMS)

    read = stage.on_phone(make_jobhunter(), relation).text()
    assert all(words in read for words in (LINE, "Karima Haddad", "Twee meeloopdagen", str(by)))
    assert stage.said == []


def write_down(phone: Screen, *, due: str) -> None:
    """A talk with a promise; the connection goes while the form is sent, and comes back."""
    phone.follow("employers:conversation_add", pk=phone.page.url.rstrip("/").split("/")[-2])
    address = phone.page.url
    phone.choose(channel="visit", about="offer")
    phone.write(line=LINE)
    phone.main.locator("summary").first.click()
    phone.write(promised="Twee meeloopdagen", promised_due=due)
    phone.page.context.set_offline(offline=True)
    phone.main.locator("form[method=post] button.utrecht-button--primary-action").click(no_wait_after=True)
    phone.page.wait_for_timeout(300)
    phone.page.context.set_offline(offline=False)
    phone.page.goto(address)
    assert phone.main.locator("[name=line]").input_value() == LINE
    assert "staat er weer" in phone.text()
    phone.send()


def answer_all(stage: Stage, address: str, rows: list[Vacancy]) -> None:
    """By the link in the mail: two are open, one is filled, and the yearly list."""
    manager = stage.on_own_phone(address)
    assert "Verkoper" not in manager.text()
    manager.press("Open mijn pagina")
    assert "06 12345678" in manager.text()
    for row, button in zip(rows, ("Nog open", "Nog open", "Vervuld"), strict=True):
        form = f"form[action='/w/vacature/{row.pk}/']"
        manager._press(manager.main.locator(f"{form} button", has_text=button).first)
    manager._press(manager.main.locator("a[href^='/w/lijst/']"))
    for item in WORKPLACE_ITEMS:
        manager.choose(**{item: "yes"})
    manager._press(manager.main.locator("form button.utrecht-button--primary-action"))
    assert "Nog open" not in manager.text().split("Onze vacatures")[0]
