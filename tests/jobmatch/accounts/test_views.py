"""What the admin does on the pages, and what users do with their own account."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import ApiToken, Membership, Organisation, User
from jobmatch.accounts.services import tokens
from tests.factories import make_jobhunter, make_member, make_organisation, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def municipality() -> Organisation:
    return make_organisation(name="Gemeente Voorbeeldstad")


@pytest.fixture
def admin(municipality: Organisation) -> User:
    return make_member(Role.ADMIN, municipality)


@pytest.fixture
def page(client: Client, admin: User) -> Client:
    return sign_in(client, admin)


def test_the_list_has_the_own_municipality_and_no_other(page: Client, municipality):
    make_organisation(name="Gemeente Elders")
    text = page.get("/beheer/").content.decode()
    assert "Gemeente Voorbeeldstad" in text
    assert "Gemeente Elders" not in text


def test_the_list_takes_as_many_queries_for_twenty_as_for_ten(page: Client, django_assert_max_num_queries):
    for _ in range(2):
        for _ in range(10):
            make_member(Role.REFERRER)
        with django_assert_max_num_queries(10):
            page.get("/beheer/")


def test_an_admin_adds_a_school_and_sees_it(page: Client):
    answer = page.post("/beheer/organisaties/nieuw/", {"kind": "school", "name": "De Brug"})
    school = Organisation.objects.get(name="De Brug")
    assert answer.url == f"/beheer/organisaties/{school.pk}/"
    assert page.get(answer.url).status_code == 200


def test_invited_is_told_apart_from_active(page: Client, municipality):
    make_jobhunter(municipality)
    active = make_jobhunter(municipality)
    active.set_password("quiet-river-over-9-stones")
    active.last_login = timezone.now()
    active.save()
    text = page.get(f"/beheer/organisaties/{municipality.pk}/").content.decode()
    assert text.count("uitgenodigd, nog niet ingelogd") == 2  # the jobhunter and the admin of this test
    assert text.count("actief") == 1


def test_two_hats_of_one_person_are_shown(page: Client, municipality, admin):
    assert "twee petten" not in page.get(f"/beheer/organisaties/{municipality.pk}/").content.decode()
    make_member(Role.COORDINATOR, municipality, make_member(Role.ADMIN, municipality))
    assert "twee petten" in page.get(f"/beheer/organisaties/{municipality.pk}/").content.decode()


def test_an_organisation_gets_another_name(page: Client):
    school = make_organisation("school", name="Oud")
    make_organisation("school", name="Bezet")
    address = f"/beheer/organisaties/{school.pk}/wijzigen/"
    assert page.post(address, {"name": "Bezet"}).status_code == 422
    page.post(address, {"name": "Nieuw"})
    assert Organisation.objects.filter(name="Nieuw").exists()


def test_a_role_ends_after_a_question(page: Client, municipality):
    membership = make_jobhunter(municipality).memberships.get()
    address = f"/beheer/rollen/{membership.pk}/eindigen/"
    assert page.get(address).status_code == 200
    assert Membership.objects.active().filter(pk=membership.pk).exists()
    page.post(address)
    assert not Membership.objects.active().filter(pk=membership.pk).exists()


def test_the_last_admin_reads_why_the_role_stays(page: Client, admin):
    answer = page.post(f"/beheer/rollen/{admin.memberships.get().pk}/eindigen/")
    assert answer.status_code == 422
    assert answer.context["problem"] in answer.content.decode()


def test_someone_changes_the_own_name(client: Client):
    user = make_member(Role.REFERRER)
    sign_in(client, user)
    assert client.post("/account/", {"name": ""}).status_code == 422
    client.post("/account/", {"name": "Nieuwe Naam"})
    assert User.objects.get(pk=user.pk).name == "Nieuwe Naam"


def test_a_token_is_shown_once_works_and_is_revoked(client: Client):
    user = make_member(Role.REFERRER)
    sign_in(client, user)
    assert client.post("/account/token/", {"name": "x", "scope": "read", "days": 366}).status_code == 422
    text = client.post("/account/token/", {"name": "script", "scope": "read", "days": 365}).content.decode()
    token = re.search(r"jm_[\w-]+", text).group()
    bearer = {"authorization": f"Bearer {token}"}
    assert Client().get("/api/v1/me", headers=bearer).status_code == 200
    own = client.get("/account/").content.decode()
    assert "script" in own
    assert token not in own
    assert "laatst gebruikt op" in own
    client.post(f"/account/token/{user.api_tokens.get().pk}/intrekken/")
    assert Client().get("/api/v1/me", headers=bearer).status_code == 401


def test_an_admin_reads_whose_tokens_there_are_and_never_a_token(page: Client, municipality):
    user = make_jobhunter(municipality)
    _, text = tokens.make(name="agenda", scope="read", days=30, at=timezone.now(), by=user)
    listed = page.get("/beheer/tokens/").content.decode()
    over_api = page.get("/api/v1/issued-tokens").json()
    assert all(word in listed for word in (user.name, "agenda", "nooit gebruikt"))
    assert [(row["owner"], row["scope"]) for row in over_api["items"]] == [(user.name, "read")]
    for answer in (listed, str(over_api)):
        assert text not in answer
        assert user.api_tokens.get().digest not in answer


def test_the_list_of_tokens_takes_as_many_queries_for_six_as_for_three(
    page: Client, municipality, django_assert_max_num_queries
):
    for _ in range(2):
        for _ in range(3):
            tokens.make(name="t", scope="all", days=30, at=timezone.now(), by=make_jobhunter(municipality))
        with django_assert_max_num_queries(7):
            page.get("/beheer/tokens/")


def test_own_tokens_are_listed_and_taken_back_over_the_api(client: Client):
    user, other = make_member(Role.REFERRER), make_member(Role.REFERRER)
    token, text = tokens.make(name="t", scope="all", days=30, at=timezone.now(), by=user)
    theirs, _ = tokens.make(name="t", scope="all", days=30, at=timezone.now(), by=other)
    bearer = {"authorization": f"Bearer {text}"}
    [row] = client.get("/api/v1/tokens", headers=bearer).json()
    assert (row["id"], row["scope"], row["last_used_on"]) == (str(token.pk), "all", str(timezone.localdate()))
    assert client.delete(f"/api/v1/tokens/{theirs.pk}", headers=bearer).status_code == 404
    assert client.delete(f"/api/v1/tokens/{token.pk}", headers=bearer).status_code == 204
    assert client.get("/api/v1/tokens", headers=bearer).status_code == 401


def test_a_token_makes_no_token(client: Client):
    _, text = tokens.make(name="t", scope="all", days=1, at=timezone.now(), by=make_member(Role.REFERRER))
    asked = {"name": "longer", "scope": "all", "days": 365}
    for address in ("/api/v1/tokens", "/account/token/"):
        client.post(address, asked, headers={"authorization": f"Bearer {text}"})
    assert ApiToken.objects.count() == 1


def test_me_says_who_and_in_which_roles(client: Client, admin, municipality):
    sign_in(client, admin)
    assert client.get("/api/v1/me").json() == {
        "id": str(admin.pk),
        "name": admin.name,
        "email": admin.email,
        "memberships": [
            {
                "role": "admin",
                "organisation": municipality.name,
                "organisation_id": str(municipality.pk),
            }
        ],
    }
