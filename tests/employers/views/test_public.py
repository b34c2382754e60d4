import json
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from employers import publishing
from employers.enums import VacancyState
from employers.imports.reader import parse
from employers.models import Employer, Vacancy, VacancyQuerySet
from employers.services import states, vacancies
from tests.candidates.referral_situations import make_referrer
from tests.employers.situations import (
    a_town,
    an_occupation,
    make_complete_vacancy,
    make_contact,
    make_employer,
    make_site,
    make_vacancy,
)
from tests.factories import make_jobhunter, sign_in
from tests.refusals import refused

pytestmark = pytest.mark.django_db
LIST = "/vacatures/"
FEED = "/vacatures/feed.jsonld"


def make_public(**values: Any) -> Vacancy:
    today = timezone.localdate()
    values.setdefault("employer", make_employer())
    return make_vacancy(confirmed_on=values.pop("confirmed_on", today), posted_on=today, **values)


def page_of(row: Vacancy) -> str:
    return reverse("employers:public_vacancy", args=[row.pk])


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def posting_on(page: str) -> dict[str, Any]:
    start = page.index('<script type="application/ld+json">') + len('<script type="application/ld+json">')
    return json.loads(page[start : page.index("</script>", start)])


def is_public(client: Client, row: Vacancy) -> bool:
    """The page, the list, the feed and the map of the site say the same."""
    found = {
        client.get(page_of(row)).status_code == 200,
        page_of(row) in read(client, LIST),
        str(row.pk) in read(client, FEED),
        page_of(row) in read(client, "/vacatures/sitemap.xml"),
    }
    assert len(found) == 1
    return found.pop()


def test_everybody_reads_what_an_employer_said(client: Client) -> None:
    assert is_public(client, make_public())


def long_ago() -> Any:
    return timezone.localdate() - timedelta(days=46)


@pytest.mark.parametrize(
    "values",
    [
        lambda: {"confirmed_on": None},
        lambda: {"confirmed_on": long_ago()},
        lambda: {"state": VacancyState.FILLED},
        lambda: {"state": VacancyState.CLOSED},
        lambda: {"closes_on": timezone.localdate() - timedelta(days=1)},
        lambda: {"employer": None, "employer_text": "Spoorkiosk"},
        lambda: {"employer": make_employer("Onze opdrachtgever")},
        lambda: {"employer": make_employer("Uitzendbureau Snel")},
        lambda: {"employer": make_employer(is_intermediary=True)},
        lambda: {"employer_text": "our client"},
        lambda: {"employer_text": "Randstad"},
    ],
)
def test_nobody_reads_anything_else(client: Client, values: Any) -> None:
    assert not is_public(client, make_public(**values()))


def test_on_the_last_day_it_is_there(client: Client) -> None:
    today = timezone.localdate()
    assert is_public(client, make_public(confirmed_on=today - timedelta(days=45), closes_on=today))


