"""What the title of a vacancy says: level, leading people, kind of work, licences, work abroad.

Plain tables, a row a rule: how certain a reading by it is, then the words. The certainties are measured on
real titles that no rule was written on: see docs/matching.md. Text in, readings out; nothing is kept.
"""

import re
from typing import Final

from employers.imports import asked, kinds
from employers.imports.posting import Read, Readings, WorkPlace

# Who starts or helps: then the title's other words tell of a colleague or of later.
_STARTS: Final = re.compile(
    r"\b(?:junior|jr\.?|aankomend\w*|trainee\w*|starter|leerling\w*|stage\w*|stagiaire?|intern(?:ship)?"
    r"|assistent\w*|assistant|rechterhand|secretar\w+|werkstudent|bbl|in opleiding|opleiding tot|support)\b",
    re.I,
)
# (years, certainty, words); in brackets, as in '(Senior)', it may also be without.
LEVELS: Final[tuple[tuple[int, int, str], ...]] = (
    (4, 85, r"(?<![(/\w])\bsenior\b(?!\s*[)/])|(?<!\()\bsr\.?(?=\s)"),
    (
        4,
        70,
        r"\b(?:principal|staff engineer|staff software engineer|lead (?:developer|engineer)|tech lead)\b",
    ),
    (2, 70, r"(?<![(/\w])\bmedior\b(?!\s*[)/])"),
)
_LEADERS: Final = (
    r"team|ploeg|bedrijfs|filiaal|vestigings|winkel|store|shop|branch|plant|fabrieks|restaurant|hotel|unit|bu|regio"
    r"|area|district|afdelings|operations?|operation[e]?el|general|locatie|keuken|kitchen|bar|warehouse|magazijn"
    r"|productie|floor|duty|shift|werkplaats|food\s?(?:&|and|en)\s?beverage|f&b|hr"
)
_AREAS: Final = r"commercieel|verkoop|sales|inkoop|aankoop|finance|financieel|supply chain|logistiek|ict?|it"
# (certainty, words): who leads people. A project, an account or a product is led without leading people.
LEADING: Final[tuple[tuple[int, str], ...]] = (
    (90, r"\b(?:team|ploeg|bedrijfs|filiaal|vestigings|school|groeps)leid(?:er|ster)\w*\b"),
    (90, r"\bteam\s?lead(?:er)?\b|\bleidinggevende?\b|\bsupervisor\b|\bploegbaas\b|\bvoor(?:man|vrouw)\b"),
    (90, r"\bafdelingshoofd\b|\bfiliaalhouder\b|directeur\b"),
    (90, r"\b(?:managing|sales|finance|commercial|operations|hr)\s+director\b"),
    (85, rf"\b(?:{_LEADERS})[\s-]?manager\b"),
    (85, r"\bhoofd\s+\w+|\bhead of\b|\b(?:werkplaats|magazijn|keuken|winkel|afdelings)chef\b"),
    (85, r"\bchef[\s-](?:monteur|kok|werkplaats|magazijn|winkel)\b"),
    (70, r"^(?:vacature:?\s*)?(?:senior\s+)?manager\b|\bdirector\b"),
    (70, rf"\b(?:{_AREAS})\s?manager\b"),
)
_COUNTRIES: Final = (
    r"belgi[ëe]|belgium|vlaanderen|walloni[ëe]|duitsland|germany|deutschland|luxemburg|frankrijk|france|spanje|spain"
    r"|portugal|malta|bulgarije|bulgaria|griekenland|greece|itali[ëe]|italy|oostenrijk|zwitserland|polen|poland"
    r"|ierland|ireland|engeland|noorwegen|zweden|denemarken|cyprus|hongarije|roemeni[ëe]|cura[çc]ao|dubai"
)
# Left out are names that a Dutch town has too (Essen, Hasselt, Aalst, Halle).
_CITIES: Final = (
    r"antwerpen|antwerp|gent|brussels?|brugge|leuven|mechelen|kortrijk|oostende|genk|roeselare|turnhout|keulen"
    r"|d[üu]sseldorf|duisburg|dortmund|m[üu]nster|hamburg|berlijn|berlin|m[üu]nchen|frankfurt|aken|aachen|kleve"
    r"|emmerich|nordhorn|gronau|bocholt|barcelona|madrid|malaga|lissabon|lisbon|porto|athene|athens|sofia|dublin"
    r"|krakau|krakow|warschau|boedapest|budapest|boekarest|parijs|londen|london"
)
# In the place the words stand for themselves; 'BE' or 'DE' as a part of it is the country of the source.
ABROAD_PLACE: Final[tuple[tuple[int, str], ...]] = (
    (97, rf"(?i:\b(?:{_COUNTRIES})\b)"),
    (97, r"(?:^|,\s*)(?:BE|DE|FR|ES|PT|LU|AT|CH)\s*(?:,|;|$)"),
    (90, rf"(?i:^(?:{_CITIES})\b)"),
)
ABROAD_TITLE: Final[tuple[tuple[int, str], ...]] = (
    (90, r"\bwork abroad\b|\bwerken in het buitenland\b"),
    (90, rf"\b(?:in|naar|te)\s+(?:{_CITIES}|{_COUNTRIES})\b"),
    (90, rf"[-–,|(]\s*(?:{_CITIES})\b(?:,\s*(?:{_COUNTRIES}))?"),
    (85, rf"\b[A-Z][\w-]+,?\s+(?:{_COUNTRIES})\s*[.)]?$"),
)
# Those who sell to a country seldom work there.
_SELLS: Final = re.compile(r"\b(?:\w*sales|\w*account\w*|export\w*|verkoop\w*|trader|buyer|inkoper)\b", re.I)
_DRIVES: Final = re.compile(r"\w*chauffeu(?:r|se)\w*|\b\w*driver\b|\brangeerder\b", re.I)
DRIVING: Final[tuple[tuple[str, int, str], ...]] = (
    ("driving_c", 85, r"\bC\s?/\s?C?\+?E\b"),
    ("driving_ce", 90, r"\bC\s?\+?\s?E\b|\bLZV\b"),
    ("driving_c", 90, r"\bC\b(?![+#/])"),
    ("driving_d", 85, r"\bD\b|\btouringcar|\bbuschauffeur"),
    ("driving_b", 85, r"\bB\b|\bBE\b"),
)
LICENCES: Final[tuple[tuple[str, int, str], ...]] = (
    ("forklift", 60, r"\bheftruck"),
    ("reach_truck", 60, r"\breach\s?truck"),
    ("code95", 90, r"\bcode\s?95\b"),
)
_LEVELS = tuple((years, c, re.compile(words, re.I)) for years, c, words in LEVELS)
_LEADING = tuple((c, re.compile(words, re.I)) for c, words in LEADING)
_ABROAD_PLACE = tuple((c, re.compile(words)) for c, words in ABROAD_PLACE)
_ABROAD_TITLE = tuple((c, re.compile(words, re.I)) for c, words in ABROAD_TITLE)
_DRIVING = tuple((code, c, re.compile(words)) for code, c, words in DRIVING)
_LICENCES = tuple((code, c, re.compile(words, re.I)) for code, c, words in LICENCES)


