"""Words that leak: labels of a person, ways to reach or find a person, the citizen service number.

A line on a card refuses all of them; a note asks whether a label is needed; both refuse the number.
The labels are patterns in `leak_words.txt`, phrases apart by `;`. In a phrase `*` is any letters, `|` parts
the alternatives of one word, `~` is up to four words between, `_` is one word or none, `@name` is a word of
that group. Words are compared as they sound, so that a slip of the pen is found too.
"""

import bisect
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from jobmatch.wording import contact_data, folding, nine_digits

_FILE: Final = Path(__file__).with_name("leak_words.txt")
_SHORT: Final = 4  # "god" and "good", "w" and "ww", "wit" and "wiet" are different words
_LONG_SOUNDS: Final = ((re.compile(r"ie"), "i"), (re.compile(r"(.)\1+"), r"\1"))
_SECTION: Final = re.compile(r"^\[(.+)\]$", re.MULTILINE)
_WORD: Final = re.compile("[^\\W_]+(?:[\u00ad\u200b-\u200f\u2060\ufeff]+[^\\W_]+)*|[.!?;:\n]")
_SPELLED: Final = re.compile(r"\b(?:[^\W\d_][ .*_-]){3,}[^\W\d_]\b")
_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_DIGITS: Final = str.maketrans("01345", "oieas")
_SOUNDS: Final = (
    (re.compile(r"(?<=[a-z])(?:tie|sie|thie)(?![a-z])"), "sie"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"c(?!h)"), "k"),
    (re.compile(r"y"), "i"),
    (re.compile(r"ij"), "ei"),
)


class Kind(StrEnum):
    """What a found piece of text gives away."""

    RELIGION = "religion"
    ORIGIN = "origin"
    STATUS = "status"
    BENEFIT = "benefit"
    DETENTION = "detention"
    DEBT = "debt"
    CARE = "care"
    RISK = "risk"
    PHONE = "phone"
    MAIL = "email"
    HOME = "address"
    LINK = "link"
    NUMBER = "bsn"


LABELS: Final = tuple(Kind)[:8]


@dataclass(frozen=True, slots=True)
class Leak:
    """A piece of the text, as its writer wrote it, and what it gives away."""

    kind: Kind
    words: str


def label_words(text: str) -> list[Leak]:
    """The words that label a person, in the order of the text."""
    line, tokens = _heard(text)
    starts = _starts(line)
    spared = dict(match.span() for match in _innocent().finditer(line))
    begins = list(spared)
    found = []
    for kind, pattern in _patterns().items():
        for match in pattern.finditer(line):
            before = bisect.bisect_right(begins, match.start())
            if not before or spared[begins[before - 1]] < match.end():  # in no innocent phrase
                first, last = starts[match.start()], starts[line.rindex(" ", 0, match.end() - 1) + 1]
                found.append((tokens[first][0], Leak(kind, text[tokens[first][0] : tokens[last][1]])))
    return list(dict.fromkeys(leak for _place, leak in sorted(found, key=lambda each: each[0])))


def contacts(text: str) -> list[Leak]:
    """Phone numbers, mail, links and home addresses."""
    plain = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    readers = {
        Kind.PHONE: contact_data.phones,
        Kind.MAIL: contact_data.mails,
        Kind.HOME: contact_data.homes,
        Kind.LINK: contact_data.links,
    }
    return list(dict.fromkeys(Leak(kind, words) for kind, read in readers.items() for words in read(plain)))


def numbers(text: str) -> list[Leak]:
    """The first nine digits that pass the test of the citizen service number."""
    found = nine_digits.found_in(text)
    return [Leak(Kind.NUMBER, found)] if found else []


def sound(word: str, *, is_part: bool = False) -> str:
    """A word in small plain letters, spelled as it sounds: "Religieuze" and "relligieuze" are the same."""
    plain = folding.unmarked(word.casefold())
    if plain[:1].isalpha():
        plain = plain.translate(_DIGITS)
    for pattern, instead in (*_SOUNDS, *(_LONG_SOUNDS if is_part or len(word) > _SHORT else ())):
        plain = pattern.sub(instead, plain)
    return plain


def _heard(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text as sounds, one space around each word, and where each word is in the text."""
    tokens: list[tuple[int, int]] = []
    words: list[str] = []
    spelled = {match.start(): match.end() for match in _SPELLED.finditer(text)}
    end = 0
    for match in _WORD.finditer(text):
        if match.start() < end:
            continue
        end = spelled.get(match.start(), match.end())
        tokens.append((match.start(), end))
        words.append(sound(re.sub(r"[ .*_\u00ad\u200b-\u200f-]", "", text[match.start() : end])) or ".")
    return f" {' '.join(words)} ", tokens


def _starts(line: str) -> dict[int, int]:
    """The number of the word that begins at each place of the line."""
    places = [0, *(match.start() for match in re.finditer(" ", line))]
    return {place + 1: number for number, place in enumerate(places[1:])}


@cache
def _sections() -> dict[str, str]:
    parts = _SECTION.split(_FILE.read_text(encoding="utf-8"))[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


@cache
def _patterns() -> dict[Kind, re.Pattern[str]]:
    return {kind: _phrases(_sections()[f"label {kind}"]) for kind in LABELS}


@cache
def _innocent() -> re.Pattern[str]:
    return _phrases(_sections()["innocent"])


def _phrases(listed: str) -> re.Pattern[str]:
    """One pattern for a list of phrases; each begins after a space and ends before one."""
    phrases = [phrase.split() for phrase in listed.split(";")]
    return re.compile("(?<= )(?:" + "|".join(_phrase(words) for words in phrases if words) + ")(?= )")


def _phrase(words: list[str]) -> str:
    between = {"~": "(?: [a-z0-9]+){0,4}?", "_": "(?: [a-z0-9]+)?"}
    return "".join(between.get(word) or f" (?:{'|'.join(_alternatives(word))})" for word in words)[1:]


def _alternatives(word: str) -> list[str]:
    found: list[str] = []
    for part in word.split("|"):
        named = _sections()[f"group {part[1:]}"].split() if part.startswith("@") else [part]
        found += [
            "[a-z0-9]*".join(sound(piece, is_part="*" in each) for piece in each.split("*")) for each in named
        ]
    return ["[a-z0-9]+" if each == "[a-z0-9]*" else each for each in found]
