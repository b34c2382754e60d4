"""While a youth looks along, nothing of anyone else is on the screen."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from candidates.models import Candidate
from jobmatch.accounts.enums import Role
from tests.factories import make_candidate, make_coordinator, make_jobhunter, make_member, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def youth() -> Candidate:
    return make_candidate(first_name="Samira")


@pytest.fixture
def screen(client: Client, youth: Candidate) -> Client:
    """The screen of the jobhunter, turned towards the youth."""
    sign_in(client, youth.desk.user)
    client.post(reverse("web:show", args=[youth.pk]))
    return client


def open_page(screen: Client, name: str, *args: object) -> HttpResponse:
    return screen.get(reverse(name, args=args))


def test_showing_leads_to_the_page_of_the_youth(client: Client, youth: Candidate) -> None:
    sign_in(client, youth.desk.user)
    answer = client.post(reverse("web:show", args=[youth.pk]))
    assert answer.url == reverse("candidates:file", args=[youth.pk])


@pytest.mark.parametrize(
    ("page", "leads_to"),
    [
        ("vacatures/", "vacatures/"),
        ("//elders.example/", ""),
        ("/kandidaten/", ""),
        ("https://elders.example", ""),
    ],
)
def test_showing_stays_on_a_page_of_the_youth_and_leads_nowhere_else(
    client: Client, youth: Candidate, page: str, leads_to: str
) -> None:
    sign_in(client, youth.desk.user)
    own = reverse("candidates:file", args=[youth.pk])
    asked = page if page.startswith(("/kandidaten", "https")) else own + page
    answer = client.post(reverse("web:show", args=[youth.pk]), {"next": asked})
    assert answer.url == own + leads_to


def test_showing_is_never_started_by_a_link(client: Client, youth: Candidate) -> None:
    sign_in(client, youth.desk.user)
    assert open_page(client, "web:show", youth.pk).status_code == 405


def test_a_youth_of_someone_else_cannot_be_shown(client: Client, youth: Candidate) -> None:
    sign_in(client, make_jobhunter())
    assert client.post(reverse("web:show", args=[youth.pk])).status_code == 404


def test_the_coordinator_may_show_too(client: Client, youth: Candidate) -> None:
    sign_in(client, make_coordinator(youth.municipality))
    assert client.post(reverse("web:show", args=[youth.pk])).status_code == 302


def test_the_own_pages_open_and_say_that_we_look_together(screen: Client, youth: Candidate) -> None:
    for name in ("candidates:file", "matching:ranking"):
        answer = open_page(screen, name, youth.pk)
        assert answer.status_code == 200
        assert answer.context["show_to_youth"] == str(youth.pk)


def test_the_layout_names_nobody_else_and_leads_nowhere_else(screen: Client, youth: Candidate) -> None:
    page = open_page(screen, "candidates:file", youth.pk).content.decode()
    for address in ("candidates:caseload", "employers:vacancies", "accounts:profile"):
        assert f'href="{reverse(address)}"' not in page
    assert youth.desk.user.email not in page


@pytest.mark.parametrize("name", ["candidates:caseload", "employers:vacancies", "accounts:profile"])
def test_every_other_page_asks_whether_to_stop(screen: Client, name: str) -> None:
    assert open_page(screen, name).url == reverse("web:stop_showing")


def test_the_page_of_another_youth_stays_closed(screen: Client, youth: Candidate) -> None:
    other = make_candidate(youth.desk.user, first_name="Bilal")
    answer = open_page(screen, "candidates:file", other.pk)
    assert answer.url == reverse("web:stop_showing")


def test_the_screen_is_not_turned_to_another_youth_before_it_is_turned_back(
    screen: Client, youth: Candidate
) -> None:
    other = make_candidate(youth.desk.user, first_name="Bilal")
    answer = screen.post(reverse("web:show", args=[other.pk]))
    assert answer.url == reverse("web:stop_showing")
    assert open_page(screen, "web:home").url == reverse("candidates:file", args=[youth.pk])


def test_showing_the_same_youth_again_changes_nothing(screen: Client, youth: Candidate) -> None:
    answer = screen.post(reverse("web:show", args=[youth.pk]))
    assert answer.url == reverse("candidates:file", args=[youth.pk])


def test_the_api_stays_closed_to_this_session(screen: Client) -> None:
    answer = screen.get("/api/v1/me")
    assert (answer.status_code, answer.json()["code"]) == (403, "showing")


def test_the_start_page_is_the_page_of_the_youth(screen: Client, youth: Candidate) -> None:
    assert open_page(screen, "web:home").url == reverse("candidates:file", args=[youth.pk])


def test_asking_whether_to_stop_changes_nothing(screen: Client) -> None:
    assert open_page(screen, "web:stop_showing").status_code == 200
    assert open_page(screen, "candidates:caseload").status_code == 302


def test_stopping_opens_the_caseload_again(screen: Client, youth: Candidate) -> None:
    answer = screen.post(reverse("web:stop_showing"))
    assert answer.url == reverse("candidates:file", args=[youth.pk])
    assert open_page(screen, "candidates:caseload").status_code == 200


def test_stopping_when_nobody_looks_along_leads_to_the_start(client: Client) -> None:
    sign_in(client, make_jobhunter())
    assert open_page(client, "web:stop_showing").url == reverse("web:home")


def test_signing_out_turns_the_screen_back(screen: Client, youth: Candidate) -> None:
    screen.post(reverse("account_logout"))
    sign_in(screen, youth.desk.user)
    assert open_page(screen, "candidates:caseload").status_code == 200


def test_an_employer_contact_has_nothing_to_show(client: Client, youth: Candidate) -> None:
    sign_in(client, make_member(Role.EMPLOYER_CONTACT))
    assert client.post(reverse("web:show", args=[youth.pk])).status_code == 403
