"""How a text is heard, and phrases that are looked for in it: as they sound, misspelled, spread over words.

The way phrases are written is told in lines.toml.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from jobmatch.wording.leaks import sound

LONG = 8  # letters: in a shorter word one slip makes another word
LONGEST_WORD = 40
Groups = Mapping[str, list[str]]
_WORD = re.compile("[^\\W\\d_](?:['’]?[^\\W\\d_]|[\u00ad\u200b-\u200f\u2060\ufeff])*|\\d+|[.!?;:\n]")
_SPELLED = re.compile(r"(?<![^\W_])(?:[^\W\d_][ .*_-]){3,40}[^\W\d_](?![^\W_])")
_UNSEEN = re.compile("[ .*_'’\u00ad\u200b-\u200f\u2060\ufeff-]")
_BREAKS = frozenset(".!?;:\n")
_LOOK_ALIKE = str.maketrans("аеорсхуіјАВЕКМНОРСТХІЈ", "aeopcxyijABEKMHOPCTXIJ")
_DIGITS_IN_WORD = re.compile(r"(?<=[^\W\d_])[013457](?=[^\W\d_])|(?<=[^\W\d_]{2})[013457](?!\w)")
_PLAIN = str.maketrans("013457", "oieast")
_BETWEEN = {"~": "(?: [a-z0-9]+){0,4}?", "_": "(?: [a-z0-9]+)??"}
_AGE = "(?:1[3-9]|2[0-9])"
_ONES_NL = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_ONES_EN = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS_NL = ("dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig")
_TEENS_EN = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")
_TEENS = {name: age for names in (_TEENS_NL, _TEENS_EN) for age, name in enumerate(names, start=13)}
_NUMBERS = _TEENS | {
    name: 20 + place
    for place, (nl, en) in enumerate(zip(_ONES_NL, _ONES_EN, strict=True), start=1)
    for name in (f"{nl}entwintig", f"{nl}ëntwintig", f"twenty{en}")
}


def heard_as(word: str) -> str:
    """A word as it sounds; an age that is written out in digits."""
    plain = _UNSEEN.sub("", word)[:LONGEST_WORD].translate(_LOOK_ALIKE)
    number = _NUMBERS.get(plain.casefold())
    return str(number) if number else sound(plain) or "."


class Heard:
    """A text as sounds, one space around each word, and where each word is in the text.

    `mend` says how a word of the text is meant: the long word from which it differs by one slip, or itself.
    """

    def __init__(self, text: str, mend: "Mender") -> None:
        self.text = text
        read = _DIGITS_IN_WORD.sub(lambda match: match.group().translate(_PLAIN), text)
        words: list[str] = []
        self.tokens: list[tuple[int, int]] = []
        spelled = {match.start(): match.end() for match in _SPELLED.finditer(read)}
        end = 0
        for match in _WORD.finditer(read):
            if match.start() < end:
                continue
            end = spelled.get(match.start(), match.end())
            is_break = match.group() in _BREAKS
            self._add(
                words,
                "." if is_break else mend(heard_as(read[match.start() : end])),
                match.start(),
                end,
                mend,
            )
        self.line = f" {' '.join(words)} "

    def _add(self, words: list[str], word: str, start: int, end: int, mend: "Mender") -> None:
        """One more word; two that are one long word written apart become that word."""
        both = words[-1] + word if words and "." not in (word, words[-1]) else ""
        if both in mend.long and word not in mend.long and words[-1] not in mend.long:
            words[-1], self.tokens[-1] = both, (self.tokens[-1][0], end)
        else:
            words.append(word)
            self.tokens.append((start, end))

    @cached_property
    def _starts(self) -> dict[int, int]:
        """The number of the word that begins at each place of the line."""
        return {match.start() + 1: number for number, match in enumerate(re.finditer(" ", self.line[:-1]))}

    def written(self, match: re.Match[str]) -> tuple[int, int]:
        """Where in the text stands what was found in the line."""
        first = self._starts[match.start()]
        last = self._starts[self.line.rindex(" ", 0, match.end()) + 1]
        return self.tokens[first][0], self.tokens[last][1]


class Mender:
    """Which long word is meant by one that differs from it by one letter."""

    def __init__(self, words: Iterable[str]) -> None:
        heard = {heard_as(word) for word in words}
        self._known = frozenset(heard)
        self.long = frozenset(word for word in heard if len(word) >= LONG)
        self._slips = {shorter: word for word in sorted(self.long) for shorter in (word, *_shorter(word))}

    def __call__(self, word: str) -> str:
        if len(word) < LONG - 1 or word in self._known:
            return word
        for tried in (word, *_shorter(word)):
            meant = self._slips.get(tried, "")
            if meant[:2] == word[:2] and meant[-1:] == word[-1:] and abs(len(meant) - len(word)) <= 1:
                return meant
        return word


def _shorter(word: str) -> list[str]:
    return [word[:at] + word[at + 1 :] for at in range(2, len(word))]


@dataclass(frozen=True)
class Phrases:
    """Phrases that tell something, and those in which a find is innocent."""

    find: re.Pattern[str] | None
    spare: re.Pattern[str] | None

    def in_line(self, line: str) -> Iterator[re.Match[str]]:
        """What is found in a line of sounds and stands in no innocent phrase."""
        if self.find is None:
            return
        innocent = list(_overlapping(self.spare, line)) if self.spare else []
        for match in self.find.finditer(line):
            if not any(start <= match.start() and match.end() <= end for start, end in innocent):
                yield match


def _overlapping(pattern: re.Pattern[str], line: str) -> Iterator[tuple[int, int]]:
    """Every place of the line where a phrase begins, also within another."""
    for space in re.finditer(" ", line):
        if match := pattern.match(line, space.end()):
            yield match.span()


def compiled(phrases: Iterable[str], groups: Groups) -> re.Pattern[str] | None:
    """One pattern for all phrases; each begins after a space and ends before one."""
    found = [_phrase(phrase, groups) for phrase in phrases]
    # The longest first, so that more of what tells is shown.
    return re.compile(f"(?<= )(?:{'|'.join(sorted(found, key=len, reverse=True))})(?= )") if found else None


def literals(phrases: Iterable[str], groups: Groups) -> Iterator[str]:
    """The words of the phrases that are written in full."""
    for phrase in phrases:
        for word in phrase.split():
            for each in _spread(word, groups):
                if each.isalpha():
                    yield each


def _phrase(phrase: str, groups: Groups) -> str:
    parts = (_BETWEEN.get(word) or f" (?:{'|'.join(_alternatives(word, groups))})" for word in phrase.split())
    return "".join(parts)[1:]


def _alternatives(word: str, groups: Groups) -> Iterator[str]:
    for each in _spread(word, groups):
        if each == "####":
            yield "(?:19|20)[0-9]{2}|[1-9][0-9]{3}"
        elif each == "##":
            yield "[0-9]+"
        elif each == "#":
            yield _AGE
        elif each == ".":
            yield r"\."
        elif "*" in each or "?" in each:
            yield "[a-z0-9]*".join(_sound_of_part(part) for part in each.split("*"))
        else:
            yield " ".join(re.escape(heard_as(part)) for part in each.split("_"))


def _sound_of_part(part: str) -> str:
    letters = part.lstrip("?")
    return "[a-z0-9]" * (len(part) - len(letters)) + re.escape(
        sound(letters, is_part=True) if letters else ""
    )


def _spread(word: str, groups: Groups) -> Iterator[str]:
    for each in word.split("|"):
        if each.startswith("@"):
            for member in groups[each[1:]]:
                yield from _spread(member, groups)
        else:
            yield each
