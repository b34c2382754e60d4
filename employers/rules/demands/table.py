"""The table of wordings, made into patterns once."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from jobmatch.taxonomy.vocabulary import Term
from jobmatch.wording.leaks import sound

_FILE: Final = Path(__file__).with_name("table.toml")
_BETWEEN: Final = {"~": "(?: [a-z0-9]+){0,3}?", "_": "(?: [a-z0-9]+)??"}
_AGE: Final = "(?:1[3-9]|[2-6][0-9]|70)"
LONG: Final = 8  # letters: in a shorter word one slip makes another word
_NOTHING: Final = re.compile(r"(?!)")
PAY: Final = "pay_minimum"
PAY_GROUND: Final = "pay"
LOOKS: Final = "appearance"


@dataclass(frozen=True, slots=True)
class Ground:
    """Why something may not be asked: its name, the rule in a sentence, where that stands.

    `say` is what a jobhunter can say of it to an employer.
    """

    code: str
    label: Term
    rule: Term
    say: Term
    source: str

    @property
    def is_by_law(self) -> bool:
        """Whether a law on equal treatment says so: then it binds who mediates as well."""
        return self.code not in (PAY_GROUND, LOOKS)


@dataclass(frozen=True)
class Rule:
    """Phrases of one language that ask the same, with what may stand instead."""

    code: str
    ground: Ground
    how: str
    instead: str
    find: re.Pattern[str]
    words: frozenset[str]
    parts: tuple[str, ...]
    spare: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    unless_text: re.Pattern[str] | None
    only_text: re.Pattern[str] | None
    only_wanted: bool = False

    def may_be_in(self, line: str, words: Set[str]) -> bool:
        """Whether the word by which some phrase is known is in the line: cheap, and seldom so."""
        return not self.words.isdisjoint(words) or any(part in line for part in self.parts)

    def holds_for(self, line: str, also: str) -> bool:
        """Whether nothing in the whole text makes it lawful, or about something else."""
        if self.unless_text and (self.unless_text.search(line) or self.unless_text.search(also)):
            return False
        return not self.only_text or bool(self.only_text.search(line) or self.only_text.search(also))


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@cache
def grounds() -> dict[str, Ground]:
    """Every ground by its code."""
    return {
        row["code"]: Ground(
            code=row["code"],
            label=Term(row["nl"], row["en"]),
            rule=Term(row["rule_nl"], row["rule_en"]),
            say=Term(row["say_nl"], row["say_en"]),
            source=row["source"],
        )
        for row in _table()["ground"]
    }


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the table."""
    return tuple(_rule(row) for row in _table()["rule"])


@cache
def ground_of() -> dict[str, Ground]:
    """The ground of each code of a rule."""
    return {rule.code: rule.ground for rule in rules()} | {PAY: grounds()[PAY_GROUND]}


def _rule(row: dict[str, Any]) -> Rule:
    known = {word for phrase in row["find"] for word in _known_by(phrase)}
    return Rule(
        code=row["code"],
        ground=grounds()[row["ground"]],
        how=row["how"],
        instead=row.get("instead", ""),
        find=_pattern(row["find"]) or _NOTHING,
        words=frozenset(word for word in known if "*" not in word),
        parts=tuple(sorted(max(word.split("*"), key=len) for word in known if "*" in word)),
        spare=_pattern(row.get("spare", ())),
        unless=_pattern(row.get("unless", ())),
        unless_text=_pattern(row.get("unless_text", ())),
        only_text=_pattern(row.get("only_text", ())),
        only_wanted=row.get("only_wanted", False),
    )


def _pattern(phrases: Iterable[str]) -> re.Pattern[str] | None:
    """One pattern for all phrases; each begins after a space and ends before one."""
    found = [_phrase(phrase) for phrase in _spread(phrases)]
    return re.compile("(?<= )(?:" + "|".join(found) + ")(?= )") if found else None


