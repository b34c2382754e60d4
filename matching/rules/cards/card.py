"""The card of a youth for one vacancy: what an employer reads before a name.

The bytes are the card: what the youth reads and what is sent are made from the same bytes, with both
languages in them, and their digest is kept. There is no field for a name, an age, a sex, a place, a school or
a need.
"""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from jobmatch.taxonomy.vocabulary import Term
from matching.rules.cards import alike, facts, words
from matching.rules.cards.alike import ALIKE
from matching.rules.cards.facts import Asked, Told
from matching.rules.cards.words import Row

FORM = 1
LONGEST_LINE = 300
# For the youth alone, beside the card.
MAY_GUESS = Term(
    "Je naam staat er niet op; wie je kent kan het raden.",
    "Your name is not on it; who knows you may guess.",
)


@dataclass(frozen=True, slots=True)
class Card:
    """All that leaves. `line` is the jobhunter's, `own` the youth's; `cv`: a CV can be asked for.

    ValueError for a line of more than 300 signs, or no alias.
    """

    alias: str
    rows: tuple[Row, ...] = ()
    line: str = ""
    own: str = ""
    cv: bool = False

    def __post_init__(self) -> None:
        if max(len(self.line), len(self.own)) > LONGEST_LINE or not self.alias:
            raise ValueError("no card")

    def to_bytes(self) -> bytes:
        """The card as it is shown, sealed and sent; the same card gives the same bytes."""
        values = {
            "form": FORM,
            "alias": self.alias,
            "rows": [[row.about, list(row.said), [list(item) for item in row.items]] for row in self.rows],
            "line": self.line,
            "own": self.own,
            "cv": self.cv,
        }
        return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes, in hexadecimals."""
        return sha256(self.to_bytes()).hexdigest()


@dataclass(frozen=True, slots=True)
class Made:
    """A card, and how many share it: where fewer than five do, it tells nothing made from structure."""

    card: Card
    alike: int


def made(
    asked: Asked,
    told: Told,
    others: Sequence[Told],
    *,
    alias: str,
    on: date,
    line: str = "",
    own: str = "",
    cv: bool = False,
    with_name: bool = False,
) -> Made:
    """The card of a youth among the others of the same municipality who are looking.

    Without a name it tells only what holds for at least five who could be proposed as well; who fits by
    nothing that is known is hidden among those of whom that holds too. With the name, which the youth chose
    to give at once, there is nothing to hide and it tells all that is asked.
    """
    fits = facts.fits(asked, told)
    pool = [] if with_name else [each for each in others if facts.fits(asked, each) == fits]
    mine, *theirs = (facts.facts(asked, each, on=on) for each in (told, *pool))
    group = alike.group_of(mine, theirs, asked.facts, least=1 if with_name else ALIKE)
    card = Card(alias=alias, rows=words.rows(asked, group, on=on), line=line, own=own, cv=cv)
    return Made(card, ALIKE if with_name else group.size)


def from_bytes(raw: bytes) -> Card:
    """The card that such bytes are. ValueError for anything else."""
    values = json.loads(raw)
    if values.get("form") != FORM:
        raise ValueError("no card of a known form")
    return Card(
        alias=values["alias"],
        rows=tuple(_row(*each) for each in values["rows"]),
        line=values["line"],
        own=values["own"],
        cv=values["cv"],
    )


def _row(about: str, said: Collection[str], items: Any) -> Row:
    return Row(about, Term(*said), tuple(Term(*item) for item in items))