def test_what_may_not_be_asked_stays_inside(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    row = make_public()
    monkeypatch.setattr(VacancyQuerySet, "without_kept_demand", lambda rows: rows.none())
    assert not is_public(client, row)


def test_what_is_not_public_is_not_there_and_looks_like_what_never_was(client: Client) -> None:
    hidden = make_vacancy(employer=make_employer())
    answers = [
        client.get(f"/vacatures/open/{pk}/")
        for pk in (hidden.pk, "00000000-0000-4000-8000-000000000000", "x")
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


def test_who_is_signed_in_gets_the_working_list_and_who_may_not_is_refused(client: Client) -> None:
    row = make_public()
    assert page_of(row) in read(client, LIST)
    sign_in(client, make_jobhunter())
    assert page_of(row) not in read(client, LIST)
    other = sign_in(Client(), make_referrer())
    assert other.get(LIST).status_code == 403
    assert other.get(page_of(row)).status_code == 200


@pytest.mark.parametrize("address", [LIST, FEED, "/vacatures/sitemap.xml", "/robots.txt"])
def test_what_is_for_everybody_may_be_kept_and_sets_no_cookie(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer["Cache-Control"].startswith("public, max-age=")
    assert not answer.cookies
    assert answer["Content-Security-Policy"]


def test_the_working_list_is_kept_by_nobody(client: Client) -> None:
    sign_in(client, make_jobhunter())
    assert client.get(LIST)["Cache-Control"] == "private, no-store"


def test_a_view_that_is_not_named_can_not_let_an_answer_be_kept(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(client, make_jobhunter())

    def shown(*_args: Any, **_more: Any) -> HttpResponse:
        return HttpResponse("", headers={"Cache-Control": "public, max-age=60"})

    monkeypatch.setattr("employers.views.employers.render", shown)
    assert client.get("/werkgevers/")["Cache-Control"] == "private, no-store"


def test_the_pages_have_no_script_form_or_name_of_a_person(client: Client) -> None:
    row = make_public()
    for address in (LIST, page_of(row), f"{LIST}?taal=en"):
        page = read(client, address)
        assert "<form" not in page
        assert "csrf" not in page
        assert page.count("<script") == page.count('<script type="application/ld+json">')


def test_each_language_has_an_address(client: Client) -> None:
    row = make_public(kind="job")
    dutch, english = client.get(page_of(row)), client.get(f"{page_of(row)}?taal=en")
    assert (dutch["Content-Language"], english["Content-Language"]) == ("nl", "en")
    assert "Alle vacatures" in dutch.content.decode()
    assert "All vacancies" in english.content.decode()
    assert f'hreflang="en" href="http://localhost:8000{page_of(row)}?taal=en"' in dutch.content.decode()
    assert "Alle vacatures" in read(client, f"{page_of(row)}?taal=xx")


def test_search_engines_find_what_they_ask_for(client: Client) -> None:
    employer = make_employer("Spoorkiosk", website="https://spoorkiosk.example/")
    site = make_site(employer, street="Stationsplein 1", postcode="3511", town=a_town())
    today = timezone.localdate()
    row = make_public(
        title="Verkoper station",
        description="Je verkoopt.\n\nJe helpt & lacht <graag>.",
        employer=employer,
        site=site,
        kind="job",
        hours_min=24,
        hours_max=32,
        pay_min="15.20",
        pay_max="16.00",
        pay_period="hour",
        closes_on=today + timedelta(days=9),
        occupation=an_occupation(),
        occupation_checked=True,
        diploma="mbo2",
        years_asked=1,
        years_c=100,
    )
    found = posting_on(read(client, page_of(row)))
    address = found["jobLocation"]["address"]
    assert (found["@type"], found["title"]) == ("JobPosting", "Verkoper station")
    assert found["description"] == "<p>Je verkoopt.<br><br>Je helpt &amp; lacht &lt;graag&gt;.</p>"
    assert found["datePosted"] == f"{today:%Y-%m-%d}"
    assert found["validThrough"].startswith(f"{today + timedelta(days=9):%Y-%m-%d}")
    assert found["hiringOrganization"] == {
        "@type": "Organization",
        "name": "Spoorkiosk",
        "sameAs": "https://spoorkiosk.example/",
    }
    assert (address["streetAddress"], address["postalCode"]) == ("Stationsplein 1", "3511")
    assert (address["addressLocality"], address["addressCountry"]) == ("Utrecht", "NL")
    assert found["employmentType"] == "PART_TIME"
    assert found["baseSalary"]["value"] == {
        "@type": "QuantitativeValue",
        "minValue": 15.2,
        "maxValue": 16.0,
        "unitText": "HOUR",
    }
    assert found["identifier"]["value"] == row.identifier
    assert found["experienceRequirements"]["monthsOfExperience"] == 12
    assert found["educationRequirements"]["credentialCategory"] == "professional certificate"
    assert "jobmatch:own" not in found


def test_words_of_a_vacancy_end_no_script(client: Client) -> None:
    row = make_public(title="</script><script>alert(1)</script>", description="<!-- </script> & co")
    page = read(client, page_of(row))
    assert "<script>alert" not in page
    assert posting_on(page)["title"] == "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;"
    node = {"name": "</script>"}
    assert "<" not in publishing.as_script(node)
    assert json.loads(publishing.as_script(node)) == node


def test_work_from_home_names_where_one_may_live(client: Client) -> None:
    found = posting_on(read(client, page_of(make_public(is_remote=True))))
    assert found["jobLocationType"] == "TELECOMMUTE"
    assert found["applicantLocationRequirements"]["name"] == "NL"


def test_the_feed_is_read_back_by_our_own_reader(client: Client) -> None:
    row = make_public(title="Kassa < 3 uur", kind="side_job", town=a_town(), place_text="Utrecht-Oost")
    parsed = parse(client.get(FEED).content)
    assert parsed.problems == []
    (posting,) = parsed.postings
    assert (posting.source, posting.identifier, posting.title) == (row.source, row.identifier, row.title)
    assert (posting.kind, posting.place.text, posting.place.town) == ("side_job", "Utrecht-Oost", "Utrecht")


def test_who_has_the_feed_is_told_that_nothing_changed(client: Client) -> None:
    make_public()
    first = client.get(FEED)
    assert first["Content-Type"] == "application/ld+json"
    again = client.get(FEED, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    make_public()
    assert client.get(FEED, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_search_engines_are_kept_out_of_all_else(client: Client) -> None:
    lines = read(client, "/robots.txt").splitlines()
    assert lines[1] == "Disallow: /"
    assert "Sitemap: http://localhost:8000/vacatures/sitemap.xml" in lines
    assert not [line for line in lines if "kandidaten" in line or "werkgevers" in line]


def test_more_vacancies_ask_no_more_of_the_database(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    for _time in range(12):
        make_public(town=a_town(), occupation=an_occupation())
    for address, most in ((LIST, 6), (FEED, 7), ("/vacatures/sitemap.xml", 5)):
        with django_assert_max_num_queries(most):
            read(client, address)


# still open?


def contact_of(row: Vacancy) -> Any:
    assert row.employer is not None
    return make_contact(row.employer)


def test_the_employer_says_in_one_tap_that_it_is_still_open(client: Client) -> None:
    row = make_complete_vacancy()
    sign_in(client, contact_of(row))
    page = read(client, reverse("employers:vacancy", args=[row.pk]))
    assert "Nog open?" in page
    client.post(reverse("employers:vacancy_confirm", args=[row.pk]), {"version": row.version})
    row.refresh_from_db()
    assert row.confirmed_on == timezone.localdate()
    assert "iedereen kan het lezen" in read(client, reverse("employers:vacancy", args=[row.pk]))


def test_what_an_employer_posts_or_opens_again_is_said_by_the_employer() -> None:
    employer, today = make_employer(), timezone.localdate()
    contact, jobhunter = make_contact(employer), make_jobhunter()
    own = vacancies.post(by=contact, on=today, title="Verkoper", description="In de winkel.")
    typed = vacancies.post(
        by=jobhunter, on=today, title="Verkoper", employer=employer, description="In de winkel."
    )
    assert (own.confirmed_on, typed.confirmed_on) == (today, None)
    states.close(vacancy=typed, version=typed.version, by=contact)
    states.reopen(vacancy=typed, version=typed.version, on=today, by=jobhunter)
    assert typed.confirmed_on is None
    states.close(vacancy=typed, version=typed.version, by=contact)
    states.reopen(vacancy=typed, version=typed.version, on=today, by=contact)
    assert typed.confirmed_on == today


def test_only_what_is_open_and_has_an_employer_is_still_open() -> None:
    jobhunter, today = make_jobhunter(), timezone.localdate()
    nobodys, closed = make_vacancy(), make_vacancy(employer=make_employer(), state=VacancyState.CLOSED)
    with refused("no_employer"):
        states.confirm(vacancy=nobodys, version=1, on=today, by=jobhunter)
    with refused("state"):
        states.confirm(vacancy=closed, version=1, on=today, by=jobhunter)


def test_another_employer_says_nothing_of_it() -> None:
    row = make_vacancy(employer=make_employer())
    other: Employer = make_employer()
    with refused("forbidden"):
        states.confirm(vacancy=row, version=1, on=timezone.localdate(), by=make_contact(other))


def test_what_was_read_and_nobody_checked_keeps_nobody_away(client: Client) -> None:
    years = {"years_asked": 3, "years_c": 70, "years_phrase": "drie jaar ervaring"}
    row = make_public(**years, kind="job", kind_c=60, kind_phrase="baan")
    row.licences.create(licence="driving_b", c=60, phrase="rijbewijs")
    page = client.get(page_of(row))
    assert page.context["requirements"] == []
    assert "Soort werk" not in dict(page.context["facts"])
    assert "<span>baan</span>" not in read(client, LIST)
    Vacancy.objects.filter(pk=row.pk).update(years_c=100, kind_c=100)
    row.licences.update(c=100)
    page = client.get(page_of(row))
    assert len(page.context["requirements"]) == 2
    assert "Soort werk" in dict(page.context["facts"])
    assert "<span>baan</span>" in read(client, LIST)


def test_markup_in_the_words_of_an_employer_stays_words(client: Client) -> None:
    words = '</script><img src=x onerror=alert(1)>"&amp;'
    row = make_public(title=words, description=words, employer=make_employer(f"Bakker {words}"))
    for address in (page_of(row), LIST):
        assert "<img src=x" not in read(client, address)
    told = posting_on(read(client, page_of(row)))
    assert "<" not in told["title"] + told["hiringOrganization"]["name"]
    assert "<img" not in told["description"]
    assert "<img" not in str(client.get(FEED).json())
