"""Guesses at links, words, sessions and ids: none hits, the limits hold, and time gives nothing away."""

import random
import secrets
import string
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from statistics import median
from uuid import UUID, uuid4

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings
from scipy.stats import mannwhitneyu

from candidates.enums import LinkPurpose
from candidates.models import Candidate, FreshLinkAsk
from candidates.services.casework import agreements, youth_links
from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import User
from jobmatch.audit.models import Entry
from jobmatch.links import services as links
from jobmatch.links.models import MOST_WRONG, MOST_WRONG_OF_A_WORD, Link
from tests.candidates.youths import WORD, address_of, phone_of, reachable, secret_for
from tests.factories import make_jobhunter, make_member, sign_in
from tests.figures import Figure
from tests.sizes import GUESSES

pytestmark = pytest.mark.django_db
FRESH = reverse("candidates:link_fresh")
CODE = reverse("account_request_login_code")
LOGIN, RESET = reverse("account_login"), reverse("account_reset_password")
TEN_MINUTES = 20  # tries from one address, as candidates/views/casework/limits.py has it
TRIES = 25
ASKS = 3
SIGNS = string.ascii_letters + string.digits + "-_"


@pytest.fixture
def youth() -> Candidate:
    return reachable()


@pytest.fixture
def chance() -> random.Random:
    """Draws that are equal in each run, so that a hit can be looked into."""
    return random.Random(20261126)  # noqa: S311 - guesses of a test


def share(part: int) -> int:
    """Of all guesses, one in so many."""
    return GUESSES.value // part


def places() -> Iterator[str]:
    """Addresses of the internet, each another one."""
    yield from (f"10.{a}.{b}.{c}" for a in range(256) for b in range(256) for c in range(1, 255))


def with_a_word_of_its_own(youth: Candidate) -> str:
    """A link that the guesses at other links do not end."""
    word = links.hash_of_word(WORD)
    return links.make(person=youth.pk, purpose=LinkPurpose.MINE, word=word)


def with_password(user: User) -> User:
    """Has one; whoever only gets codes does too, which changes nothing."""
    user.set_password(secrets.token_urlsafe())
    user.save()
    return user


def near(secret: str, chance: random.Random) -> str:
    """Almost this secret."""
    at = chance.randrange(len(secret))
    other = chance.choice(SIGNS.replace(secret[at], ""))
    changed = secret[:at] + other + secret[at + 1 :]
    return chance.choice([changed, secret[:at], secret.swapcase(), secret + other, secret[::-1]])


def guessed_words(chance: random.Random) -> Iterator[str]:
    """Words as people would try them: near the real one, and others of its length."""
    yield from ("", " ", "zonnebloe", "zonnebloemen", "bloem", "zon", "zonnebl0em", "Zonne bloem", "%", "*")
    while True:
        yield "".join(chance.choices(string.ascii_lowercase, k=chance.randint(4, 12)))


def open_rows() -> list[tuple[object, ...]]:
    """What any hit would change: opened links, and who came in according to the access log."""
    opened = Link.objects.exclude(opened_at=None).order_by("pk").values_list("pk", "session")
    return [*opened, *Entry.objects.filter(event="link.opened").values_list("seq", "actor")]


def test_no_guess_at_a_link_hits_not_even_with_the_right_word(
    youth: Candidate, chance: random.Random, figure: Figure
) -> None:
    real = [secret_for(youth) for _ in range(10)]
    before, count = open_rows(), share(2)
    for number in range(count):
        guess = near(chance.choice(real), chance) if number % 2 else secrets.token_urlsafe(32)
        assert youth_links.open_up(secret=guess, word=WORD) is None
    assert open_rows() == before
    assert set(Link.objects.filter(person=youth.pk).values_list("wrong", flat=True)) == {0}
    figure("guesses at links beneath the limits, right word (guesses, hits)", f"{count}, 0")


def test_no_guess_at_a_word_hits_and_five_end_the_link(
    youth: Candidate, chance: random.Random, figure: Figure
) -> None:
    before, guesses, count = open_rows(), guessed_words(chance), share(4) // MOST_WRONG
    for _ in range(count):
        secret = with_a_word_of_its_own(youth)
        for word in islice(guesses, MOST_WRONG):
            assert youth_links.open_up(secret=secret, word=word) is None
        assert youth_links.open_up(secret=secret, word=WORD) is None
    assert open_rows() == before
    assert set(Link.objects.filter(person=youth.pk).values_list("wrong", flat=True)) == {MOST_WRONG}
    figure("guesses at words beneath the limits (guesses, hits)", f"{count * MOST_WRONG}, 0")


