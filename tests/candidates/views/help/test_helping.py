"""Other help on the pages: written together, read once more, sent after a yes, stopped, asked about."""

import hashlib

import pytest
from django.test import Client
from django.utils import timezone

from candidates.enums import HandOverState, Help, Purpose, StepKind
from candidates.models import Candidate, HandOver, Partner
from candidates.services.consents import consents
from candidates.services.files import absences
from jobmatch.accounts.enums import OrganisationKind, Role
from jobmatch.accounts.models import User
from notifications.enums import MessageState
from notifications.models import Message
from tests.access_objects import partner_of
from tests.candidates.situations import PAGES, as_user, in_english, say_yes
from tests.factories import (
    desk_of,
    make_candidate,
    make_coordinator,
    make_jobhunter,
    make_member,
    make_organisation,
)

pytestmark = pytest.mark.django_db
PARTNERS = "/andere-hulp/"
TEXT = "Dag,\n\nAmira wil hulp bij schulden. Bel haar na vier uur."


@pytest.fixture
def youth(by: User) -> Candidate:
    candidate = make_candidate(by, first_name="Amira", on=timezone.localdate())
    say_yes(candidate, by=by, purpose=Purpose.OTHER_PARTNER)
    return candidate


@pytest.fixture
def client(by: User) -> Client:
    return in_english(as_user(by))


def address(youth: Candidate, rest: str = "") -> str:
    return f"{PAGES}{youth.pk}/andere-hulp/{rest}"


@pytest.fixture
def row(client: Client, youth: Candidate) -> HandOver:
    """What the pages keep of a text that was written together."""
    given = {"partner": str(partner_of().pk), "text": TEXT.replace("\n", "\r\n")}
    answer = client.post(address(youth, "nieuw/?topic=debts"), given)
    made = HandOver.objects.get()
    assert answer.url == address(youth, f"{made.pk}/")
    return made


def shown(client: Client, row: HandOver) -> str:
    return client.get(address(row.candidate, f"{row.pk}/")).content.decode()


def say(client: Client, row: HandOver, rest: str = "", **values: str):
    fresh = HandOver.objects.get(pk=row.pk)
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    given = {"version": str(fresh.version), "digest": digest, "yes": "on", **values}
    return client.post(address(row.candidate, f"{row.pk}/{rest}"), given)


class TestTogether:
    def test_the_topic_comes_first_and_who_gives_that_help_is_chosen_when_there_is_one(self, client, youth):
        assert client.get(address(youth, "nieuw/")).context["form"].fields.keys() == {"topic"}
        partner_of()
        Partner.objects.create(organisation=make_organisation("partner", name="Care"), helps_with=["care"])
        form = client.get(address(youth, "nieuw/?topic=debts")).context["form"]
        assert [row.pk for row in form.fields["partner"].queryset] == [form.initial["partner"]]
        assert "Amira" in form.initial["text"]

    def test_the_words_on_the_screen_are_the_words_that_are_kept(self, client, row):
        assert TEXT in shown(client, row)

    def test_words_may_change_until_the_yes(self, client, row):
        page = address(row.candidate, f"{row.pk}/tekst/")
        client.post(page, {"version": "1", "text": f"{TEXT} Liever niet bellen."})
        assert "Liever niet bellen." in shown(client, row)
        assert say(client, row).status_code == 422
        assert not Message.objects.exists()

    def test_an_empty_text_is_refused_beside_its_field(self, client, youth):
        given = {"partner": str(partner_of().pk), "text": "  "}
        answer = client.post(address(youth, "nieuw/?topic=debts"), given)
        assert (answer.status_code, "text" in answer.context["form"].errors) == (422, True)
        assert not HandOver.objects.exists()


class TestYes:
    def test_without_the_yes_of_the_youth_nothing_is_sent(self, client, row):
        assert say(client, row, yes="").status_code == 422
        assert not Message.objects.exists()

    def test_it_waits_an_hour_and_can_be_stopped_until_it_left(self, client, row):
        say(client, row)
        page = shown(client, row)
        assert "It goes out an hour later" in page
        assert "stop it" in page
        Message.objects.update(state=MessageState.SENT, sealed=b"", sent_at=timezone.now())
        page = shown(client, row)
        assert "Exactly this text went to" in page
        assert "stop it" not in page

    def test_one_that_did_not_arrive_says_so(self, client, row):
        say(client, row)
        Message.objects.update(state=MessageState.FAILED, sealed=b"")
        assert "It did not arrive" in shown(client, row)

    def test_stopped_it_is_erased_and_no_longer_opened(self, client, row):
        say(client, row)
        say(client, row, "stoppen/")
        row.refresh_from_db()
        assert (row.state, bytes(row.sealed)) == (HandOverState.STOPPED, b"")
        listed = client.get(address(row.candidate)).content.decode()
        assert str(row.pk) not in listed

    def test_the_step_to_ask_leads_here_and_is_done_by_the_answer(self, client, row):
        say(client, row)
        steps = row.candidate.steps.open().filter(kind=StepKind.HELP)
        assert steps.count() == 1
        say(client, row, "hoe-het-ging/", outcome="helped", line="Fijn gesprek")
        assert not steps.exists()
        assert "Fijn gesprek" in shown(client, row)

    def test_no_answer_is_refused_on_the_same_page(self, client, row):
        say(client, row)
        answer = say(client, row, "hoe-het-ging/", outcome="")
        assert (answer.status_code, TEXT in answer.content.decode()) == (422, True)


