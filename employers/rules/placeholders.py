"""Names in a posting that hide the real employer: stand-ins ('our client') and agencies."""

import re

from jobmatch.places.rules.folding import fold

STAND_INS = frozenset(
    {"onze opdrachtgever", "onze klant", "onze relatie", "onze client", "opdrachtgever", "klant", "werkgever"}
    | {"een opdrachtgever", "een klant", "een relatie", "anoniem", "anonieme opdrachtgever", "vertrouwelijk"}
    | {"confidential", "confidential company", "company confidential", "anonymous", "our client", "client"}
    | {"undisclosed", "private", "onbekend", "unknown", "niet bekend", "niet vermeld", "geen", "none", "nvt"}
    | {"n v t", "n a", "na", "null", "tbd", "test", "diverse opdrachtgevers", "diverse werkgevers"}
    | {"onze partner", "bedrijf", "company", "employer", "xxx"}
)
_STAND_IN_STARTS = ("onze opdrachtgever", "onze klant", "our client", "opdrachtgever van", "klant van")

# Words in a name that say: this organisation fills posts of others.
_AGENCY_WORDS = frozenset(
    {"recruit", "recruiter", "recruiters", "recruiting", "staffing", "staff", "headhunter", "werving", "jobs"}
    | {"vacature", "vacatures", "talents", "payroll", "payrolling", "interim", "personeelsdiensten"}
    | {"personeelsbemiddeling", "arbeidsbemiddeling", "flexwerk", "flexkrachten", "jobster"}
)
_AGENCY_PARTS = re.compile(r"uitzend|recruit|detacher|headhunt|executive search|job abroad|employment agency")
# Agencies known to everyone by a name that does not say so.
_AGENCY_NAMES = frozenset(
    fold(name)
    for name in (
        "Randstad", "Tempo-Team", "Manpower", "Adecco", "Olympia", "Start People", "YoungCapital", "Timing",
        "Unique", "Luba", "Synergie", "Hays", "Michael Page", "Brunel", "DPA", "Yacht", "Maandag", "Content",
        "Actief Werkt", "Vivaldis", "Accent Jobs", "Robert Half", "Robert Walters", "Page Personnel",
        "Oliver James Associates", "SThree", "SThree UK", "Selby Jennings", "Selby Jennings London",
        "Batenborch International", "M@tchm@kers", "WVI Professionals", "IQ Select", "Cross Border Talents",
        "Cbtalents",
    )
)  # fmt: skip
_FULL_NAME_ENDINGS = re.compile(r" (bv|b v|nv|n v|nederland|netherlands|uitzendbureau)$")


def is_stand_in(name: str) -> bool:
    """Whether the name stands in for an employer whom the source does not name."""
    folded = fold(name)
    return not folded or folded in STAND_INS or folded.startswith(_STAND_IN_STARTS)


def is_intermediary(name: str) -> bool:
    """Whether the name is, or says it is, an agency that fills posts of others."""
    folded = fold(name)
    bare = _FULL_NAME_ENDINGS.sub("", folded)
    return (
        bare in _AGENCY_NAMES
        or bool(_AGENCY_WORDS & set(folded.split()))
        or _AGENCY_PARTS.search(folded) is not None
    )


def names_employer(name: str) -> bool:
    """Whether the name can be taken for the real employer."""
    return not is_stand_in(name) and not is_intermediary(name)
