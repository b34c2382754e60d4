"""Lines as jobhunters may write them, written before the first rule: some fine, each other with one trait.

A digest of the text parts them: one half to make the rules with, the other kept apart to measure them.
"""

import csv
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).parent
FINE = "fine"
ASKED = frozenset({"nl", "en"})  # the languages that the vacancy of these lines asks


@dataclass(frozen=True, slots=True)
class Line:
    """A line, and the trait that it tells; FINE when it tells none."""

    kind: str
    text: str

    @property
    def is_fine(self) -> bool:
        return self.kind == FINE

    @property
    def is_kept_apart(self) -> bool:
        return sha256(self.text.encode()).digest()[0] % 2 == 1


def read(file_name: str = "lines.csv") -> list[Line]:
    """All lines, as in the file."""
    with (HERE / file_name).open(encoding="utf-8", newline="") as file:
        return [Line(**row) for row in csv.DictReader(file)]
