"""Names by which someone may be called, in a text about an employer: is that a youth, its writer is asked.

The list is a public one, and no file is looked into: an answer from the files would tell who is in them. A
name that is also a word counts only with a capital, and not where a sentence begins.
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from jobmatch.wording import folding

_FILE: Final = Path(__file__).with_name("called_names.txt")
_SECTION: Final = re.compile(r"^\[(.+)\]$", re.MULTILINE)
_WORD: Final = re.compile(r"[^\W\d_]+")
_BEGINS: Final = frozenset(".!?:;\n-–•*·")


def found_in(text: str, *, known: Iterable[str] = ()) -> list[str]:
    """The called names in a text as they are written, each once; none of the words of `known`.

    `known` are names that may be there, such as those of the people at the employer.
    """
    allowed = {_folded(word) for name in known for word in _WORD.findall(name)}
    names, words = _listed()
    found = []
    for match in _WORD.finditer(text):
        word = _folded(match.group())
        if word in allowed:
            continue
        if word in words:
            if match.group()[0].isupper() and not _begins_a_sentence(text, match.start()):
                found.append(match.group())
        elif word in names:
            found.append(match.group())
    return list(dict.fromkeys(found))


def is_named(text: str, name: str) -> bool:
    """Whether a word of this name, of three letters or more, is a word of the text."""
    said = {_folded(word) for word in _WORD.findall(text)}
    return any(len(word) > 2 and _folded(word) in said for word in _WORD.findall(name))


def words_of(text: str) -> list[str]:
    """The words of three letters or more that are written with a capital, as names are."""
    return [word for word in _WORD.findall(text) if len(word) > 2 and word[0].isupper()]


def _begins_a_sentence(text: str, place: int) -> bool:
    before = text[:place].rstrip(" \t'\"‘“(")
    return not before or before[-1] in _BEGINS


def _folded(word: str) -> str:
    whole = folding.WHOLE_LETTERS | folding.DOTLESS_I
    return folding.unmarked(folding.small(word, whole))


@cache
def _listed() -> tuple[frozenset[str], frozenset[str]]:
    text = "\n".join(line for line in _FILE.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    parts = _SECTION.split(text)[1:]
    lists = {
        name: frozenset(map(_folded, words.split()))
        for name, words in zip(parts[::2], parts[1::2], strict=True)
    }
    return lists["names"], lists["also words"]
