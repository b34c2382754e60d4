"""Hearts on pages and over the API: at a row, looking together, and on the youth's own page."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from candidates.models import Candidate
from candidates.services.files import profile
from candidates.services.files.profile import WishGiven
from employers.models import Vacancy
from jobmatch.accounts.models import User
from tests.candidates.situations import as_user, in_english
from tests.candidates.youths import phone_of, reachable
from tests.factories import make_employer, make_occupation, make_town, make_vacancy
from tests.matching.introductions import let_introduce, proposed, somebody_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def youth(by: User) -> Candidate:
    return reachable(by, first_name="Noor", birth_date=date(2000, 5, 1))


@pytest.fixture
def shop(youth: Candidate, by: User) -> Vacancy:
    """Work that the youth wants."""
    trade = make_occupation(isco="5223")
    wishes = [WishGiven(trade.pk)]
    version = Candidate.objects.get(pk=youth.pk).version
    profile.save_wishes(candidate=youth, version=version, wishes=wishes, by=by, on=timezone.localdate())
    known = {"occupation": trade, "occupation_checked": True, "town": make_town("Utrecht"), "kind": "job"}
    return make_vacancy(title="Verkoper", employer=make_employer("Zon"), **known)


@pytest.fixture
def client(by: User) -> Client:
    return in_english(as_user(by))


def text(answer) -> str:
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def decide(client: Client, youth: Candidate, shop: Vacancy, feeling: str, **more):
    address = reverse("matching:decide", kwargs={"pk": youth.pk, "vacancy_pk": shop.pk})
    return client.post(address, {"feeling": feeling}, **more)


def test_one_tap_at_a_row_is_kept_and_the_list_says_so(
    client: Client, youth: Candidate, shop: Vacancy
) -> None:
    answer = decide(client, youth, shop, "heart", headers={"HX-Request": "true"})
    assert 'aria-pressed="true"' in text(answer)
    ranking = text(client.get(reverse("matching:ranking", args=[youth.pk])))
    assert "1 with a heart" in ranking
    chosen = client.get(reverse("matching:chosen", args=[youth.pk]))
    assert "by the jobhunter" in text(chosen)
    assert f"vacancy={shop.pk}" in chosen.context["sheet"]


def test_what_is_not_for_a_youth_is_counted_and_can_be_brought_back(
    client: Client, youth: Candidate, shop: Vacancy
) -> None:
    decide(client, youth, shop, "not_for_me")
    page = client.get(reverse("matching:ranking", args=[youth.pk]))
    assert "1 not for me, left out" in text(page)
    assert shop.title not in text(page)
    assert page.context["ranked"].ranking.page.nothing_fits

    decide(client, youth, shop, "")
    assert shop.title in text(client.get(reverse("matching:ranking", args=[youth.pk])))


def test_looking_together_is_kept_as_such(client: Client, youth: Candidate, shop: Vacancy) -> None:
    client.post(reverse("web:show", args=[youth.pk]))
    decide(client, youth, shop, "maybe")
    assert youth.interests.get().said_by == "together"


def test_the_sheet_says_what_fits(client: Client, youth: Candidate, shop: Vacancy) -> None:
    page = text(client.get(reverse("matching:sheet", args=[youth.pk]), {"vacancy": str(shop.pk)}))
    assert "wat je wilt" in page or "je wens" in page


def test_a_youth_decides_on_the_own_page(by: User, youth: Candidate, shop: Vacancy) -> None:
    phone = phone_of(youth)
    page = text(phone.get(reverse("matching:my_vacancies")))
    assert shop.title in page
    assert "1000" not in page

    answer = phone.post(reverse("matching:my_decision", args=[shop.pk]), {"feeling": "heart"}, follow=True)

    assert answer.status_code == 200
    assert youth.interests.get().said_by == "youth"
    assert youth.steps.open().filter(mark="chosen").exists()


def test_a_youth_decides_about_no_vacancy_that_is_not_open(youth: Candidate, shop: Vacancy) -> None:
    shop.state = "closed"
    Vacancy.objects.filter(pk=shop.pk).update(closes_on=date(2020, 1, 1))
    answer = phone_of(youth).post(reverse("matching:my_decision", args=[shop.pk]), {"feeling": "heart"})
    assert answer.status_code == 404
    assert not youth.interests.exists()


def test_a_youth_goes_for_nothing_that_is_taken_or_closed(youth: Candidate, shop: Vacancy) -> None:
    phone, decision = in_english(phone_of(youth)), reverse("matching:my_decision", args=[shop.pk])
    assert 'value="heart"' in text(phone.post(decision, {"feeling": "maybe"}, follow=True))
    Vacancy.objects.filter(pk=shop.pk).update(closes_on=date(2020, 1, 1))
    assert 'value="heart"' not in text(phone.get(reverse("matching:my_vacancies")))
    answer = text(phone.post(decision, {"feeling": "heart"}, follow=True))
    assert "go for it any more" in answer
    assert "sees that you go for it" not in answer


def test_over_the_api_it_is_kept_listed_and_taken_back(
    client: Client, youth: Candidate, shop: Vacancy
) -> None:
    address = f"/api/v1/candidates/{youth.pk}/interests"
    put = {"data": {"feeling": "not_for_me"}, "content_type": "application/json"}
    assert client.put(f"{address}/{shop.pk}", **put).json()["feeling"] == "not_for_me"
    assert [row["vacancy"] for row in client.get(address).json()] == [str(shop.pk)]
    ranking = client.get(f"/api/v1/candidates/{youth.pk}/ranking").json()
    assert not any(ranking["counts"].values())

    assert client.delete(f"{address}/{shop.pk}").status_code == 204
    assert client.get(address).json() == []


def test_a_heart_leads_to_a_proposal_and_says_how_far_it_is(
    client: Client, by: User, youth: Candidate, shop: Vacancy
) -> None:
    today, person = timezone.localdate(), somebody_at(shop)
    let_introduce(youth, by=by, on=today)
    way = f"{reverse('matching:introduction_add', args=[youth.pk])}?vacancy={shop.pk}"
    tapped = decide(client, youth, shop, "heart", headers={"HX-Request": "true"})
    chosen = reverse("matching:chosen", args=[youth.pk])
    pages = [tapped, client.get(chosen), client.get(chosen, headers={"HX-Request": "true"})]
    assert [text(page).count(way) for page in pages] == [1, 1, 1]
    row = proposed(youth, by=by, on=today, at=(shop, person))
    assert not youth.steps.open().filter(mark="chosen").exists()
    page = text(client.get(chosen))
    assert way not in page
    assert reverse("matching:introduction", args=[youth.pk, row.pk]) in page
    assert "Proposal: the youth says yes" in page
