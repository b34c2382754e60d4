"""A talk in the shop: written down on a phone, read by a colleague before the next call."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from employers.models import Conversation, Employer, EmployerPerson, Promise
from employers.services import errands, persons, promises
from jobmatch.accounts.models import Errand, User
from tests.candidates.situations import in_english
from tests.employers.situations import make_contact, make_site
from tests.factories import desk_of, make_employer, make_jobhunter, sign_in

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
NEXT_WEEK = TODAY + timedelta(days=7)
TALK = {"channel": "visit", "about": "meeting", "happened_on": str(TODAY)}


@pytest.fixture
def by() -> User:
    return make_jobhunter()


@pytest.fixture
def phone(client: Client, by: User) -> Client:
    return in_english(sign_in(client, by))


@pytest.fixture
def shop() -> Employer:
    return make_employer("Spoorkiosk Midden")


def at(name: str, row: object) -> str:
    return reverse(f"employers:{name}", args=[row.pk])  # type: ignore[attr-defined]


def known(shop: Employer, by: User, name: str = "Karima Haddad", **values: object) -> EmployerPerson:
    given = {"origin": "self", "told_by_voice": True, "on": TODAY, **values}
    return persons.add(employer=shop, name=name, by=by, **given)


def test_a_talk_a_promise_and_a_next_date_are_one_form(phone: Client, shop: Employer, by: User) -> None:
    person = known(shop, by)
    visit = errands.make(employer=shop, by=by, on=TODAY, kind="visit", due=TODAY)
    page = phone.get(at("conversation_add", shop)).context["form"]
    assert (page["people"].value(), page["finishes"].value()) == ([str(person.pk)], [str(visit.pk)])
    answer = phone.post(
        at("conversation_add", shop),
        {
            **TALK,
            "people": str(person.pk),
            "line": "It is busy on Fridays",
            "finishes": str(visit.pk),
            "promised": "Two days to walk along",
            "promised_due": str(NEXT_WEEK),
            "offered": "trial_day",
            "amount": "2",
            "next_kind": "call",
            "next_due": str(NEXT_WEEK),
            "next_hour": "09:30",
        },
    )
    assert answer.url == at("relation", shop)
    read = in_english(sign_in(Client(), make_jobhunter())).get(answer.url).content.decode()
    for said in ("Karima Haddad", "It is busy on Fridays", "Two days to walk along", "09:30", str(by)):
        assert said in read
    assert sorted(errand.kind for errand in Errand.objects.open()) == ["call", "promise"]


def test_a_called_name_is_asked_about_and_nothing_typed_is_lost(phone: Client, shop: Employer) -> None:
    typed = {**TALK, "line": "Samir may walk along"}
    assert "no_youth" not in phone.get(at("conversation_add", shop)).content.decode().split("hidden")[0]
    answer = phone.post(at("conversation_add", shop), typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Is that a youth?" in page
    assert "Samir may walk along" in page
    assert phone.post(at("conversation_add", shop), {**typed, "no_youth": "on"}).status_code == 302
    assert Conversation.objects.get().line == "Samir may walk along"


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"promised": "Two days"}, "promised_due"),
        ({"amount": "2"}, "promised"),
        ({"next_hour": "09:30"}, "next_due"),
        ({"next_due": str(TODAY - timedelta(days=1))}, "next_due"),
        ({"promised": "Two days", "promised_due": "2000-01-01"}, "promised_due"),
        ({"happened_on": str(NEXT_WEEK)}, "happened_on"),
        ({"line": "111222333"}, "line"),
    ],
)
def test_what_is_not_right_is_said_at_its_field(
    phone: Client, shop: Employer, typed: dict, field: str
) -> None:
    answer = phone.post(at("conversation_add", shop), {**TALK, **typed})
    assert answer.status_code == 422
    assert [*answer.context["form"].errors] == [field]
    assert not Conversation.objects.exists()


def test_sent_twice_it_is_written_down_once(phone: Client, shop: Employer) -> None:
    typed = {**TALK, "key": "0b5f2a52-6f6b-4f0e-9a3e-0d7f5d6c1a11"}
    for _ in range(2):
        assert phone.post(at("conversation_add", shop), typed).status_code == 302
    assert Conversation.objects.count() == 1


def test_what_became_of_a_promise_is_one_tap_and_can_be_put_back(
    phone: Client, shop: Employer, by: User
) -> None:
    promise = promises.make(employer=shop, sentence="Two days", due=NEXT_WEEK, by=by, on=TODAY)
    phone.post(at("promise_settle", promise), {"version": "1", "outcome": "kept"})
    promise.refresh_from_db()
    assert promise.outcome == "kept"
    phone.post(at("promise_reopen", promise), {"version": "2"})
    later = NEXT_WEEK + timedelta(days=7)
    phone.post(at("promise_move", promise), {"version": "3", "due": str(later)})
    promise.refresh_from_db()
    assert (promise.outcome, promise.due) == ("open", later)


def test_a_talk_is_put_right_and_taken_back(phone: Client, shop: Employer, by: User) -> None:
    phone.post(at("conversation_add", shop), TALK)
    talk = Conversation.objects.get()
    phone.post(at("conversation_edit", talk), {**TALK, "version": "1", "line": "Quiet"})
    talk.refresh_from_db()
    assert talk.line == "Quiet"
    stale = phone.post(at("conversation_edit", talk), {**TALK, "version": "1", "line": "Busy"})
    assert stale.status_code == 422
    phone.post(at("conversation_take_back", talk), {"version": "2"})
    assert not Conversation.objects.exists()


def test_somebody_is_added_changed_read_and_erased(phone: Client, shop: Employer) -> None:
    site, other = make_site(shop), make_employer("Bakkerij Zon")
    typed = {"name": "Karima Haddad", "phone": "06 12345678", "origin": "self", "language": "nl"}
    typed |= {"function": "manager", "site": str(site.pk), "told_by_voice": "on", "gets_proposals": "on"}
    assert phone.post(at("person_add", shop), typed).url == at("relation", shop)
    person = EmployerPerson.objects.get()
    assert person.phone == "+31612345678"
    phone.post(at("person_edit", person), {**typed, "version": "1", "email": "k@example.org"})
    phone.post(at("post_add", person), {"employer": str(other.pk), "function": "owner"})
    read = phone.get(at("person", person)).content.decode()
    for said in ("06 12345678", "k@example.org", "manager", "Bakkerij Zon", "owner", site.name):
        assert said in read
    post = person.posts.get(employer=other)
    phone.post(at("post_edit", post), {"version": "1", "function": "cook"})
    phone.post(at("post_leave", post), {"version": "2"})
    post.refresh_from_db()
    assert (post.function, post.left_on) == ("cook", TODAY)
    assert phone.get(at("person_erase", person)).status_code == 200
    assert EmployerPerson.objects.exists()
    assert phone.post(at("person_erase", person)).url == at("relation", shop)
    assert not EmployerPerson.objects.exists()


def test_who_was_not_told_is_told_with_one_tap(phone: Client, shop: Employer, by: User) -> None:
    person = known(shop, by, told_by_voice=False)
    assert "not told yet" in phone.get(at("relation", shop)).content.decode()
    phone.post(at("person_told", person), {"version": "1"})
    assert "not told yet" not in phone.get(at("relation", shop)).content.decode()
    assert not Errand.objects.open().exists()


def test_what_is_wrong_with_somebody_is_said_at_its_field(phone: Client, shop: Employer, by: User) -> None:
    known(shop, by, email="k@example.org")
    typed = {"name": "New", "origin": "self", "language": "nl"}
    twice = phone.post(at("person_add", shop), {**typed, "email": "K@example.org"})
    no_number = phone.post(at("person_add", shop), {**typed, "phone": "12"})
    assert [*twice.context["form"].errors] == ["email"]
    assert [*no_number.context["form"].errors] == ["phone"]


def test_an_errand_is_made_moved_given_and_done(phone: Client, shop: Employer, by: User) -> None:
    colleague = make_jobhunter(desk_of(by).municipality)
    phone.post(at("errand_add", shop), {"kind": "visit", "due": str(NEXT_WEEK), "title": "See the shop"})
    errand = Errand.objects.get()
    assert "See the shop" in phone.get(reverse("employers:errands")).content.decode()
    typed = {"version": "1", "kind": "call", "due": str(TODAY), "title": "Ask after the roster"}
    phone.post(at("errand_edit", errand), typed)
    phone.post(at("errand_give", errand), {"version": "2", "to": str(desk_of(colleague).pk)})
    errand.refresh_from_db()
    assert (errand.kind, errand.due, errand.owner) == ("call", TODAY, desk_of(colleague))
    assert "Ask after" not in phone.get(reverse("employers:errands")).content.decode()
    assert "Ask after" in phone.get(reverse("employers:errands"), {"all": "1"}).content.decode()
    assert phone.post(at("errand_done", errand), {"version": "3"}).url == at("relation", shop)
    errand.refresh_from_db()
    assert errand.done_on == TODAY


def test_what_the_program_asks_keeps_its_words(phone: Client, shop: Employer, by: User) -> None:
    promises.make(employer=shop, sentence="Two days", due=NEXT_WEEK, by=by, on=TODAY)
    errand = Errand.objects.get()
    assert "title" not in phone.get(at("errand_edit", errand)).context["form"].fields
    phone.post(at("errand_edit", errand), {"version": "1", "due": str(TODAY)})
    errand.refresh_from_db()
    assert (errand.due, errand.kind) == (TODAY, "promise")


def test_an_employer_contact_reads_none_of_it(client: Client, shop: Employer, by: User) -> None:
    known(shop, by)
    contact = sign_in(client, make_contact(shop))
    assert contact.get(at("relation", shop)).status_code == 403
    page = contact.get(at("employer", shop)).content.decode()
    assert "Karima" not in page
    assert "relatie" not in page


def test_how_many_proposals_somebody_wants_is_changed_shown_and_refused_in_words(
    phone: Client, shop: Employer, by: User
) -> None:
    person = known(shop, by)
    given = {"version": "1", "name": person.name, "language": "nl", "origin": "self"}
    page = phone.post(at("person_edit", person), {**given, "most_cards": "0", "no_cards_until": "2020-01-01"})
    assert page.context["form"].errors.keys() == {"most_cards"}
    page = phone.post(at("person_edit", person), {**given, "no_cards_until": "2020-01-01"})
    assert page.context["form"].errors.keys() == {"no_cards_until"}
    limit = {"most_cards": "2", "no_cards_until": str(NEXT_WEEK)}
    assert phone.post(at("person_edit", person), {**given, **limit}).status_code == 302
    shown = phone.get(at("person", person)).content.decode()
    assert "at most 2 at once" in shown
    form = phone.get(at("person_edit", person)).context["form"]
    assert (form["most_cards"].value(), form["no_cards_until"].value()) == (2, NEXT_WEEK)


def test_two_and_eight_people_and_talks_cost_the_same_queries(
    phone: Client, shop: Employer, by: User
) -> None:
    counts = []
    for more in (2, 6):
        for number in range(more):
            person = known(shop, by, name=f"Karima {number}")
            phone.post(at("conversation_add", shop), {**TALK, "people": str(person.pk)})
            promises.make(employer=shop, sentence="Days", due=NEXT_WEEK, by=by, on=TODAY, person=person)
        assert Promise.objects.count() in (2, 8)
        with CaptureQueriesContext(connection) as queries:
            assert phone.get(at("relation", shop)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
