"""All vacancies of some columns beside one person: gates, shelf, and the points and open of each criterion.

Whole numbers; the arithmetic of `matching.scorer.v2`, an array at a time. A scan costs what it writes: what
is made of every row has one byte where it can; `take` needs half the time of an index; and what few rows
need is made of the rows that are asked for, in 64 bits.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, reduce

import numpy as np

from matching.engine.columns import Columns
from matching.engine.lookups import Array, of_keys, sums
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
from matching.scorer.v2.skills import REQUIRED, USEFUL, dream_skills
from matching.scorer.weights import CRITERIA

BIT: dict[str, int] = {name: 1 << place for place, name in enumerate(GATES)}
SHELF = {name: place for place, name in enumerate(SHELVES)}
GONE = len(SHELVES)
Shares = tuple[Array, Array, Array | int]
ALL_OPEN = np.zeros(1, dtype="i1")  # of every row
NOTHING: Shares = (np.zeros(1, dtype="i8"), np.zeros(1, dtype="i8"), 0)


class Scan:
    """One person beside some columns. `gone`: rows that are not there any more. `double`: what was posted
    twice, as `columns.numbered` has it of all scans that are read together; of these columns alone if not
    given."""

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
        self.double: Array = columns.twice if double is None else double
        self.person, self.columns, self.policy = person, columns, policy
        self.tables = Tables(person, columns, policy, minutes, sure=sure)
        self.is_sure, self.gone = sure, gone
        self.weights: Mapping[str, int] = person.weights or policy.weights

    def __len__(self) -> int:
        return len(self.columns)

    # what a row is to this person

    @cached_property
    def _counting(self) -> tuple[Array, Array]:
        return self.columns.occupations(SURE if self.is_sure else self.policy.counts_from)

    @property
    def c(self) -> Array:
        """The certainty of the occupation where it counts, else 0."""
        return self._counting[0]

    @property
    def occupation(self) -> Array:
        """The place of the occupation where it counts, else -1: the last of each table."""
        return self._counting[1]

    @cached_property
    def n(self) -> Array:
        return self.tables.nearest.take(self.occupation)

    @cached_property
    def n_dream(self) -> Array:
        return self.tables.to_dream.take(self.occupation)

    def beyond(self, rows: Array) -> Array:
        """Which of these rows are further away than is accepted."""
        return (self.tables.over > 0)[self.columns["place"][rows]] & ~self.columns["remote"][rows]

    def dream_in_house(self, rows: Array) -> Array:
        """Which of these rows are in a house where the dream is done."""
        return self.tables.dream_in_house[self.columns["house"][rows]]

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

    def is_one_step(self, rows: Array) -> Array:
        """Whether one gate alone is not open, it is closed, and what these rows lack is one small step."""
        closed, doubtful = (each[rows] for each in self.gates)
        place, languages, asks = (self.columns[name][rows] for name in ("place", "languages", "asks"))
        lacking = (self.columns["asks_closes"] | self.columns["asks_doubts"]) & np.uint64(self.tables.lacks)
        one = np.zeros(len(lacking), dtype=bool)
        for members in families(self.tables.lacks):
            one |= (lacking & ~np.uint64(members)) == 0
        return (doubtful == 0) & (
            ((closed == BIT["travel"]) & (self.tables.over <= self.policy.step_travel_minutes)[place])
            | ((closed == BIT["language"]) & self.tables.languages[1][languages])
            | ((closed == BIT["licence"]) & one[asks])
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
        return found + tables.new_usual.take(columns["occupation"]) * usual

    def learns(self, rows: Array) -> Array:
        """At which of these rows the dream, or work like it, is learnt."""
        kinds = [value is not None and value[0] in LEARNING_KINDS for value in self.columns.facets["kind"]]
        return np.array(kinds, dtype=bool)[self.columns["kind"][rows]] & (self.n_dream[rows] >= ALIKE)

    def here(self, rows: Array) -> Array:
        """Which of these rows are at the employer of now."""
        return self.columns["employer"][rows] == self.tables.present_employer

    @cached_property
    def rung(self) -> Array:
        """Whether it is a rung toward the dream."""
        found = np.zeros(len(self), dtype=bool)
        dream = self.person.dream
        if dream is None:
            return found
        rows = np.flatnonzero((self.new_skills > 0) | (self.n_dream >= ALIKE))
        occupation, new = self.columns["occupation"][rows], self.new_skills[rows]
        may = (self.c[rows] > 0) | self.columns["listed"][rows]
        may &= (occupation != self.tables.code_of(dream)) & ~self.tables.is_same_work[occupation]
        enough = max(LEAST_SKILLS, -(-len(dream.skills) // PART_OF_SKILLS))
        builds = (new >= enough) | (self.dream_in_house(rows) & (new > 0))
        found[rows] = may & (self.learns(rows) | builds)
        return found

    @cached_property
    def matters(self) -> Array:
        """`doors.matters`: near a wish, or toward the dream."""
        others = self.tables.nearest_but_dream.take(self.occupation)
        near = np.where(self.n_dream < ALIKE, self.n >= ALIKE, others >= ALIKE)
        return self.rung | (self.n_dream >= NEAR) | ((self.n >= ALIKE) & near)

    @cached_property
    def shelf(self) -> Array:
        """The shelf of each row, by its place in `SHELVES`; `GONE` for one that is not there any more."""
        closed, doubtful = self.gates
        fits = self.n >= ALIKE
        wanted, near = fits | self.rung, (self.n >= NEAR) | self.rung
        ask = self.is_near_guess | (wanted & (self.columns.is_nowhere | (doubtful > 0)))
        found = np.full(len(self), SHELF["other"], dtype="i1")
        stands: tuple[tuple[ShelfName, Array], ...] = (
            ("rung", self.rung),
            ("fits", fits),
            ("ask", ask),
            ("unread", (self.c == 0) & ~self.rung & ~self.is_near_guess),
            ("not_now", closed > 0),
        )
        for name, is_there in stands:
            np.copyto(found, SHELF[name], where=is_there)
        shut = np.flatnonzero((closed > 0) & near)
        found[shut[self.is_one_step(shut)]] = SHELF["step"]
        if self.gone is not None:
            np.copyto(found, GONE, where=self.gone)
        return found

    @cached_property
    def is_near_guess(self) -> Array:
        rows = self.columns.guesses(self.policy.guess_from, self.policy.counts_from)
        found = np.zeros(len(self), dtype=bool)
        found[rows] = self.tables.nearest[self.columns["occupation"][rows]] >= NEAR
        return found

    # points

    def points(self, rows: Array) -> Array:
        """Points and open of each criterion (a row each, in the order of `CRITERIA`) for these vacancies."""
        found = np.zeros((2, len(CRITERIA), len(rows)), dtype="i8")
        points, still_open = found
        for place, name in enumerate(CRITERIA):
            lo, up, den = SHARES[name](self, rows)
            if isinstance(den, int) and den == 0:
                continue
            points[place] = self.weights[name] * lo // den
            still_open[place] = self.weights[name] * up // den - points[place]
        return found

    def sure(self, rows: Array) -> Array:
        """The points that are left when no reading and nothing usual counts."""
        strict = Scan(self.person, self.columns, self.policy, self.tables.minutes, sure=True)
        return strict.points(rows)[0].sum(axis=0)

    def certain(self, rows: Array) -> Array:
        """`c` of these rows, to reckon with."""
        return self.c[rows].astype("i8")

    def asked(self, rows: Array) -> tuple[Array, Array]:
        """The sum of w*c, and of w*m*c, over the skills that each of these vacancies asks."""
        columns, meets = self.columns, self.tables.meets

        def known(at: Array) -> Array:
            weight = np.where(columns["asked_required"][at], REQUIRED, USEFUL)
            return weight * meets[columns["asked_skill"][at]] * self._read(columns["asked_c"][at])

        told = columns["told_sure" if self.is_sure else "told_c"]
        return told[rows].astype("i8"), sums(columns["asked_start"], rows, known)

    @cached_property
    def dream_asked(self) -> tuple[Array, Array]:
        """Of the skills of the dream that are asked: the certainty that they bring beside what is usual, and
        how many of them are not usual."""
        columns = self.columns
        at = of_keys(columns["skill_start"], self.tables.dream_codes)
        rows = columns["skill_row"][at]
        certainty, c = self._read(columns["skill_c"][at]) * HUNDREDTHS, self.certain(rows)
        usual = columns["skill_usual"][at] & (c > 0)
        more = np.where(usual, np.maximum(0, certainty - self.tables.policy.usual_percent * c), certainty)
        return (
            np.bincount(rows, weights=more, minlength=len(self)),
            np.bincount(rows[~usual], minlength=len(self)),
        )

    def _read(self, certainty: Array) -> Array:
        c = certainty.astype("i8")
        return np.where(c == SURE, c, 0) if self.is_sure else c

    def words(self, rows: Array) -> Array:
        """The worth of the own words in each of these vacancies."""
        worth, words = self.tables.words, self.columns["text_word"]
        return sums(self.columns["text_start"], rows, lambda at: worth[words[at]])


def _travel(scan: Scan) -> Array:
    far = scan.tables.is_too_far.take(scan.columns["place"])
    return CLOSED * (far & ~scan.columns["remote"])


def _facets(gate: str, *facets: str) -> Callable[[Scan], Array]:
    """A gate whose findings come from facets, each by itself."""

    def states(scan: Scan) -> Array:
        return _worst(scan, ((scan.tables.states(gate, facet), facet) for facet in facets))

    return states


def _exclusion(scan: Scan) -> Array:
    return _worst(scan, [(CLOSED * scan.tables.is_excluded, "employer")])


def _need(scan: Scan) -> Array:
    denied = scan.tables.needs()[2]
    return _worst(scan, [(CLOSED * denied, "facts")])


def _licence(scan: Scan) -> Array:
    lacks, columns = np.uint64(scan.tables.lacks), scan.columns
    closed, doubtful = (columns["asks_closes"] & lacks) > 0, (columns["asks_doubts"] & lacks) > 0
    return _worst(scan, [(np.where(closed, CLOSED, np.where(doubtful, DOUBTFUL, OPEN)), "asks")])


def _language_gate(scan: Scan) -> Array:
    return _worst(scan, [(scan.tables.languages[0], "languages")])


def _experience(scan: Scan) -> Array:
    policy, columns = scan.policy, scan.columns
    rows = columns.asking_years
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
    said = [table.take(scan.columns[facet]) for table, facet in tables if table.any()]
    return reduce(np.maximum, said) if said else ALL_OPEN


def _closed(scan: Scan) -> Array:
    past = scan.columns["closes_on"] < scan.person.on.toordinal()
    return CLOSED * (scan.columns["shut"] | past)


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
    den, c = BY_PLACE[0] * SAME * SURE, scan.certain(rows)
    lo = scan.tables.worth[scan.occupation[rows]] * c
    return lo, np.where(c > 0, lo + (SURE - c) * BY_PLACE[0] * SAME, den), den


def _skills(scan: Scan, rows: Array) -> Shares:
    tables, occupation, told = scan.tables, scan.occupation[rows], scan.columns["told"][rows].astype("i8")
    d = np.maximum(told, scan.policy.least_skills)
    usual = np.where(scan.columns["listed"][rows], 0, tables.usual[occupation])
    many = np.maximum(usual, 1)
    usually_met = np.where(usual > 0, tables.usually_met[occupation], 0)
    asked, known = scan.asked(rows)
    den = HALVES * HUNDREDTHS * d * many
    by_occupation = tables.policy.usual_percent * scan.certain(rows) * usually_met
    lo = known * HUNDREDTHS * many + (d - told) * by_occupation
    return lo, den - (EXACT * asked - known) * HUNDREDTHS * many, den


def _dream(scan: Scan, rows: Array) -> Shares:
    dream, tables = scan.person.dream, scan.tables
    if dream is None:
        return NOTHING
    size = len(dream_skills(scan.person))
    many = max(size, 1)
    den = TEN_THOUSANDTHS * many
    c, occupation, listed = scan.certain(rows), scan.occupation[rows], scan.columns["listed"][rows]
    is_it = occupation == tables.code_of(dream)
    usual_c = tables.policy.usual_percent * c
    usual = np.where(listed, 0, tables.dream_usual[occupation])
    more, beside = (each[rows].astype("i8") for each in scan.dream_asked)
    by_skills = usual * usual_c + more if size else scan.n_dream[rows] * c
    house = np.where(scan.dream_in_house(rows), den // 2, 0)
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
    worth = np.minimum(scan.words(rows), scan.policy.own_words_cap)
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
