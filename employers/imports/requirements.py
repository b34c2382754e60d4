"""What a posting asks someone to have, read only where it is asked in so many words."""

import re

from django.utils.translation import gettext as _

from employers.imports.posting import Refused
from jobmatch.places.rules.folding import fold
from jobmatch.taxonomy.vocabulary import CEFR_LEVELS, DIPLOMA_LEVELS, LANGUAGES, LICENCES, Table

_LANGUAGE_WORDS = {
    "nl": r"nederlandse?|dutch",
    "en": r"engelse?|english",
    "de": r"duitse?|german",
    "fr": r"franse?|french",
    "ar": r"arabische?|arabic",
    "tr": r"turkse?|turkish",
    "pl": r"poolse?|polish",
    "es": r"spaanse?|spanish",
}
_LEVEL = r"(?P<level>[ABC][12])"
_OPTIONAL = re.compile(
    r"\bpr[eé]\b|gewenst|wenselijk|voorkeur|mooi meegenomen|preferred|\bplus(?:punt)?\b|nice to have", re.I
)
_OFFERED = re.compile(
    r"\b(?:geen|niet (?:nodig|vereist|verplicht)|hoeft niet|eventuele?|halen|behalen|volgen|bereid|aanbieden"
    r"|bieden|krijg(?:t|en)?|vergoed\w*|betalen|betaald|cursus|training(?:en)?|opleidingsplan|mogelijkheid"
    r"|mogelijkheden|no need|not required)\b",
    re.I,
)
_IF_ALSO = re.compile(r"\b(?:en|maar) indien\b", re.I)
_CLAUSE = re.compile(r"[.;\n!?]+")
_DIPLOMA = re.compile(
    r"\b(?:(?P<mbo>mbo)[\s-]*(?:niveau\s*|level\s*)?(?P<number>[1-4])(?:[\s-]*(?:/|of|or|,|-)\s*[1-4])*"
    r"|(?P<word>vmbo|havo|vwo|hbo|wo|praktijkonderwijs))\b(?P<after>.{0,30})",
    re.IGNORECASE,
)
_CREDENTIALS = {
    "bachelor degree": "hbo",
    "associate degree": "hbo",
    "postgraduate degree": "wo",
    "master degree": "wo",
}
_LICENCE_WORDS = {
    "driving_am": r"rijbewijs\s+am\b",
    "driving_b": r"rijbewijs\s+(?:type\s+|categorie\s+)?b\b|driving licen[cs]e b\b",
    "driving_be": r"rijbewijs\s+be\b",
    "driving_c": r"rijbewijs\s+c\b",
    "driving_ce": r"rijbewijs\s+ce\b",
    "driving_d": r"rijbewijs\s+d\b",
    "driving_t": r"(?:trekker)?rijbewijs\s+t\b",
    "code95": r"\bcode\s?95\b",
    "forklift": r"heftruckcertificaat",
    "reach_truck": r"reachtruckcertificaat",
    "vca_basic": r"\bvca[\s-](?:basis|b)\b",
    "vca_vol": r"\bvca[\s-]vol\b",
    "first_aid": r"\behbo\b",
    "bhv": r"\bbhv\b",
    "security_pass": r"beveiligingspas|grijze pas",
    "security_diploma": r"diploma beveiliger",
    "big": r"\bbig-registratie\b",
}
_LICENCE_PATTERNS = {code: re.compile(words, re.IGNORECASE) for code, words in _LICENCE_WORDS.items()}


def languages_in(text: str) -> tuple[tuple[str, str], ...]:
    """Languages that the text asks by name and CEFR level, in one clause and not as a mere plus."""
    found: dict[str, str] = {}
    for clause in _asked(text):
        for code, words in _LANGUAGE_WORDS.items():
            match = re.search(
                rf"\b(?:{words})\b[^.;]{{0,30}}?\b{_LEVEL}\b|\b(?P<before>[ABC][12])\b[^.;]{{0,20}}?\b(?:{words})\b",
                clause,
                re.IGNORECASE,
            )
            if match:
                found.setdefault(code, (match["level"] or match["before"]).upper())
    return tuple(sorted(found.items()))


def diploma_in(text: str) -> str:
    """The lowest diploma level that the text asks; a level of thinking ('denkniveau') is no diploma."""
    if credential := _CREDENTIALS.get(fold(text)):
        return credential
    found = set()
    for clause in _asked(text):
        for match in _DIPLOMA.finditer(clause):
            if "denkniveau" in match["after"].lower() or "werk- en" in match["after"].lower():
                continue
            found.add(_diploma_code(match))
    return next((level for level in DIPLOMA_LEVELS if level in found), "")


def _diploma_code(match: re.Match[str]) -> str:
    if match["mbo"]:
        lowest: str = min(re.findall(r"[1-4]", match[0].removesuffix(match["after"])))
        return f"mbo{lowest}"
    word: str = match["word"].lower()
    return "pro" if word == "praktijkonderwijs" else word


def licences_in(text: str) -> tuple[str, ...]:
    """Licences that a text of requirements names, unless it calls them a mere plus."""
    clauses = list(_asked(text))
    return tuple(
        code
        for code, pattern in _LICENCE_PATTERNS.items()
        if any(pattern.search(clause) for clause in clauses)
    )


def _asked(text: str) -> list[str]:
    return [clause for clause in _CLAUSE.split(text) if clause and not _OPTIONAL.search(clause)]


def asking_clauses(text: str) -> list[str]:
    """The clauses of a whole text that may ask something: none that call it a plus, offer it or deny it."""
    parts = (part for clause in _CLAUSE.split(text) for part in _IF_ALSO.split(clause))
    return [part for part in parts if part.strip() and not (_OPTIONAL.search(part) or _OFFERED.search(part))]


def named_diploma(text: str, field: str) -> str:
    """The diploma level that a cell names, by its code or its words."""
    return _named(text, DIPLOMA_LEVELS, field, _("“%(text)s” is not a diploma level. Use one of: %(known)s."))


def named_licences(text: str, field: str) -> tuple[str, ...]:
    """The licences in a cell, parted by '|'."""
    wrong = _("“%(text)s” is not a licence that we know. Use one of: %(known)s.")
    return tuple(dict.fromkeys(_named(part, LICENCES, field, wrong) for part in _parts(text)))


def named_languages(text: str, field: str) -> tuple[tuple[str, str], ...]:
    """The languages in a cell, as 'nl:B1|en:A2'."""
    found: dict[str, str] = {}
    for part in _parts(text):
        name, sign, level = part.partition(":")
        wrong = _("“%(text)s” is not a language that we know. Use one of: %(known)s.")
        code = _named(name, LANGUAGES, field, wrong)
        if not sign or level.strip().upper() not in CEFR_LEVELS:
            raise Refused(
                _("“%(text)s” has no level. Write a language as nl:B1, with A1 to C2.") % {"text": part[:40]},
                field,
            )
        found[code] = level.strip().upper()
    return tuple(sorted(found.items()))


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split("|") if part.strip()]


def _named(text: str, table: Table, field: str, wrong: str) -> str:
    if not text.strip():
        return ""
    wanted = fold(text)
    for code, term in table.items():
        if wanted in (fold(code), fold(term.nl), fold(term.en)):
            return code
    raise Refused(wrong % {"text": text.strip()[:40], "known": ", ".join(table)}, field)
