"""The kind of work, only where the source says it in so many words."""

import re

from django.utils.translation import gettext as _

from employers.imports.posting import Read, Refused
from jobmatch.places.rules.folding import fold
from jobmatch.taxonomy.vocabulary import WORK_KINDS

# Dutch 'intern' means 'internal', so only the whole word 'internship' counts.
_IN_TITLE = {
    "apprenticeship": r"\bbbl\b|\bleerling[\s-]\w|\bin opleiding\b|\bleerbaan\b|\bapprenticeship\b"
    r"|\bleer-?\s?/?-?\s?werk(?:plek|baan|traject|plaats)",
    "internship": r"\b(?:(?:afstudeer|meeloop|beroeps|snuffel|mbo|hbo)-?)?stage(?:plek|plaats|opdracht)?\b"
    r"(?!.?(?:manager|hand|technician|crew))|\bstagiaire?\b|\binternship\b|(?-i:\bBOL\b)"
    r"|(?<=\w )\bintern(?=\s*(?:$|[-–(|]))",
    "work_experience": r"\bwerkervarings?(?:plek|plaats)\b",
    "trial": r"\bproefplaats(?:ing)?\b",
    "holiday": r"\bvakantie(?:werk|werker|baan|baantje|kracht|hulp)\b|\bzomerbaan\b"
    r"|\b(?:holiday|summer) job\b",
    "side_job": r"\bbijbaan(?:tje)?\b|\b(?:zaterdag|weekend)(?:hulp|kracht|baan)\b|\bside job\b"
    r"|\bwerkstudent\b",
}
IN_TITLE = 95
_TITLE_PATTERNS = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _IN_TITLE.items()}
_EMPLOYMENT_TYPES = {
    "full time": "job", "fulltime": "job", "voltijd": "job", "permanent": "job", "vast": "job",
    "vaste baan": "job", "temporary": "job", "tijdelijk": "job", "time specific": "job", "contractor": "job",
    "contract": "job", "baan": "job", "job": "job", "intern": "internship", "internship": "internship",
    "stage": "internship", "stagiair": "internship", "bol": "internship", "bbl": "apprenticeship",
    "apprenticeship": "apprenticeship", "leerbaan": "apprenticeship", "bijbaan": "side_job",
    "side job": "side_job", "vakantiewerk": "holiday", "seasonal": "holiday", "proefplaats": "trial",
    "werkervaringsplek": "work_experience",
}  # fmt: skip


def _codes() -> dict[str, str]:
    names = {fold(code): code for code in WORK_KINDS}
    for code, term in WORK_KINDS.items():
        names |= {fold(term.nl): code, fold(term.en): code}
    return _EMPLOYMENT_TYPES | names


_NAMES = _codes()


def kind_of(title: str, employment_types: list[str]) -> str:
    """The kind that the title or the type of employment names; '' when neither does, or they name two."""
    found = _in_title(title)
    if found:
        return found.popitem()[0] if len(found) == 1 else ""
    named = {_EMPLOYMENT_TYPES[fold(name)] for name in employment_types if fold(name) in _EMPLOYMENT_TYPES}
    special = named - {"job"}
    if len(special) > 1:
        return ""
    return (special or named or {""}).pop()


def in_title(title: str) -> Read[str] | None:
    """The one kind that the title names, and the words that do."""
    found = _in_title(title)
    if len(found) != 1:
        return None
    kind, words = found.popitem()
    return Read(kind, IN_TITLE, words)


def _in_title(title: str) -> dict[str, str]:
    """Each kind that the title names, with the words that do."""
    found = ((kind, pattern.search(title)) for kind, pattern in _TITLE_PATTERNS.items())
    return {kind: match[0].strip() for kind, match in found if match}


def named(text: str, field: str) -> str:
    """The kind that a cell names, by its code or one of its words."""
    if not text.strip():
        return ""
    kind = _NAMES.get(fold(text))
    if kind is None:
        known = ", ".join(WORK_KINDS)
        raise Refused(
            _("“%(text)s” is not a kind of work. Use one of: %(known)s.")
            % {"text": text[:40], "known": known},
            field,
        )
    return kind
