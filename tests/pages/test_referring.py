"""Referring on a phone, a school's list, and joining a double: the way people do it."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from candidates.models import Referral
from jobmatch.accounts.enums import OrganisationKind
from tests.candidates.referral_situations import coordinator_of, make_place, make_referrer, refer
from tests.factories import make_candidate, make_jobhunter
from tests.pages import judge
from tests.pages.walk import enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_youth_is_referred_on_a_phone(page: Page, live_server, client):
    make_place()
    enter(page, client, make_referrer(), live_server.url)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(live_server.url)
    page.get_by_role("link", name="Verwijs een jongere").first.click()
    page.get_by_label("Voornaam").fill("Amira")
    page.get_by_label("Geboortejaar").fill("2006")
    page.get_by_label("Telefoonnummer van de jongere").fill("06 12345678")
    page.get_by_role("button", name="Verstuur").click()
    expect(page.locator("#errors")).to_contain_text("Hoe zei de jongere hier ja op?")
    expect(page.get_by_label("Voornaam")).to_have_value("Amira")
    page.get_by_text("in een gesprek").last.click()
    page.get_by_role("button", name="Verstuur").click()
    expect(page.locator("main")).to_contain_text("ontvangen")
    assert Referral.objects.get().label == "A."


def test_the_page_of_a_list_and_its_report_are_without_fault(page: Page, live_server, client, tmp_path: Path):
    make_place()
    enter(page, client, make_referrer(OrganisationKind.SCHOOL), live_server.url)
    page.goto(f"{live_server.url}/verwijzingen/")
    page.get_by_role("link", name="Stuur een lijst").click()
    assert judge.faults(page, "nl") == []
    with page.expect_download() as found:
        page.get_by_role("link", name="Pak de lege lijst").click()
    line = "Zoe;;2006;;0612345678;;gesprek;;;;;;\r\nSam;;;;;;;;;;;;\r\n"
    filled = tmp_path / "lijst.csv"
    filled.write_bytes(found.value.path().read_bytes() + line.encode())
    page.locator("input[type=file]").set_input_files(filled)
    page.get_by_role("button", name="Stuur de lijst").click()
    expect(page.locator("#report")).to_contain_text("Regel 3")
    assert judge.faults(page, "nl") == []
    assert Referral.objects.count() == 0
    page.get_by_role("button", name="Stuur de ene goede regel").click()
    expect(page.locator("#report")).to_contain_text("De lijst is binnen")
    assert judge.faults(page, "nl") == []
    assert Referral.objects.count() == 1


def test_a_double_is_joined(page: Page, live_server, client):
    place = make_place()
    make_candidate(make_jobhunter(place), first_name="Amira", last_name="Benali", phone="0612345678")
    refer(make_referrer(), place)
    enter(page, client, coordinator_of(place), live_server.url)
    page.goto(f"{live_server.url}/intake/")
    page.locator("main a.jm-list__name").click()
    assert judge.faults(page, "nl") == []
    page.locator("#doubles").get_by_text("zelfde telefoonnummer").click()
    page.get_by_role("button", name="Samenvoegen met dit dossier").click()
    expect(page.locator("main")).to_contain_text("Niemand wacht")
    assert Referral.objects.get().state == "joined"
