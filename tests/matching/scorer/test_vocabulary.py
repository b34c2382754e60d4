"""The shipped vocabulary is the starter set's."""

import csv
import json
from pathlib import Path

from jobmatch import taxonomy
from matching.scorer import text
from matching.scorer.text import as_file, build_vocabulary, known_words
from matching.scorer.v2 import policy

DATA = Path(taxonomy.__file__).parent / "data"
SHIPPED = Path(text.__file__).with_name("vocabulary_v1.json")


def starter_labels() -> list[str]:
    """Every Dutch and English label and alternative label of occupations and skills."""
    labels = []
    for name in ("occupations.csv", "skills.csv"):
        with (DATA / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                labels += [
                    row["label_nl"],
                    row["label_en"],
                    *row["alt_nl"].split("|"),
                    *row["alt_en"].split("|"),
                ]
    return [label for label in labels if label]


def test_the_shipped_vocabulary_is_built_from_the_starter_set():
    built = build_vocabulary(starter_labels())
    assert json.loads(SHIPPED.read_text(encoding="utf-8")) == built, "the starter set changed: build it again"
    assert SHIPPED.read_text(encoding="utf-8") == as_file(built)


def test_trade_words_are_known_and_empty_words_are_not():
    words = known_words("Ik wil graag klanten groeten in een winkel met kleding", policy.load().vocabulary)
    assert {"klanten", "winkel", "kleding"} <= words
    assert not {"een", "met", "wil"} & words


def test_words_that_are_said_of_any_work_are_worth_nothing():
    said = "Ik ben goed met mensen, wil iemand helpen en leuk werk doen in een team: I work well"
    assert not known_words(said, policy.load().vocabulary)


def test_a_rare_word_weighs_more_than_a_common_one():
    vocabulary = policy.load().vocabulary
    assert vocabulary["beveiliger"] > vocabulary["monteur"]
