"""Whatever is typed in a form or an address of casework is saved or refused in words: never an error page."""

import random
import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from candidates.addresses import PARTS
from candidates.forms.register import FORMS
from candidates.services.casework import agreements, contacts
from candidates.services.files import steps
from candidates.services.intake.referral_details import Details
from candidates.services.intake.referrals import receive
from jobmatch.accounts.enums import OrganisationKind, Role
from tests.candidates.situations import PAGES, as_user, seal_all, wish_for
from tests.factories import (
    make_candidate,
    make_coordinator,
    make_jobhunter,
    make_member,
    make_organisation,
    make_pool,
)
from tests.matching.situations import planned, started
from tests.sizes import FIELDS, ODD_VALUES

pytestmark = [pytest.mark.django_db, pytest.mark.mostly_on("postgresql")]  # which refuses more
TODAY = timezone.localdate()
ODD = [
    "a\0b",
    "9" * 10_000,
    "\N{GRINNING FACE}\u202e\u200f",
    "9999-12-31",
    "1e9",
]


@pytest.fixture
def coordinator(by):
    user = make_coordinator(by.memberships.get().organisation)
    make_pool(by.memberships.get().organisation)
    return user


@pytest.fixture
def youth(by):
    return make_candidate(by, on=TODAY, birth_date=TODAY - timedelta(days=365 * 20))


def forms_of(client, address: str) -> list[tuple[str, dict[str, str]]]:
    """Each form of the page that is posted: its address, and its fields with what a browser would send."""
    page = client.get(address).content.decode()
    found = []
    for tag, inside in re.findall(r"<form([^>]*)>(.*?)</form>", page, re.DOTALL):
        if 'method="post"' in tag:
            action = re.search(r'action="([^"]*)"', tag)
            found.append((action[1] if action and action[1] else address, fields_of(inside)))
    return found


def fields_of(inside: str) -> dict[str, str]:
    """The name of each field of a form, and what it holds."""
    names = dict.fromkeys(re.findall(r'<(?:input|select|textarea|button)[^>]*\bname="([^"]+)"', inside), "")
    for field in re.findall(r"<input[^>]*>", inside):
        name, value = (re.search(rf'\b{key}="([^"]*)"', field) for key in ("name", "value"))
        if name and value and ('type="radio"' not in field or "checked" in field or not names[name[1]]):
            names[name[1]] = value[1]
    for name, options in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', inside, re.DOTALL):
        names[name] = next(filter(None, re.findall(r'value="([^"]*)"', options)), "")
    return names


def some(fields: dict[str, str]) -> list[str]:
    """As many of the fields as this run tries; the same ones each time."""
    count = min(len(fields), FIELDS.value)
    return random.Random(len(fields)).sample(sorted(fields), count)  # noqa: S311 - no secret


def odd_values(name: str) -> list[str]:
    """As many as this run tries in a field: others for another name, the same each time."""
    return random.Random(name).sample(ODD, ODD_VALUES.value)  # noqa: S311 - no secret


def send_all(client, address: str) -> None:
    forms = forms_of(client, address)
    assert forms, address
    for action, fields in forms:
        if action.startswith("/account") or "taal" in action:
            continue  # the menu
        for name in some(fields):
            for value in odd_values(name):
                answer = client.post(action, {**fields, name: value})
                assert answer.status_code in (200, 302, 404, 422), (action, name, value[:30])
            client.post(action, {key: value for key, value in fields.items() if key != name})
            client.post(action, {**fields, name: [fields[name], "other"]})
        client.post(action, {})


@pytest.mark.parametrize("part", sorted(FORMS))
def test_no_part_of_a_file_breaks_on_odd_values(by, youth, part):
    wish_for(youth, by=by)
    youth.refresh_from_db()
    seal_all(youth, by=by)
    send_all(as_user(by), f"{PAGES}{youth.pk}/{PARTS[part]}/")


@pytest.mark.parametrize(
    "page",
    [
        "contacten/nieuw/",
        "contacten/",
        "afspraken/nieuw/",
        "afspraken/",
        "stappen/nieuw/",
        "stappen/",
        "stap-klaar/",
        "stand/",
        "overdragen/",
        "liever-niet/",
        "gesprek/",
        "toestemmingen/werkplek-bewaren/",
        "toestemmingen/werkplek-bewaren/intrekken/",
        "plaatsingen/nieuw/?own=1",
        "vacatures/gewicht/",
        "",
    ],
)
def test_no_page_about_a_youth_breaks_on_odd_values(by, youth, coordinator, page):
    make_jobhunter(youth.municipality)
    agreements.make(candidate=youth, sentence="We call", doer="youth", due=TODAY, by=by, on=TODAY)
    contacts.record(candidate=youth, channel="phone", reached=True, by=by, on=TODAY)
    steps.add(candidate=youth, kind="call", due=TODAY, by=by, on=TODAY)
    send_all(as_user(by), f"{PAGES}{youth.pk}/{page}")


