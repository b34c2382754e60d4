"""The doors to a youth's own pages: the same for every address, opened by the word alone."""

import re
import time
from hashlib import sha256
from types import SimpleNamespace

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from candidates.enums import LinkPurpose
from candidates.models import Candidate, FreshLinkAsk
from candidates.services.casework import fresh_links
from candidates.views.casework import limits
from jobmatch.audit.models import Entry
from jobmatch.links import services as links
from jobmatch.links.models import Link
from notifications.models import Message
from tests.candidates.youths import WORD, address_of, reachable, secret_for

pytestmark = pytest.mark.django_db
UNKNOWN = "n" * 43
SIX_MINUTES = 360
FRESH = reverse("candidates:link_fresh")


def without_the_changing(body: bytes, *secrets: str) -> str:
    """A page without its CSRF token and its own address."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", body.decode())
    for secret in secrets:
        text = text.replace(secret, "")
    return text


@pytest.fixture
def youth() -> Candidate:
    return reachable()


def spent(candidate: Candidate) -> str:
    secret = secret_for(candidate)
    links.open_up(secret=secret, word=WORD)
    return secret


def expired(candidate: Candidate) -> str:
    secret = secret_for(candidate)
    Link.objects.filter(digest=links._digest(secret)).update(expires_at=timezone.now())
    return secret


def ended(candidate: Candidate) -> str:
    secret = secret_for(candidate)
    links.end_all(person=candidate.pk)
    return secret


def dead(candidate: Candidate) -> str:
    secret = secret_for(candidate)
    for _ in range(5):
        links.open_up(secret=secret, word="maan")
    return secret


EVERY = (secret_for, spent, expired, ended, dead, lambda _: UNKNOWN)


def test_every_address_shows_the_same_page(youth: Candidate) -> None:
    secrets = [make(youth) for make in EVERY]
    pages = [Client().get(address_of(secret)) for secret in secrets]
    assert {page.status_code for page in pages} == {200}
    assert len({without_the_changing(page.content, *secrets) for page in pages}) == 1


def test_every_address_gives_a_wrong_word_the_same_answer(youth: Candidate) -> None:
    secrets = [make(youth) for make in EVERY]
    pages = [Client().post(address_of(secret), {"word": "maan"}) for secret in secrets]
    assert {page.status_code for page in pages} == {422}
    assert len({without_the_changing(page.content, *secrets) for page in pages}) == 1
    assert not any(page.cookies.get("jm_youth") for page in pages)


@pytest.mark.parametrize("make", EVERY[1:], ids=["spent", "expired", "ended", "dead", "unknown"])
def test_what_works_no_more_answers_the_right_word_as_a_wrong_one(youth: Candidate, make) -> None:
    secret, other = make(youth), secret_for(youth)
    right = Client().post(address_of(secret), {"word": WORD})
    wrong = Client().post(address_of(other), {"word": "maan"})
    assert right.status_code == 422
    assert without_the_changing(right.content, secret) == without_the_changing(wrong.content, other)


@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_spends_nothing(youth: Candidate, method: str) -> None:
    secret = secret_for(youth)
    rows = list(Link.objects.order_by("pk").values())
    getattr(Client(), method)(address_of(secret), headers={"sec-purpose": "prefetch"})
    assert list(Link.objects.order_by("pk").values()) == rows


def test_the_right_word_leads_to_the_page_and_gives_a_cookie(youth: Candidate) -> None:
    answer = Client().post(address_of(secret_for(youth)), {"word": WORD})
    assert (answer.status_code, answer.url) == (302, reverse("candidates:mine"))
    cookie = answer.cookies["jm_youth"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/j/")
    assert cookie["max-age"] == 30 * 60


def test_the_cookie_is_for_https_only_outside_local_mode(youth: Candidate, settings) -> None:
    settings.LOCAL = False
    answer = Client().post(address_of(secret_for(youth)), {"word": WORD})
    assert answer.cookies["jm_youth"]["secure"] is True


def test_no_session_of_the_staff_is_begun(youth: Candidate) -> None:
    client = Client()
    client.post(address_of(secret_for(youth)), {"word": WORD})
    client.get(reverse("candidates:mine"))
    assert "sessionid" not in client.cookies


def test_the_page_is_in_the_language_of_the_messages_unless_another_was_chosen() -> None:
    candidate = reachable(message_language="en")
    answer = Client().post(address_of(secret_for(candidate)), {"word": WORD})
    assert answer.cookies["django_language"].value == "en"
    client = Client()
    client.cookies["django_language"] = "nl"
    answer = client.post(address_of(secret_for(candidate)), {"word": WORD})
    assert "django_language" not in answer.cookies


def test_opening_is_in_the_access_log_as_the_youths_act(youth: Candidate) -> None:
    Client().post(address_of(secret_for(youth)), {"word": WORD})
    row = Entry.objects.order_by("-seq")[0]
    assert (row.event, row.actor_kind, row.actor, row.person) == (
        "link.opened",
        "youth",
        youth.pk,
        youth.pk,
    )


def test_who_tries_too_often_from_one_place_is_asked_to_wait(youth: Candidate) -> None:
    secret, client = secret_for(youth), Client()
    codes = [client.post(address_of(UNKNOWN), {"word": "maan"}).status_code for _ in range(21)]
    assert codes == [422] * 20 + [429]
    assert client.post(address_of(secret), {"word": WORD}).status_code == 429
    assert Client(REMOTE_ADDR="192.0.2.7").post(address_of(secret), {"word": WORD}).status_code == 302


class TestFreshLink:
    def ask(self, address: str, client: Client | None = None):
        return (client or Client()).post(FRESH, {"address": address})

    def test_the_answer_is_the_same_for_every_address(self, youth: Candidate) -> None:
        asked = (youth.phone, "06 12 34 56 78", "nobody@example.org", "no address at all", "0699999999")
        answers = [self.ask(address) for address in asked]
        assert {answer.status_code for answer in answers} == {200}
        assert len({without_the_changing(answer.content) for answer in answers}) == 1

    def test_the_answer_stays_the_same_when_someone_asks_too_often(self, youth: Candidate) -> None:
        client = Client()
        answers = [self.ask(youth.phone, client) for _ in range(12)]
        assert len({without_the_changing(answer.content) for answer in answers}) == 1
        assert FreshLinkAsk.objects.count() == 3

    def test_the_count_keeps_nothing_from_which_the_address_can_be_guessed_back(
        self, youth: Candidate, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        counted: list[str] = []
        monkeypatch.setattr(
            limits.ratelimit,
            "consume",
            lambda request, *, key, action, **how: action != limits.FRESH_LINK or counted.append(key) or key,
        )
        self.ask("0612345678")
        self.ask("+31 6 12345678")
        assert len(set(counted)) == 1
        assert len(counted) == 2
        bare = ("+31612345678", sha256(b"+31612345678").hexdigest())
        assert not any(text in counted[0] for text in bare)

    def test_nothing_is_looked_up_while_the_page_is_asked(
        self, youth: Candidate, django_assert_num_queries
    ) -> None:
        self.ask("nobody@example.org")
        assert FreshLinkAsk.objects.count() == 1
        assert not Message.objects.exists()

    @pytest.mark.parametrize("typed", ["0612345678", "+31 6 12345678", " 06-12345678 "])
    def test_a_youth_who_allows_messages_gets_a_link(self, youth: Candidate, typed: str) -> None:
        self.ask(typed)
        assert fresh_links.send_asked(on=timezone.localdate()) == 1
        assert not FreshLinkAsk.objects.exists()
        assert Message.objects.get().person == youth.pk
        assert Link.objects.get(person=youth.pk).purpose == LinkPurpose.MINE

    def test_it_works_by_email_in_any_capitals(self) -> None:
        reachable(email="noor@example.org")
        self.ask("Noor@Example.org")
        assert fresh_links.send_asked(on=timezone.localdate()) == 1

    def test_a_youth_without_a_word_gets_none(self, youth: Candidate) -> None:
        Candidate.objects.update(link_word="")
        self.ask(youth.phone)
        assert fresh_links.send_asked(on=timezone.localdate()) == 0
        assert not FreshLinkAsk.objects.exists()

    def test_two_youths_with_one_phone_get_one_each(self, youth: Candidate) -> None:
        reachable()
        self.ask(youth.phone)
        assert fresh_links.send_asked(on=timezone.localdate()) == 2

    def test_no_more_than_five_go_out_in_a_day(self, youth: Candidate) -> None:
        for _ in range(fresh_links.MOST_A_DAY):
            secret_for(youth)
        self.ask(youth.phone)
        assert fresh_links.send_asked(on=timezone.localdate()) == 0

    def test_after_fifteen_wrong_words_in_a_week_none_goes_out(self, youth: Candidate) -> None:
        for _ in range(3):
            dead(youth)
        self.ask(youth.phone)
        assert fresh_links.send_asked(on=timezone.localdate()) == 0

    def test_an_empty_field_is_pointed_at(self) -> None:
        assert self.ask(" ").status_code == 422


@pytest.mark.parametrize(("action", "most"), [(limits.WORD, 200), (limits.FRESH_LINK_HERE, 100)])
def test_who_tries_now_and_then_all_day_from_one_place_is_asked_to_wait_too(
    rf: RequestFactory, settings, monkeypatch: pytest.MonkeyPatch, action: str, most: int
) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    clock = SimpleNamespace(monotonic=time.monotonic)
    monkeypatch.setattr(limits.ratelimit, "time", clock)
    allowed = []
    for number in range(most + 2):
        clock.time = lambda now=number * SIX_MINUTES: now
        allowed.append(limits.allows(rf.post("/"), action, key=str(number)))
    assert allowed == [True] * most + [False] * 2


def test_the_limits_have_rates() -> None:
    assert set(limits.RATES) == {limits.WORD, limits.FRESH_LINK_HERE, limits.FRESH_LINK}
