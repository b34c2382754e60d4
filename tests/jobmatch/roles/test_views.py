"""The pages on which one proposes and another decides."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from jobmatch.accounts.enums import ProposalState, Role
from jobmatch.accounts.models import Organisation, Proposal, User
from jobmatch.roles.services import by_command
from jobmatch.roles.services.by_command import Person
from notifications.services import sending
from tests.factories import make_coordinator, make_jobhunter, make_member, make_organisation, sign_in
from tests.jobmatch.roles.situations import EMAIL, Town, make_town

pytestmark = pytest.mark.django_db
FORM = {"name": "New", "email": EMAIL, "role": "jobhunter"}


@pytest.fixture
def town() -> Town:
    return make_town()


def page_of(user: User) -> Client:
    return sign_in(Client(), user)


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def give(place: Organisation) -> str:
    return f"/beheer/organisaties/{place.pk}/uitnodigen/"


def test_from_proposal_to_the_first_password_in_the_browser(town: Town):
    admin, officer = page_of(town.admin), page_of(town.officer)
    answer = admin.post(give(town.here), FORM)
    assert "Hierover beslist iemand anders" in text(admin, answer.url)
    assert admin.post(f"{answer.url}bevestigen/").status_code == 403
    assert "New: jobhunter" in text(officer, "/rollen/")
    assert officer.post(f"{answer.url}bevestigen/").url == "/rollen/"
    sending.run()
    (letter,) = [each for each in mail.outbox if each.to == [EMAIL]]
    link = re.search(r"https?://[^/]+(/account/password/reset/\S+)", letter.body).group(1)
    newcomer = Client()
    password = {"password1": "quiet-river-over-9-stones", "password2": "quiet-river-over-9-stones"}
    newcomer.post(newcomer.get(link).url, password)
    assert User.objects.get(email=EMAIL).check_password("quiet-river-over-9-stones")


def test_only_roles_that_fit_the_organisation_are_offered(town: Town):
    page, school = page_of(town.admin), make_organisation("school")
    choices = page.get(give(school)).context["form"].fields["role"].choices
    assert [code for code, _ in choices] == ["referrer"]
    assert page.post(give(school), FORM).status_code == 422
    assert page.post(give(make_organisation("anti_discrimination")), FORM).status_code == 422


def test_a_referrer_is_invited_at_once(town: Town):
    page, school = page_of(town.admin), make_organisation("school")
    answer = page.post(give(school), {**FORM, "role": "referrer"})
    assert answer.url == f"/beheer/organisaties/{school.pk}/"
    assert EMAIL in text(page, answer.url)


def test_a_second_role_for_a_known_address_is_said(town: Town):
    page, school = page_of(town.admin), make_organisation("school")
    user = make_member(Role.REFERRER, make_organisation("mosque", name="De Tuin"))
    answer = page.post(give(school), {"name": user.name, "email": user.email, "role": "referrer"})
    assert f"{user.name} had al een account: verwijzer, De Tuin." in text(page, answer.url)


def test_the_second_person_reads_which_roles_somebody_has_already(town: Town):
    user = make_jobhunter(town.here)
    proposal = town.propose(email=user.email, name=user.name, role=Role.COORDINATOR)
    page = text(page_of(town.officer), f"/rollen/voorstellen/{proposal.pk}/")
    assert "jobhunter, Gemeente Voorbeeldstad" in page


@pytest.mark.parametrize(
    ("change", "field"),
    [({"role": "admin"}, "role"), ({"name": "Somebody Else"}, "name")],
)
def test_a_broken_rule_is_said_at_its_field(town: Town, change, field):
    user = make_jobhunter(town.here)
    form = {"name": user.name, "email": user.email, "role": "coordinator", **change}
    answer = page_of(town.admin).post(give(town.here), form)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors


def test_an_admin_reads_that_nobody_does_it_for_oneself(town: Town):
    form = {"name": town.admin.name, "email": town.admin.email, "role": "coordinator"}
    answer = page_of(town.admin).post(give(town.here), form)
    assert "Dit doet niemand voor zichzelf" in answer.content.decode()


def test_a_refusal_asks_why_and_the_proposer_reads_it(town: Town):
    proposal = town.propose()
    address = f"/rollen/voorstellen/{proposal.pk}/"
    officer = page_of(town.officer)
    assert officer.post(f"{address}weigeren/", {"reason": ""}).status_code == 422
    assert officer.post(f"{address}weigeren/", {"reason": "Ken ik niet."}).url == "/rollen/"
    assert "Ken ik niet." in text(page_of(town.admin), address)


def test_the_proposer_takes_it_back(town: Town):
    proposal = town.propose()
    admin = page_of(town.admin)
    address = f"/rollen/voorstellen/{proposal.pk}/intrekken/"
    assert admin.post(address).url == "/rollen/"
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.WITHDRAWN
    assert admin.post(address).url == f"/rollen/voorstellen/{proposal.pk}/"
    assert page_of(town.officer).post(address.replace("intrekken", "bevestigen")).status_code == 302
    assert not User.objects.filter(email=EMAIL).exists()


def test_a_new_coordinator_reads_that_the_own_yes_does_not_count_yet(town: Town):
    proposal = town.propose()
    page = text(page_of(make_coordinator(town.here)), f"/rollen/voorstellen/{proposal.pk}/")
    assert "al 30 dagen heeft" in page
    assert "Ja, ik heb het nagevraagd" not in page


def test_a_new_start_is_proposed_and_carried_out_by_another(town: Town):
    user = make_jobhunter(town.here)
    user.set_password("quiet-river-over-9-stones")
    user.save()
    admin = page_of(town.admin)
    address = f"/beheer/rollen/{user.memberships.get().pk}/opnieuw/"
    assert "nieuwe start" in text(admin, address)
    answer = admin.post(address)
    assert User.objects.get(pk=user.pk).has_usable_password()
    page_of(town.officer).post(f"{answer.url}bevestigen/")
    assert not User.objects.get(pk=user.pk).has_usable_password()
    assert admin.post(f"/beheer/rollen/{town.admin.memberships.get().pk}/opnieuw/").status_code == 422


def test_a_referrer_gets_the_mail_again_without_a_second_person(town: Town):
    user = make_member(Role.REFERRER)
    page_of(town.admin).post(f"/beheer/rollen/{user.memberships.get().pk}/opnieuw/")
    sending.run()
    assert mail.outbox[0].to == [user.email]
    assert not Proposal.objects.exists()


def test_the_officer_sees_two_hats_and_who_never_signed_in(town: Town):
    officer = page_of(town.officer)
    assert "twee petten" not in text(officer, "/rollen/")
    make_member(Role.COORDINATOR, town.here, make_member(Role.ADMIN, town.here))
    page = text(officer, "/rollen/")
    assert page.count("twee petten") == 1
    assert "uitgenodigd, nog niet ingelogd" in page


def test_what_came_by_the_command_line_names_who_asked_it(town: Town):
    who = Person("Ada", "ada@example.org"), Person("Ben", "ben@example.org")
    person = Person("New", EMAIL)
    by_command.appoint(
        municipality=town.here, person=person, role="coordinator", asked_by=who, at=timezone.now()
    )
    page = text(page_of(town.officer), "/rollen/")
    assert "Ada &lt;ada@example.org&gt;; Ben &lt;ben@example.org&gt;" in page


def test_the_list_takes_as_many_queries_for_twenty_as_for_ten(town: Town, django_assert_max_num_queries):
    officer = page_of(town.officer)
    for turn in range(2):
        for number in range(10):
            make_jobhunter(town.here)
            town.propose(email=f"n{turn}-{number}@example.org")
        with django_assert_max_num_queries(14):
            officer.get("/rollen/")


# an installation of today


@pytest.fixture
def begun() -> Town:
    first, second = by_command.start(
        name="Gemeente Voorbeeldstad",
        municipality=None,
        admin=Person("Ada", "ada@example.org"),
        officer=Person("Ben", "ben@example.org"),
    )
    return Town(first.organisation, first.user, second.user)


@pytest.mark.parametrize("who", ["admin", "officer"])
def test_on_an_empty_installation_no_page_leads_to_one_that_refuses(begun: Town, who):
    client, seen, waiting = page_of(getattr(begun, who)), set(), ["/"]
    while waiting:
        address = waiting.pop()
        answer = client.get(address, follow=True)
        assert answer.status_code == 200, address
        found = set(re.findall(r'href="(/[^"#?]*)', answer.content.decode()))
        new = {each for each in found if not each.startswith(("/static/", "/account/", "/taal/"))} - seen
        seen |= new
        waiting += sorted(new)
    assert "/rollen/" in seen


def test_an_empty_installation_says_what_comes_first_until_it_is_done(begun: Town):
    admin = page_of(begun.admin)
    assert "Stel een coördinator voor." in text(admin, "/beheer/")
    proposal = begun.propose(role=Role.COORDINATOR)
    assert "Er is een coördinator voorgesteld." in text(admin, "/beheer/")
    begun.confirm(proposal)
    assert "Er is een coördinator, die" in text(admin, "/beheer/")
    make_jobhunter(begun.here)
    assert "Zo begint" in text(admin, "/beheer/")
    make_member(Role.REFERRER)
    assert "Zo begint" not in text(admin, "/beheer/")
