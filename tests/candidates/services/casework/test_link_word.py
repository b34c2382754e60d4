"""The word that a youth and the own jobhunter agree on: which words do, who agrees, and what ends with it."""

from datetime import date

import pytest
from django.contrib.auth.hashers import check_password
from django.utils import timezone

from candidates.models import Candidate
from candidates.services.casework import link_word
from candidates.services.files import absences
from jobmatch.accounts.models import User
from jobmatch.audit.models import Entry
from jobmatch.errors import RuleBroken
from jobmatch.links import services as links
from tests.candidates.situations import say_yes
from tests.candidates.youths import WORD, reachable, secret_for
from tests.factories import desk_of, make_candidate, make_coordinator, make_jobhunter
from tests.writers import WRITERS, at_once

pytestmark = pytest.mark.django_db
PERSON = {"first_name": "Noor", "last_name": "el-Amrani", "birth_date": date(2004, 3, 1)}


@pytest.fixture
def youth(by: User) -> Candidate:
    return make_candidate(by, phone="+31612345678", **PERSON)


def agree(youth: Candidate, by: User, word: str = WORD, version: int | None = None) -> Candidate:
    return link_word.agree(
        candidate=youth, version=version or youth.version, word=word, by=by, on=timezone.localdate()
    )


def refused(act, *given: object, **more: object) -> str:
    with pytest.raises(RuleBroken) as broken:
        act(*given, **more)
    return broken.value.code


@pytest.mark.parametrize("word", ["zon bloem", "Fietsbel", "vijf appels!", "كتاب", "x" * 39 + "y"])
def test_a_word_that_only_two_know_is_kept_as_a_hash(youth: Candidate, by: User, word: str) -> None:
    kept = agree(youth, by, word).link_word
    assert word.casefold() not in kept
    assert check_password(word.casefold(), kept)


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("", "word_short"),
        ("zon", "word_short"),
        ("1234567", "word_short"),
        ("x" * 41, "word_long"),
        ("aaaaaa", "word_easy"),
        ("Welkom", "word_easy"),
        (" WACHTWOORD ", "word_easy"),
        ("noortje", "word_known"),
        ("Amrani!", "word_known"),
        ("fiets2004", "word_known"),
        ("fiets5678", "word_known"),
    ],
)
def test_a_word_that_others_guess_is_refused(youth: Candidate, by: User, word: str, code: str) -> None:
    assert refused(agree, youth, by, word) == code
    youth.refresh_from_db()
    assert youth.link_word == ""


def test_the_log_says_that_a_word_was_agreed_and_not_which(youth: Candidate, by: User) -> None:
    agree(youth, by)
    row = Entry.objects.order_by("-seq")[0]
    assert (row.event, row.actor, row.person) == ("word.agreed", by.pk, youth.pk)
    assert WORD.casefold() not in str(vars(row)).casefold()


def test_a_new_word_ends_every_link_and_session(by: User) -> None:
    youth = reachable(by)
    secret = secret_for(youth)
    session = links.open_up(secret=secret_for(youth), word=WORD)
    agree(youth, by, "Fietsbel")
    assert links.opened(session) is None
    assert links.open_up(secret=secret, word=WORD) is None
    youth.refresh_from_db()
    assert links.open_up(secret=secret_for(youth), word="fietsbel")


def test_who_was_overtaken_agrees_on_nothing(by: User) -> None:
    youth = reachable(by)
    secret = secret_for(youth)
    assert refused(agree, youth, by, "Fietsbel", version=youth.version + 1) == "stale"
    assert links.open_up(secret=secret, word=WORD)


def test_sent_twice_one_of_the_two_counts(by: User, youth: Candidate) -> None:
    version = youth.version
    agree(youth, by, version=version)
    assert refused(agree, youth, by, "Fietsbel", version=version) == "stale"


def test_neither_coordinator_nor_colleague_agrees_on_a_word(youth: Candidate) -> None:
    for other in (make_coordinator(youth.municipality), make_jobhunter(youth.municipality), make_jobhunter()):
        assert refused(agree, youth, other) == "forbidden"


def test_a_stand_in_agrees_only_while_the_youth_allows_it(youth: Candidate, by: User) -> None:
    boss, other = make_coordinator(youth.municipality), make_jobhunter(youth.municipality)
    absences.begin(desk=desk_of(by), stand_in=desk_of(other), until=None, by=boss, on=timezone.localdate())
    assert refused(agree, youth, other) == "forbidden"
    say_yes(youth, by=by, purpose="stand_in")
    assert agree(youth, other).link_word


@pytest.mark.django_db(transaction=True)
def test_of_eight_words_at_once_one_is_agreed(youth: Candidate, by: User) -> None:
    def act(number: int) -> str:
        try:
            agree(youth, by, f"fietsbel{number}")
        except RuleBroken as broken:
            return broken.code
        return "agreed"

    assert sorted(at_once(act)) == ["agreed", *["stale"] * (WRITERS - 1)]
    assert Entry.objects.filter(event="word.agreed").count() == 1