def test_without_a_yes_to_other_help_the_page_leads_to_asking(by):
    youth = make_candidate(by, on=timezone.localdate())
    page = in_english(as_user(by)).get(address(youth)).content.decode()
    assert f"{PAGES}{youth.pk}/toestemmingen/#other-partner" in page
    assert "nieuw/" not in page


def test_a_coordinator_sees_to_whom_and_never_the_text(row):
    client = in_english(as_user(make_coordinator(row.candidate.municipality)))
    page = client.get(address(row.candidate)).content.decode()
    assert str(row.partner) in page
    assert "Bel haar" not in page
    assert client.get(address(row.candidate, f"{row.pk}/")).status_code == 404


class TestList:
    def test_a_coordinator_and_an_admin_add_and_change(self):
        for role in (Role.COORDINATOR, Role.ADMIN):
            client, house = as_user(make_member(role)), make_organisation(OrganisationKind.PARTNER)
            given = {"organisation": str(house.pk), "helps_with": "debts", "email": "h@x.nl"}
            assert client.post(f"{PARTNERS}nieuw/", {**given, "is_active": "on"}).url == PARTNERS
            changed = {**given, "version": "1", "phone": "030 286 0000"}
            assert client.post(f"{PARTNERS}{house.pk}/", changed).url == PARTNERS
            partner = Partner.objects.get(pk=house.pk)
            assert (partner.phone, partner.is_active) == ("+31302860000", False)

    def test_a_jobhunter_reads_it_and_is_offered_no_change(self, by):
        row = partner_of()
        page = in_english(as_user(by)).get(PARTNERS).content.decode()
        assert str(row) in page
        assert f"{PARTNERS}{row.pk}/" not in page
        assert as_user(by).post(f"{PARTNERS}nieuw/", {}).status_code == 403

    def test_who_enforces_is_refused_beside_the_choice(self):
        police = make_organisation(OrganisationKind.PARTNER, name="Politie Utrecht")
        given = {"organisation": str(police.pk), "helps_with": Help.DEBTS, "email": "h@x.nl"}
        answer = as_user(make_coordinator()).post(f"{PARTNERS}nieuw/", given)
        assert (answer.status_code, "organisation" in answer.context["form"].errors) == (422, True)
        assert not Partner.objects.exists()

    def test_who_changes_an_older_version_is_told_and_may_send_again(self):
        row, client = partner_of(), as_user(make_coordinator())
        given = {"version": "1", "helps_with": "debts", "email": "h@x.nl"}
        client.post(f"{PARTNERS}{row.pk}/", given)
        answer = client.post(f"{PARTNERS}{row.pk}/", given)
        assert answer.status_code == 422
        assert answer.context["form"]["version"].value() == "2"


def test_a_stand_in_is_told_what_to_ask_first_and_with_the_yes_opens_the_text(by, youth, client, row):
    colleague, today = make_jobhunter(youth.municipality), timezone.localdate()
    coordinator = make_coordinator(youth.municipality)
    absences.begin(desk=desk_of(by), stand_in=desk_of(colleague), until=None, by=coordinator, on=today)
    browser = in_english(as_user(colleague))
    told = browser.get(address(youth)).content.decode()
    assert "may you stand in for Amira?" in told
    assert f"{PAGES}{youth.pk}/toestemmingen/#stand-in" in told
    assert browser.get(address(youth, f"{row.pk}/")).status_code == 404
    second = make_coordinator(youth.municipality)  # who chose the stand-in does not hear the yes
    consents.give(candidate=youth, purpose=Purpose.STAND_IN, manner="phone", by=second, on=today)
    assert "may you stand in" not in browser.get(address(youth)).content.decode()
    assert "Bel haar na vier uur" in shown(browser, row)


def test_who_does_not_stand_in_is_not_asked_to(youth, client):
    browser = in_english(as_user(make_coordinator(youth.municipality)))
    for reader in (browser, client):
        assert "may you stand in" not in reader.get(address(youth)).content.decode()
