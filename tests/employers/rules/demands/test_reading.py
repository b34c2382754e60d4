"""What may not be asked is found, what only comes near is left alone, and neutral words take the place."""

import csv
import time
from pathlib import Path

import pytest

from employers.rules.demands.reading import MOST_FOUND, found_in, neutral, rewritten
from employers.rules.demands.table import grounds, rules

SENTENCES = [
    (row["ground"], row["text"])
    for row in csv.DictReader(
        Path(__file__).with_name("sentences.csv").read_text(encoding="utf-8").splitlines()
    )
]
LONG = 100_000


def grounds_of(text: str, **more: object) -> set[str]:
    return {one.rule.ground.code for one in found_in(text, **more)}


@pytest.mark.parametrize(("ground", "text"), [row for row in SENTENCES if row[0] != "innocent"])
def test_what_may_not_be_asked_is_found_with_its_ground(ground: str, text: str) -> None:
    assert ground in grounds_of(text)


@pytest.mark.parametrize("text", [text for ground, text in SENTENCES if ground == "innocent"])
def test_what_only_comes_near_is_left_alone(text: str) -> None:
    assert grounds_of(text) == set()


def test_the_places_are_those_of_the_words_in_the_text() -> None:
    text = "Over ons.\n\nWij zijn een jong team, en Nederlands is je moeder taal."
    found = found_in(text)
    assert [text[one.start : one.end] for one in found] == ["jong team", "Nederlands is je moeder taal"]
    assert [one.words for one in found] == ["jong team", "Nederlands is je moeder taal"]


@pytest.mark.parametrize(
    ("text", "neutral_text"),
    [
        ("Kom in ons jonge, gezellige team!", "Kom in ons gezellige team!"),
        ("Een leuk en jong team", "Een leuk team"),
        ("Jong team zoekt hulp", "Team zoekt hulp"),
        ("Wie?\n- Je bent 18 tot 25 jaar;\n- Rijbewijs", "Wie?\n- Je leeftijd maakt niet uit;\n- Rijbewijs"),
        ("Buiten, niet ouder dan 30 jaar, rijbewijs B.", "Buiten, je leeftijd maakt niet uit, rijbewijs B."),
        ("Nederlands (moedertaal)", "Je spreekt en schrijft Nederlands op het niveau dat het werk vraagt"),
        ("Secretaresse", "Secretaresse (m/v/x)"),
        ("You join a young and friendly team.", "You join a friendly team."),
    ],
)  # fmt: skip
def test_a_neutral_wording_takes_the_place(text: str, neutral_text: str) -> None:
    assert rewritten(text, found_in(text)[0]) == neutral_text


@pytest.mark.parametrize(("ground", "text"), [row for row in SENTENCES if row[0] != "innocent"])
def test_after_taking_neutral_words_over_nothing_is_left_to_ask(ground: str, text: str) -> None:
    for _time in range(5):
        if not (found := found_in(text)):
            break
        text = rewritten(text, found[0])
    assert found_in(text) == []


def test_no_neutral_wording_may_not_be_asked_itself() -> None:
    assert [rule.code for rule in rules() if rule.how == "clause" and found_in(rule.instead)] == []


def test_the_wording_alone_is_as_it_will_stand() -> None:
    text = "je bent niet ouder dan 30 jaar"
    assert neutral(text, found_in(text)[0]) == "je leeftijd maakt niet uit"


def test_what_makes_it_lawful_may_stand_in_another_part_of_the_vacancy() -> None:
    assert grounds_of("Je bent minimaal 18 jaar.") == {"age"}
    assert grounds_of("Je bent minimaal 18 jaar.", beside="Medewerker slijterij") == set()
    assert grounds_of("Secretaresse", is_title=True) == {"sex"}
    assert grounds_of("Secretaresse", is_title=True, beside="Iedereen kan reageren (m/v/x)") == set()


def test_every_ground_has_a_rule_with_its_source_in_both_languages() -> None:
    for ground in grounds().values():
        assert all((ground.label.nl, ground.label.en, ground.rule.nl, ground.rule.en, ground.source))
    assert {rule.ground.code for rule in rules()} | {"pay"} == set(grounds())


@pytest.mark.parametrize(
    "unit",
    ["jong team ", "tussen 18 en 25 jaar ", "jong team jong bedrijf ", "m o ", "moeder ", "geen _ ",
     "wij zoeken een ", "a", "jong", "18 ", "\n", ". ", "(", "a\u00ad", "nederlands ", "*_"],
)  # fmt: skip
def test_the_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    found_in("warm")
    took = []
    for length in (LONG // 4, LONG):
        text = (unit * (length // len(unit) + 1))[:length]
        start = time.process_time()
        found = found_in(text)
        took.append(time.process_time() - start)
        assert len(found) <= MOST_FOUND
    assert took[1] < 2 + 12 * took[0]
