"""Wordings that law or good practice rejects, found in what employers write.

The phrases are in `table.toml`. Words are compared as they sound, a slip of the pen in a long word and a word
spread over several are found too. A find is no verdict: what a person decides about it stays with the text.
"""

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from employers.rules.demands.table import Rule, long_words, mended, number_of, rules
from jobmatch.wording.leaks import sound

MOST_FOUND = 40
LONGEST_WORD = 40
SHORT_TEXT = 6  # words: a text as short as a title is read as one
SENTENCE = 400  # signs to look back and forward for the ends of a sentence
NEAR = 60  # signs before the name of a job, in which it may say that one is wanted
_WORD = re.compile(
    "[^\\W\\d_](?:[\u00ad\u200b-\u200f\u2060\ufeff]|[^\\W_])*|\\d+|[+€]|(?<!\\b[Mm]ax)(?<!\\b[Mm]in)[.!?;]|(?<!-)\n"
)
_SPELLED = re.compile(r"(?<![^\W_])(?:[^\W\d_][ .*_-]){3,40}[^\W\d_](?![^\W_])")
_UNSEEN = re.compile("[ .*_\u00ad\u200b-\u200f\u2060\ufeff-]")
_SIGNS = {"+": "plus", "€": "euro"}
_BREAKS = frozenset(".!?;\n")
# Letters of other scripts that look like ours.
_LOOK_ALIKE = str.maketrans("аеорсхуіјАВЕКМНОРСТХІЈ", "aeopcxyijABEKMHOPCTXIJ")
_CLAUSE_END = re.compile(r"[.!?](?=\s|$)|[\n;,()•]")
_JOINED = re.compile(r"\s*(?:,|\b(?:en|and|&)\b)?\s*")
_LED_IN = re.compile(r"\b(?:en|and|&)\s+$")
_LIST_SIGN = re.compile(r"[\s*•–-]*")
_WANTED = re.compile(
    r" (?:zuk[a-z]*|zoek[a-z]*|gezocht|gezogt|als|word|ben|bent|vakature|vakatures|funksie|hiring|seeking"
    r"|for|looking|wanted|a)(?: [a-z0-9]+){0,5} $"
)


@dataclass(frozen=True, slots=True)
class Found:
    """Words of a text from `start` to `end`, and the rule that asks about them."""

    rule: Rule
    start: int
    end: int
    words: str


def found_in(text: str, *, beside: str = "", is_title: bool = False) -> list[Found]:
    """What may not be asked, in the order of the text; `beside` is other text of the same vacancy."""
    heard = _Heard(text)
    also = _Heard(beside).line if beside else ""
    named = is_title or len(heard.tokens) <= SHORT_TEXT
    found = [one for rule in rules() for one in _of_rule(heard, rule, also, named=named)]
    return _apart(found)[:MOST_FOUND]


def rewritten(text: str, found: Found) -> str:
    """The text with a neutral wording in the place of what was found."""
    if found.rule.how == "cut":
        return _left_out(text, found)
    start, end = (found.start, found.end) if found.rule.how == "phrase" else _clause(text, found)
    return text[:start] + neutral(text, found) + text[end:]


def neutral(text: str, found: Found) -> str:
    """The neutral wording alone, as it would stand in the text; empty when words are only left out."""
    if found.rule.how == "cut":
        return ""
    if found.rule.how == "phrase":
        return found.rule.instead.format(found.words)
    start, _end = _clause(text, found)
    return _cased(found.rule.instead, like=text[start : start + 1])


