"""The route as a picture."""

from types import SimpleNamespace

from matching.presentation import route
from matching.presentation.law import Papers
from matching.presentation.route import Stone


def stone(title="Host", employer="Hall", **changes):
    plain = {"is_here": False, "learns": False, "in_house": False, "builds": [], "asks": [], "law": []}
    vacancy = SimpleNamespace(title=title)
    return Stone(vacancy=vacancy, employer=employer, months="", **plain | changes)


def test_now_is_on_top_and_the_dream_below_with_the_stones_numbered():
    drawn = route.picture("Guard", [stone("Host"), stone("Steward")], None, now="Shop")
    assert [spot.kind for spot in drawn.spots] == ["now", "stone", "stone", "dream"]
    assert [spot.number for spot in drawn.spots] == [0, 1, 2, 3]
    heights = [spot.y for spot in drawn.spots]
    assert heights == sorted(heights)
    assert drawn.height > heights[-1]
    assert drawn.path.count("C") == 3


def test_the_picture_says_itself_in_words():
    assert "Host (Hall)" in route.picture("Guard", [stone()], None, now="").says
    assert route.picture("Guard", [], None, now="").says.endswith("Er is nog geen tussenstap bekend.")


def test_what_the_law_asks_is_the_last_stone_before_the_dream():
    drawn = route.picture("Guard", [stone()], Papers("diploma Beveiliger", "ongeveer 12 maanden", []), now="")
    assert [(spot.kind, spot.number) for spot in drawn.spots][1:] == [
        ("stone", 1),
        ("papers", 2),
        ("dream", 3),
    ]
    assert (drawn.spots[2].title, drawn.spots[2].line) == (
        "Diploma Beveiliger",
        "Ongeveer 12 maanden",
    )
    assert drawn.says.endswith("Als laatste voor de droom: diploma Beveiliger.")
    unknown = route.picture("Guard", [], Papers("boa-akte", "", []), now="")
    assert unknown.spots[1].line == "De wet vraagt dit"


def test_each_spot_lies_in_the_middle_of_its_row_of_words():
    drawn = route.picture("Guard", [stone()], None, now="Shop")
    assert [(spot.title, spot.line) for spot in drawn.spots] == [
        ("Nu", "Shop"),
        ("Host", "Hall"),
        ("Guard", "Droombaan"),
    ]
    assert drawn.height == len(drawn.spots) * route.ROW
    assert [spot.y % route.ROW for spot in drawn.spots] == [route.ROW // 2] * 3