@pytest.mark.parametrize("kind", ["contact", "agreement", "step", "placement", "start", "end", "check_in"])
def test_no_change_of_a_row_breaks_on_odd_values(by, youth, kind):
    row: Any
    if kind == "contact":
        row = contacts.record(candidate=youth, channel="phone", reached=True, by=by, on=TODAY)
        page = f"contacten/{row.pk}/"
    elif kind == "agreement":
        row = agreements.make(candidate=youth, sentence="We call", doer="youth", due=TODAY, by=by, on=TODAY)
        page = f"afspraken/{row.pk}/"
    elif kind == "step":
        row = steps.add(candidate=youth, kind="call", due=TODAY, by=by, on=TODAY)
        page = f"stappen/{row.pk}/"
    elif kind in ("placement", "start"):
        row = planned(youth, by=by, on=TODAY, starts_on=TODAY)
        page = f"plaatsingen/{row.pk}/" + {"placement": "wijzigen/", "start": "begonnen/"}[kind]
    else:
        row = started(youth, by=by, on=TODAY)
        page = f"plaatsingen/{row.pk}/afgelopen/"
        if kind == "check_in":
            page = f"nazorg/{row.check_ins.filter(side='youth').first().pk}/"
    send_all(as_user(by), f"{PAGES}{youth.pk}/{page}")


def test_no_referral_or_decision_breaks_on_odd_values(by, coordinator):
    here = by.memberships.get().organisation
    school = make_organisation(OrganisationKind.SCHOOL)
    referrer = make_member(Role.REFERRER, school)
    send_all(as_user(referrer), "/verwijzingen/nieuw/")
    details = Details(first_name="Sam", phone="0612345678", birth_year=2005, manner="phone")
    make_candidate(by, first_name="Sam", phone="+31612345678")
    received = receive(details=details, organisation=school, municipality=here, by=referrer, on=TODAY)
    send_all(as_user(coordinator), f"/intake/{received.referral.pk}/")


@pytest.mark.parametrize("page", ["/overzicht/afwezig/", "/overzicht/overdragen/"])
def test_no_page_about_desks_breaks_on_odd_values(by, youth, coordinator, page):
    make_jobhunter(youth.municipality)
    send_all(as_user(coordinator), page)


def test_no_new_file_breaks_on_odd_values(by):
    send_all(as_user(by), "/kandidaten/nieuw/")


def test_nothing_that_is_asked_in_an_address_breaks_a_page(by, youth, coordinator):
    row = started(youth, by=by, on=TODAY)
    one = f"{PAGES}{youth.pk}/"
    asked = {
        PAGES: ["text", "q", "ended", "page"],
        f"{one}contacten/": ["page"],
        f"{one}contacten/nieuw/": ["reached"],
        f"{one}stappen/": ["page"],
        f"{one}geschiedenis/": ["page"],
        f"{one}liever-niet-daar/zoeken/": ["find_new"],
        f"{one}gesprek/graag-doen/": ["part"],
        f"{one}vacatures/": ["list", "page"],
        f"{one}plaatsingen/nieuw/": ["text", "vacancy", "own"],
        f"{one}plaatsingen/{row.pk}/": ["page"],
        "/vandaag/": ["group", "page", "q", "text"],
        "/overzicht/": ["page"],
    }
    for client in (as_user(by), as_user(coordinator)):
        for address, names in asked.items():
            for name in names:
                for value in odd_values(name):
                    assert client.get(address, {name: value[:3000]}).status_code in (200, 302, 403, 404)


def test_an_address_with_what_is_no_id_is_not_found(by, youth):
    client = as_user(by)
    for bad in ("%00", "x", "1e9", "%F0%9F%98%80", "00000000-0000-0000-0000-000000000000", "9" * 400):
        for page in (
            f"{PAGES}{bad}/",
            f"{PAGES}{youth.pk}/contacten/{bad}/",
            f"{PAGES}{youth.pk}/nazorg/{bad}/",
        ):
            assert client.get(page).status_code == 404
        for page in (f"{PAGES}{youth.pk}/liever-niet/{bad}/weg/", f"{PAGES}{youth.pk}/stappen/{bad}/klaar/"):
            assert client.post(page).status_code == 404