class _Heard:
    """A text as sounds, one space around each word, and where each word is in the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[tuple[int, int]] = []
        words: list[str] = []
        spelled = {match.start(): match.end() for match in _SPELLED.finditer(text)}
        end = 0
        for match in _WORD.finditer(text):
            if match.start() < end:
                continue
            end = spelled.get(match.start(), match.end())
            self.tokens.append((match.start(), end))
            words.append(_word(text[match.start() : min(end, match.start() + 2 * LONGEST_WORD)]))
        words = self._joined(words)
        self.words = frozenset(words)
        self.line = f" {' '.join(words)} "

    def _joined(self, words: list[str]) -> list[str]:
        """The words, where two that are one long word of the table written apart are that word."""
        whole = long_words()
        joined: list[str] = []
        tokens: list[tuple[int, int]] = []
        for word, (start, end) in zip(words, self.tokens, strict=True):
            both = heard_as(joined[-1] + word) if joined and word != "." else ""
            if both in whole and joined[-1] not in whole and word not in whole:
                joined[-1], tokens[-1] = both, (tokens[-1][0], end)
            else:
                joined.append(word)
                tokens.append((start, end))
        self.tokens = tokens
        return joined

    @cached_property
    def starts(self) -> dict[int, int]:
        """The number of the word that begins at each place of the line."""
        return {match.start() + 1: number for number, match in enumerate(re.finditer(" ", self.line[:-1]))}

    def span(self, match: re.Match[str]) -> tuple[int, int]:
        first = self.starts[match.start()]
        last = self.starts[self.line.rindex(" ", 0, match.end()) + 1]
        return self.tokens[first][0], self.tokens[last][1]

    def sentence(self, match: re.Match[str]) -> str:
        begin = max(0, match.start() - SENTENCE)
        before = self.line[begin : match.start()]
        after = self.line[match.end() : match.end() + SENTENCE]
        return before[before.rfind(" . ") + 1 :] + match[0] + (after.split(" . ", 1)[0] + " ")


def _word(written: str) -> str:
    if written in _BREAKS:
        return "."
    if written in _SIGNS:
        return _SIGNS[written]
    return heard_as(_UNSEEN.sub("", written)[:LONGEST_WORD].translate(_LOOK_ALIKE).casefold())


@lru_cache(maxsize=65536)
def heard_as(word: str) -> str:
    """The word as it sounds; one slip in a long word of the table is that word."""
    return number_of(word) or mended(word, sound(word)) or "."


def _of_rule(heard: _Heard, rule: Rule, also: str, *, named: bool) -> Iterator[Found]:
    line = heard.line
    if not rule.may_be_in(line, heard.words) or not rule.holds_for(line, also):
        return
    spared = [match.span() for match in rule.spare.finditer(line)] if rule.spare else []
    begins = [begin for begin, _end in spared]
    for match in rule.find.finditer(line):
        before = bisect.bisect_left(begins, match.end())
        is_spared = before > 0 and spared[before - 1][1] > match.start()
        if not is_spared and _is_meant(heard, rule, match, named=named):
            start, end = heard.span(match)
            yield Found(rule, start, end, heard.text[start:end])


def _is_meant(heard: _Heard, rule: Rule, match: re.Match[str], *, named: bool) -> bool:
    """Whether it says who is wanted, and nothing in its sentence makes it lawful or about something else."""
    if rule.only_wanted and not named:
        before = heard.line[max(0, match.start() - NEAR) : match.start()]
        if not _WANTED.search(before):
            return False
    return not rule.unless or not rule.unless.search(heard.sentence(match))


def _apart(found: list[Found]) -> list[Found]:
    """The finds that do not overlap: of two that do the one that begins first, then the longer."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _left_out(text: str, found: Found) -> str:
    """The text without the first of the words, and without the comma or *and* that joins it to another."""
    first = re.match(r"[^\s,]+", text[found.start : found.end])
    end = found.start + len(first[0]) if first else found.end
    joined = _JOINED.match(text, end)
    start = found.start
    if joined and not joined[0].strip() and (led := _LED_IN.search(text[max(0, start - 8) : start])):
        start -= len(led[0])
    rest = text[joined.end() if joined else end :]
    return text[:start] + _cased(rest, like=text[found.start])


def _clause(text: str, found: Found) -> tuple[int, int]:
    """The piece of the sentence in which it was found, without a list sign or spaces around it."""
    begin = max(0, found.start - SENTENCE)
    ends = [begin + match.end() for match in _CLAUSE_END.finditer(text[begin : found.start])]
    start = ends[-1] if ends else begin
    sign = _LIST_SIGN.match(text, start, found.start)
    start = sign.end() if sign else start
    closing = _CLAUSE_END.search(text, found.end, found.end + SENTENCE)
    end = closing.start() if closing else min(len(text), found.end + SENTENCE)
    if text[end : end + 1] == ")" and "(" in text[start:end]:
        end += 1
    return start, max(found.end, end - (len(text[start:end]) - len(text[start:end].rstrip())))


def _cased(words: str, *, like: str) -> str:
    """The words with a capital where the text has one."""
    return words[:1].upper() + words[1:] if like.isupper() else words[:1].lower() + words[1:]
