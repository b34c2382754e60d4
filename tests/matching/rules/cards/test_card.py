import json
from dataclasses import fields, replace
from datetime import date

import pytest

from jobmatch.taxonomy.vocabulary import LANGUAGES
from jobmatch.wording import called_names
from matching.rules.cards import aliases, facts
from matching.rules.cards.card import Card, from_bytes, made
from matching.rules.cards.facts import Asked, Told
from matching.scorer.inputs import Range
from tests.matching.rules.cards.people import FIVE, ON, SHOP, told

FOUR_OTHERS = [told() for _ in range(4)]


def lines(one: Card) -> list[str]:
    return [row.said.nl for row in one.rows]


def test_it_tells_in_dutch_and_english_what_is_asked_and_nothing_more():
    found = made(SHOP, told(), FOUR_OTHERS, alias="Kompas Trom", on=ON)
    assert found.alike == 5
    assert lines(found.card) == [
        "5 van de 6 dingen die je vraagt",
        "Nederlands op niveau B1: ja",
        "Engels op niveau A2: nog niet",
        "rijbewijs B (auto): ja",
        "mbo 2: ja",
        "1 tot 3 jaar",
        "past bij 24-32 uur per week",
        "de helft of meer van de dagdelen die je vraagt",
        "vanaf januari 2027",
    ]
    assert [item.en for item in found.card.rows[0].items] == [f"thing {place}" for place in range(1, 6)]
    assert found.card.rows[0].said.en == "5 of the 6 things that you ask"


def test_languages_and_licences_that_nobody_asked_are_not_on_it():
    text = (
        made(SHOP, told(), FOUR_OTHERS, alias="Kompas Trom", on=ON, with_name=True).card.to_bytes().decode()
    )
    assert LANGUAGES["ar"].nl not in text
    assert "heftruck" not in text


def test_what_is_read_of_a_youth_has_no_field_for_who_they_are():
    assert {each.name for each in fields(Told)} == {
        "abilities",
        "languages",
        "licences",
        "diplomas",
        "complete",
        "work",
        "wishes",
        "hours",
        "dayparts",
        "available_from",
    }


def test_what_is_not_known_is_left_out_and_what_is_lacking_is_a_no_only_in_a_complete_list():
    unknown = told(languages=None, licences=frozenset(), diplomas=frozenset())
    assert not {"Nederlands", "rijbewijs"} & {line.split()[0] for line in shown_alone(unknown)}
    lacking = told(licences=frozenset(), diplomas=frozenset(), complete=True)
    assert {"rijbewijs B (auto): nog niet", "mbo 2: nog niet"} <= set(shown_alone(lacking))


def shown_alone(one: Told) -> list[str]:
    return lines(made(SHOP, one, [], alias="Kompas Trom", on=ON, with_name=True).card)


@pytest.mark.parametrize(
    ("months", "band"),
    [(0, 0), (1, 1), (11, 1), (12, 2), (36, 2), (37, 3)],
)
def test_experience_is_of_kindred_work_alone_and_in_bands(months, band):
    asked = Asked(isco="5223")
    one = told(work=(("5221", months), ("9112", 90)))
    assert facts.facts(asked, one, on=ON)[0] == band


@pytest.mark.parametrize(
    ("own", "said"),
    [
        (0b111111, "alle dagdelen die je vraagt"),
        (0b111, "de helft of meer van de dagdelen die je vraagt"),
        (0b1, "een deel van de dagdelen die je vraagt"),
    ],
)
def test_of_days_only_the_overlap_is_told(own, said):
    assert said in shown_alone(told(dayparts=own))


@pytest.mark.parametrize("own", [0, 0b111000000])
def test_days_that_were_not_told_and_days_that_do_not_overlap_look_the_same(own):
    assert not any("dagdelen" in line for line in shown_alone(told(dayparts=own)))


def test_hours_are_those_asked_and_never_the_own_ones():
    assert "past bij 24-32 uur per week" in shown_alone(told(hours=Range(30, 40)))
    assert not any("uur" in line for line in shown_alone(told(hours=Range(0, 8))))


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 2), "kan meteen beginnen"),
        (date(2026, 12, 31), "vanaf december 2026"),
        (date(2027, 11, 1), None),
        (date(2027, 10, 1), "vanaf oktober 2027"),
    ],
)
def test_of_the_start_only_the_month_is_told(day, said):
    found = [line for line in shown_alone(told(available_from=day)) if line.startswith(("kan", "vanaf"))]
    assert found == ([said] if said else [])


def test_a_card_tells_only_what_holds_for_all_who_share_it():
    others = [told(abilities=FIVE - {next(iter(sorted(FIVE)))}, work=()) for _ in range(4)]
    found = made(SHOP, told(), others, alias="Kompas Trom", on=ON).card
    assert found.rows[0].said.nl == "ten minste 4 van de 6 dingen die je vraagt"
    assert len(found.rows[0].items) == 4
    assert not any(row.about == facts.EXPERIENCE for row in found.rows)


def test_where_fewer_than_five_fit_a_card_without_a_name_tells_nothing_and_says_so():
    strangers = [Told() for _ in range(9)]
    found = made(SHOP, told(), [*FOUR_OTHERS[:3], *strangers], alias="Kompas Trom", on=ON)
    assert found.alike < 5
    assert found.card.rows == ()
    with_name = made(SHOP, told(), strangers, alias="Kompas Trom", on=ON, with_name=True)
    assert with_name.alike == 5
    assert len(with_name.card.rows) == 9


def test_who_fits_by_nothing_known_is_hidden_among_the_others_who_do_not():
    strangers = [Told(languages={"nl": "C1"}, wishes=frozenset({"9112"})) for _ in range(5)]
    found = made(SHOP, strangers[0], [*strangers[1:], *FOUR_OTHERS], alias="Kompas Trom", on=ON)
    assert lines(found.card) == ["Nederlands op niveau B1: ja"]


def test_the_bytes_are_the_card_and_the_same_card_gives_the_same_bytes():
    one = made(
        SHOP, told(), FOUR_OTHERS, alias="Kompas Trom", on=ON, line="Werkt nauwkeurig.", own="Ik wil."
    ).card
    assert from_bytes(one.to_bytes()) == one
    assert from_bytes(one.to_bytes()).digest == one.digest
    assert len(one.digest) == 64
    assert one.digest != replace(one, alias="Gong Vlot").digest
    assert set(json.loads(one.to_bytes())) == {"form", "alias", "rows", "line", "own", "cv"}


def test_a_line_over_300_signs_is_no_card():
    with pytest.raises(ValueError, match="no card"):
        Card(alias="Kompas Trom", line="a" * 301)


def test_aliases_are_no_names_and_none_comes_back_while_it_is_taken():
    words = " ".join(aliases.every())
    assert called_names.found_in(words) == []
    assert len(set(aliases.every())) == len(aliases.every()) == 4096
    first = aliases.alias(7)
    assert aliases.alias(7, taken=[first]) != first
    with pytest.raises(ValueError, match="no alias"):
        aliases.alias(7, taken=aliases.every())
