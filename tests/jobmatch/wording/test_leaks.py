"""Words that leak in a text."""

import sys
from types import FrameType
from typing import Any

import pytest

from jobmatch.wording import leaks
from jobmatch.wording.leaks import Kind, Leak

NUMBER = "111222333"


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Ze is  Moslima .", Kind.RELIGION, "Moslima"),
        ("Ze is mosliema", Kind.RELIGION, "mosliema"),
        ("m.o.s.l.i.m is hij", Kind.RELIGION, "m.o.s.l.i.m"),
        ("Een m0slim", Kind.RELIGION, "m0slim"),
        ("mos\u00adlim", Kind.RELIGION, "mos\u00adlim"),
        ("een Turkse jongen", Kind.ORIGIN, "Turkse jongen"),
        ("Zijn uitkerring stopt", Kind.BENEFIT, "uitkerring"),
        ("heeft schúlden", Kind.DEBT, "schúlden"),
    ],
)
def test_a_label_is_found_as_it_was_written(text: str, kind: Kind, words: str) -> None:
    assert leaks.label_words(text) == [Leak(kind, words)]


@pytest.mark.parametrize(
    "text",
    ["Turkse bakker", "een islamitische slagerij", "Kerkstraat", "zijn eigen schuld", "a good job", ""],
)
def test_a_word_that_only_comes_near_is_none(text: str) -> None:
    assert leaks.label_words(text) == []


def test_labels_come_in_the_order_of_the_text_and_each_once() -> None:
    found = leaks.label_words("Heeft schulden. Is moslim. Heeft schulden.")
    assert [leak.words for leak in found] == ["schulden", "moslim"]


def test_words_of_two_sentences_make_no_label() -> None:
    assert leaks.label_words("Hij heeft gewerkt. Vast bij een bakker.") == []
    assert leaks.label_words("Hij zat. Vast werk zoekt hij.") == []


def test_the_number_is_found_as_it_was_written() -> None:
    assert leaks.numbers(f"Noor, {NUMBER}") == [Leak(Kind.NUMBER, NUMBER)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("+31 (0)6 1234 5678", Kind.PHONE),
        ("O6-12345678", Kind.PHONE),
        ("noor at voorbeeld punt nl", Kind.MAIL),
        ("zie noorwerkt.nl/foto", Kind.LINK),
        ("Woont in de Kanaalstraat 12", Kind.HOME),
    ],
)
def test_a_way_to_reach_someone_is_found(text: str, kind: Kind) -> None:
    assert kind in {leak.kind for leak in leaks.contacts(text)}


@pytest.mark.parametrize(
    "text",
    ["van 09.00 tot 17.30 uur", "01-02-2027", "€ 1.250,00", "De winkel is op Vredenburg 40", "3511 AB"],
)
def test_times_prices_and_workplaces_reach_nobody(text: str) -> None:
    assert [leak.kind for leak in leaks.contacts(f"Het werk: {text}")] == []


@pytest.mark.parametrize(
    "text", ["1-" * 10_000, "06.." * 5_000, "a.b." * 5_000, "aa-" * 6_500, "zat in " * 2_900]
)
def test_a_long_odd_text_is_read_in_a_moment(text: str) -> None:
    """Twenty thousand signs; a pattern that goes back and forth took minutes."""
    for read in (leaks.label_words, leaks.contacts, leaks.numbers):
        assert isinstance(read(text), list)


def work_of(text: str) -> int:
    """How many steps of Python the labels of a text take; a text twice as long may take twice as many."""
    steps = 0

    def count(frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal steps
        frame.f_trace_opcodes = True
        steps += event == "opcode"
        return count

    traced = sys.gettrace()
    sys.settrace(count)
    try:
        leaks.label_words(text)
    finally:
        sys.settrace(traced)
    return steps


def test_a_text_four_times_as_long_takes_four_times_the_work() -> None:
    """Each label that is found is held against the innocent phrase before it, not against all of them."""
    short = "bij coa en consulent " * 50
    leaks.label_words(short)  # the patterns are made once
    assert 3.5 < work_of(short * 4) / work_of(short) < 4.2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("god zij dank", []),
        ("god zij dank en god", ["god"]),
        ("god en god zij dank", ["god"]),
        ("moslim god zij dank moslima", ["moslim", "moslima"]),
        ("gelovig in Utrecht en gelovig", ["gelovig"]),
    ],
)
def test_what_stands_in_an_innocent_phrase_is_none(text: str, found: list[str]) -> None:
    assert [leak.words for leak in leaks.label_words(text)] == found
