"""What the text of a posting asks: years of experience, leading people, licences, screenings.

Each rule is a row: the words it knows and how certain a reading by it is (measured: docs/matching.md). Only
clauses that ask are read: one that calls something a plus, or offers or denies it, asks nothing.
"""

import re
from collections.abc import Iterator
from typing import Final

from employers.imports.posting import Read
from employers.imports.requirements import asking_clauses

LONGEST_PHRASE: Final = 120
MOST_YEARS: Final = 15
NEAR: Final = 80
_NUMBERS: Final = {
    "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8,
    "tien": 10, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "ten": 10,
}  # fmt: skip
_LEAST = r"minimaal|minimum(?:\s+(?:van|of))?|minstens|ten\s?minste|min\.|at least"
_COUNT = (
    rf"(?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)})(?P<plus>\s?\+)?(?:\s?(?:-|–|à|tot|to)\s?\d{{1,2}})?"
    r"\s*(?:jaar|jaren|years?)\b"
)
_EXPERIENCE = r"ervaring\b|\bexperience\b"
_YEARS: Final = (
    re.compile(rf"(?:\b(?P<least>{_LEAST})\s+)?\b{_COUNT}[^.;\n]{{0,60}}?(?:{_EXPERIENCE})", re.I),
    re.compile(rf"(?:{_EXPERIENCE})[^.;\n]{{0,40}}?\b(?P<least>{_LEAST})\s+{_COUNT}", re.I),
)
SURE_YEARS, BARE_YEARS = 90, 70
# Years that a firm has, that pay grows with, or that somebody else has.
_OTHER_YEARS = re.compile(
    r"\b(?:meer dan|ruim|al|over|na|after)\s*$|\b(?:wij|we|ons|onze|our|bedrijf|organisatie|bureau)\b[^,]*$",
    re.I,
)
_TEAM = r"(?:team\w*|medewerkers|collega\S*|afdeling\w*|ploeg\w*|monteurs|mensen|people|employees|\d+ \w+)"
LEADING: Final[tuple[tuple[int, str], ...]] = (
    (85, r"\bleidinggevende\s+(?:werk)?ervaring\b|\bervaring\b.{0,25}\bleiding\s?geven\b"),
    (85, rf"\b(?:je|jij)\s+(?:geeft|leidt)\s.{{0,40}}\b(?:leiding aan|leidt)\b.{{0,40}}{_TEAM}"),
    (85, rf"\b(?:je|jij)\s+leidt\b.{{0,30}}{_TEAM}"),
    (85, rf"\bleiding\s?geven\s+aan\b.{{0,40}}{_TEAM}"),
    (75, rf"\b(?:je|jij)\s+stuurt?\b.{{0,30}}{_TEAM}.{{0,60}}\baan\b|\bstuur je\b.{{0,30}}\bteam\b"),
    (75, r"\baanstur(?:en|ing)\s+van\s+(?:het|een|je|jouw)\b.{0,20}\b\w*team\b"),
)
SCREENINGS: Final[tuple[tuple[str, int, str], ...]] = (
    ("vog", 90, r"\bVOG\b|\bverklaring omtrent (?:het )?gedrag\b"),
)
# The widest first: 'B/BE' asks the lowest of the two.
LICENCES: Final[tuple[tuple[str, int, str], ...]] = (
    ("driving_am", 85, r"\b(?:brommer|scooter)?rijbewijs\s+AM\b"),
    ("driving_b", 90, r"\brijbewijs\s*(?:type\s+|categorie\s+|\()?[\"'‘]?B\b|\bB[- ]rijbewijs\b"),
    ("driving_b", 90, r"\bdriver'?s? licen[cs]e B\b"),
    ("driving_b", 80, r"\b(?:geldig|bezit van(?: een| je)?)\s+(?:auto)?rijbewijs\b(?!\s*\(?[A-Z]\b)"),
    ("driving_be", 85, r"\brijbewijs\s+BE\b"),
    ("driving_c", 90, r"\brijbewijs\s+C\b(?!\s?\+?\s?E)|\bC[- ]rijbewijs\b"),
    ("driving_ce", 90, r"\brijbewijs\s+C\s?\+?\s?E\b|\bCE[- ]rijbewijs\b"),
    ("driving_d", 85, r"\brijbewijs\s+D\b|\bD[- ]rijbewijs\b"),
    ("driving_t", 85, r"\b(?:trekker)?rijbewijs\s+T\b|\btrekkerrijbewijs\b"),
    ("code95", 90, r"\bcode\s?95\b"),
    ("forklift", 85, r"\bheftruck\s?-?(?:certificaat|diploma|rijbewijs)\b"),
    ("reach_truck", 85, r"\breachtruck\s?-?(?:certificaat|diploma|rijbewijs)\b"),
    ("vca_vol", 85, r"\bVCA[\s-]?VOL\b"),
    ("vca_basic", 85, r"\bVCA\b(?![\s-]?VOL)(?![\s-]?(?:gecertificeerd|bedrijf))"),
    ("first_aid", 80, r"\bEHBO\b"),
    ("bhv", 80, r"\bBHV\b"),
    ("security_pass", 85, r"\bbeveiligingspas\b|\bgrijze pas\b"),
    ("security_diploma", 85, r"\bdiploma (?:mbo )?beveilig(?:er|ing)\b|\bbeveiligingsdiploma\b"),
    ("haccp", 80, r"\bHACCP[\s-](?:certificaat|diploma)\b"),
    ("social_hygiene", 85, r"\bsociale hygi[ëe]ne\b"),
    ("nen3140", 80, r"\bNEN[\s-]?3140\b"),
    ("f_gas", 80, r"\bF-?gassen\b"),
    ("aerial_platform", 80, r"\bhoogwerker\S{0,9}\s?-?certificaat\b"),
    ("big", 85, r"\bBIG[\s-](?:registratie|geregistreerd|register)\b"),
)  # fmt: skip
_LICENCES = tuple((code, c, re.compile(pattern, re.I)) for code, c, pattern in LICENCES)
_SCREENINGS = tuple((code, c, re.compile(pattern, re.I)) for code, c, pattern in SCREENINGS)
_LEADING = tuple((c, re.compile(pattern, re.I)) for c, pattern in LEADING)


