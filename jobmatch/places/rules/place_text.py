"""Taking apart what people write as a place: postcode, name, hints. Pure; it knows no places."""

import re
from typing import NamedTuple

from jobmatch.places.rules.folding import fold

# Words that say 'somewhere', 'several places' or 'near': no town is named.
VAGUE_WORDS = frozenset(
    {"nederland", "netherlands", "randstad", "landelijk", "europa", "wereldwijd", "regio", "omgeving"}
    | {
        "meerdere",
        "verschillende",
        "diverse",
        "locatie",
        "locaties",
        "thuis",
        "thuiswerken",
        "remote",
        "hybride",
    }
)
FOREIGN_CODES = frozenset({"be", "de", "lu", "uk", "gb"})
FOREIGN_WORDS = frozenset(
    {"belgie", "belgium", "vlaanderen", "wallonie", "brussel", "duitsland", "deutschland", "germany"}
)
# A part of a town behind its name: 'Utrecht Centrum', 'Schiedam-Oost'.
PARTS_OF_TOWN = frozenset(
    {"centrum", "stad", "binnenstad", "noord", "oost", "zuid", "west"}
    | {"noordoost", "noordwest", "zuidoost", "zuidwest"}
)
# Provinces in the spellings that job boards use; folded.
PROVINCE_NAMES = {
    "drenthe": "Drenthe",
    "dr": "Drenthe",
    "flevoland": "Flevoland",
    "fl": "Flevoland",
    "friesland": "Friesland",
    "fryslan": "Friesland",
    "frl": "Friesland",
    "gelderland": "Gelderland",
    "gld": "Gelderland",
    "gl": "Gelderland",
    "groningen": "Groningen",
    "gn": "Groningen",
    "gr": "Groningen",
    "limburg": "Limburg",
    "l": "Limburg",
    "lb": "Limburg",
    "noord brabant": "Noord-Brabant",
    "north brabant": "Noord-Brabant",
    "brabant": "Noord-Brabant",
    "nb": "Noord-Brabant",
    "noord holland": "Noord-Holland",
    "north holland": "Noord-Holland",
    "nh": "Noord-Holland",
    "overijssel": "Overijssel",
    "ov": "Overijssel",
    "o": "Overijssel",
    "utrecht": "Utrecht",
    "ut": "Utrecht",
    "zeeland": "Zeeland",
    "zld": "Zeeland",
    "ze": "Zeeland",
    "zuid holland": "Zuid-Holland",
    "south holland": "Zuid-Holland",
    "zh": "Zuid-Holland",
}
# As a town these mean the province unless a hint says otherwise; Utrecht and Groningen are cities.
RATHER_A_PROVINCE = frozenset(PROVINCE_NAMES) - {"utrecht", "groningen"}
LONGEST_ABBREVIATION = 3
_POSTCODE = re.compile(r"([1-9]\d{3})\s?(?:[A-Za-z]{2})?")
# Within a text: with its letters, or without them in front of a name ('3511 Utrecht').
_POSTCODE_IN_TEXT = re.compile(
    r"(?<!\d)(?P<full>[1-9]\d{3})\s?[A-Z]{2}(?![\dA-Za-z])|^\s*(?P<digits>[1-9]\d{3})(?=\s+\D)"
)
_BETWEEN_PARTS = re.compile(r"[,;()|]|\s-\s")
_PREFIXES = ("gemeente ", "provincie ", "province of ", "prov ")


class WrittenPlace(NamedTuple):
    """A place as written. `whole` and `name` are folded: all of the text, its part before a comma or bracket.

    `hints` say where the town is: what came after the comma or between brackets, then the region given apart.
    """

    postcode: str
    whole: str
    name: str
    hints: tuple[str, ...]
    has_region: bool


def take_apart(*, postcode: str, town: str, region: str) -> WrittenPlace:
    """The parts of what was written; vague hints ('Nederland') are left out."""
    in_text = _POSTCODE_IN_TEXT.search(town)
    own = _POSTCODE.fullmatch(postcode.strip())
    rest = _POSTCODE_IN_TEXT.sub(" ", town, count=1)
    name, *inline = [part for part in map(fold, _BETWEEN_PARTS.split(rest)) if part] or [""]
    area = fold(region) if not is_vague(fold(region)) else ""
    hints = [_without_prefix(hint) for hint in (*inline, area) if hint and not is_vague(hint)]
    found = own[1] if own else (in_text["full"] or in_text["digits"]) if in_text else ""
    return WrittenPlace(found, fold(rest), name, tuple(hints), bool(area))


def is_vague(folded: str) -> bool:
    return not VAGUE_WORDS.isdisjoint(folded.split())


def is_foreign(hint: str) -> bool:
    return hint in FOREIGN_CODES or not FOREIGN_WORDS.isdisjoint(hint.split())


def without_province(folded: str) -> str:
    """A folded name without a province's abbreviation behind it: 'bergen nh' → 'bergen'."""
    name, _, last = folded.rpartition(" ")
    return name if name and len(last) <= LONGEST_ABBREVIATION and last in PROVINCE_NAMES else folded


def without_part_of_town(folded: str) -> str:
    """'utrecht centrum' → 'utrecht'; a name of one word stays."""
    words = folded.split()
    while len(words) > 1 and words[-1] in PARTS_OF_TOWN:
        words.pop()
    return " ".join(words)


def _without_prefix(hint: str) -> str:
    for prefix in _PREFIXES:
        hint = hint.removeprefix(prefix)
    return hint.removesuffix(" provincie")
