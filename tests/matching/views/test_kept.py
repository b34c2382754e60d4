"""Kept rankings on pages and over the API: by a button or with work; opened by the own jobhunter."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from candidates.models import Candidate
from candidates.services.files import profile
from candidates.services.files.profile import WishGiven
from employers.models import Vacancy
from jobmatch.accounts.models import User
from matching.models import KeptRanking
from matching.services.ranking import kept
from tests.candidates.situations import as_user, in_english
from tests.factories import (
    OPENED_ON,
    make_candidate,
    make_coordinator,
    make_employer,
    make_occupation,
    make_town,
    make_vacancy,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def youth(by: User) -> Candidate:
    return make_candidate(by, first_name="Noor", birth_date=date(2000, 5, 1))


@pytest.fixture
def shop(youth: Candidate, by: User) -> Vacancy:
    """Work that the youth wants."""
    trade = make_occupation(isco="5223")
    profile.save_wishes(candidate=youth, version=1, wishes=[WishGiven(trade.pk)], by=by, on=OPENED_ON)
    town = make_town("Utrecht")
    known = {"occupation": trade, "occupation_checked": True, "town": town, "kind": "job"}
    return make_vacancy(title="Verkoper", employer=make_employer("Zon"), **known)


@pytest.fixture
def client(by: User) -> Client:
    return in_english(as_user(by))


def address(youth: Candidate, *, name: str = "kept_rankings", **more: Any) -> str:
    return reverse(f"matching:{name}", kwargs={"pk": youth.pk, **more})


def text(answer: Any) -> str:
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_button_below_the_ranking_keeps_it_once(client: Client, youth: Candidate, shop: Vacancy) -> None:
    page = client.get(reverse("matching:ranking", args=[youth.pk]))
    given = {"key": str(page.context["keep_key"])}
    assert given["key"] in text(page)

    for _ in range(2):
        listed = client.post(address(youth), given, follow=True)

    assert "The ranking is kept." in text(listed)
    assert [row.why for row in youth.kept_rankings.all()] == ["asked"]


def test_a_sheet_keeps_what_went_along(client: Client, by: User, youth: Candidate, shop: Vacancy) -> None:
    sheet = text(client.get(reverse("matching:sheet", args=[youth.pk]), {"vacancy": str(shop.pk)}))
    assert f'name="vacancy" value="{shop.pk}"' in sheet

    client.post(address(youth), {"vacancy": [str(shop.pk), "no id"]})

    row = KeptRanking.objects.get()
    assert row.why == "sheet"
    assert kept.read(kept=row, by=by, on=row.kept_on).kept["chosen"] == [str(shop.pk)]


def test_it_is_read_with_the_points_of_then(
    client: Client, by: User, youth: Candidate, shop: Vacancy
) -> None:
    row = kept.keep(candidate=youth, by=by, on=OPENED_ON, chosen=[shop.pk])
    Vacancy.objects.update(title="Another")

    page = text(client.get(address(youth, name="kept_ranking", kept_pk=row.pk)))

    assert "Verkoper" in page
    assert "Another" not in page
    assert "the same to the letter" in page
    assert "Wish 300/300" in page


def test_a_coordinator_sees_that_it_is_there_and_opens_nothing(by: User, youth: Candidate) -> None:
    row = kept.keep(candidate=youth, by=by, on=OPENED_ON)
    client = in_english(as_user(make_coordinator(youth.municipality)))
    one = address(youth, name="kept_ranking", kept_pk=row.pk)

    page = text(client.get(address(youth)))
    assert "kept by hand" in page
    assert one not in page
    assert client.get(one).status_code == 404


def test_work_through_us_keeps_the_ranking_that_it_came_from(
    client: Client, by: User, youth: Candidate, shop: Vacancy
) -> None:
    given = {"vacancy": shop.pk, "kind": "job", "pay": "25.00", "found_by": "us"}
    given |= {"starts_on": timezone.localdate().isoformat(), "occupation": shop.occupation_id}
    client.post(reverse("matching:placement_add", args=[youth.pk]), given)

    placement, row = youth.placements.get(), youth.kept_rankings.get()
    assert (row.pk, row.why) == (placement.pk, "work")
    assert kept.read(kept=row, by=by, on=row.kept_on).kept["chosen"] == [str(shop.pk)]
    assert "1 kept ranking" in text(
        client.get(reverse("matching:placements", args=[youth.pk]), headers={"HX-Request": "true"})
    )


def test_the_same_over_the_api(by: User, youth: Candidate, shop: Vacancy) -> None:
    client = as_user(by)
    folder = f"/api/v1/candidates/{youth.pk}/kept-rankings"

    made = client.post(folder, {"vacancies": [str(shop.pk)]}, content_type="application/json")
    whole = client.get(f"{folder}/{made.json()['id']}").json()

    assert made.status_code == 201
    assert client.get(folder).json()["items"] == [made.json()]
    assert (whole["differs"], whole["needs"], whole["needs_gone"]) == ([], None, False)
    assert whole["answer"]["rows"][str(shop.pk)]["points"] >= 300
    assert whole["vacancies"][str(shop.pk)]["title"] == "Verkoper"
