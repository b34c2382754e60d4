"""One-time links: what opens one, how often it may be tried, and when it is over."""

from datetime import timedelta
from threading import Barrier
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.utils import timezone

from jobmatch.links import services as links
from jobmatch.links.models import MOST_WRONG, Link
from tests.writers import WRITERS, at_once

WORD = "Zonnebloem"


def link_of(person: UUID | None = None, *, purpose: str = "mine", target: UUID | None = None) -> str:
    """The secret of a fresh link."""
    word = links.hash_of_word(WORD)
    return links.make(person=person or uuid4(), purpose=purpose, word=word, target=target)


def changes_of(secret: str) -> list[tuple[str, int]]:
    """What a wrong word at this link asks of the database, and how many rows each changes."""
    seen: list[tuple[str, int]] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        result = execute(sql, params, many, context)
        verb = sql.split(maxsplit=1)[0]
        seen.append((verb, context["cursor"].rowcount if verb == "UPDATE" else 0))
        return result

    with connection.execute_wrapper(watch):
        assert links.open_up(secret=secret, word="Maan") is None
    return seen


def row_of(secret: str) -> Link:
    return Link.objects.get(digest=links._digest(secret))


@pytest.mark.django_db
class TestOpening:
    def test_the_right_word_opens_the_purpose_for_half_an_hour(self) -> None:
        person, target = uuid4(), uuid4()
        session = links.open_up(secret=link_of(person, purpose="agreement", target=target), word=WORD)
        opened = links.opened(session)
        assert (opened.person, opened.purpose, opened.target) == (person, "agreement", target)
        assert timedelta(minutes=29) < opened.until - timezone.now() <= timedelta(minutes=30)

    @pytest.mark.parametrize("typed", ["zonnebloem", " ZONNEBLOEM "])
    def test_capitals_and_spaces_around_do_not_count(self, typed: str) -> None:
        assert links.open_up(secret=link_of(), word=typed)

    def test_accents_count_the_same_however_they_are_typed(self) -> None:
        secret = links.make(person=uuid4(), purpose="mine", word=links.hash_of_word("Caf\u00e9tje"))
        assert links.open_up(secret=secret, word="cafe\u0301tje")

    def test_it_opens_once(self) -> None:
        secret = link_of()
        assert links.open_up(secret=secret, word=WORD)
        assert links.open_up(secret=secret, word=WORD) is None

    def test_a_wrong_word_counts_and_leaves_the_link(self) -> None:
        secret = link_of()
        assert links.open_up(secret=secret, word="Maan") is None
        assert row_of(secret).wrong == 1
        assert links.open_up(secret=secret, word=WORD)
        assert row_of(secret).wrong == 1

    def test_five_wrong_words_end_it(self) -> None:
        secret = link_of()
        for _ in range(MOST_WRONG):
            links.open_up(secret=secret, word="Maan")
        assert row_of(secret).wrong == MOST_WRONG
        assert links.open_up(secret=secret, word=WORD) is None
        assert row_of(secret).wrong == MOST_WRONG

    def test_the_fifth_word_may_be_the_right_one(self) -> None:
        secret = link_of()
        for _ in range(MOST_WRONG - 1):
            links.open_up(secret=secret, word="Maan")
        assert links.open_up(secret=secret, word=WORD)

    def test_after_a_week_it_is_over(self) -> None:
        secret = link_of()
        Link.objects.update(expires_at=timezone.now())
        assert links.open_up(secret=secret, word=WORD) is None

    def test_an_unknown_secret_opens_nothing_and_leaves_two_rows_however_often(self) -> None:
        for _ in range(3):
            assert links.open_up(secret="unknown", word=WORD) is None
        assert {row.digest for row in Link.objects.all()} == {links.QUEUE, links.NOBODYS}

    def test_the_rows_that_guesses_write_to_open_nothing(self) -> None:
        links.open_up(secret="unknown", word=WORD)
        for digest in (links.QUEUE, links.NOBODYS):
            assert links.open_up(secret=digest, word="") is None
        assert links.opened("") is None

    def test_a_try_at_any_link_changes_as_many_rows_as_one_at_none(self) -> None:
        spent, worn = link_of(), link_of()
        links.open_up(secret=spent, word=WORD)
        Link.objects.filter(pk=row_of(worn).pk).update(wrong=MOST_WRONG)
        kinds = {"known": link_of(), "spent": spent, "worn": worn, "unknown": "unknown"}
        assert {kind: changes_of(secret) for kind, secret in kinds.items()} == {
            kind: changes_of("unknown") for kind in kinds
        }


