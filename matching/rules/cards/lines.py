"""What a line on a card may not tell: who it is, or anything about that person but what they can.

Strict: there is no way round it, so each find says why, and how to say it otherwise. Rules find words, not
hints; the youth reads the line before anybody else does.
"""

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from jobmatch.places import built_in
from jobmatch.taxonomy.vocabulary import Term
from jobmatch.wording import called_names, leaks
from matching.rules.cards.phrases import Groups, Heard, Mender, Phrases, compiled, heard_as, literals

MOST_FOUND: Final = 12
SOLD: Final = "restaurant|brood|eten|café|bier|recept|gerecht|food|bread|restaurant|bakery|kitchen|shop"
_HERE: Final = Path(__file__).parent
_SECTION: Final = re.compile(r"^\[(\w+)\]$", re.MULTILINE)
_CAPITAL: Final = re.compile(r"(?<!\d)[^\W\d_][^\W_]*(?:[-'’][^\W_]+)*")
_COMPOSED: Final = re.compile(r"(?=.*[^\W\d_A-Z])\w*[A-Z]{2}\w*")  # TOPdesk, AutoCAD: no name is written so
_INITIAL: Final = re.compile(r"(?:^|\s)[A-Z]\.$")
_BEGINS: Final = frozenset(".!?:;\n•*·–-")
_LEAST_TOWN: Final = 5  # letters: shorter names of towns are words too
_NOT_NAMES: Final = ("said", "will", "may", "erin")  # words that are names too
_OF_LEAKS: Final = {
    leaks.Kind.RELIGION: "religion",
    leaks.Kind.ORIGIN: "origin",
    leaks.Kind.STATUS: "origin",
    leaks.Kind.CARE: "health",
    leaks.Kind.BENEFIT: "health",
    leaks.Kind.DETENTION: "past",
    leaks.Kind.DEBT: "past",
    leaks.Kind.RISK: "past",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """What a piece of a line tells, why that may not be, and how to say it otherwise."""

    code: str
    label: Term
    why: Term
    instead: Term


@dataclass(frozen=True, slots=True)
class Found:
    """A piece of the line as it was written, and what it tells."""

    kind: Kind
    words: str
    start: int


def found_in(text: str, *, languages: Collection[str] = (), names: Iterable[str] = ()) -> list[Found]:
    """All that the line may not tell, in the order of the text.

    `languages`: codes of those that the vacancy asks. `names`: the youth's own, first and last.
    """
    heard = Heard(text, _mender())
    found = [*_of_table(heard), *_languages(heard, frozenset(languages)), *_places(heard), *_of_leaks(text)]
    found += _names(text, list(names))
    found += [each for each in _capitals(text) if not any(_overlap(each, other) for other in found)]
    return _apart(found)[:MOST_FOUND]


def kinds() -> dict[str, Kind]:
    """Every kind by its code."""
    return {
        row["code"]: Kind(
            row["code"],
            Term(row["nl"], row["en"]),
            Term(row["why_nl"], row["why_en"]),
            Term(row["instead_nl"], row["instead_en"]),
        )
        for row in _table()["kind"]
    }


def by_kind(found: Iterable[Found]) -> list[list[Found]]:
    """What is of the same kind together: why it may not be told is said once."""
    kinds_of: dict[str, list[Found]] = {}
    for each in found:
        kinds_of.setdefault(each.kind.code, []).append(each)
    return [*kinds_of.values()]


def _of_table(heard: Heard) -> Iterator[Found]:
    innocent = _listed("sounds")
    for code, phrases in _phrases().items():
        for match in phrases.in_line(heard.line):
            found = _found(code, heard, match)
            if found.words.casefold() not in innocent:
                yield found


def _languages(heard: Heard, asked: frozenset[str]) -> Iterator[Found]:
    """A language that the vacancy does not ask; what is made or sold there is none."""
    for code, words in _spoken():
        if code in asked:
            continue
        for match in words.in_line(heard.line):
            yield _found("language", heard, match)


def _places(heard: Heard) -> Iterator[Found]:
    for match in _districts().in_line(heard.line):
        yield _found("district", heard, match)
    for match in _towns().in_line(heard.line):
        found = _found("district", heard, match)
        if any(word[0].isupper() for word in found.words.split()[1:]):  # many a small town is a word too
            yield found


def _of_leaks(text: str) -> Iterator[Found]:
    for leak in leaks.label_words(text):
        yield _written(_OF_LEAKS[leak.kind], text, leak.words)
    for leak in (*leaks.contacts(text), *leaks.numbers(text)):
        yield _written("contact", text, leak.words)


def _names(text: str, own: list[str]) -> Iterator[Found]:
    for word in called_names.found_in(text, known=_NOT_NAMES):
        yield _written("name", text, word)
    for name in own:
        for word in re.findall(r"[^\W\d_]{3,}", name):
            if called_names.is_named(text, word):
                yield _written("name", text, word)


def _capitals(text: str) -> Iterator[Found]:
    """Words with a capital that begin no sentence and are not known to be something else than a name."""
    for match in _CAPITAL.finditer(text):
        word = match.group()
        before = text[: match.start()].rstrip(" \t'\"‘“(")
        begins = not before or (before[-1] in _BEGINS and not _INITIAL.search(before))
        if word[0].isupper() and not begins and not _is_known_capital(word):
            yield Found(kinds()["name"], word, match.start())


def _is_known_capital(word: str) -> bool:
    small = word.casefold().replace("’", "'")
    known = _listed("capitals")
    return (
        small in known
        or small.split("-")[0].split("'")[0] in known
        or _COMPOSED.fullmatch(word) is not None
        or heard_as(word) in _known_words()
    )


def _overlap(one: Found, other: Found) -> bool:
    return one.start < other.start + len(other.words) and other.start < one.start + len(one.words)


def _found(code: str, heard: Heard, match: re.Match[str]) -> Found:
    start, end = heard.written(match)
    return Found(kinds()[code], heard.text[start:end], start)


def _written(code: str, text: str, words: str) -> Found:
    start = text.casefold().find(words.casefold())
    return Found(kinds()[code], text[start : start + len(words)] if start >= 0 else words, max(start, 0))


def _apart(found: list[Found]) -> list[Found]:
    """Each kind once for the same words: of two finds of a kind that overlap the longer."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda each: (each.start, -len(each.words))):
        twins = (each for each in kept if each.kind == one.kind)
        if not any(one.start < each.start + len(each.words) for each in twins):
            kept.append(one)
    return kept


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((_HERE / "lines.toml").read_text(encoding="utf-8"))


@cache
def _listed(name: str) -> frozenset[str]:
    """The words of a list of the table, as they are written."""
    return frozenset(" ".join(_table()["written"][name]).split())


@cache
def _peoples() -> dict[str, list[str]]:
    text = "\n".join(
        line for line in (_HERE / "peoples.txt").read_text(encoding="utf-8").splitlines() if line[:1] != "#"
    )
    parts = _SECTION.split(text)[1:]
    return {name: words.split() for name, words in zip(parts[::2], parts[1::2], strict=True)}


@cache
def _groups() -> Groups:
    peoples = _peoples()
    of = {
        "country": peoples["country"],
        "folk": peoples["folk"],
        "folk_of": peoples["of"],
        "folk_en": peoples["of"],
    }
    return {**_table()["group"], **of}


@cache
def _phrases() -> dict[str, Phrases]:
    groups = _groups()
    return {
        row["code"]: Phrases(compiled(row["find"], groups), compiled(row["spare"], groups))
        for row in _table()["kind"]
    }


@cache
def _spoken() -> tuple[tuple[str, Phrases], ...]:
    """Each language's code with its words; before food, a kitchen or a shop they are no language."""
    rows = (entry.split(":") for entry in _peoples()["language"])
    kept = []
    for code, words in rows:
        names = words.replace(",", "|")
        made = f"{names} {SOLD}"
        kept.append((code, Phrases(compiled([names], {}), compiled([made], {}))))
    return tuple(kept)


@cache
def _districts() -> Phrases:
    """Districts, and who is from there."""
    names = [
        word
        for line in (_HERE / "places.txt").read_text(encoding="utf-8").splitlines()
        if line[:1] != "#"
        for word in line.split()
    ]
    people = [f"{each}er|{each}ers|{each}se" for each in names if "_" not in each]
    return Phrases(compiled([*names, *people], {}), None)


@cache
def _towns() -> Phrases:
    """Towns after a word that says where."""
    names = {re.sub(r"[^\w-]+", "_", row["name"].split(" (")[0]).strip("_") for row in built_in.towns()}
    listed = "|".join(sorted(name for name in names if len(name) >= _LEAST_TOWN))
    return Phrases(compiled([f"in|uit|van|te|vanuit|from|naar|to|near|bij {listed}"], {}), None)


@cache
def _mender() -> Mender:
    phrases = [phrase for row in _table()["kind"] for phrase in (*row["find"], *row["spare"])]
    districts = (_HERE / "places.txt").read_text(encoding="utf-8").split()
    return Mender([*literals(phrases, _groups()), *(each for each in districts if each.isalpha())])


@cache
def _known_words() -> frozenset[str]:
    """Words with a capital that are judged by a rule of their own: of peoples and of languages."""
    languages = [name for entry in _peoples()["language"] for name in entry.split(":")[1].split(",")]
    return frozenset(
        heard_as(word.rstrip("*")) for word in (*_peoples()["of"], *_peoples()["folk"], *languages)
    )
