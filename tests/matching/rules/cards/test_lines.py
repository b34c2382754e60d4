"""What a line may not tell is found, and what is fine is left alone."""

from collections import Counter

import pytest

from matching.rules.cards.lines import found_in, kinds
from tests.figures import Figure
from tests.matching.rules.cards.lines import ASKED, FINE, read

LEAST = 0.95
KEPT_APART = [one for one in read() if one.is_kept_apart]
KINDS = sorted({one.kind for one in read()} - {FINE})


def told(text: str, **given: object) -> set[str]:
    return {one.kind.code for one in found_in(text, languages=ASKED, **given)}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "she is a friendly young woman of 26 from Kanaleneiland",
        "Zij is een vriendelijke jonge vrouw van 26 uit Kanaleneiland.",
    ],
)
def test_the_line_of_the_story_is_stopped_on_each_count(text):
    found = found_in(text, languages=ASKED)
    said = {(one.kind.code, one.words.casefold()) for one in found}
    assert {code for code, _words in said} >= {"sex", "age", "district"}
    assert any("26" in words for _code, words in said)
    assert {"sex"} == {code for code, words in said if words in ("she", "zij", "woman", "vrouw")}


@pytest.mark.parametrize(
    "text",
    [
        "De kaart is zijn geld waard.",
        "de kaart is zijn geld waard",
        "Kan heet water en scherpe messen aan.",
        "Knipt en verft haar en werkt schoon.",
        "Een klant schreef dat hij nog nooit zo goed was geholpen.",
        "Raakt niet in paniek als de rij lang wordt.",
        "Spreekt goed Engels met klanten.",
        "",
    ],
)
def test_what_is_fine_is_left_alone(text):
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("is relligieus", "religion"),
        ("een echte Kanaleneilander", "district"),
        ("uit Kanalen eiland", "district"),
        ("uit k a n a l e n e i l a n d", "district"),
        ("woont in Kanalneiland", "district"),
        ("is allenstaand", "family"),
        ("h1j werkt netjes", "sex"),
        ("een m e i d die aanpakt", "sex"),
        ("nog maar achttien", "age"),
        ("komt van het ROC", "school"),
        ("nooit op v r i j d a g", "days"),
        ("bel nul zes twaalf", "contact"),
    ],
)
def test_misspelled_and_spread_over_words_it_is_found_too(text, kind):
    assert kind in told(text)


def test_a_language_that_is_asked_may_be_named_and_another_may_not():
    assert "language" not in told("Spreekt vlot Engels.")
    assert {one.kind.code for one in found_in("Spreekt vlot Engels.", languages=["nl"])} == {"language"}


def test_the_own_name_is_found_however_it_is_written():
    assert told("werkt graag: xandrine doet het", names=["Xandrine", "Vermeulen"]) == {"name"}


def test_each_find_says_why_and_how_to_say_it_otherwise_in_both_languages():
    for kind in kinds().values():
        assert all((*kind.label, *kind.why, *kind.instead))


def test_of_what_is_stopped_nearly_all_tells_something_and_the_other_way_round(figure: Figure) -> None:
    stopped = [one for one in KEPT_APART if told(one.text)]
    hits, telling = sum(not one.is_fine for one in stopped), sum(not one.is_fine for one in KEPT_APART)
    figure("lines on a card: kept apart, that tell, fine", f"{telling}, {len(KEPT_APART) - telling}")
    figure("lines on a card: precision", f"{hits / len(stopped):.3f} ({hits} of {len(stopped)})")
    figure("lines on a card: recall", f"{hits / telling:.3f} ({hits} of {telling})")
    assert len(KEPT_APART) >= 300
    assert hits / len(stopped) >= LEAST
    assert hits / telling >= LEAST


@pytest.mark.parametrize("kind", KINDS)
def test_a_trait_is_called_by_its_kind(kind: str, figure: Figure) -> None:
    counted = Counter(kind in told(one.text) for one in KEPT_APART if one.kind == kind)
    figure(f"lines on a card: {kind}, recall", f"{counted[True]} of {counted.total()}")
    assert counted[True] / counted.total() >= 0.8


def test_lines_of_other_hands_are_judged_nearly_as_well(figure: Figure) -> None:
    others = read("others.csv")
    stopped = [one for one in others if told(one.text)]
    hits, telling = sum(not one.is_fine for one in stopped), sum(not one.is_fine for one in others)
    figure("lines on a card, other hands: precision", f"{hits / len(stopped):.3f} ({hits} of {len(stopped)})")
    figure("lines on a card, other hands: recall", f"{hits / telling:.3f} ({hits} of {telling})")
    assert hits / len(stopped) >= 0.9
    assert hits / telling >= LEAST


def test_of_lines_written_to_get_round_it_few_are_stopped_and_of_fine_ones_hardly_any(figure: Figure) -> None:
    fresh = read("fresh.csv")
    found = Counter(one.is_fine for one in fresh if told(one.text))
    telling = sum(not one.is_fine for one in fresh)
    figure("lines on a card: hints stopped", f"{found[False]} of {telling}")
    assert found[True] <= 2
