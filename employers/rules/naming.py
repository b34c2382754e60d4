"""When two names are the same employer: apart from capitals, accents, signs and the legal form behind it."""

import re

from jobmatch.places.rules.folding import fold

_LEGAL_FORM = re.compile(r" (?:b ?v|n ?v|v ?o ?f)$")


def name_key(name: str) -> str:
    """Equal for names of one employer: 'Café Één B.V.' and 'CAFE EEN bv'."""
    return _LEGAL_FORM.sub("", fold(name))
