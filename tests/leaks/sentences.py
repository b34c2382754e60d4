"""Sentences written by hand before the rules: half to make them with, half kept apart to measure them."""

import csv
import random
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("sentences.csv")
SEED = 20261126
INNOCENT = "innocent"


@dataclass(frozen=True, slots=True)
class Sentence:
    """What someone might write to an employer, and the kind of word that leaks in it."""

    kind: str
    half: str
    text: str

    @property
    def leaks(self) -> bool:
        """False for a sentence that only comes near."""
        return self.kind != INNOCENT


def read() -> list[Sentence]:
    """All sentences, as in the file."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return [Sentence(**row) for row in csv.DictReader(file)]


def halves(texts: list[tuple[str, str]]) -> list[str]:
    """By chance with a fixed seed: half of every kind to make the rules with, half to measure them."""
    lots = random.Random(SEED)  # noqa: S311
    of_text: dict[tuple[str, str], str] = {}
    for kind in sorted({kind for kind, _text in texts}):
        same = sorted(found for found in texts if found[0] == kind)
        lots.shuffle(same)
        for place, found in enumerate(same):
            of_text[found] = "make" if place < len(same) // 2 else "measure"
    return [of_text[found] for found in texts]
