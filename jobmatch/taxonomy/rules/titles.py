"""What is the occupation in the title of a vacancy? Takes away hours, pay, place, sex and shouting."""

import re

from jobmatch.taxonomy.rules.wording import fold

LONGEST = 200
MOST_READINGS = 6

_BRACKET = re.compile(r"[()\[\]]")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_SEXES = re.compile(r"\b[mvfdwhx]\s?/\s?[mvfdwhx](?:\s?/\s?[mvfdwhx])?\b", re.IGNORECASE)
_PAY = re.compile(r"(?:€|\beur(?:o)?\b)\s?\d[\d.,]*(?:,-)?|\b\d[\d.,]*\s?(?:€|euro\b)", re.IGNORECASE)
_HOURS = re.compile(
    r"\b\d{1,2}(?:[.,]\d)?\s*(?:[-–/]|tot|a|à|t/m)?\s*(?:\d{1,2}(?:[.,]\d)?)?\s*"
    r"(?:uur|uren|u|hours|hrs)\b(?:\s*(?:per|p\.?|/)\s*(?:week|w|wk|dag)\b\.?)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\b(?:id|ref|vacaturenummer|vacature\s?nr|nr|no)\.?\s*:?\s*[a-z]?\d+\b", re.IGNORECASE)
_SHIFTS = re.compile(r"\b\d\s?-?\s?(?:ploegen(?:dienst)?|shifts?)\b", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(?:in|te|regio|omgeving|locatie|nabij)\s+(?:de\s+|het\s+|regio\s+|omgeving\s+)?[A-Z]\S*.*$"
)
_CALLS = re.compile(
    r"\b(?:per direct(?: beschikbaar)?|direct beschikbaar|z\.?s\.?m\.?|zo spoedig mogelijk|met spoed|spoed|"
    r"gezocht wordt|gezocht|gevraagd|vacatures?|wij zoeken|we zoeken|op zoek naar|wanted|we are hiring|"
    r"hiring|urgent|wie wordt onze|word jij onze|word jij|ben jij onze|ben jij een|ben jij|ben je|"
    r"nieuwe collega|fulltime|full-time|full time|parttime|part-time|part time|voltijd|deeltijd|"
    r"weekendkracht|weekendhulp|bijbaan|zomerwerk|vakantiewerk|startersfunctie|geen ervaring nodig|"
    r"uitzendkracht|zzp|freelance|on-site|hybride|remote|thuiswerken|per week|per uur|per maand|bruto|netto|"
    r"goed salaris|hoog salaris|mooie kans|topbaan|vast contract|vaste baan)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s+[-–—|•:]+\s+|[|•]|\s+/\s+|[!?;]+|,\s+|\s+@\s*|\s+bij\s+(?=[A-Z])")
_NO_LETTERS = re.compile(r"^[\W\d_]*$")
LEVELS = frozenset(
    {
        *("junior", "medior", "senior", "allround", "ervaren", "aankomend", "aankomende", "zelfstandig"),
        *("zelfstandige", "eerste", "tweede", "een", "de", "het", "onze", "leuke", "gemotiveerde"),
        *("enthousiaste", "enthousiast", "starter", "jr", "sr", "experienced", "student", "trainee"),
    }
)


def readings(title: str) -> list[str]:
    """The folded texts that may be the occupation: the cleaned title as a whole, without brackets, its parts.

    Empty when nothing is left to read.
    """
    cleaned = _cleaned(title[:LONGEST])
    parts = _parts(_BRACKETS.sub(" ", cleaned))
    whole = _parts(_BRACKET.sub(" ", cleaned))
    texts = [_without_levels(fold(text)) for text in (" ".join(whole), " ".join(parts), *parts)]
    return [text for text in dict.fromkeys(texts) if text][:MOST_READINGS]


def _parts(text: str) -> list[str]:
    return [part for part in _PARTS.split(text) if part and not _NO_LETTERS.match(part)]


def _cleaned(title: str) -> str:
    for pattern in (_SEXES, _NUMBER, _HOURS, _SHIFTS, _PAY, _CALLS, _PLACE):
        title = pattern.sub(" ", title)
    return title


def _without_levels(folded: str) -> str:
    """Without words that only say how far someone is; they stay when nothing else is there."""
    words = folded.split()
    return " ".join([word for word in words if word not in LEVELS] or words)
