"""Names in a posting that hide the real employer: stand-ins ('our client') and agencies that fill posts for others."""

import re

from jobmatch.places.folding import fold

STAND_INS = frozenset(
    fold(name)
    for name in (
        "Onze opdrachtgever", "Onze klant", "Onze relatie", "Onze cliënt", "Opdrachtgever", "Klant", "Werkgever",
        "Een opdrachtgever", "Een klant", "Een relatie", "Anoniem", "Anonieme opdrachtgever", "Vertrouwelijk",
        "Confidential", "Confidential company", "Company confidential", "Anonymous", "Our client", "Client",
        "Undisclosed", "Private", "Onbekend", "Unknown", "Niet bekend", "Niet vermeld", "Geen", "None", "N.v.t.",
        "nvt", "n/a", "na", "null", "tbd", "test", "Diverse opdrachtgevers", "Diverse werkgevers", "Onze partner",
        "Via via", "Bedrijf", "Company", "Employer", "xxx",
    )
)  # fmt: skip
_STAND_IN_STARTS = ("onze opdrachtgever", "onze klant", "our client", "opdrachtgever van", "klant van")

# Words in a name that say: this organisation fills posts of others.
_AGENCY_WORDS = frozenset(
    "recruit recruiter recruiters recruitment recruiting uitzendbureau uitzendorganisatie uitzendgroep uitzenden "
    "uitzendkrachten detachering detacheren detachment staffing staff headhunter headhunters headhunting werving "
    "vacature vacatures jobs talents payroll payrolling interim personeelsdiensten personeelsbemiddeling "
    "arbeidsbemiddeling flexwerk flexkrachten jobster matchmakers tchm kers".split()
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
        "Batenborch International", "WVI Professionals", "IQ Select", "Cross Border Talents", "Cbtalents",
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
