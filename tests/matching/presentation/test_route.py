"""The route as a picture, and who arranges what the law asks."""

from types import SimpleNamespace

import pytest

from jobmatch.taxonomy.selectors import Condition
from jobmatch.taxonomy.vocabulary import Term
from matching.presentation import route
from matching.presentation.route import Stone

NOTE = Term("Nodig.", "Needed.")


def stone(title="Host", employer="Hall", **changes):
    plain = {"is_here": False, "learns": False, "in_house": False, "builds": [], "asks": [], "law": []}
    vacancy = SimpleNamespace(title=title)
    return Stone(vacancy=vacancy, employer=employer, months="", **plain | changes)


def condition(kind="licence", code="security_diploma", **more):
    return Condition(kind=kind, code=code, by_law=True, note=NOTE, **more)


def test_now_is_on_top_and_the_dream_below_with_the_stones_numbered():
    drawn = route.picture("Guard", [stone("Host"), stone("Steward")], now="Shop")
    assert [spot.kind for spot in drawn.spots] == ["now", "stone", "stone", "dream"]
    assert [spot.number for spot in drawn.spots] == [0, 1, 2, 3]
    heights = [spot.y for spot in drawn.spots]
    assert heights == sorted(heights)
    assert drawn.height > heights[-1]
    assert drawn.path.count("C") == 3


def test_the_picture_says_itself_in_words():
    assert "Host (Hall)" in route.picture("Guard", [stone()], now="").says
    assert route.picture("Guard", [], now="").says.endswith("Er is nog geen tussenstap bekend.")


def test_each_spot_lies_in_the_middle_of_its_row_of_words():
    drawn = route.picture("Guard", [stone()], now="Shop")
    assert [(spot.title, spot.line) for spot in drawn.spots] == [
        ("Nu", "Shop"),
        ("Host", "Hall"),
        ("Guard", "Droombaan"),
    ]
    assert drawn.height == len(drawn.spots) * route.ROW
    assert [spot.y % route.ROW for spot in drawn.spots] == [route.ROW // 2] * 3


@pytest.mark.parametrize(
    ("asked", "who"),
    [
        (condition(), "youth"),
        (condition(code="security_pass"), "employer"),
        (condition("screening", "police_consent"), "employer"),
        (condition("age", "18"), "age"),
        (condition(arranged_by="law"), "law"),
        (condition(arranged_by="employer"), "employer"),
        (condition(arranged_by=""), "youth"),
    ],
)
def test_who_arranges_it_is_as_the_taxonomy_says_or_else_by_its_kind(asked, who):
    assert route.arranged_by(asked) == who


def shown(asked, *licences):
    """What the law asks, as a page shows it for a youth with these licences."""
    occupation = "guard"
    told = SimpleNamespace(all=lambda: [SimpleNamespace(licence=each) for each in licences])
    ranked = SimpleNamespace(candidate=SimpleNamespace(licences=told))
    facts = {occupation: SimpleNamespace(conditions=(asked,))}
    (line,) = route.law_of(SimpleNamespace(ranked=ranked, facts=facts), occupation)
    return line


def test_months_and_source_are_said_where_they_are_known():
    line = shown(condition(months=6, source="Wpbr", arranged_by="youth"))
    assert (line.words, line.months, line.source) == ("Nodig.", "ongeveer 6 maanden", "Wpbr")
    line = shown(condition())
    assert (line.months, line.source) == ("", "")


def test_what_is_held_already_is_said():
    assert shown(condition(code="driving_b"), "driving_c").is_held
    assert not shown(condition(code="driving_c"), "driving_b").is_held
