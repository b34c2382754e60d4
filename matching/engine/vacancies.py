"""A vacancy read back from the columns, as the plain scorer reads it: no page reads it from the database.

What says nothing to the scorer is left out: the house of an employer that is not named, and skills that were
read beside a list of the employer's own.
"""

from datetime import date
from typing import Any
from uuid import UUID

import numpy as np

from jobmatch.places.rules.travel import Point
from matching.engine.columns import FACETS, NO_DAY, Columns, Offer, moment_of
from matching.engine.dictionaries import word_list
from matching.engine.lookups import Array
from matching.scorer.inputs import Skill
from matching.scorer.v2.inputs import Asked, Occupation, Vacancy
from matching.scorer.v2.order import HALF
from matching.scorer.v2.policy import VERSION

UUID_BYTES = 16
# Each field stands in one of these; the other facets hold the same again, for a gate of its own.
WHOLE = (
    "hours",
    "dayparts",
    "kind",
    "abroad",
    "languages",
    "times",
    "requirements",
    "experience",
    "workplace",
    "state",
)


def offer(columns: Columns, row: int) -> Offer:
    """The vacancy of a row, where it is, and when it came in."""
    point = _point(columns, row)
    added = int(columns["added"][row])
    return Offer(_vacancy(columns, row, point), point, moment_of(added) if added else None)


def _vacancy(columns: Columns, row: int, point: Point | None) -> Vacancy:
    told: dict[str, Any] = {}
    for facet in WHOLE:
        told |= FACETS[facet].bare(columns.facets[facet][columns[facet][row]])
    asked, is_listed = _asked(columns, row), bool(columns["listed"][row])
    closes_on = int(columns["closes_on"][row])
    return Vacancy(
        id=columns.ids(np.array([row]))[0],
        employer=_employer(columns, row),
        employer_named=bool(columns["named"][row]),
        house=_house(columns, int(columns["house"][row])),
        occupation=_occupation(columns, row),
        listed=asked if is_listed else (),
        read=() if is_listed else asked,
        remote=bool(columns["remote"][row]),
        place_known=point is not None,
        closes_on=None if closes_on == NO_DAY else date.fromordinal(closes_on),
        words=_words(columns, row),
        double=_hash(columns["double_hash"][row]),
        stone=_hash(columns["stone_hash"][row]),
        **told,
    )


def _point(columns: Columns, row: int) -> Point | None:
    place = int(columns["place"][row])
    if place == len(columns["place_lat"]) - 1:
        return None
    return float(columns["place_lat"][place]), float(columns["place_lon"][place])


def _employer(columns: Columns, row: int) -> UUID | None:
    code = int(columns["employer"][row])
    return None if code < 0 else _id(columns["employer_id"][code])


def _occupation(columns: Columns, row: int) -> Occupation | None:
    code = int(columns["occupation"][row])
    if code < 0:
        return None
    if ("occupation", code) not in columns.kept:
        isco = int(columns["occupation_isco"][code])
        skills = np.flatnonzero(columns["essential_of"] == code)
        codes = np.searchsorted(columns["essential_start"], skills, "right") - 1
        columns.kept["occupation", code] = (
            _id(columns["occupation_id"][code]),
            "" if isco < 0 else f"{isco:04}",
            frozenset(_skill(columns, each) for each in codes.tolist()),
        )
    pk, isco_code, essential = columns.kept["occupation", code]
    return Occupation(pk, isco_code, int(columns["occupation_c"][row]), essential)


def _skill(columns: Columns, code: int) -> Skill:
    above = int(columns["skill_above"][code])
    return Skill(_id(columns["skill_id"][code]), None if above < 0 else _id(columns["skill_id"][above]))


def _asked(columns: Columns, row: int) -> tuple[Asked, ...]:
    first, last = columns["asked_start"][row : row + 2].tolist()
    each = (columns[name][first:last].tolist() for name in ("asked_skill", "asked_required", "asked_c"))
    return tuple(Asked(_skill(columns, code), required, c) for code, required, c in zip(*each, strict=True))


def _house(columns: Columns, code: int) -> frozenset[UUID]:
    if ("house", code) not in columns.kept:
        at = np.flatnonzero(columns["house_of"] == code)
        inside = np.searchsorted(columns["house_start"], at, "right") - 1
        columns.kept["house", code] = frozenset(_id(pk) for pk in columns["house_id"][inside])
    found: frozenset[UUID] = columns.kept["house", code]
    return found


def _words(columns: Columns, row: int) -> frozenset[str]:
    known = word_list(VERSION)
    first, last = columns["text_start"][row : row + 2].tolist()
    return frozenset(known[word] for word in columns["text_word"][first:last].tolist())


def _hash(stored: Array) -> bytes | None:
    return int(stored).to_bytes(HALF, "big") if stored else None


def _id(pk: bytes) -> UUID:
    # An array of bytes gives them without the zeros at the end.
    return UUID(bytes=bytes(pk).ljust(UUID_BYTES, b"\0"))
