"""How sure a found occupation or skill is, in whole numbers from 0 to 100.

Of a hundred suggestions with certainty 80, about eighty are in the right ISCO unit group. The figures are a
logistic fit on half of a list of Dutch job titles with known groups, and hold on the other half. A small set
of occupations (the starter set alone) finds a likely label for many titles that it does not have, so it is
less sure. Two official lists agree on about three in four titles: a certainty near 100 would be untrue.
"""

from math import exp
from typing import NamedTuple

from jobmatch.taxonomy.rules.concepts import Match

FULL_SET = 1500
CLEAR_LEAD = 0.3


class Fit(NamedTuple):
    """Weights of the fit: a constant, how alike the label is, how far ahead of another ISCO group.

    `exact` is the least for a label that is the title, with a clear lead; `highest` is never passed.
    """

    constant: float
    cosine: float
    lead: float
    exact: int
    highest: int


FULL = Fit(constant=-2.55, cosine=1.82, lead=3.90, exact=0, highest=95)
SMALL = Fit(constant=-4.40, cosine=3.23, lead=3.06, exact=74, highest=78)


def of_suggestion(match: Match, concepts: int) -> int:
    """The certainty of a suggested occupation, in an index of so many concepts."""
    fit = FULL if concepts >= FULL_SET else SMALL
    lead = match.evidence - match.rival
    fitted = round(100 / (1 + exp(-(fit.constant + fit.cosine * match.cosine + fit.lead * lead))))
    least = fit.exact if match.cosine >= 1 and lead >= CLEAR_LEAD else 0
    return min(max(fitted, least), fit.highest)


def of_typing(match: Match) -> int:
    """How alike a label is to what was typed; 100 only for the same words."""
    return 100 if match.evidence >= 1 else min(round(100 * match.evidence), 99)
