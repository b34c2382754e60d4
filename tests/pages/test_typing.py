"""What scripts add: the list narrows while typing, and choices come while typing."""

import pytest
from playwright.sync_api import Page, expect

from tests.candidates.situations import PAGES
from tests.factories import make_candidate, make_jobhunter
from tests.pages.walk import enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_caseload_narrows_while_typing(page: Page, live_server, client):
    by = make_jobhunter()
    make_candidate(by, first_name="Amira")
    make_candidate(by, first_name="Bilal")
    enter(page, client, by, live_server.url)
    page.goto(live_server.url + PAGES)
    page.locator("#find").press_sequentially("ami")
    expect(page.get_by_role("link", name="Bilal", exact=True)).to_have_count(0)
    expect(page.get_by_role("link", name="Amira", exact=True)).to_be_visible()
    expect(page).to_have_url(f"{live_server.url}{PAGES}?q=ami&which=")


def test_a_wish_is_found_added_and_kept_with_the_keyboard_alone(page: Page, live_server, client):
    by = make_jobhunter()
    youth = make_candidate(by)
    enter(page, client, by, live_server.url)
    page.goto(f"{live_server.url}{PAGES}{youth.pk}/wensen/")
    page.locator("#find-new").press_sequentially("beveiliger")
    choice = page.locator("#hits-new input[type=radio]").first
    choice.focus()
    choice.press("Space")
    page.locator("button[name=add]").press("Enter")
    expect(page.locator(".jm-chosen li")).to_have_count(1)
    page.get_by_role("button", name="Bewaren").press("Enter")
    expect(page).to_have_url(f"{live_server.url}{PAGES}{youth.pk}/")
    assert youth.wishes.count() == 1