def _spread(phrases: Iterable[str]) -> Iterator[str]:
    """The phrases, with those of a group in the place of one that is the name of a group."""
    for phrase in phrases:
        yield from _table()["group"][phrase[1:]] if re.fullmatch(r"@\w+", phrase) else [phrase]


def _phrase(phrase: str) -> str:
    return "".join(_BETWEEN.get(word) or f" (?:{'|'.join(_alternatives(word))})" for word in phrase.split())[
        1:
    ]


def _alternatives(word: str) -> list[str]:
    return [_sounded(each) for part in word.split("|") for each in _named(part)]


def _named(part: str) -> list[str]:
    return _table()["group"][part[1:]] if part.startswith("@") else [part]


def _sounded(word: str) -> str:
    """A word of the table as a pattern; what is written with a hyphen is two words of a text."""
    if word == "#":
        return _AGE
    pieces = re.split(r"[-' ]", word)
    return " ".join(
        "[a-z0-9]*".join(sound(each, is_part="*" in piece) for each in piece.split("*")) for piece in pieces
    )


def _known_by(phrase: str) -> list[str]:
    """How that word of a phrase sounds that says most: its alternatives, of which one is always there."""
    words = [word for word in phrase.split() if word not in (*_BETWEEN, "#")]
    return max(
        ([_first_sound(each) for part in word.split("|") for each in _named(part)] for word in words),
        key=_says,
    )


def _first_sound(word: str) -> str:
    first = re.split(r"[-' ]", word)[0]
    return "*".join(sound(each, is_part="*" in first) for each in first.split("*"))


def _says(alternatives: list[str]) -> int:
    return min(len(word) for word in alternatives) * 10 - len(alternatives)


@cache
def _literals() -> dict[str, str]:
    """Every whole word of the phrases, as written, with how it sounds."""
    found: dict[str, str] = {}
    for row in _table()["rule"]:
        for phrase in row["find"]:
            for part in re.split(r"[ |]", phrase):
                for word in _named(part) if part else ():
                    if word.rstrip("*").isalpha():
                        found[word] = sound(word.rstrip("*"), is_part=word.endswith("*"))
    return found


@cache
def long_words() -> frozenset[str]:
    """How the long words of the phrases sound."""
    return frozenset(heard for word, heard in _literals().items() if len(word) >= LONG)


@cache
def _slips() -> dict[str, str]:
    """A long word with one letter left out → the word."""
    return {shorter: heard for heard in sorted(long_words()) for shorter in [heard, *_shorter(heard)]}


def _shorter(word: str) -> list[str]:
    return [word[:at] + word[at + 1 :] for at in range(2, len(word))]


def mended(word: str, heard: str) -> str:
    """The word of the table from which a long word differs by one slip of the pen; else as it is."""
    if len(word) < LONG - 1 or heard in _known():
        return heard
    for tried in (heard, *_shorter(heard)):
        meant = _slips().get(tried)
        if (
            meant
            and meant[:2] == heard[:2]
            and meant[-2:] == heard[-2:]
            and abs(len(meant) - len(heard)) <= 1
        ):
            return meant
    return heard


@cache
def _known() -> frozenset[str]:
    return frozenset(_literals().values())


_UNITS = ("", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig")
_NUMBERS: Final[dict[str, str]] = {
    "veertien": "14", "vijftien": "15", "zestien": "16", "zeventien": "17", "achttien": "18",
    "negentien": "19", "zeventig": "70", "fourteen": "14", "fifteen": "15", "sixteen": "16",
    "seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20", "thirty": "30", "forty": "40",
    "fifty": "50", "sixty": "60", "twaalf": "12", "tien": "10",
} | {
    f"{unit}{'ën' if unit in ('twee', 'drie') else 'en' if unit else ''}{ten}": f"{place + 2}{number}"
    for place, ten in enumerate(_TENS)
    for number, unit in enumerate(_UNITS)
}  # fmt: skip


def number_of(word: str) -> str:
    """An age that is written out, in digits; empty for another word."""
    return _NUMBERS.get(word, "")
