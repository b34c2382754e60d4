"""Ways to reach or find a person in a Dutch text: phone numbers, mail, links and where someone lives."""

import re
from typing import Final

_GAP: Final = r"[\s.\-/()]*"
_PHONES: Final = (
    rf"(?<![\d,.])(?!\d\d-\d\d-\d{{4}})\(?0{_GAP}[1-9](?:{_GAP}\d){{8}}(?!\d)",
    rf"(?:\+|\b00){_GAP}[1-9](?:{_GAP}\d){{9,12}}(?!\d)",
    r"\b(?:bel|bellen|app|appen|appje|tel|telefoon|mobiel|whatsapp)\b\W+(?:\w+\W+){0,3}6\d{8}(?!\d)",
    r"\bnul[\s-]+zes\b",
    r"\b(?:(?:nul|een|twee|drie|vier|vijf|zes|zeven|acht|negen)[\s,-]+){5,}\w+",
)
_ENDS: Final = r"(?:nl|com|net|org|eu|be|info|io|tv|co\.uk|frl|amsterdam|utrecht)"
_AT: Final = r"\s*(?:@|\(at\)|\[at\]|\{at\}|\(a\)|-at-|\bat\b|\(?apenstaart\w*\)?)\s*"
_DOT: Final = r"\s*(?:\.|\(dot\)|\[dot\]|\[\.\]|\(\.\)|-dot-|\bdot\b|\(?\bpunt\b\)?|-punt-)\s*"
_MAILS: Final = (
    rf"(?<![\w.+-])[\w.+-]{{1,64}}{_AT}[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{0,3}}?{_DOT}{_ENDS}\b",
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.[a-z]{2,}\b",
    r"\b(?:gmail|hotmail|icloud)\b",
)
_NETWORKS: Final = r"linked-?in|instagram|insta|tik-?tok|facebook|snapchat|telegram|discord|you-?tube|signal"
_SHOP: Final = r"(?:de|het|een|onze|uw)\s+(?:\w+\s+)?(?:winkel|zaak|school|club|bedrijf|vereniging|stage\w*)"
_LINKS: Final = (
    r"\b(?:https?|hxxps?)\s*:\s*/*\S+",
    r"\bwww\s?\.\s?\S+",
    rf"(?<![\w.-])[\w-]{{2,63}}(?:\.[\w-]{{1,63}}){{0,4}}{_DOT}{_ENDS}\b(?:/\S*)?",
    r"\byoutu\.be\b\S*",
    r"(?<![\w.])@\w[\w.]{2,}",
    rf"\b(?:{_NETWORKS})\b(?!-?\w*\s+(?:van|voor)\s+{_SHOP})",
)
_STREET: Final = (
    r"\b\w{0,40}(?:straat|laan|weg|plein|gracht|kade|dreef|singel|steeg|plantsoen|dijk|hof|park|pad|baan|wal|"
    r"markt|kanaal|erf|burg|hage|oord|veld)(?:\s+(?:nr\.?|nummer|no\.?|huisnummer))?\s+\d{1,4}(?!\d|[.,:]\d)"
)
_POSTCODE: Final = r"\b[1-9]\d{3}\s?(?!EN\b|OF\b)[A-Z]{2}\b"
_HOUSE: Final = r"\b(?:nummer|nr\.?|huisnummer)\s+\d{1,4}\b"
_LIVING: Final = re.compile(
    r"\b(?:woon\w*|wonen|woont|thuis|thuisadres|adres|slaapt|slapen|verblijft|verblijfadres|logeert|ingeschreven)\b"
    r"|\b(?:zijn|haar|hun)\s+(?:postcode|huis|flat|kamer|straat)\b",
    re.IGNORECASE,
)
_WORKING: Final = re.compile(
    r"\b(?:vestiging\w*|magazijn\w*|winkel\w*|filia\w*|locatie\w*|kantoor\w*|werk|werkplek|werkt|werken|werkte|"
    r"gewerkt|stage\w*|bedrijf\w*|fabriek\w*|restaurant\w*|salon|garage|zaak|school|cursus)\b",
    re.IGNORECASE,
)
_POSTBOX: Final = re.compile(r"\bpostbus\s+\d+", re.IGNORECASE)
_SENTENCES: Final = re.compile(r"[^!?\n;]+?(?:[!?\n;]|\.(?=\s+[A-Z])|$)")

PHONE: Final = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _PHONES)
MAIL: Final = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _MAILS)
LINK: Final = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _LINKS)
_STREET_RE: Final = re.compile(_STREET, re.IGNORECASE)
_HOUSE_RE: Final = re.compile(_HOUSE, re.IGNORECASE)
_POSTCODE_RE: Final = re.compile(_POSTCODE)
_ROUND_ZERO: Final = re.compile(r"\b[oO](?=[\s-]?\d)")


def phones(text: str) -> list[str]:
    """Phone numbers in digits or in words; a letter O before a digit counts as a zero."""
    return _found(PHONE, _ROUND_ZERO.sub("0", text))


def mails(text: str) -> list[str]:
    """Addresses of mail, also with the sign and the dot in words."""
    return _found(MAIL, text)


def links(text: str) -> list[str]:
    """Web addresses, and names and pages on social media."""
    return _found(LINK, text)


def homes(text: str) -> list[str]:
    """Where someone lives. A street and number of a workplace are none, when the sentence says so."""
    found = [box.group() for box in _POSTBOX.finditer(text)]
    for sentence in (match.group() for match in _SENTENCES.finditer(text)):
        exact = [*_STREET_RE.finditer(sentence), *_POSTCODE_RE.finditer(sentence)]
        if _LIVING.search(sentence):
            exact += _HOUSE_RE.finditer(sentence)
        elif _WORKING.search(sentence):
            exact = []
        found += [match.group() for match in exact]
    return found


def _found(patterns: tuple[re.Pattern[str], ...], text: str) -> list[str]:
    return [match.group().strip() for pattern in patterns for match in pattern.finditer(text)]
