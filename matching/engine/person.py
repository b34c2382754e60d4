"""One person beside the dictionaries of the columns: tables, of which a scan takes a number for each row.

What has few different values is judged by the plain scorer itself; places, occupations, skills, facts and
houses are looked up here. A table is made when something asks for it, so that a change of one thing in a
person costs the tables of that thing.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import cached_property, reduce
from uuid import UUID

import numpy as np

from jobmatch.places.rules import travel
from jobmatch.places.rules.travel import Point
from jobmatch.taxonomy.vocabulary import DIPLOMA_LEVELS
from matching.engine.columns import Columns
from matching.engine.dictionaries import BITS, ITEMS, STATES, word_places
from matching.engine.lookups import Array, codes_of, of_keys
from matching.scorer.v2.credentials import family, holds, start_qualification
from matching.scorer.v2.criteria import BY_PLACE, SHARES
from matching.scorer.v2.gates import VERDICTS
from matching.scorer.v2.inputs import Pair, Person, Requirement, Wish
from matching.scorer.v2.needs import MUST, NICE
from matching.scorer.v2.occupations import ALIKE, BY_DIGITS, SAME, THREE
from matching.scorer.v2.policy import Policy
from matching.scorer.v2.rank import doubted
from matching.scorer.v2.skills import EXACT, NEAR, NONE, Held, dream_skills, held
from matching.scorer.v2.trips import limit

OPEN, DOUBTFUL, CLOSED = np.arange(3, dtype="i1")  # of one byte, as all that is made of them
STATE = {"open": OPEN, "doubtful": DOUBTFUL, "closed": CLOSED}
UNKNOWN = -1
# A distance this near half a metre is computed again as the plain scorer does.
NEAR_HALF = 1e-4


def minutes_to(columns: Columns, home: Point | None, means: Collection[str]) -> Array:
    """Minutes to each place by the fastest of the means, as `travel.fastest` says; -1 where not known."""
    found = np.full(len(columns["place_lat"]), UNKNOWN, dtype="i4")
    if home is None or not means:
        return found
    metres = _metres(columns, home)
    found[:-1] = np.minimum.reduce([_minutes(travel.MEANS[each], metres) for each in sorted(means)])
    return found


def _metres(columns: Columns, home: Point) -> Array:
    lat, lon = columns["place_lat"][:-1], columns["place_lon"][:-1]
    north = np.sin(np.radians(lat - home[0]) / 2) ** 2
    east = np.sin(np.radians(lon - home[1]) / 2) ** 2
    chord = north + np.cos(np.radians(home[0])) * np.cos(np.radians(lat)) * east
    exact = 2 * travel.EARTH_RADIUS_METRES * np.arcsin(np.sqrt(np.minimum(1.0, chord)))
    metres = np.rint(exact).astype("i8")
    for at in np.flatnonzero(np.abs(exact - np.floor(exact) - 0.5) < NEAR_HALF):
        metres[at] = travel.distance_metres(home, (float(lat[at]), float(lon[at])))
    return metres


def _minutes(means: travel.Means, metres: Array) -> Array:
    """`travel.minutes` of many distances at once."""
    way = -(-(metres * means.detour_percent) // 100)
    riding, start = np.zeros(len(way), dtype="i8"), 0
    for band in means.bands:
        end = way if band.up_to_metres is None else np.minimum(way, band.up_to_metres)
        riding += np.maximum(0, end - start) * band.pace
        start = band.up_to_metres or 0
    return means.door_minutes - (-riding // travel.MILLISECONDS_A_MINUTE)


class Tables:
    """What one person makes of the dictionaries. `minutes`: to each place. `sure`: nothing read counts."""

    def __init__(
        self, person: Person, columns: Columns, policy: Policy, minutes: Array, *, sure: bool = False
    ) -> None:
        self.person, self.columns, self.minutes, self.is_sure = person, columns, minutes, sure
        self.policy = replace(policy, usual_percent=0) if sure else policy
        self._shares: dict[tuple[str, str], tuple[Array, Array]] = {}

    # facets, by the plain scorer

    def states(self, gate: str, facet: str) -> Array:
        """What a gate says of each value of a facet."""
        verdict = VERDICTS[gate]
        found = [verdict(self.person, pair, self.policy).state for pair in self.columns.bare(facet)]
        return np.array([STATE[state] for state in found], dtype="i1")

    def shares(self, criterion: str, facet: str) -> tuple[Array, Array]:
        """lo and up that a criterion gives for each value of a facet, and nothing else known."""
        if (criterion, facet) not in self._shares:
            self._shares[criterion, facet] = self._shared(criterion, facet)
        return self._shares[criterion, facet]

    def _shared(self, criterion: str, facet: str) -> tuple[Array, Array]:
        share = SHARES[criterion]
        found = [share(self.person, pair, self.policy) for pair in self._bare(facet)]
        return np.array([each.lo for each in found], dtype="i8"), np.array(
            [each.up for each in found], dtype="i8"
        )

    def _bare(self, facet: str) -> list[Pair]:
        bare = self.columns.bare(facet)
        return [replace(pair, vacancy=doubted(pair.vacancy)) for pair in bare] if self.is_sure else bare

    def minor(self, facet: str) -> Array:
        """The gate of minors' rules: of a person it knows the age band and the start qualification alone."""
        qualified = start_qualification(self.person)
        key = ("minor", facet, self.person.age_band, qualified)
        if key not in self.columns.kept:
            anyone = Person(
                tie_seed=bytes(16),
                on=self.person.on,
                age_band=self.person.age_band,
                has_start_qualification=qualified,
            )
            same = Tables(anyone, self.columns, self.policy, self.minutes)
            self.columns.kept[key] = same.states("minor", facet)
        found: Array = self.columns.kept[key]
        return found

    @cached_property
    def languages(self) -> tuple[Array, Array]:
        """What the gate says of each list of languages, and whether what it lacks is one small step."""
        states, steps = [], []
        for pair in self.columns.bare("languages"):
            gate = VERDICTS["language"](self.person, pair, self.policy)
            lacking = {each.step for each in gate.findings if each.state in ("closed", "doubtful")}
            states.append(STATE[gate.state])
            steps.append(len(lacking) == 1 and "" not in lacking)
        return np.array(states, dtype="i1"), np.array(steps, dtype=bool)

    # skills

    @cached_property
    def held(self) -> Held:
        return held(self.person)

    @cached_property
    def meets(self) -> Array:
        """m of each skill: held, near, or not."""
        ids, above = self.columns["skill_id"], self.columns["skill_above"]
        exact, broader = _marked(ids, self.held.ids), _marked(ids, self.held.broader)
        near = broader | ((above >= 0) & (exact | broader)[above]) if len(ids) else broader
        return np.where(exact, EXACT, np.where(near, NEAR, NONE)).astype("i8")

    @cached_property
    def dream_codes(self) -> Array:
        """The skills of the dream that some vacancy or occupation knows."""
        return _found(self.columns["skill_id"], dream_skills(self.person))

    @cached_property
    def new_codes(self) -> Array:
        """The skills of the dream that the person does not have."""
        return _found(self.columns["skill_id"], dream_skills(self.person) - self.held.ids)

    def of_occupations(self, codes: Array, worth: Array | None = None) -> Array:
        """For each occupation, and last for none: how many of these skills are essential, or their worth."""
        start, many = self.columns["essential_start"], self.columns["essential_of"]
        at = of_keys(start, codes)
        each = None if worth is None else np.repeat(worth, start[codes + 1] - start[codes])
        found = np.bincount(many[at], weights=each, minlength=self._occupations + 1)
        return found.astype("i8")

    @cached_property
    def usually_met(self) -> Array:
        """M by occupation."""
        codes = np.flatnonzero(self.meets)
        return self.of_occupations(codes, self.meets[codes])

    @cached_property
    def dream_usual(self) -> Array:
        return self.of_occupations(self.dream_codes)

    @cached_property
    def new_usual(self) -> Array:
        return self.of_occupations(self.new_codes)

    # occupations; the last place of each table is for none

    @property
    def _occupations(self) -> int:
        return len(self.columns["occupation_id"])

    @cached_property
    def isco(self) -> Array:
        return np.append(self.columns["occupation_isco"].astype("i4"), -1)

    @cached_property
    def usual(self) -> Array:
        """|U| by occupation."""
        return np.append(self.columns["occupation_many"].astype("i8"), 0)

    @cached_property
    def likenesses(self) -> list[Array]:
        """n of each wish and each occupation."""
        return [self._likeness(wish) for wish in self.person.wishes]

    def _likeness(self, wish: Wish) -> Array:
        known = self.isco >= 0
        mine = int(wish.isco) if wish.isco else -1
        found = np.zeros(self._occupations + 1, dtype="i8")
        for digits in (1, 2, THREE, 4) if wish.isco else ():
            shift = 10 ** (4 - digits)
            alike = known & (self.isco // shift == mine // shift)
            worth = (
                np.where(self._is_other, BY_DIGITS[2], BY_DIGITS[digits])
                if digits == THREE
                else BY_DIGITS[digits]
            )
            found = np.where(alike, worth, found)
        if wish.skills:
            both = self.of_occupations(_found(self.columns["skill_id"], wish.skills))
            half = (self.usual > 0) & (2 * both >= len(wish.skills) + self.usual - both)
            found = np.where(half, np.maximum(found, ALIKE), found)
        if (code := self.code_of(wish)) >= 0:
            found[code] = SAME
        return found

    @cached_property
    def _is_other(self) -> Array:
        groups = [int(group) for group in self.policy.other_groups]
        return np.isin(self.isco // 10, groups)

    def code_of(self, wish: Wish | None) -> int:
        """The place of a wish's occupation; -2 when no vacancy has it."""
        code = -1 if wish is None else int(codes_of(self.columns["occupation_id"], [wish.occupation])[0])
        return code if code >= 0 else -2

    @cached_property
    def nearest(self) -> Array:
        return self._nearest(self.likenesses)

    @cached_property
    def nearest_but_dream(self) -> Array:
        pairs = zip(self.person.wishes, self.likenesses, strict=True)
        return self._nearest([found for wish, found in pairs if not wish.is_dream])

    def _nearest(self, likenesses: list[Array]) -> Array:
        return reduce(np.maximum, likenesses, self._nothing).astype("i1")

    @cached_property
    def _nothing(self) -> Array:
        return np.zeros(self._occupations + 1, dtype="i8")

    @cached_property
    def worth(self) -> Array:
        """The highest f*n over the wishes."""
        each = [
            BY_PLACE[min(place, len(BY_PLACE) - 1)] * found for place, found in enumerate(self.likenesses)
        ]
        return np.maximum.reduce(each) if each else self._nothing

    @cached_property
    def to_dream(self) -> Array:
        places = [place for place, wish in enumerate(self.person.wishes) if wish.is_dream]
        return self._nearest([self.likenesses[place] for place in places[:1]])

    @cached_property
    def is_same_work(self) -> Array:
        """Whether it is the kind of work that is done now."""
        present = self.person.present_isco[:THREE]
        if len(present) < THREE:
            return self._nothing.astype(bool)
        return (self.isco >= 0) & (self.isco // 10 == int(present))

    @cached_property
    def months(self) -> Array:
        """Months of work in the same three ISCO digits."""
        found = self._nothing.copy()
        for work in self.person.work_done:
            if work.isco:
                found += np.where(
                    (self.isco >= 0) & (self.isco // 10 == int(work.isco[:THREE])), work.months, 0
                )
        return found

    # places, employers, facts, houses, licences

    @cached_property
    def most_minutes(self) -> int:
        """L, or what is assumed while no limit is told."""
        return limit(self.person, self.policy) or self.policy.travel_limit_assumed

    @cached_property
    def over(self) -> Array:
        """By place: how many minutes more than is accepted; 0 while no limit is told."""
        most = limit(self.person, self.policy)
        return np.zeros(len(self.minutes), dtype="i4") if most is None else np.maximum(0, self.minutes - most)

    @cached_property
    def is_too_far(self) -> Array:
        """By place: over by more than the estimate's own error."""
        error = np.maximum(self.policy.travel_error_floor, -(-self.minutes // 10))
        return self.over > error

    @cached_property
    def is_excluded(self) -> Array:
        """By employer, and last for none."""
        ids = self.columns["employer_id"]
        return np.append(_marked(ids, self.person.excluded_employers), False)

    @property
    def present_employer(self) -> int:
        """The place of the employer of now; -2 when that has no vacancy, or nobody is."""
        code = int(codes_of(self.columns["employer_id"], [self.person.present_employer])[0])
        return code if code >= 0 else -2

    def needs(self) -> tuple[Array, Array, Array, int]:
        """By list of facts: lo, up, whether a must is denied; and the sum of the weights."""
        states = self.columns["facts_state"]
        yes, no = np.zeros(states.shape[1], dtype="i8"), np.zeros(states.shape[1], dtype="i8")
        denied, den = np.zeros(states.shape[1], dtype=bool), 0
        for item, must in (self.person.needs or {}).items():
            worth, state = MUST if must else NICE, states[ITEMS[item]]
            yes += worth * (state == STATES["yes"])
            no += worth * (state == STATES["no"])
            denied |= must & (state == STATES["no"])
            den += worth
        return yes, den - no, denied, den

    @cached_property
    def dream_in_house(self) -> Array:
        """By house: whether the dream is in it."""
        found = np.zeros(int(self.columns["house_many"][0]), dtype=bool)
        dream = self.person.dream
        if dream is not None:
            codes = _found(self.columns["house_id"], [dream.occupation])
            found[self.columns["house_of"][of_keys(self.columns["house_start"], codes)]] = True
        return found

    @cached_property
    def lacks(self) -> int:
        """The mask of licences and diplomas that are known not to be held."""
        if not self.person.credentials_complete:
            return 0
        return sum(
            bit
            for code, bit in BITS.items()
            if holds(self.person, Requirement("diploma" if code in DIPLOMA_LEVELS else "licence", code))
            is False
        )

    @cached_property
    def words(self) -> Array:
        """By word of the vocabulary: what it is worth where it is one of the own words."""
        known = word_places(self.policy.version)
        found = np.zeros(len(known), dtype="i8")
        for word in self.person.own_words or ():
            if word in known:
                found[known[word]] = self.policy.vocabulary[word]
        return found


def families(mask: int) -> list[int]:
    """The masks of the licences in this mask that are got together, one a family."""
    found: dict[str, int] = {}
    for code, bit in BITS.items():
        name = "" if code in DIPLOMA_LEVELS else family(code)
        if bit & mask and name:
            found[name] = found.get(name, 0) | bit
    return list(found.values())


def _found(ids: Array, wanted: Iterable[UUID]) -> Array:
    codes = codes_of(ids, sorted(wanted))
    return codes[codes >= 0]


def _marked(ids: Array, wanted: Iterable[UUID]) -> Array:
    marks = np.zeros(len(ids), dtype=bool)
    marks[_found(ids, wanted)] = True
    return marks
