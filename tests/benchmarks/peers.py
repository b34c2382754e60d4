"""A ranking by other engines: PostgreSQL, DuckDB, polars, from the same columns, for one youth.

They answer how many vacancies no gate shuts, and the first twenty of those by points, then by what is open,
with their points: all gates and all criteria but the dream. What is made of the person stands ready for them
(`Asked`). Shelves, doubles, ties between equals and the first page they do not make, so they do less than
the engine that they are timed beside. Who asks for DuckDB or polars installs `requirements/bench.txt`.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
import psycopg

from matching.engine.columns import Columns
from matching.engine.lookups import Array
from matching.engine.person import CLOSED, Tables
from matching.engine.scan import Scan
from matching.scorer.v2.criteria import BY_PLACE, EXACT, HALVES, HUNDREDTHS, TEN_THOUSANDTHS
from matching.scorer.v2.gates import MONTHS
from matching.scorer.v2.inputs import SURE
from matching.scorer.v2.occupations import SAME
from matching.scorer.v2.policy import Policy
from matching.scorer.weights import CRITERIA
from tests.postgres import database_url

os.environ.setdefault("POLARS_MAX_THREADS", "1")

FIRST = 20
Answer = tuple[int, list[tuple[int, int, int]]]  # how many are open; row, points and open of the first
Answers = Callable[["Asked"], Answer]
# How many seconds of work another process did for us so far; 0 where all work is our own.
Work = Callable[[], float]
FACETS = ("kind", "hours", "dayparts", "languages", "abroad", "times", "job", "ages")
KEYS = ("place", "employer", "facts", "asks", "occupation", *FACETS)
PLAIN = ("c", "remote", "listed", "shut", "closes_on", "told", "told_c", "years", "years_c", "lead", "lead_c")
LEFT_OUT = "dream"


@dataclass(frozen=True, slots=True)
class Asked:
    """One person as tables: for each value of a key what it means; skills and words with what they weigh.

    `sql`: whether a row is shut, its points, and its points if all that is open came true.
    """

    lookups: Mapping[str, Mapping[str, Array]]
    skills: Mapping[str, Array]
    words: Mapping[str, Array]
    shut: str
    points: str
    most: str


def vacancies(columns: Columns, policy: Policy) -> dict[str, Array]:
    """The columns that are asked; the last value of place, employer and occupation is none."""
    c = np.where(columns["occupation_c"] >= policy.counts_from, columns["occupation_c"], 0)
    found = {name: columns[name] for name in (*KEYS, *PLAIN) if name != "c"}
    found["c"] = c
    found["employer"] = np.where(columns["employer"] < 0, len(columns["employer_id"]), columns["employer"])
    found["occupation"] = np.where(c > 0, columns["occupation"], len(columns["occupation_id"]))
    return {"id": np.arange(len(columns))} | {name: _plain(array) for name, array in found.items()}


def listed(columns: Columns) -> tuple[dict[str, Array], dict[str, Array]]:
    """Which vacancy asks which skill, and which has which word."""
    skill = np.repeat(np.arange(len(columns["skill_id"])), np.diff(columns["skill_start"].astype("i8")))
    word = np.repeat(np.arange(len(columns["word_start"]) - 1), np.diff(columns["word_start"].astype("i8")))
    skills = {"skill": skill, "id": columns["skill_row"], "w": columns["skill_w"], "c": columns["skill_c"]}
    words = {"word": word, "id": columns["word_row"]}
    return tuple({name: _plain(array) for name, array in each.items()} for each in (skills, words))  # type: ignore[return-value]


def _plain(array: Array) -> Array:
    return np.ascontiguousarray(array if array.dtype == bool else array.astype("i8"))


def asked(scan: Scan) -> Asked:
    """What the engine makes of one person, as tables and formulas."""
    tables = scan.tables
    skills, (words, worth) = np.flatnonzero(tables.meets), tables.words
    points, most = (" + ".join(each) for each in zip(*_criteria(scan), strict=True))
    return Asked(
        lookups=_lookups(scan),
        skills={"skill": skills, "m": tables.meets[skills]},
        words={"word": words, "worth": worth},
        shut=_shut(scan),
        points=points,
        most=most,
    )


def _lookups(scan: Scan) -> dict[str, dict[str, Array]]:
    tables, columns = scan.tables, scan.columns
    lo, up, denied, _ = tables.needs()
    lacking = columns["asks_closes"] & np.uint64(tables.lacks)
    return {
        "place": {"minutes": tables.minutes.astype("i8"), "no": tables.is_too_far},
        "employer": {"no": tables.is_excluded},
        "facts": {"no": denied, "lo": lo, "up": up},
        "asks": {"no": lacking > 0},
        "occupation": {
            "worth": tables.worth,
            "months": tables.months,
            "coded": tables.isco >= 0,
            "usual": tables.usual,
            "met": tables.usually_met,
        },
        "kind": {"no": tables.states("kind", "kind") == CLOSED},
        "hours": _timed(tables, "hours"),
        "dayparts": _timed(tables, "dayparts"),
        "languages": {"no": tables.languages[0] == CLOSED} | _shares(tables, "language", "languages"),
        "abroad": {"no": tables.states("abroad", "abroad") == CLOSED, "certain": _abroad(columns)},
        **{facet: {"no": tables.minor(facet) == CLOSED} for facet in ("times", "job", "ages")},
    }


def _timed(tables: Tables, facet: str) -> dict[str, Array]:
    return {"no": tables.states("hours", facet) == CLOSED} | _shares(tables, "hours", facet)


def _shares(tables: Tables, criterion: str, facet: str) -> dict[str, Array]:
    lo, up = tables.shares(criterion, facet)
    return {"lo": lo, "up": up}


def _abroad(columns: Columns) -> Array:
    """How certain it is that the work is abroad; -1 where it is not."""
    said = (value[1] if value is not None and value[0] else -1 for value in columns.facets["abroad"])
    return np.array(list(said), dtype="i8")


def _shut(scan: Scan) -> str:
    known = [f"{key}_no" for key in (*FACETS, "employer", "facts", "asks")]
    least = f"CASE WHEN occupation_months = 0 THEN {SURE + 1} ELSE {scan.policy.closes_from} END"
    if scan.person.all_my_work:
        least = str(scan.policy.closes_from)
    few = [
        f"(occupation_coded AND {name} > 0 AND {name}_c >= {least}"
        f" AND occupation_months <= {MONTHS} * ({name} - {scan.policy.experience_years_short}))"
        for name in ("years", "lead")
    ]
    past = f"closes_on < {scan.person.on.toordinal()}"
    return " OR ".join(["(place_no AND NOT remote)", *known, *few, "shut", past])


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
    if person.needs:
        yield _worth(scan, "needs", "facts_lo", "facts_up", str(tables.needs()[3]))
    yield _travel(scan)
    both = f"hours_up + dayparts_up - {2 * TEN_THOUSANDTHS}"
    yield _worth(scan, "hours", "hours_lo + dayparts_lo", both, str(2 * TEN_THOUSANDTHS))
    yield _worth(scan, "language", "languages_lo", "languages_up", str(SURE))
    if person.own_words is not None:
        own = f"least(own, {policy.own_words_cap})"
        yield _worth(scan, "own_words", own, own, str(policy.own_words_cap))


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
    rows = np.flatnonzero(scan.gates[0] == 0)
    points, still_open = np.zeros((2, len(rows)), dtype="i8")
    for name, has, more in zip(CRITERIA, *scan.points(rows), strict=True):
        if name != LEFT_OUT:
            points, still_open = points + has, still_open + more
    order = np.lexsort((rows, -still_open, -points))[:FIRST]
    first = zip(rows[order].tolist(), points[order].tolist(), still_open[order].tolist(), strict=True)
    return len(rows), list(first)


RANK = """
WITH known_of AS (
    SELECT asks.id, CAST(sum(asks.w * has.m * asks.c) AS bigint) AS known
    FROM asks JOIN has ON has.skill = asks.skill GROUP BY asks.id
), own_of AS (
    SELECT text.id, CAST(sum(told.worth) AS bigint) AS own
    FROM text JOIN told ON told.word = text.word GROUP BY text.id
), wide AS (
    SELECT v.*, {columns}, coalesce(known_of.known, 0) AS known, coalesce(own_of.own, 0) AS own
    FROM v {joins} LEFT JOIN known_of ON known_of.id = v.id LEFT JOIN own_of ON own_of.id = v.id
), wider AS (
    SELECT *, CASE WHEN listed THEN 0 ELSE occupation_usual END AS usual FROM wide
), scored AS (
    SELECT id, {points} AS points, {most} AS most FROM wider WHERE NOT ({shut})
)
SELECT id, points, most - points, count(*) OVER () FROM scored
ORDER BY points DESC, most - points DESC, id LIMIT {first}
"""


def _answer(rows: list[tuple[Any, ...]]) -> Answer:
    return (int(rows[0][3]) if rows else 0), [(int(a), int(b), int(c)) for a, b, c, _ in rows]


@contextmanager
def duckdb(columns: Columns, policy: Policy) -> Iterator[tuple[Answers, Work]]:
    """DuckDB with one thread: each table of the person is joined."""
    con: Any = import_module("duckdb").connect(config={"threads": 1})
    skills, words = listed(columns)
    for name, table in (("v", vacancies(columns, policy)), ("asks", skills), ("text", words)):
        con.register("given", table)
        con.execute(f"CREATE TABLE {name} AS SELECT * FROM given")
        con.unregister("given")

    def rank(one: Asked) -> Answer:
        for key, table in one.lookups.items():
            many = len(next(iter(table.values())))
            con.register(f"by_{key}", {"code": np.arange(many), **table})
        con.register("has", dict(one.skills))
        con.register("told", dict(one.words))
        names = [(key, name) for key, table in one.lookups.items() for name in table]
        sql = RANK.format(
            columns=", ".join(f"by_{key}.{name} AS {key}_{name}" for key, name in names),
            joins=" ".join(f"JOIN by_{key} ON by_{key}.code = v.{key}" for key in one.lookups),
            points=one.points,
            most=one.most,
            shut=one.shut,
            first=FIRST,
        )
        return _answer(con.execute(sql).fetchall())

    yield rank, lambda: 0
    con.close()


@contextmanager
def postgres(columns: Columns, policy: Policy) -> Iterator[tuple[Answers, Work]]:
    """PostgreSQL without parallel workers: the tables of the person are arrays in the statement."""
    skills, words = listed(columns)
    with database_url() as url, psycopg.connect(url, autocommit=True) as con:
        for name, table in (("v", vacancies(columns, policy)), ("asks", skills), ("text", words)):
            _fill(con, name, table)
        con.execute("CREATE INDEX ON asks (skill); CREATE INDEX ON text (word); ANALYZE")
        con.execute("SET jit = off; SET max_parallel_workers_per_gather = 0; SET enable_nestloop = off")

        def rank(one: Asked) -> Answer:
            arrays, given = [], {}
            for key, table in one.lookups.items():
                for name, array in table.items():
                    kind = "boolean" if array.dtype == bool else "bigint"
                    arrays.append(f"(%({key}_{name})s::{kind}[])[v.{key} + 1] AS {key}_{name}")
                    given[f"{key}_{name}"] = array.tolist()
            sides = "(SELECT unnest(%({0}_a)s::bigint[]) AS {1}, unnest(%({0}_b)s::bigint[]) AS {2}) AS {0}"
            for side, table in (("has", one.skills), ("told", one.words)):
                given[f"{side}_a"], given[f"{side}_b"] = (array.tolist() for array in table.values())
            sql = RANK.replace("JOIN has", f"JOIN {sides.format('has', *one.skills)}")
            sql = sql.replace("JOIN told", f"JOIN {sides.format('told', *one.words)}").format(
                columns=", ".join(arrays),
                joins="",
                points=one.points,
                most=one.most,
                shut=one.shut,
                first=FIRST,
            )
            return _answer(con.execute(sql.replace("//", "/"), given).fetchall())

        pid = con.info.backend_pid
        yield rank, lambda: int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9
        con.execute("DROP TABLE v, asks, text")


def _fill(con: Any, name: str, table: Mapping[str, Array]) -> None:
    kinds = {key: "boolean" if array.dtype == bool else "bigint" for key, array in table.items()}
    con.execute(f"CREATE TABLE {name} ({', '.join(f'{key} {kind}' for key, kind in kinds.items())})")
    lines = StringIO()
    for row in zip(*(array.astype("i8").tolist() for array in table.values()), strict=True):
        lines.write("\t".join(map(str, row)) + "\n")
    with con.cursor() as cursor, cursor.copy(f"COPY {name} FROM STDIN") as copy:
        copy.write(lines.getvalue())


@contextmanager
def polars(columns: Columns, policy: Policy) -> Iterator[tuple[Answers, Work]]:
    """polars with one thread: the tables of the person are gathered by the columns, formulas go as SQL."""
    pl: Any = import_module("polars")
    base = pl.DataFrame(vacancies(columns, policy))
    asks, text = (pl.DataFrame(table) for table in listed(columns))

    def rank(one: Asked) -> Answer:
        sums = (
            asks.lazy()
            .join(pl.DataFrame(dict(one.skills)).lazy(), on="skill")
            .group_by("id")
            .agg(known=(pl.col("w") * pl.col("m") * pl.col("c")).sum()),
            text.lazy()
            .join(pl.DataFrame(dict(one.words)).lazy(), on="word")
            .group_by("id")
            .agg(own=pl.col("worth").sum()),
        )
        wide = base.lazy().with_columns(
            pl.lit(pl.Series(array)).gather(pl.col(key)).alias(f"{key}_{name}")
            for key, table in one.lookups.items()
            for name, array in table.items()
        )
        for each in sums:
            wide = wide.join(each, on="id", how="left")
        usual = pl.when("listed").then(0).otherwise("occupation_usual").alias("usual")
        scored = (
            wide.filter(~pl.sql_expr(one.shut))
            .with_columns(usual, pl.col("known", "own").fill_null(0))
            .select("id", pl.sql_expr(f"{one.points} AS points"), pl.sql_expr(f"{one.most} AS most"))
            .with_columns(more=pl.col("most") - pl.col("points"))
            .collect()
        )
        first = scored.sort(["points", "more", "id"], descending=[True, True, False]).head(FIRST)
        return len(scored), [(a, b, c) for a, b, c in first.select("id", "points", "more").iter_rows()]

    yield rank, lambda: 0


PEERS: dict[str, Callable[[Columns, Policy], AbstractContextManager[tuple[Answers, Work]]]] = {
    "postgres": postgres,
    "duckdb": duckdb,
    "polars": polars,
}