def test_from_one_place_no_more_than_twenty_guesses_are_looked_at(youth: Candidate, figure: Figure) -> None:
    """Over HTTP, with the limits on: each place on the internet tries more often than it may."""
    before, answers = open_rows(), Counter()
    froms = list(islice(places(), max(2, share(8) // TRIES)))
    for place in froms:
        client = Client(REMOTE_ADDR=place)
        for number in range(TRIES):
            answer = client.post(address_of(secrets.token_urlsafe(32)), {"word": WORD})
            assert answer.status_code == (422 if number < TEN_MINUTES else 429)
            answers[answer.status_code] += 1
        assert "jm_youth" not in client.cookies
    assert open_rows() == before
    assert answers == {422: TEN_MINUTES * len(froms), 429: (TRIES - TEN_MINUTES) * len(froms)}
    figure(
        "guesses over HTTP at links (looked at, refused by the limit, hits)",
        f"{answers[422]}, {answers[429]}, 0",
    )


def test_from_many_places_five_wrong_words_end_a_link(youth: Candidate) -> None:
    secret = secret_for(youth)
    for place, word in zip(places(), islice(guessed_words(random.Random(1)), 2, 8), strict=False):  # noqa: S311
        assert Client(REMOTE_ADDR=place).post(address_of(secret), {"word": word}).status_code == 422
    answer = Client(REMOTE_ADDR="192.0.2.1").post(address_of(secret), {"word": WORD})
    assert answer.status_code == 422
    assert Link.objects.get(person=youth.pk).wrong == MOST_WRONG


def test_who_gathers_links_gets_no_more_guesses_by_that(youth: Candidate) -> None:
    """Someone who holds the phone, or a colleague who has links sent to a phone of their own."""
    gathered = [secret_for(youth) for _ in range(12)]
    guesses = guessed_words(random.Random(2))  # noqa: S311
    tries = [(secret, word) for secret in gathered for word in islice(guesses, MOST_WRONG)]
    assert not any(youth_links.open_up(secret=secret, word=word) for secret, word in tries)
    assert sum(Link.objects.filter(person=youth.pk).values_list("wrong", flat=True)) == MOST_WRONG_OF_A_WORD
    assert youth_links.open_up(secret=gathered[-1], word=WORD) is None
    other = reachable()
    assert youth_links.open_up(secret=secret_for(other), word=WORD)


def test_no_guess_at_an_id_or_a_session_shows_anything(
    youth: Candidate, chance: random.Random, figure: Figure
) -> None:
    by = make_jobhunter()
    own, today = phone_of(youth), timezone.localdate()
    theirs = reachable(by)
    row = agreements.make(
        candidate=theirs, sentence="Mail the school", doer="youth", due=today, by=by, on=today
    )
    stranger, staff = Client(), sign_in(Client(), make_jobhunter())
    asks: list[Callable[[], tuple[int, set[int]]]] = [
        lambda: (get(own, "candidates:my_agreement", of(row.pk)), {404}),
        lambda: (get(own, "matching:my_check_in", of(row.pk)), {404}),
        lambda: (get(own, "candidates:my_report", of(row.pk)), {404}),
        lambda: (get(staff, "candidates:file", of(theirs.pk)), {404}),
        lambda: (get(stranger, "web:calendar", None), {404}),
        lambda: (get(with_cookie(), "candidates:mine", None), {302}),
    ]

    def of(pk: UUID) -> UUID:
        """Now and then the real one, of somebody else; else a guess, or one bit beside it."""
        return chance.choice([pk, uuid4(), UUID(int=pk.int ^ (1 << chance.randrange(128)))])

    def get(client: Client, name: str, pk: UUID | None) -> int:
        kwargs = {"pk": pk} if pk else {"secret": secrets.token_urlsafe(32)} if "calendar" in name else {}
        return client.get(reverse(name, kwargs=kwargs)).status_code

    def with_cookie() -> Client:
        client = Client()
        client.cookies["jm_youth"] = secrets.token_urlsafe(32)
        return client

    before, count = open_rows(), share(8)
    for number in range(count):
        status, allowed = asks[number % len(asks)]()
        assert status in allowed
    assert open_rows() == before
    figure("guesses over HTTP at ids and sessions (guesses, hits)", f"{count}, 0")


def seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def compare(name: str, known: list[float], unknown: list[float], figure: Figure) -> None:
    """Report whether the two can be told apart; time is measured, never a reason to fail."""
    test = mannwhitneyu(known, unknown)
    middle = f"{median(known) * 1000:.2f} and {median(unknown) * 1000:.2f} ms"
    figure(
        f"time of {name}, known and unknown address (medians; Mann-Whitney p; of each)",
        f"{middle}; {test.pvalue:.3f}; {len(known)}",
    )


@pytest.fixture
def beat(settings: Settings) -> None:
    """Answers come at the beat, as in the product; a shorter one, for the hash of the tests is fast."""
    settings.BEAT_SECONDS = 0.03


def timed(asks: list[tuple[bool, Callable[[], object]]], chance: random.Random) -> dict[bool, list[float]]:
    """Each is asked once, in a random order, so that what else the machine does hits both alike."""
    chance.shuffle(asks)
    found: dict[bool, list[float]] = {True: [], False: []}
    for is_known, act in asks:
        found[is_known].append(seconds(act))
    return found


@pytest.mark.usefixtures("beat")
def test_time_at_the_page_of_fresh_links(chance: random.Random, figure: Figure) -> None:
    count, froms = min(share(10), 400) // ASKS, places()
    known = [reachable(email=f"known{number}@example.org").email for number in range(count)]
    unknown = [f"other{number}@example.org" for number in range(count)]

    def ask(address: str) -> Callable[[], object]:
        client = Client(REMOTE_ADDR=next(froms))
        return lambda: client.post(FRESH, {"address": address})

    asks = [(address in known, ask(address)) for address in (*known, *unknown) for _ in range(ASKS)]
    ask("first@example.org")()
    found = timed(asks, chance)
    assert FreshLinkAsk.objects.count() == len(asks) + 1  # no limit cut one short
    compare("asking for a fresh link", found[True], found[False], figure)


@pytest.mark.usefixtures("beat")
@pytest.mark.parametrize(
    ("what", "path", "role", "form", "mails"),
    [
        ("asking for a sign-in code", CODE, Role.REFERRER, {"email": ""}, True),
        ("asking for another password", RESET, Role.JOBHUNTER, {"email": ""}, True),
        ("a wrong password", LOGIN, Role.JOBHUNTER, {"login": "", "password": "x"}, False),
    ],
)
def test_time_at_the_pages_of_signing_in(
    chance: random.Random,
    figure: Figure,
    what: str,
    path: str,
    role: Role,
    form: dict[str, str],
    mails: bool,
) -> None:
    count, froms = min(share(10), 400), places()
    known = {with_password(make_member(role)).email for _ in range(count)}
    unknown = [f"nobody{number}@example.org" for number in range(count)]

    def ask(address: str) -> Callable[[], object]:
        client = Client(REMOTE_ADDR=next(froms))
        return lambda: client.post(path, {name: given or address for name, given in form.items()})

    asks = [(address in known, ask(address)) for address in (*sorted(known), *unknown)]
    ask("first@example.org")()
    found = timed(asks, chance)
    assert len(mail.outbox) == (len(asks) + 1) * mails  # each got a mail, of the one kind or the other
    compare(what, found[True], found[False], figure)


def test_a_known_address_asks_the_database_for_as_much_as_an_unknown_one(youth: Candidate) -> None:
    known, staff = make_member(Role.REFERRER).email, make_member(Role.JOBHUNTER).email
    secret, other = secret_for(youth), secrets.token_urlsafe(32)
    first = {"email": "x@example.org", "address": "x", "word": "x", "login": "x@example.org", "password": "x"}
    for address in (CODE, RESET, LOGIN, FRESH, address_of(other)):  # what is remembered after a first time
        Client(REMOTE_ADDR="192.0.2.9").post(address, first)
    pairs = [
        (CODE, CODE, {"email": known}, {"email": "nobody@example.org"}),
        (RESET, RESET, {"email": staff}, {"email": "nobody@example.org"}),
        (RESET, RESET, {"email": known}, {"email": "nobody@example.org"}),
        (
            LOGIN,
            LOGIN,
            {"login": staff, "password": "x"},
            {"login": "nobody@example.org", "password": "x"},
        ),
        (FRESH, FRESH, {"address": youth.phone}, {"address": "0699999999"}),
        (address_of(secret), address_of(other), {"word": "maan"}, {"word": "maan"}),
    ]
    for number, (one, two, given, made_up) in enumerate(pairs):
        counts = []
        for place, address, body in ((1, one, given), (2, two, made_up)):
            with CaptureQueriesContext(connection) as asked:
                Client(REMOTE_ADDR=f"192.0.2.{10 * number + place}").post(address, body)
            counts.append(len(asked))
        assert counts[0] == counts[1], one


@pytest.mark.usefixtures("beat")
@pytest.mark.django_db(transaction=True)
def test_time_of_a_word_at_a_link(chance: random.Random, figure: Figure) -> None:
    """Each try is a transaction of its own, as for a visitor, and each link that of another youth."""
    count, froms, word = min(share(10), 1000), places(), links.hash_of_word(WORD)
    known = [links.make(person=uuid4(), purpose=LinkPurpose.MINE, word=word) for _ in range(count)]
    unknown = [secrets.token_urlsafe(32) for _ in range(count)]

    def ask(secret: str) -> Callable[[], object]:
        client = Client(REMOTE_ADDR=next(froms))
        return lambda: client.post(address_of(secret), {"word": "maan"})

    asks = [(secret in known, ask(secret)) for secret in (*known, *unknown)]
    ask("first")()
    found = timed(asks, chance)
    compare("trying a word at a link", found[True], found[False], figure)