def read(*, title: str, text: str, place: WorkPlace) -> Readings:
    """All that title, text and place say. Years that the text asks go before a level in the title."""
    driving = licences_of(title)
    named = {each.value for each in driving}
    return Readings(
        years=asked.years_in(text) or level_of(title),
        leading=leading_of(title, text),
        abroad=abroad_of(title, place),
        kind=kinds.in_title(title),
        licences=(*driving, *(each for each in asked.licences_in(text) if each.value not in named)),
        screenings=asked.screenings_in(text),
    )


def level_of(title: str) -> Read[int] | None:
    """The years of experience that a level in the title stands for."""
    if _STARTS.search(title):
        return None
    found = ((years, c, pattern.search(title)) for years, c, pattern in _LEVELS)
    return next((Read(years, c, asked.phrase(match[0])) for years, c, match in found if match), None)


def leading_of(title: str, text: str = "") -> Read[bool] | None:
    """Whether the work leads people: the title is one of those who do, or the text says so; the surest."""
    if _STARTS.search(title):
        return None
    matches = ((c, pattern.search(title)) for c, pattern in _LEADING)
    found = [Read(True, c, asked.phrase(match[0])) for c, match in matches if match]
    in_text = asked.leading_in(text)
    return max((*found, *([in_text] if in_text else ())), key=lambda each: each.c, default=None)


def abroad_of(title: str, place: WorkPlace) -> Read[bool] | None:
    """Whether the work is in another country, by the place that the source names, else by the title."""
    for c, pattern in _ABROAD_PLACE:
        if pattern.search(place.text):
            return Read(True, c, asked.phrase(place.text))
    for c, pattern in _ABROAD_TITLE:
        match = pattern.search(title)
        if match and not (_SELLS.search(title) and not match[0].lower().startswith("in ")):
            return Read(True, c, asked.phrase(match[0].lstrip("-–,|(")))
    return None


def licences_of(title: str) -> tuple[Read[str], ...]:
    """The driving licence of a driver's title, and the trucks in the title."""
    found: list[Read[str]] = []
    if _DRIVES.search(title):
        for code, c, pattern in _DRIVING:
            if match := pattern.search(title):
                found.append(Read(code, c, asked.phrase(match[0])))
                break
    for code, c, pattern in _LICENCES:
        if match := pattern.search(title):
            found.append(Read(code, c, asked.phrase(title)))
    return tuple(found)
