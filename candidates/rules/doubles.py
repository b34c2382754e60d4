"""Whether two descriptions may be of the same youth: by phone, by e-mail, by name with year of birth.

Names are compared as people write them and as they sound: Arabic, Amazigh and Turkish names are written in
many ways in our letters (Youssef, Yusuf; Rachid, Rashid; Oualid, Walid), first and last names change places,
and accents are left out. How well this does is in docs/doubles.md. Pure: no database, no clock.
"""

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz import fuzz

from candidates.rules import names

PHONE, EMAIL, NAME = "phone", "email", "name"
# Out of 100. A missed double costs more than a file too many to look at, so these are on the low side.
LEAST_SAME_YEAR = 80
LEAST_NO_YEAR = 93
LEAST_PART = 66
LEAST_ALONE = 95

_DIGITS = re.compile(r"\d+")
_ARTICLE = re.compile(r"\b(?:el|al|ul)\s+")
# In this order: what is written on the left sounds like what is on the right.
_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"sch|tch|tsj|sj|sh|ch", "s"),
        (r"dzj|dj|dz", "j"),
        (r"kh", "h"),
        (r"gh", "g"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"dh", "d"),
        (r"ck|q", "k"),
        (r"c(?=[eiy])", "s"),
        (r"c(?=[aou])", "k"),
        (r"ou(?=[aei])", "v"),
        (r"w", "v"),
        (r"ou|oe|oo|o", "u"),
        (r"ai|ay|ei|ey", "e"),
        (r"ie|ee|ij|y|j(?=[aeu])", "i"),
        (r"(.)\1+", r"\1"),
        (r"(?<=..)[eh]$|(?<=..)ah$", ""),
        (r"d$", "t"),
        (r"b$", "p"),
    )
]


@dataclass(frozen=True, slots=True)
class ComparedPerson:
    """What is compared, the names as written or folded. The phone is in E.164; what is not known is empty."""

    first_name: str
    last_name: str = ""
    birth_year: int | None = None
    phone: str = ""
    email: str = ""

    def __repr__(self) -> str:  # never in a log or a traceback
        return "Person(...)"


class Match(NamedTuple):
    """A person who may be the same one: which, by what, and how alike the names are (0-100)."""

    key: Hashable
    by: tuple[str, ...]
    likeness: int


class _Name(NamedTuple):
    """A part of a name as it is written and as it sounds."""

    written: str
    sound: str


def matches(person: ComparedPerson, known: Mapping[Hashable, ComparedPerson]) -> list[Match]:
    """Who of the known people may be this one: first by phone or e-mail, then the most alike names."""
    parts = _parts(person)
    found = [match for key, other in known.items() if (match := _compare(person, parts, key, other))]
    return sorted(
        found, key=lambda match: (match.by == (NAME,), -len(match.by), -match.likeness, str(match.key))
    )


def likeness(one: ComparedPerson, other: ComparedPerson) -> int:
    """How alike two names are, 0-100, the parts in either order; 0 where a part has no counterpart."""
    return _likeness(_parts(one), _parts(other))


def fold(name: str) -> str:
    """A name as it is searched, without digits and articles; the same of one that is folded already."""
    return _ARTICLE.sub("", " ".join(_DIGITS.sub(" ", names.fold(name)).split()))


def sound(folded: str) -> str:
    """One spelling for what sounds alike, word for word."""
    return "".join(_sound(word) for word in folded.split())


def _sound(word: str) -> str:
    for pattern, replacement in _SOUNDS:
        word = pattern.sub(replacement, word)
    return word


def _compare(
    person: ComparedPerson, parts: tuple[_Name, _Name], key: Hashable, other: ComparedPerson
) -> Match | None:
    by = []
    if person.phone and person.phone == other.phone:
        by.append(PHONE)
    if person.email and person.email.casefold() == other.email.casefold():
        by.append(EMAIL)
    years = _years_apart(person, other)
    alike = _likeness(parts, _parts(other)) if by or years is None or years <= 1 else 0
    if alike >= (LEAST_SAME_YEAR if years == 0 else LEAST_NO_YEAR):
        by.append(NAME)
    return Match(key, tuple(by), alike) if by else None


def _years_apart(person: ComparedPerson, other: ComparedPerson) -> int | None:
    if person.birth_year is None or other.birth_year is None:
        return None
    return abs(person.birth_year - other.birth_year)


def _parts(person: ComparedPerson) -> tuple[_Name, _Name]:
    return _name(person.first_name), _name(person.last_name)


def _name(text: str) -> _Name:
    folded = fold(text)
    return _Name(folded, sound(folded))


def _likeness(one: tuple[_Name, _Name], other: tuple[_Name, _Name]) -> int:
    (first, last), (others_first, others_last) = one, other
    if not (last.written and others_last.written):
        return _alone(one, other)
    straight = _both(_alike(first, others_first), _alike(last, others_last))
    swapped = _both(_alike(first, others_last), _alike(last, others_first))
    return max(straight, swapped)


def _alone(one: tuple[_Name, _Name], other: tuple[_Name, _Name]) -> int:
    """One of the two has a single name: it must be all but the same as a part of the other."""
    pairs = [(part, of) for part in one for of in other if part.written and of.written]
    best = max((_alike(part, of) for part, of in pairs), default=0)
    return best if best >= LEAST_ALONE else 0


def _both(first: int, last: int) -> int:
    """How alike two names are when both parts count, and neither may be another name."""
    return (first + last) // 2 if min(first, last) >= LEAST_PART else 0


def _alike(one: _Name, other: _Name) -> int:
    written, heard = fuzz.ratio(one.written, other.written), fuzz.ratio(one.sound, other.sound)
    within = _within(one.written, other.written)
    return int(max(written, heard, within))


def _within(one: str, other: str) -> int:
    """A second name or surname that one of the two leaves out: all words of the shorter are in the longer."""
    words, others = set(one.split()), set(other.split())
    return 95 if words and others and (words < others or others < words) else 0
