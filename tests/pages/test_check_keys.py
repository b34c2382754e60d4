"""The page *to check* in a browser: worked through with the keyboard, and without scripts."""

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from employers.models import Vacancy
from tests.employers.situations import a_town, make_employer, make_vacancy
from tests.factories import make_jobhunter, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CHECK = "/vacatures/controleren/"


@pytest.fixture
def session(live_server: LiveServer) -> dict[str, str]:
    """A signed-in jobhunter, and two vacancies of which only the occupation is to be checked."""
    for title in ("Beveiliger", "Magazijnmedewerker"):
        make_vacancy(title=title, employer=make_employer(), town=a_town())
    client = sign_in(Client(), make_jobhunter())
    return {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}


def test_the_keyboard_decides_passes_over_and_undoes(
    page: Page, live_server: LiveServer, session: dict
) -> None:
    page.context.add_cookies([session])
    page.goto(live_server.url + CHECK)
    left = page.locator("#decision [role=status]").first
    title = page.locator("#decision h2").first
    first = title.inner_text()
    expect(left).to_contain_text("2")
    page.keyboard.press("s")
    expect(title).not_to_have_text(first)
    page.keyboard.press("1")
    expect(left).to_contain_text("1")
    assert Vacancy.objects.get(occupation_checked=True).title != first
    page.keyboard.press("z")
    expect(left).to_contain_text("2")
    assert not Vacancy.objects.filter(occupation_checked=True).exists()


def test_everything_works_without_scripts(browser: Browser, live_server: LiveServer, session: dict) -> None:
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies([session])
    page = context.new_page()
    page.goto(live_server.url + CHECK)
    page.locator("#decision button[name=choice]").first.click()
    assert "1" in page.locator("#decision [role=status]").first.inner_text()
    page.locator("#decision form[action$='/terug/'] button").click()
    assert "2" in page.locator("#decision [role=status]").first.inner_text()
    context.close()
