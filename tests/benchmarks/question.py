"""What other engines are asked beside ours, for one youth: the shelves, as tables and formulas in SQL.

How many vacancies stand on each shelf, what was posted twice counted once, and the first twenty of each shelf
that the first page is cut from, in order, with their points and what is open. What is made of the person
stands ready (`Asked`), which our engine makes in its own time; equals go by their row, where ours mixes a tie
for each person, and no page is cut: so the others still do a little less.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from matching.engine.columns import Columns
from matching.engine.lookups import Array
from matching.engine.person import CLOSED, DOUBTFUL, Tables, families
from matching.engine.rank import AT_FIRST, MOST, POINTS_BITS, Found
from matching.engine.scan import SHELF, Scan
from matching.scorer.v2.credentials import LEARNING_KINDS
from matching.scorer.v2.criteria import BY_PLACE, EXACT, HALVES, HUNDREDTHS, TEN_THOUSANDTHS
from matching.scorer.v2.gates import MONTHS
from matching.scorer.v2.inputs import SURE
from matching.scorer.v2.occupations import ALIKE, SAME
from matching.scorer.v2.policy import Policy
from matching.scorer.v2.results import ShelfName
from matching.scorer.v2.rungs import LEAST_SKILLS, PART_OF_SKILLS
from matching.scorer.v2.shelves import NEAR
from matching.scorer.v2.skills import REQUIRED, USEFUL, dream_skills

FIRST = 20
# How many each shelf has; row, points and open of the first of each shelf that the page is cut from.
Answer = tuple[dict[ShelfName, int], dict[ShelfName, list[tuple[int, int, int]]]]
Table = Mapping[str, Array]
FACETS = ("kind", "hours", "dayparts", "languages", "abroad", "times", "job", "ages")
KEYS = ("place", "employer", "facts", "asks", "house", "occupation", "read", *FACETS)
PLAIN = ("remote", "listed", "shut", "closes_on", "told", "told_c", "years", "years_c", "lead", "lead_c")
SUMS = ("known", "own", "more", "beside", "listed_new")
PART = 1 << POINTS_BITS
CUT_FROM = ", ".join(str(SHELF[name]) for name in AT_FIRST)


@dataclass(frozen=True, slots=True)
class Asked:
    """One person as tables: for each value of a key what it means; lists of skills and of words.

    `steps`: SQL of what is known of a row once it stands beside these, one after the other, each from those
    before it; the last three are `shelf`, and of a row that the page may be cut from `points` and `most`, its
    points if all that is open came true. `sums`: by list, what each row of `asks` that is on it
    adds to which sum.
    """

    lookups: Mapping[str, Table]
    lists: Mapping[str, Table]
    sums: Mapping[str, Mapping[str, str]]
    steps: Sequence[Mapping[str, str]]


def vacancies(columns: Columns, policy: Policy) -> dict[str, Array]:
    """The columns that are asked; the last value of place, employer and occupation is none.

    `occupation` is what was read where that counts, `read` whatever was read; `guess`: that might be right,
    and nothing beside it is asked; `teaches`: what is usual there is learnt there.
    """
    c, read, none = columns["occupation_c"], columns["occupation"], len(columns["occupation_id"])
    counts = c >= policy.counts_from
    found = {name: columns[name] for name in (*KEYS, *PLAIN) if name != "read"}
    found["c"] = np.where(counts, c, 0)
    found["employer"] = np.where(columns["employer"] < 0, len(columns["employer_id"]), columns["employer"])
    found["occupation"] = np.where(counts & (read >= 0), read, none)
    found["read"] = np.where(read >= 0, read, none)
    asks_none = (columns["years"] == 0) & (columns["lead"] == 0)
    found["guess"] = ~counts & (c >= policy.guess_from) & (read >= 0) & asks_none
    found["teaches"] = ~columns["listed"] & (c >= policy.rung_usual_from)
    found["double"] = columns["double"].view("i8")
    return {"id": np.arange(len(columns))} | {name: _plain(array) for name, array in found.items()}


def listed(columns: Columns) -> tuple[dict[str, Array], dict[str, Array]]:
    """Which vacancy asks which skill, and which has which word."""
    skill = np.repeat(np.arange(len(columns["skill_id"])), np.diff(columns["skill_start"].astype("i8")))
    required = columns["asked_required"][np.argsort(columns["asked_skill"], kind="stable")]
    read = {
        "w": np.where(required, REQUIRED, USEFUL),
        "c": columns["skill_c"],
        "usual": columns["skill_usual"],
    }
    skills = {"skill": skill, "id": columns["skill_row"], **read}
    row = np.repeat(np.arange(len(columns)), np.diff(columns["text_start"].astype("i8")))
    words = {"word": columns["text_word"], "id": row}
    return tuple({name: _plain(array) for name, array in each.items()} for each in (skills, words))  # type: ignore[return-value]


def _plain(array: Array) -> Array:
    return np.ascontiguousarray(array if array.dtype == bool else array.astype("i8"))


def asked(scan: Scan) -> Asked:
    """What the engine makes of one person, as tables and formulas."""
    tables = scan.tables
    skills, words = np.flatnonzero(tables.meets), np.flatnonzero(tables.words)
    return Asked(
        lookups=_lookups(scan),
        lists={
            "has": {"skill": skills, "m": tables.meets[skills]},
            "told_by": {"word": words, "worth": tables.words[words]},
            "dreamt": {"skill": tables.dream_codes.astype("i8")},
            "fresh": {"skill": tables.new_codes.astype("i8")},
        },
        sums=_sums(tables.policy),
        steps=list(_steps(scan)),
    )


def _sums(policy: Policy) -> dict[str, dict[str, str]]:
    usual = "usual AND v_c > 0"
    above = f"greatest(0, c * {HUNDREDTHS} - {policy.usual_percent} * v_c)"
    counts = f"(v_listed OR c >= {policy.rung_reading_from}) AND NOT (usual AND v_teaches)"
    return {
        "has": {"known": "w * m * c"},
        "dreamt": {
            "more": f"CASE WHEN {usual} THEN {above} ELSE c * {HUNDREDTHS} END",
            "beside": f"CASE WHEN {usual} THEN 0 ELSE 1 END",
        },
        "fresh": {"listed_new": f"CASE WHEN {counts} THEN 1 ELSE 0 END"},
    }


def _lookups(scan: Scan) -> dict[str, dict[str, Array]]:
    tables, columns, person = scan.tables, scan.columns, scan.person
    lo, up, denied, _ = tables.needs()
    occupations = np.arange(len(columns["occupation_id"]) + 1)
    is_dream = occupations == tables.code_of(person.dream)
    kinds = [value is not None and value[0] in LEARNING_KINDS for value in columns.facets["kind"]]
    return {
        "place": {
            "minutes": tables.minutes.astype("i8"),
            "no": tables.is_too_far,
            "beyond": tables.over > 0,
            "small": tables.over <= scan.policy.step_travel_minutes,
            "unknown": np.arange(len(tables.minutes)) == len(tables.minutes) - 1,
        },
        "employer": {
            "no": tables.is_excluded,
            "here": np.arange(len(tables.is_excluded)) == tables.present_employer,
        },
        "facts": {"no": denied, "lo": lo, "up": up},
        "asks": _asks(tables, columns),
        "house": {"dream": tables.dream_in_house},
        "occupation": {
            "worth": tables.worth,
            "n": tables.nearest,
            "n_dream": tables.to_dream,
            "is_dream": is_dream,
            "dream_usual": tables.dream_usual,
            "months": tables.months,
            "coded": tables.isco >= 0,
            "usual": tables.usual,
            "met": tables.usually_met,
        },
        "read": {
            "n": tables.nearest,
            "new": tables.new_usual,
            "apart": ~is_dream & ~tables.is_same_work,
        },
        "kind": _states(tables.states("kind", "kind")) | {"learning": np.array(kinds, dtype=bool)},
        "hours": _states(tables.states("hours", "hours")) | _shares(tables, "hours", "hours"),
        "dayparts": _states(tables.states("hours", "dayparts")) | _shares(tables, "hours", "dayparts"),
        "languages": _states(tables.languages[0])
        | {"small": tables.languages[1]}
        | _shares(tables, "language", "languages"),
        "abroad": _states(tables.states("abroad", "abroad")) | {"certain": _abroad(columns)},
        **{facet: _states(tables.minor(facet)) for facet in ("times", "job", "ages")},
    }


def _states(states: Array) -> dict[str, Array]:
    return {"no": states == CLOSED, "doubt": states == DOUBTFUL}


def _asks(tables: Tables, columns: Columns) -> dict[str, Array]:
    lacks = np.uint64(tables.lacks)
    closed, doubtful = columns["asks_closes"] & lacks, columns["asks_doubts"] & lacks
    small = np.zeros(len(closed), dtype=bool)
    for members in families(tables.lacks):
        small |= ((closed | doubtful) & ~np.uint64(members)) == 0
    return {"no": closed > 0, "doubt": (closed == 0) & (doubtful > 0), "small": small}


def _shares(tables: Tables, criterion: str, facet: str) -> dict[str, Array]:
    lo, up = tables.shares(criterion, facet)
    return {"lo": lo, "up": up}


def _abroad(columns: Columns) -> Array:
    """How certain it is that the work is abroad; -1 where it is not."""
    said = (value[1] if value is not None and value[0] else -1 for value in columns.facets["abroad"])
    return np.array(list(said), dtype="i8")


def _steps(scan: Scan) -> Iterator[dict[str, str]]:
    """What is worked out of a row, in the order of `matching.engine.scan`."""
    closed, doubtful = _gates(scan)
    yield {
        "many_closed": " + ".join(f"CASE WHEN {each} THEN 1 ELSE 0 END" for each in closed),
        "is_doubtful": " OR ".join(doubtful),
        "usual": "CASE WHEN listed THEN 0 ELSE occupation_usual END",
        "brought": "CASE WHEN listed THEN 0 ELSE occupation_dream_usual END",
        "all_new": "listed_new + CASE WHEN teaches THEN read_new ELSE 0 END",
        "learns": f"kind_learning AND occupation_n_dream >= {ALIKE}",
        "beyond": "place_beyond AND NOT remote",
        "near_guess": f"guess AND read_n >= {NEAR}",
    }
    yield {"rung": _rung(scan), "by_skills": _by_skills(scan)}
    step = (
        f"many_closed = 1 AND NOT is_doubtful AND (occupation_n >= {NEAR} OR rung)"
        " AND ((place_no AND NOT remote AND place_small) OR (languages_no AND languages_small)"
        " OR (asks_no AND asks_small))"
    )
    unsure = f"(occupation_n >= {ALIKE} OR rung) AND (is_doubtful OR (place_unknown AND NOT remote))"
    stands: list[tuple[str, ShelfName]] = [
        (step, "step"),
        ("many_closed > 0", "not_now"),
        ("c = 0 AND NOT rung AND NOT near_guess", "unread"),
        (f"near_guess OR ({unsure})", "ask"),
        (f"occupation_n >= {ALIKE}", "fits"),
        ("rung", "rung"),
    ]
    cases = " ".join(f"WHEN {there} THEN {SHELF[name]}" for there, name in stands)
    yield {"shelf": f"CASE {cases} ELSE {SHELF['other']} END", "dream_lo": _dream_lo(scan)}
    worth, most = (" + ".join(each) for each in zip(*_criteria(scan), strict=True))
    yield {
        "points": f"CASE WHEN shelf IN ({CUT_FROM}) THEN {worth} ELSE 0 END",
        "most": f"CASE WHEN shelf IN ({CUT_FROM}) THEN {most} ELSE 0 END",
    }
    few = f"({MOST} - least(all_new, {MOST}))"
    first = "CASE WHEN learns THEN 0 ELSE 2 END + CASE WHEN employer_here THEN 0 ELSE 1 END"
    as_rung = f"({first}) * {PART * PART} + {few} * {PART} + {MOST} - points"
    by_points = f"({MOST} - points) * {PART} + {MOST} - most + points"
    otherwise = f"CASE WHEN beyond THEN {PART * PART} ELSE 0 END + {by_points}"
    yield {"turn": f"CASE WHEN shelf = {SHELF['rung']} THEN {as_rung} ELSE {otherwise} END"}


def _gates(scan: Scan) -> tuple[list[str], list[str]]:
    """When each gate is closed, and what makes one doubtful."""
    least = f"CASE WHEN occupation_months = 0 THEN {SURE + 1} ELSE {scan.policy.closes_from} END"
    if scan.person.all_my_work:
        least = str(scan.policy.closes_from)
    few = {
        name: f"occupation_coded AND {name} > 0"
        f" AND occupation_months <= {MONTHS} * ({name} - {scan.policy.experience_years_short})"
        for name in ("years", "lead")
    }
    closed = [
        "(place_no AND NOT remote)",
        "(hours_no OR dayparts_no)",
        "employer_no",
        "facts_no",
        "kind_no",
        "asks_no",
        "languages_no",
        "(" + " OR ".join(f"({each} AND {name}_c >= {least})" for name, each in few.items()) + ")",
        "abroad_no",
        "(times_no OR job_no OR ages_no)",
        f"(shut OR closes_on < {scan.person.on.toordinal()})",
    ]
    doubtful = [f"{key}_doubt" for key in (*FACETS, "asks")]
    return closed, doubtful + [f"({each} AND {name}_c < {least})" for name, each in few.items()]


def _rung(scan: Scan) -> str:
    dream = scan.person.dream
    if dream is None:
        return "c < 0"
    enough = max(LEAST_SKILLS, -(-len(dream.skills) // PART_OF_SKILLS))
    builds = f"all_new >= {enough} OR (house_dream AND all_new > 0)"
    return f"(c > 0 OR listed) AND read_apart AND (learns OR {builds})"


def _by_skills(scan: Scan) -> str:
    if dream_skills(scan.person):
        return f"brought * {scan.tables.policy.usual_percent} * c + more"
    return "occupation_n_dream * c"


def _dream_lo(scan: Scan) -> str:
    many = max(len(dream_skills(scan.person)), 1)
    is_it = f"CASE WHEN occupation_is_dream THEN c * {HUNDREDTHS * many} ELSE 0 END"
    house = f"CASE WHEN house_dream THEN {TEN_THOUSANDTHS * many // 2} ELSE 0 END"
    return f"greatest({is_it}, by_skills, {house})"


def _criteria(scan: Scan) -> Iterator[tuple[str, str]]:
    """Points, and points with what is open, of each criterion that can differ for this person."""
    person, policy, tables = scan.person, scan.policy, scan.tables
    whole = BY_PLACE[0] * SAME * SURE
    if person.wishes:
        sure = "occupation_worth * c"
        more = f"CASE WHEN c > 0 THEN {sure} + ({SURE} - c) * {BY_PLACE[0] * SAME} ELSE {whole} END"
        yield _worth(scan, "wish", sure, more, str(whole))
    room, many = f"greatest(told, {policy.least_skills})", "greatest(usual, 1)"
    met = "CASE WHEN usual > 0 THEN occupation_met ELSE 0 END"
    den = f"({HALVES * HUNDREDTHS} * {room} * {many})"
    usually = f"({room} - told) * {policy.usual_percent} * c * ({met})"
    lo = f"known * {HUNDREDTHS} * {many} + {usually}"
    yield _worth(scan, "skills", lo, f"{den} - ({EXACT} * told_c - known) * {HUNDREDTHS} * {many}", den)
    if person.dream is not None:
        yield _dream(scan)
    if person.needs:
        yield _worth(scan, "needs", "facts_lo", "facts_up", str(tables.needs()[3]))
    yield _travel(scan)
    both = f"hours_up + dayparts_up - {2 * TEN_THOUSANDTHS}"
    yield _worth(scan, "hours", "hours_lo + dayparts_lo", both, str(2 * TEN_THOUSANDTHS))
    yield _worth(scan, "language", "languages_lo", "languages_up", str(SURE))
    if person.own_words is not None:
        own = f"least(own, {policy.own_words_cap})"
        yield _worth(scan, "own_words", own, own, str(policy.own_words_cap))


def _dream(scan: Scan) -> tuple[str, str]:
    size = len(dream_skills(scan.person))
    many = max(size, 1)
    den, unsure = TEN_THOUSANDTHS * many, f"({SURE} - c) * {HUNDREDTHS * many}"
    by_list = "dream_lo"
    if size:
        shared = "(brought + beside)"
        rest = f"({TEN_THOUSANDTHS} - {scan.tables.policy.usual_percent} * c) * ({size} - {shared})"
        open_ = f"{TEN_THOUSANDTHS} * {shared} - by_skills + {rest}"
        by_list = f"CASE WHEN listed THEN dream_lo ELSE dream_lo + {open_} END"
    else:
        unsure += " + by_skills"
    by_occupation = f"CASE WHEN occupation_is_dream THEN {den} ELSE {unsure} END"
    up = f"least(greatest(dream_lo, {by_occupation}, {by_list}), {den})"
    return _worth(
        scan, "dream", "dream_lo", f"CASE WHEN c = 0 AND NOT listed THEN {den} ELSE {up} END", str(den)
    )


def _travel(scan: Scan) -> tuple[str, str]:
    most = scan.tables.most_minutes
    left = f"greatest(0, {most} - place_minutes)"
    at_home, away, unknown = "remote", "abroad_certain >= 0", "place_minutes < 0"
    lo = f"CASE WHEN {at_home} THEN {most} WHEN {away} OR {unknown} THEN 0 ELSE {left} END"
    up = (
        f"CASE WHEN {at_home} THEN {most} WHEN {away} THEN {SURE} - abroad_certain"
        f" WHEN {unknown} THEN {most} ELSE {left} END"
    )
    den = f"(CASE WHEN {away} AND NOT {at_home} THEN {SURE} ELSE {most} END)"
    return _worth(scan, "travel", lo, up, den)


def _worth(scan: Scan, criterion: str, lo: str, up: str, den: str) -> tuple[str, str]:
    weight = scan.weights[criterion]
    return f"({weight} * ({lo})) // {den}", f"({weight} * ({up})) // {den}"


def ours(scan: Scan) -> Answer:
    """What the engine found, as an answer to the question of the peers; this is not what is timed."""
    found = Found([scan])
    first: dict[ShelfName, list[tuple[int, int, int]]] = {}
    for name in AT_FIRST:
        rows = np.flatnonzero(found.shelf == SHELF[name])
        points, still_open = found.totals(rows)
        by = [-still_open, -points, scan.beyond(rows)]
        if name == "rung":
            by = [-points, -np.minimum(scan.new_skills[rows], MOST), ~scan.here(rows), ~scan.learns(rows)]
        order = np.lexsort((rows, *by))
        double = found.double[rows[order]]
        stays = np.zeros(len(order), dtype=bool)
        stays[np.unique(double, return_index=True)[1]] = True
        order = order[stays | (double == 0)][:FIRST]
        each = (array[order].tolist() for array in (rows, points, still_open))
        first[name] = list(zip(*each, strict=True))
    return dict(found.counts), first
