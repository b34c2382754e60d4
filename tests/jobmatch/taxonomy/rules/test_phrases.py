"""Free words taken apart: what may be work or a skill, whole first."""

import pytest

from jobmatch.taxonomy.rules.phrases import LONGEST, MOST_PHRASES, phrases


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Ik wil graag kok worden.", ["kok"]),
        ("Ik droom van werken in de beveiliging", ["beveiliging"]),
        ("I would love to be a security guard!", ["security guard", "security"]),
        ("I am good at helping customers", ["helping customers", "customers"]),
        ("Ik hou van schoonmaken en van tuinen", ["schoonmaken", "tuinen"]),
        (
            "Fietsen repareren, koken; bakken",
            ["fietsen repareren", "koken", "bakken", "fietsen", "repareren"],
        ),
    ],
)
def test_what_says_who_and_how_gladly_is_left_out(text: str, first: list[str]) -> None:
    assert phrases(text) == first


def test_a_long_piece_gives_its_words_only() -> None:
    assert "winkel" in phrases("een mooie grote eigen kleine rode winkel beginnen")
    assert not [
        phrase for phrase in phrases("grote kleine rode oude winkel beginnen") if phrase.count(" ") > 3
    ]


@pytest.mark.parametrize("text", ["", "  ", "ik wil graag werken", "!!! ...", "\0"])
def test_nothing_told_gives_nothing(text: str) -> None:
    assert phrases(text) == []


def test_a_long_story_is_read_up_to_a_limit_and_each_piece_once() -> None:
    story = ". ".join(f"ambacht{number:04}" for number in range(2000))
    found = phrases(story)
    assert len(story) > LONGEST
    assert len(found) == MOST_PHRASES == len(set(found))
