"""All vacancies of some columns beside one person: gates, shelf, and the points and open of each criterion.

Whole numbers of 64 bits throughout; the arithmetic of `matching.scorer.v2`, an array at a time.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

import numpy as np

from matching.engine.columns import Columns
from matching.engine.lookups import Array, of_keys
from matching.engine.person import CLOSED, DOUBTFUL, OPEN, UNKNOWN, Tables, families
from matching.scorer.v2.credentials import LEARNING_KINDS
from matching.scorer.v2.criteria import BY_PLACE, EXACT, HALVES, HUNDREDTHS, TEN_THOUSANDTHS
from matching.scorer.v2.gates import MONTHS
from matching.scorer.v2.inputs import SURE, Person
from matching.scorer.v2.occupations import ALIKE, SAME
from matching.scorer.v2.policy import GATES, Policy
from matching.scorer.v2.results import SHELVES, ShelfName
from matching.scorer.v2.rungs import LEAST_SKILLS, PART_OF_SKILLS
from matching.scorer.v2.shelves import NEAR
from matching.scorer.v2.skills import dream_skills
from matching.scorer.weights import CRITERIA

BIT: dict[str, int] = {name: 1 << place for place, name in enumerate(GATES)}
SHELF = {name: place for place, name in enumerate(SHELVES)}
GONE = len(SHELVES)
Shares = tuple[Array, Array, Array | int]
ALL_OPEN = np.zeros(1, dtype="i1")  # of every row
NOTHING: Shares = (np.zeros(1, dtype="i8"), np.zeros(1, dtype="i8"), 0)


class Scan:
    """One person beside some columns. `gone`: rows that are not there any more. `double`: what was posted
    twice, as in the columns, or 0 where it is known that nothing else is the same."""

    def __init__(
        self,
        person: Person,
        columns: Columns,
        policy: Policy,
        minutes: Array,
        *,
        sure: bool = False,
        gone: Array | None = None,
        double: Array | None = None,
    ) -> None:
        self.double: Array = columns["double"] if double is None else double
        self.person, self.columns, self.policy = person, columns, policy
        self.tables = Tables(person, columns, policy, minutes, sure=sure)
        self.is_sure, self.gone = sure, gone
        self.weights: Mapping[str, int] = person.weights or policy.weights

    def __len__(self) -> int:
        return len(self.columns)

    # what a row is to this person

    @cached_property
    def c(self) -> Array:
        """The certainty of the occupation where it counts, else 0."""
        certainty = self.columns["occupation_c"].astype("i8")
        return np.where(certainty >= (SURE if self.is_sure else self.policy.counts_from), certainty, 0)

    @cached_property
    def occupation(self) -> Array:
        """The place of the occupation where it counts, else -1: the last of each table."""
        return np.where(self.c > 0, self.columns["occupation"], UNKNOWN)

    @cached_property
    def n(self) -> Array:
        return self.tables.nearest[self.occupation]

    @cached_property
    def n_dream(self) -> Array:
        return self.tables.to_dream[self.occupation]

    @cached_property
    def beyond(self) -> Array:
        return (self.tables.over > 0)[self.columns["place"]] & ~self.columns["remote"]

    @cached_property
    def dream_in_house(self) -> Array:
        return self.tables.dream_in_house[self.columns["house"]]

    # gates

    @cached_property
    def gates(self) -> tuple[Array, Array]:
        """The gates that are closed and that are doubtful, as masks of `BIT`."""
        closed, doubtful = np.zeros(len(self), dtype="u2"), np.zeros(len(self), dtype="u2")
        for name, states in STATES.items():
            found = states(self)
            for state, mask in ((CLOSED, closed), (DOUBTFUL, doubtful)):
                if (here := found == state).any():
                    mask |= here * np.uint16(BIT[name])
        return closed, doubtful

    @cached_property
    def is_one_step(self) -> Array:
        """Exactly one gate is not open, it is closed, and what it lacks is one small step."""
        closed, doubtful = self.gates
        alone = doubtful == 0
        travel = (self.tables.over <= self.policy.step_travel_minutes)[self.columns["place"]]
        language = self.tables.languages[1][self.columns["languages"]]
        lacking = (self.columns["asks_closes"] | self.columns["asks_doubts"]) & np.uint64(self.tables.lacks)
        one = np.zeros(len(lacking), dtype=bool)
        for members in families(self.tables.lacks):
            one |= (lacking & ~np.uint64(members)) == 0
        return alone & (
            ((closed == BIT["travel"]) & travel)
            | ((closed == BIT["language"]) & language)
            | ((closed == BIT["licence"]) & one[self.columns["asks"]])
        )

    # rungs

    @cached_property
    def new_skills(self) -> Array:
        """How many skills of the dream that are not had yet each vacancy builds."""
        columns, tables = self.columns, self.tables
        usual = ~columns["listed"] & (columns["occupation_c"] >= self.policy.rung_usual_from)
        at = of_keys(columns["skill_start"], tables.new_codes)
        rows = columns["skill_row"][at]
        counts = columns["listed"][rows] | (columns["skill_c"][at] >= self.policy.rung_reading_from)
        counts &= ~(columns["skill_usual"][at] & usual[rows])
        found = np.bincount(rows[counts], minlength=len(self))
        return found + np.where(usual, tables.new_usual[columns["occupation"]], 0)

    @cached_property
    def learns(self) -> Array:
        """Whether the dream, or work like it, is learnt there."""
        kinds = [value is not None and value[0] in LEARNING_KINDS for value in self.columns.facets["kind"]]
        return np.array(kinds, dtype=bool)[self.columns["kind"]] & (self.n_dream >= ALIKE)

    @cached_property
    def here(self) -> Array:
        return self.columns["employer"] == self.tables.present_employer

    @cached_property
    def rung(self) -> Array:
        """Whether it is a rung toward the dream."""
        dream = self.person.dream
        if dream is None:
            return np.zeros(len(self), dtype=bool)
        occupation = self.columns["occupation"]
        may = ((self.c > 0) | self.columns["listed"]) & (occupation != self.tables.code_of(dream))
        may &= ~self.tables.is_same_work[occupation]
        enough = max(LEAST_SKILLS, -(-len(dream.skills) // PART_OF_SKILLS))
        builds = (self.new_skills >= enough) | (self.dream_in_house & (self.new_skills > 0))
        return may & (self.learns | builds)

    @cached_property
    def matters(self) -> Array:
        """`doors.matters`: near a wish, or toward the dream."""
        others = self.tables.nearest_but_dream[self.occupation]
        near = np.where(self.n_dream < ALIKE, self.n >= ALIKE, others >= ALIKE)
        return self.rung | (self.n_dream >= NEAR) | ((self.n >= ALIKE) & near)

    @cached_property
    def shelf(self) -> Array:
        """The shelf of each row, by its place in `SHELVES`; `GONE` for one that is not there any more."""
        closed, doubtful = self.gates
        fits = self.n >= ALIKE
        wanted, near = fits | self.rung, (self.n >= NEAR) | self.rung
        unknown_place = (self.columns["place"] == len(self.tables.minutes) - 1) & ~self.columns["remote"]
        ask = self.is_near_guess | (wanted & (unknown_place | (doubtful > 0)))
        found = np.full(len(self), SHELF["other"], dtype="i1")
        stands: tuple[tuple[ShelfName, Array], ...] = (
            ("rung", self.rung),
            ("fits", fits),
            ("ask", ask),
            ("unread", (self.c == 0) & ~self.rung & ~self.is_near_guess),
            ("not_now", closed > 0),
            ("step", (closed > 0) & near & self.is_one_step),
        )
        for name, is_there in stands:
            found[is_there] = SHELF[name]
        if self.gone is not None:
            found[self.gone] = GONE
        return found

    @cached_property
    def is_near_guess(self) -> Array:
        c, occupation = self.columns["occupation_c"], self.columns["occupation"]
        guess = (c >= self.policy.guess_from) & (c < self.policy.counts_from) & (occupation >= 0)
        asks_none = (self.columns["years"] == 0) & (self.columns["lead"] == 0)
        return guess & asks_none & (self.tables.nearest[occupation] >= NEAR)

    # points

    def points(self, rows: Array) -> tuple[Array, Array]:
        """Points and open of each criterion (a row each, in the order of `CRITERIA`) for these vacancies."""
        points, still_open = np.zeros((2, len(CRITERIA), len(rows)), dtype="i8")
        for place, name in enumerate(CRITERIA):
            lo, up, den = SHARES[name](self, rows)
            if isinstance(den, int) and den == 0:
                continue
            points[place] = self.weights[name] * lo // den
            still_open[place] = self.weights[name] * up // den - points[place]
        return points, still_open

    def sure(self, rows: Array) -> Array:
        """The points that are left when no reading and nothing usual counts."""
        strict = Scan(self.person, self.columns, self.policy, self.tables.minutes, sure=True)
        return strict.points(rows)[0].sum(axis=0)

    @cached_property
    def asked(self) -> tuple[Array, Array]:
        """The sum of w*c, and of w*m*c, over the skills that each vacancy asks."""
        columns = self.columns
        codes = np.flatnonzero(self.tables.meets)
        start = columns["skill_start"]
        at = of_keys(start, codes)
        m = np.repeat(self.tables.meets[codes], start[codes + 1] - start[codes])
        worth = columns["skill_w"][at] * m * self._read_c(at)
        known = np.bincount(columns["skill_row"][at], weights=worth, minlength=len(self)).astype("i8")
        return columns["told_sure" if self.is_sure else "told_c"].astype("i8"), known

    @cached_property
    def dream_asked(self) -> tuple[Array, Array]:
        """Of the skills of the dream that are asked: the certainty that they bring beside what is usual, and
        how many of them are not usual."""
        columns = self.columns
        at = of_keys(columns["skill_start"], self.tables.dream_codes)
        rows = columns["skill_row"][at]
        certainty = self._read_c(at) * HUNDREDTHS
        usual = columns["skill_usual"][at] & (self.c[rows] > 0)
        more = np.where(
            usual, np.maximum(0, certainty - self.tables.policy.usual_percent * self.c[rows]), certainty
        )
        return (
            np.bincount(rows, weights=more, minlength=len(self)).astype("i8"),
            np.bincount(rows[~usual], minlength=len(self)),
        )

    def _read_c(self, at: Array) -> Array:
        c = self.columns["skill_c"][at].astype("i8")
        return np.where(c == SURE, c, 0) if self.is_sure else c

    @cached_property
    def words(self) -> Array:
        """The worth of the own words in each vacancy."""
        codes, worth = self.tables.words
        start = self.columns["word_start"]
        at = of_keys(start, codes)
        each = np.repeat(worth, start[codes + 1] - start[codes])
        return np.bincount(self.columns["word_row"][at], weights=each, minlength=len(self)).astype("i8")


def _travel(scan: Scan) -> Array:
    far = scan.tables.is_too_far[scan.columns["place"]] & ~scan.columns["remote"]
    return np.where(far, CLOSED, OPEN)


def _facets(gate: str, *facets: str) -> Callable[[Scan], Array]:
    """A gate whose findings come from facets, each by itself."""

    def states(scan: Scan) -> Array:
        return _worst(scan, ((scan.tables.states(gate, facet), facet) for facet in facets))

    return states


def _exclusion(scan: Scan) -> Array:
    return _worst(scan, [(np.where(scan.tables.is_excluded, CLOSED, OPEN), "employer")])


def _need(scan: Scan) -> Array:
    denied = scan.tables.needs()[2]
    return _worst(scan, [(np.where(denied, CLOSED, OPEN), "facts")])


def _licence(scan: Scan) -> Array:
    lacks, columns = np.uint64(scan.tables.lacks), scan.columns
    closed, doubtful = (columns["asks_closes"] & lacks) > 0, (columns["asks_doubts"] & lacks) > 0
    return _worst(scan, [(np.where(closed, CLOSED, np.where(doubtful, DOUBTFUL, OPEN)), "asks")])


def _language_gate(scan: Scan) -> Array:
    return _worst(scan, [(scan.tables.languages[0], "languages")])


def _experience(scan: Scan) -> Array:
    policy, columns = scan.policy, scan.columns
    rows = columns.asking_years()
    occupation = scan.occupation[rows]
    months = scan.tables.months[occupation]
    gates = (scan.c[rows] > 0) & (scan.tables.isco[occupation] >= 0)
    least = np.where((months == 0) & (not scan.person.all_my_work), SURE + 1, policy.closes_from)
    found = np.zeros(len(scan), dtype="i1")
    for name in ("years", "lead"):
        years, c = columns[name][rows].astype("i8"), columns[f"{name}_c"][rows]
        few = gates & (years > 0) & (months <= MONTHS * (years - policy.experience_years_short))
        found[rows] = np.maximum(found[rows], np.where(few, np.where(c >= least, CLOSED, DOUBTFUL), OPEN))
    return found


def _minor(scan: Scan) -> Array:
    return _worst(scan, ((scan.tables.minor(facet), facet) for facet in ("times", "job", "ages")))


def _worst(scan: Scan, tables: Iterable[tuple[Array, str]]) -> Array:
    """The worst that any of the tables says of each row; where none says anything nothing is looked up."""
    said = [table[scan.columns[facet]] for table, facet in tables if table.any()]
    return np.maximum.reduce(said) if said else ALL_OPEN


def _closed(scan: Scan) -> Array:
    past = scan.columns["closes_on"] < scan.person.on.toordinal()
    return np.where(scan.columns["shut"] | past, CLOSED, OPEN)


STATES: dict[str, Callable[[Scan], Array]] = {
    "travel": _travel,
    "hours": _facets("hours", "hours", "dayparts"),
    "exclusion": _exclusion,
    "need": _need,
    "kind": _facets("kind", "kind"),
    "licence": _licence,
    "language": _language_gate,
    "experience": _experience,
    "abroad": _facets("abroad", "abroad"),
    "minor": _minor,
    "closed": _closed,
}


def _wish(scan: Scan, rows: Array) -> Shares:
    if not scan.person.wishes:
        return NOTHING
    den, c = BY_PLACE[0] * SAME * SURE, scan.c[rows]
    lo = scan.tables.worth[scan.occupation[rows]] * c
    return lo, np.where(c > 0, lo + (SURE - c) * BY_PLACE[0] * SAME, den), den


def _skills(scan: Scan, rows: Array) -> Shares:
    tables, occupation, told = scan.tables, scan.occupation[rows], scan.columns["told"][rows].astype("i8")
    d = np.maximum(told, scan.policy.least_skills)
    usual = np.where(scan.columns["listed"][rows], 0, tables.usual[occupation])
    many = np.maximum(usual, 1)
    usually_met = np.where(usual > 0, tables.usually_met[occupation], 0)
    asked, known = (each[rows] for each in scan.asked)
    den = HALVES * HUNDREDTHS * d * many
    lo = known * HUNDREDTHS * many + (d - told) * tables.policy.usual_percent * scan.c[rows] * usually_met
    return lo, den - (EXACT * asked - known) * HUNDREDTHS * many, den


def _dream(scan: Scan, rows: Array) -> Shares:
    dream, tables = scan.person.dream, scan.tables
    if dream is None:
        return NOTHING
    size = len(dream_skills(scan.person))
    many = max(size, 1)
    den = TEN_THOUSANDTHS * many
    c, occupation, listed = scan.c[rows], scan.occupation[rows], scan.columns["listed"][rows]
    is_it = occupation == tables.code_of(dream)
    usual_c = tables.policy.usual_percent * c
    usual = np.where(listed, 0, tables.dream_usual[occupation])
    more, beside = (each[rows] for each in scan.dream_asked)
    by_skills = usual * usual_c + more if size else scan.n_dream[rows] * c
    house = np.where(scan.dream_in_house[rows], den // 2, 0)
    lo = np.maximum.reduce([np.where(is_it, c * HUNDREDTHS * many, 0), by_skills, house])
    by_occupation = np.where(is_it, den, (SURE - c) * HUNDREDTHS * many)
    by_list = lo
    if size:
        shared = usual + beside
        open_ = TEN_THOUSANDTHS * shared - by_skills + (TEN_THOUSANDTHS - usual_c) * (size - shared)
        by_list = np.where(listed, lo, lo + open_)
    else:
        by_occupation = by_occupation + np.where(is_it, 0, by_skills)
    up = np.minimum(np.maximum.reduce([lo, by_occupation, by_list]), den)
    return lo, np.where((c == 0) & ~listed, den, up), den


def _needs(scan: Scan, rows: Array) -> Shares:
    if not scan.person.needs:
        return NOTHING
    lo, up, _, den = scan.tables.needs()
    facts = scan.columns["facts"][rows]
    return lo[facts], up[facts], den


def _trip(scan: Scan, rows: Array) -> Shares:
    most, columns = scan.tables.most_minutes, scan.columns
    minutes = scan.tables.minutes[columns["place"][rows]]
    left = np.where(minutes < 0, 0, np.maximum(0, most - minutes)).astype("i8")
    abroad = [value[1] if value is not None and value[0] else UNKNOWN for value in columns.facets["abroad"]]
    certain = np.array(abroad, dtype="i8")[columns["abroad"][rows]]
    if scan.is_sure:
        certain = np.where((certain >= 0) & (certain < SURE), 0, certain)
    away, remote = certain >= 0, columns["remote"][rows]
    lo = np.where(remote, most, np.where(away, 0, left))
    up = np.where(remote, most, np.where(away, SURE - certain, np.where(minutes < 0, most, left)))
    return lo, up, np.where(away & ~remote, SURE, most)


def _hours(scan: Scan, rows: Array) -> Shares:
    los, ups = [], []
    for facet in ("hours", "dayparts"):
        lo, up = scan.tables.shares("hours", facet)
        los.append(lo[scan.columns[facet][rows]])
        ups.append(up[scan.columns[facet][rows]])
    # Beside each half the other was not known, so all of it was open.
    return los[0] + los[1], ups[0] + ups[1] - 2 * TEN_THOUSANDTHS, 2 * TEN_THOUSANDTHS


def _language(scan: Scan, rows: Array) -> Shares:
    lo, up = scan.tables.shares("language", "languages")
    languages = scan.columns["languages"][rows]
    return lo[languages], up[languages], SURE


def _own_words(scan: Scan, rows: Array) -> Shares:
    if scan.person.own_words is None:
        return NOTHING
    worth = np.minimum(scan.words[rows], scan.policy.own_words_cap)
    return worth, worth, scan.policy.own_words_cap


SHARES: dict[str, Callable[[Scan, Array], Shares]] = {
    "wish": _wish,
    "skills": _skills,
    "dream": _dream,
    "needs": _needs,
    "travel": _trip,
    "hours": _hours,
    "language": _language,
    "own_words": _own_words,
}
