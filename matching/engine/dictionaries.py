"""What a person is looked up in: places, employers, occupations, skills, houses, facts, licences, words.

Each maker takes the vacancies in their order and gives the arrays of its dictionary, by name.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date
from functools import cache
from uuid import UUID

import numpy as np

from jobmatch.taxonomy.vocabulary import DIPLOMA_LEVELS, LICENCES, WORKPLACE_ITEMS
from matching.engine.columns import Offer
from matching.engine.lookups import Array, as_ids, begins, codes_of, distinct, postings
from matching.scorer.v2 import gates
from matching.scorer.v2 import policy as policies
from matching.scorer.v2.credentials import LEARNING_KINDS
from matching.scorer.v2.inputs import Pair, Person, Vacancy
from matching.scorer.v2.policy import Policy
from matching.scorer.v2.skills import asked

# A licence or diploma and its bit in a mask of 64.
BITS = {code: 1 << place for place, code in enumerate((*LICENCES, *DIPLOMA_LEVELS))}
ITEMS = {item: place for place, item in enumerate(WORKPLACE_ITEMS)}
STATES = {"yes": 1, "no": 2}
# Someone who holds nothing and has said so: what shuts a vacancy for them is all that it asks.
WITHOUT = Person(tie_seed=bytes(16), on=date.min, credentials_complete=True)


def _places(offers: Sequence[Offer], policy: Policy) -> dict[str, Array]:
    """Where the work is; the last place is the one that is not known."""
    known = sorted({offer.point for offer in offers if offer.point is not None and _is_placed(offer)})
    at = {point: place for place, point in enumerate(known)}
    codes = [at[offer.point] if offer.point and _is_placed(offer) else len(known) for offer in offers]
    points = np.array([*known, (np.nan, np.nan)], dtype="f8")
    return {
        "place": np.array(codes, dtype="u2" if len(known) < 1 << 16 else "u4"),
        "place_lat": points[:, 0].copy(),
        "place_lon": points[:, 1].copy(),
    }


def _is_placed(offer: Offer) -> bool:
    return offer.vacancy.place_known


def _employers(offers: Sequence[Offer], policy: Policy) -> dict[str, Array]:
    ids = as_ids(offer.vacancy.employer for offer in offers if offer.vacancy.employer)
    return {"employer": codes_of(ids, [offer.vacancy.employer for offer in offers]), "employer_id": ids}


def _occupations(offers: Sequence[Offer], policy: Policy) -> dict[str, Array]:
    """Occupations with their ISCO codes (-1: none) and, by skill, which of them it is essential to."""
    found = {
        each.vacancy.occupation.id: each.vacancy.occupation for each in offers if each.vacancy.occupation
    }
    ids = as_ids(found)
    ordered = [found[pk] for pk in sorted(found)]
    named = [each.vacancy.occupation.id if each.vacancy.occupation else None for each in offers]
    return {
        "occupation": codes_of(ids, named),
        "occupation_id": ids,
        "occupation_isco": np.array([_isco(each.isco) for each in ordered] or [], dtype="i2"),
        "occupation_many": np.array([len(each.skills) for each in ordered], dtype="i4"),
    }


def _isco(code: str) -> int:
    if code and len(code) != len("1234"):
        raise ValueError(f"no ISCO code of four digits: {code!r}")
    return int(code) if code else -1


def _skills(offers: Sequence[Offer], policy: Policy) -> dict[str, Array]:
    """Skills with the one above each (-1: none); by skill: which vacancies ask it, and which occupations; by
    vacancy: what it asks, in its order."""
    occupations = sorted(
        {
            each.vacancy.occupation.id: each.vacancy.occupation for each in offers if each.vacancy.occupation
        }.items()
    )
    items = [(row, each) for row, offer in enumerate(offers) for each in asked(offer.vacancy)]
    essential = [(place, skill) for place, (_, found) in enumerate(occupations) for skill in found.skills]
    skills = {each.skill for _, each in items} | {skill for _, skill in essential}
    ids = as_ids(pk for skill in skills for pk in (skill.id, skill.broader) if pk is not None)
    above = np.full(len(ids), -1, dtype="i4")
    above[codes_of(ids, [skill.id for skill in skills])] = codes_of(ids, [skill.broader for skill in skills])
    usual = [_usual_ids(offer.vacancy) for offer in offers]
    codes = codes_of(ids, [each.skill.id for _, each in items])
    order, start = postings(codes, len(ids))
    by_skill, of_start = postings(codes_of(ids, [skill.id for _, skill in essential]), len(ids))
    return {
        "skill_id": ids,
        "skill_above": above,
        "skill_start": start,
        "skill_row": np.array([row for row, _ in items], dtype="u4")[order],
        "skill_c": np.array([each.c for _, each in items], dtype="i1")[order],
        "skill_usual": np.array([each.skill.id in usual[row] for row, each in items], dtype="?")[order],
        "asked_start": begins((row for row, _ in items), len(offers)),
        "asked_skill": codes.astype("u2" if len(ids) < 1 << 16 else "u4"),
        "asked_required": np.array([each.required for _, each in items], dtype="?"),
        "asked_c": np.array([each.c for _, each in items], dtype="i1"),
        "essential_start": of_start,
        "essential_of": np.array([place for place, _ in essential], dtype="u2")[by_skill],
    }


def _usual_ids(vacancy: Vacancy) -> frozenset[UUID]:
    """The usual skills of the occupation, where no form lists any."""
    if vacancy.listed or vacancy.occupation is None:
        return frozenset()
    return frozenset(skill.id for skill in vacancy.occupation.skills)


def _houses(offers: Sequence[Offer], policy: Policy) -> dict[str, Array]:
    """By occupation that is in some house: which houses. Only of named employers."""
    houses = [offer.vacancy.house if offer.vacancy.employer_named else frozenset() for offer in offers]
    codes, values = distinct(houses)
    inside = [(house, pk) for house, ids in enumerate(values) for pk in ids]
    ids = as_ids(pk for _, pk in inside)
    order, start = postings(codes_of(ids, [pk for _, pk in inside]), len(ids))
    return {
        "house": codes,
        "house_many": np.array([len(values)], dtype="i4"),
        "house_id": ids,
        "house_start": start,
        "house_of": np.array([house for house, _ in inside], dtype="u4")[order],
    }


def _facts(offers: Sequence[Offer], policy: Policy) -> dict[str, Array]:
    """What is known of workplaces: a row of states for each different list; only of named employers."""
    told = [_told_facts(offer.vacancy) for offer in offers]
    codes, values = distinct(told)
    states = np.zeros((len(ITEMS), len(values)), dtype="i1")
    for place, facts in enumerate(values):
        for item, state in facts:
            states[ITEMS[item], place] = STATES[state]
    return {"facts": codes, "facts_state": states}


def _told_facts(vacancy: Vacancy) -> tuple[tuple[str, str], ...]:
    if not vacancy.employer_named or not vacancy.facts:
        return ()
    return tuple((item, state) for item, state in sorted(vacancy.facts.items()) if state in STATES)


def _asks(offers: Sequence[Offer], policy: Policy) -> dict[str, Array]:
    """Licences and diplomas as masks: what closes for who does not hold it, what makes doubtful, all licences
    named. They are what the plain gate finds for someone who holds nothing."""
    first: dict[Hashable, Vacancy] = {}
    keys = [_asks_key(offer.vacancy) for offer in offers]
    for key, offer in zip(keys, offers, strict=True):
        first.setdefault(key, offer.vacancy)
    codes, _ = distinct(keys)
    masks = [_masks(vacancy, policy) for vacancy in first.values()]
    closes, doubts, licences = (
        (np.array(column, dtype="u8") for column in zip(*masks, strict=True))
        if masks
        else (np.zeros(0, dtype="u8") for _ in range(3))
    )
    return {"asks": codes, "asks_closes": closes, "asks_doubts": doubts, "asks_licences": licences}


def _asks_key(vacancy: Vacancy) -> Hashable:
    asked = tuple(each for each in vacancy.requirements if each.kind != "age")
    if not any(each.from_occupation for each in asked):
        return asked
    learns = vacancy.kind.value in LEARNING_KINDS if vacancy.kind else False
    return asked, vacancy.occupation.c if vacancy.occupation else 0, learns


def _masks(vacancy: Vacancy, policy: Policy) -> tuple[int, int, int]:
    closes = doubts = licences = 0
    for found in gates.licence(WITHOUT, Pair(vacancy), policy).findings:
        values = dict(found.values)
        bit = BITS.get(str(values.get("licence") or values.get("diploma")), 0)
        closes |= bit if found.state == "closed" else 0
        doubts |= bit if found.state == "doubtful" else 0
    for each in vacancy.requirements:
        licences |= BITS[each.code] if each.kind == "licence" else 0
    return closes, doubts, licences


def _years(offers: Sequence[Offer], policy: Policy) -> dict[str, Array]:
    """Years asked and years to have led, each with its certainty, as far as the policy lets them gate."""
    arrays = {name: np.zeros(len(offers), dtype="i1") for name in ("years", "years_c", "lead", "lead_c")}
    for row, offer in enumerate(offers):
        for code, years, c in gates.years_asked(offer.vacancy.years, offer.vacancy.leading, policy):
            name = "lead" if code == "leading" else "years"
            arrays[name][row], arrays[f"{name}_c"][row] = years, c
    return arrays


@cache
def word_places(version: str) -> Mapping[str, int]:
    """The place of each word that the policy knows, in their order."""
    rules = policies.load()
    if version != rules.version:
        raise ValueError(f"no words of policy {version}")
    return {word: place for place, word in enumerate(sorted(rules.vocabulary))}


@cache
def word_list(version: str) -> Sequence[str]:
    """The words that the policy knows, each at its place."""
    return list(word_places(version))


def _words(offers: Sequence[Offer], policy: Policy) -> dict[str, Array]:
    """By vacancy: its words, each by its place in the policy's vocabulary."""
    place = word_places(policy.version)
    rows = [
        (row, place[word])
        for row, offer in enumerate(offers)
        for word in offer.vacancy.words
        if word in place
    ]
    return {
        "text_start": begins((row for row, _ in rows), len(offers)),
        "text_word": np.array([word for _, word in rows], dtype="u2" if len(place) < 1 << 16 else "u4"),
    }


Dictionary = Callable[[Sequence[Offer], Policy], dict[str, Array]]
DICTIONARIES: tuple[Dictionary, ...] = (
    _places,
    _employers,
    _occupations,
    _skills,
    _houses,
    _facts,
    _asks,
    _years,
    _words,
)