@pytest.mark.django_db
class TestEnding:
    def test_a_session_is_over_after_half_an_hour(self) -> None:
        session = links.open_up(secret=link_of(), word=WORD)
        Link.objects.exclude(session="").update(opened_at=timezone.now() - links.SESSION)
        assert links.opened(session) is None

    def test_who_is_done_ends_the_session(self) -> None:
        session = links.open_up(secret=link_of(), word=WORD)
        links.end_session(session)
        assert links.opened(session) is None

    def test_all_of_a_person_ends_and_nothing_of_another(self) -> None:
        person = uuid4()
        mine, theirs = link_of(person), link_of()
        session = links.open_up(secret=link_of(person), word=WORD)
        assert links.end_all(person=person) == 2
        assert links.opened(session) is None
        assert links.open_up(secret=mine, word=WORD) is None
        assert links.open_up(secret=theirs, word=WORD)

    def test_what_is_forgotten_leaves_no_row(self) -> None:
        person = uuid4()
        link_of(person)
        assert links.forget(person=person) == 1
        assert not Link.objects.filter(person=person).exists()

    def test_a_sweep_takes_what_has_been_over_for_a_week(self) -> None:
        link_of()
        links.open_up(secret="unknown", word=WORD)
        now = timezone.now()
        assert links.sweep(now=now + timedelta(days=2 * links.DAYS - 1)) == 0
        assert links.sweep(now=now + timedelta(days=2 * links.DAYS + 1)) == 1

    def test_words_guessed_at_links_in_their_last_minute_count_for_a_week(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        person, word, began = uuid4(), links.hash_of_word(WORD), timezone.now()
        gathered = [links.make(person=person, purpose="mine", word=word) for _ in range(3)]
        last_minute = began + timedelta(days=links.DAYS, minutes=-1)
        monkeypatch.setattr(timezone, "now", lambda: last_minute)
        for secret in gathered:
            for _ in range(MOST_WRONG):
                assert links.open_up(secret=secret, word="Maan") is None
        monkeypatch.setattr(timezone, "now", lambda: last_minute + timedelta(days=6))
        links.sweep(now=timezone.now())
        assert links.is_worn(person=person, word=word)
        assert links.open_up(secret=links.make(person=person, purpose="mine", word=word), word=WORD) is None

    def test_of_secrets_words_and_sessions_only_digests_are_kept(self) -> None:
        secret = link_of()
        session = links.open_up(secret=secret, word=WORD)
        kept = " ".join(str(value) for value in Link.objects.values_list().get(digest=links._digest(secret)))
        assert secret not in kept
        assert session not in kept
        assert WORD not in kept


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    def test_of_eight_right_words_one_opens(self, monkeypatch: pytest.MonkeyPatch) -> None:
        secret, check, all_counted = link_of(), links.check_password, Barrier(WRITERS)

        def look(word: str, encoded: str) -> bool:
            all_counted.wait(timeout=30)  # nobody is late: each was let through before the first one opens
            return check(word, encoded)

        monkeypatch.setattr(links, "check_password", look)
        found = at_once(lambda _: links.open_up(secret=secret, word=WORD))
        assert sum(session is not None for session in found) == 1

    def test_eight_wrong_words_count_as_five(self) -> None:
        secret = link_of()
        at_once(lambda _: links.open_up(secret=secret, word="Maan"))
        assert row_of(secret).wrong == MOST_WRONG

    def test_no_more_than_five_words_are_looked_at_however_many_come_at_once(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        secret, kept = link_of(), links.hash_of_word(WORD)
        Link.objects.update(word=kept)
        looked: list[str] = []
        check = links.check_password

        def look(word: str, encoded: str) -> bool:
            if encoded == kept:
                looked.append(word)
            return check(word, encoded)

        monkeypatch.setattr(links, "check_password", look)
        at_once(lambda number: links.open_up(secret=secret, word=f"Maan {number}"))
        assert len(looked) == MOST_WRONG < WRITERS
