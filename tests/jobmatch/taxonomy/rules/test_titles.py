import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmatch.taxonomy.rules.titles import MOST_READINGS, readings


@pytest.mark.parametrize(
    ("title", "first"),
    [
        ("Beveiliger (m/v/x)", "beveiliger"),
        ("Beveiliger m/v per direct gezocht!!!", "beveiliger"),
        ("Orderpicker 32-40 uur per week", "orderpicker"),
        ("Kok 24 uur", "kok"),
        ("Schoonmaker € 14,50 per uur", "schoonmaker"),
        ("Chauffeur in Nieuwegein", "chauffeur"),
        ("Monteur regio Utrecht e.o.", "monteur"),
        ("GEZOCHT: vakkenvuller", "vakkenvuller"),
        ("Ben jij onze nieuwe collega? Kapper", "kapper"),
        ("Junior programmeur", "programmeur"),
        ("Operator 3-ploegendienst", "operator"),
        ("SAP Developer (ID: 3125)", "sap developer"),
        ("Winkelmedewerker parttime (weekend)", "winkelmedewerker weekend"),
        ("Trainee", "trainee"),
        ("CE chauffeur", "ce chauffeur"),
    ],
)
def test_what_is_not_the_occupation_is_taken_away(title: str, first: str) -> None:
    assert readings(title)[0] == first


def test_parts_of_a_title_are_readings_too() -> None:
    assert readings("Bakkerij Korenaar - verkoopmedewerker - Zeist") == [
        "bakkerij korenaar verkoopmedewerker zeist",
        "bakkerij korenaar",
        "verkoopmedewerker",
        "zeist",
    ]


@pytest.mark.parametrize("title", ["", "   ", "!!!", "(m/v)", "40 uur", "€ 2.500"])
def test_nothing_to_read_gives_no_reading(title: str) -> None:
    assert readings(title) == []


@given(st.text(max_size=400))
def test_any_text_gives_few_short_folded_readings(title: str) -> None:
    found = readings(title)
    assert len(found) <= MOST_READINGS
    assert all(text == " ".join(text.split()) and text for text in found)


def test_a_huge_title_is_cut() -> None:
    assert len(readings("bakker " * 100_000)[0]) <= 200
