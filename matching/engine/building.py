"""Making the columns of some vacancies, from all three tables that declare them."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from matching.engine.columns import FACETS, ROWS, Columns, Offer
from matching.engine.dictionaries import DICTIONARIES
from matching.engine.lookups import distinct
from matching.scorer.v2.policy import Policy


def build(offers: Iterable[Offer], policy: Policy, header: Mapping[str, Any] | None = None) -> Columns:
    """The columns of these vacancies, in order of their ids.

    ValueError for what no column can hold: an ISCO code of other than four digits, a hash of other than
    eight bytes.
    """
    listed = sorted(offers, key=lambda offer: offer.vacancy.id)
    vacancies = [offer.vacancy for offer in listed]
    arrays = {
        name: np.array([of(offer) for offer in listed], dtype=kind) for name, (kind, of) in ROWS.items()
    }
    facets = {}
    for name, facet in FACETS.items():
        arrays[name], facets[name] = distinct(map(facet.of, vacancies))
    for make in DICTIONARIES:
        arrays |= make(listed, policy)
    return Columns(arrays, facets, header or {})