def years_in(text: str) -> Read[int] | None:
    """The most years of experience that one clause asks."""
    return max(_years(text), key=lambda found: (found.value, found.c), default=None)


def _years(text: str) -> Iterator[Read[int]]:
    for clause in asking_clauses(text):
        for pattern in _YEARS:
            for match in pattern.finditer(clause):
                sure = bool(match["least"] or match["plus"])
                count = _NUMBERS.get(match["count"].lower()) or int(match["count"])
                if count <= MOST_YEARS and (
                    sure or not _OTHER_YEARS.search(clause[max(0, match.start() - NEAR) : match.start()])
                ):
                    yield Read(count, SURE_YEARS if sure else BARE_YEARS, phrase(match[0]))


def leading_in(text: str) -> Read[bool] | None:
    """Whether the work leads people, in so many words; the surest words are kept."""
    found = [
        Read(True, c, phrase(match[0]))
        for clause in asking_clauses(text)
        for c, pattern in _LEADING
        if (match := pattern.search(clause))
    ]
    return max(found, key=lambda each: each.c, default=None)


def licences_in(text: str) -> tuple[Read[str], ...]:
    """The licences and certificates that the text asks, each once."""
    return _codes(text, _LICENCES)


def screenings_in(text: str) -> tuple[Read[str], ...]:
    """The screenings that the text asks, each once."""
    return _codes(text, _SCREENINGS)


def _codes(text: str, rules: tuple[tuple[str, int, re.Pattern[str]], ...]) -> tuple[Read[str], ...]:
    found: dict[str, Read[str]] = {}
    for clause in asking_clauses(text):
        for code, c, pattern in rules:
            if match := pattern.search(clause):
                found.setdefault(
                    code, Read(code, c, phrase(clause if len(clause) < LONGEST_PHRASE else match[0]))
                )
    return tuple(found[code] for code in sorted(found))


def phrase(words: str) -> str:
    """The words on one line, short enough to keep."""
    return " ".join(words.split()).strip(" -•*|")[:LONGEST_PHRASE]
