"""The question of `tests.benchmarks.question` put to PostgreSQL, DuckDB and polars, from the same columns.

Who asks for DuckDB or polars installs `requirements/bench.txt`.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
import psycopg

from matching.engine.columns import Columns
from matching.engine.lookups import Array
from matching.engine.rank import AT_FIRST
from matching.engine.scan import SHELF
from matching.scorer.v2.policy import Policy
from matching.scorer.v2.results import SHELVES, ShelfName
from tests.benchmarks.question import CUT_FROM, FIRST, SUMS, Answer, Asked, listed, vacancies
from tests.postgres import database_url

os.environ.setdefault("POLARS_MAX_THREADS", "1")

Answers = Callable[[Asked], Answer]
# How many seconds of work another process did for us so far; 0 where all work is our own.
Work = Callable[[], float]
RANK = """
WITH {sums}, wide AS (
    SELECT v.*, {columns}, {summed} FROM v {joins}
), {steps}, placed AS (
    SELECT id, shelf, "double", turn, points, most - points AS more FROM {last} {apart}
), counted AS (
    SELECT shelf, CASE WHEN "double" = 0 THEN count(*) ELSE 1 END AS many FROM placed GROUP BY shelf, "double"
), twice AS (
    SELECT *, row_number() OVER (PARTITION BY shelf, "double" ORDER BY turn, id) AS nth
    FROM placed WHERE "double" <> 0 AND shelf IN ({cut_from})
), stands AS (
    SELECT id, shelf, turn, points, more FROM placed WHERE "double" = 0 AND shelf IN ({cut_from})
    UNION ALL SELECT id, shelf, turn, points, more FROM twice WHERE nth = 1
)
SELECT shelf, -1 AS id, -1 AS turn, CAST(sum(many) AS bigint) AS points, 0 AS more FROM counted GROUP BY shelf
UNION ALL {first} ORDER BY shelf, turn, id
"""
OF_ASKS = """of_{of} AS (
    SELECT id, {sums} FROM (
        SELECT asks.id, asks.w, asks.c, asks.usual, {of}.* {read}
        FROM asks JOIN {of} ON {of}.skill = asks.skill {beside}
    ) AS found GROUP BY id
)"""
BESIDE = {
    "read": ", v.c AS v_c, v.listed AS v_listed, v.teaches AS v_teaches",
    "beside": "JOIN v ON v.id = asks.id",
}
OF_TEXT = """of_told_by AS (
    SELECT text.id, CAST(sum(told_by.worth) AS bigint) AS own
    FROM text JOIN told_by ON told_by.word = text.word GROUP BY text.id
)"""
FIRST_OF = """(
    SELECT shelf, id, turn, points, more FROM stands WHERE shelf = {shelf} ORDER BY turn, id LIMIT {first}
)"""


def statement(one: Asked, *, columns: str, joins: str, apart: str = "") -> str:
    """The question as one statement. `apart`: what keeps steps from being worked out again at each use."""
    sums = [OF_TEXT]
    for of, added in one.sums.items():
        each = ", ".join(f"CAST(sum({sql}) AS bigint) AS {name}" for name, sql in added.items())
        beside = BESIDE if "v_" in each else dict.fromkeys(BESIDE, "")
        sums.append(OF_ASKS.format(of=of, sums=each, **beside))
    steps, last = [], "wide"
    for at, step in enumerate(one.steps):
        each = ", ".join(f"{sql} AS {name}" for name, sql in step.items())
        steps.append(f"step_{at} AS (SELECT *, {each} FROM {last} {apart})")
        last = f"step_{at}"
    return RANK.format(
        sums=", ".join(sums),
        columns=columns,
        summed=", ".join(f"coalesce({name}, 0) AS {name}" for name in SUMS),
        joins=joins + "".join(f" LEFT JOIN of_{of} ON of_{of}.id = v.id" for of in one.lists),
        steps=", ".join(steps),
        last=last,
        apart=apart,
        cut_from=CUT_FROM,
        first=" UNION ALL ".join(FIRST_OF.format(shelf=SHELF[name], first=FIRST) for name in AT_FIRST),
    )


def _answer(rows: Sequence[tuple[Any, ...]]) -> Answer:
    counts: dict[ShelfName, int] = dict.fromkeys(SHELVES, 0)
    first: dict[ShelfName, list[tuple[int, int, int]]] = {name: [] for name in AT_FIRST}
    for shelf, row, _, points, more in rows:
        name = SHELVES[shelf]
        if row < 0:
            counts[name] = points
        else:
            first[name].append((row, points, more))
    return counts, first


@contextmanager
def duckdb(columns: Columns, policy: Policy) -> Iterator[tuple[Answers, Work]]:
    """DuckDB with one thread: each table of the person is joined."""
    con: Any = import_module("duckdb").connect(config={"threads": 1})
    for name, table in zip(
        ("v", "asks", "text"), (vacancies(columns, policy), *listed(columns)), strict=True
    ):
        con.register("given", table)
        con.execute(f"CREATE TABLE {name} AS SELECT * FROM given")
        con.unregister("given")

    def rank(one: Asked) -> Answer:
        for key, table in one.lookups.items():
            many = len(next(iter(table.values())))
            con.register(f"by_{key}", {"code": np.arange(many), **table})
        for name, table in one.lists.items():
            con.register(name, dict(table))
        names = [(key, name) for key, table in one.lookups.items() for name in table]
        sql = statement(
            one,
            columns=", ".join(f"by_{key}.{name} AS {key}_{name}" for key, name in names),
            joins=" ".join(f"JOIN by_{key} ON by_{key}.code = v.{key}" for key in one.lookups),
        )
        return _answer(con.execute(sql).fetchall())

    yield rank, lambda: 0
    con.close()


@contextmanager
def postgres(columns: Columns, policy: Policy) -> Iterator[tuple[Answers, Work]]:
    """PostgreSQL without parallel workers: the tables of the person are arrays in the statement."""
    with database_url() as url, psycopg.connect(url, autocommit=True) as con:
        tables = (vacancies(columns, policy), *listed(columns))
        for name, table in zip(("v", "asks", "text"), tables, strict=True):
            _fill(con, name, table)
        con.execute(
            "CREATE INDEX ON asks (skill); CREATE INDEX ON text (word); CREATE UNIQUE INDEX ON v (id)"
        )
        con.execute("ANALYZE; SET jit = off; SET max_parallel_workers_per_gather = 0; SET work_mem = '64MB'")

        def rank(one: Asked) -> Answer:
            arrays, given = [], {}
            for key, table in one.lookups.items():
                for name, array in table.items():
                    kind = "boolean" if array.dtype == bool else "bigint"
                    arrays.append(f"(%({key}_{name})s::{kind}[])[v.{key} + 1] AS {key}_{name}")
                    given[f"{key}_{name}"] = array.tolist()
            sides = []
            for side, table in one.lists.items():
                each = ", ".join(f"unnest(%({side}_{name})s::bigint[]) AS {name}" for name in table)
                given |= {f"{side}_{name}": array.tolist() for name, array in table.items()}
                sides.append(f"{side} AS MATERIALIZED (SELECT {each})")
            sql = statement(one, columns=", ".join(arrays), joins="", apart="OFFSET 0")
            sql = sql.replace("WITH ", f"WITH {', '.join(sides)}, ", 1).replace("//", "/")
            return _answer(con.execute(sql, given).fetchall())

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
    beside = base.select("id", v_c="c", v_listed="listed", v_teaches="teaches")

    def summed(one: Asked) -> Iterator[Any]:
        lists = {name: pl.DataFrame(dict(table)).lazy() for name, table in one.lists.items()}
        own = text.lazy().join(lists["told_by"], on="word")
        yield own.group_by("id").agg(own=pl.col("worth").sum())
        for of, added in one.sums.items():
            rows = asks.lazy().join(lists[of], on="skill").join(beside.lazy(), on="id")
            yield rows.group_by("id").agg(**{name: pl.sql_expr(sql).sum() for name, sql in added.items()})

    def rank(one: Asked) -> Answer:
        wide = base.lazy().with_columns(
            pl.lit(pl.Series(array)).gather(pl.col(key)).alias(f"{key}_{name}")
            for key, table in one.lookups.items()
            for name, array in table.items()
        )
        for each in summed(one):
            wide = wide.join(each, on="id", how="left")
        wide = wide.with_columns(pl.col(*SUMS).fill_null(0).cast(pl.Int64))
        for step in one.steps:
            wide = wide.with_columns(pl.sql_expr(f"{sql} AS {name}") for name, sql in step.items())
        placed = wide.select(
            "id", "shelf", "double", "turn", "points", more=pl.col("most") - pl.col("points")
        )
        found = placed.collect()
        many = pl.when(pl.col("double") == 0).then(pl.len()).otherwise(1)
        counts = found.lazy().group_by("shelf", "double").agg(many.first().alias("many"))
        is_first = (pl.col("double") == 0) | pl.struct("shelf", "double").is_first_distinct()
        first = found.lazy().filter(pl.col("shelf").is_in([SHELF[name] for name in AT_FIRST]))
        first = first.sort("turn", "id").filter(is_first).group_by("shelf", maintain_order=True).head(FIRST)
        counts, first = pl.collect_all([counts.group_by("shelf").agg(pl.col("many").sum()), first])
        rows = [(shelf, -1, -1, many, 0) for shelf, many in counts.iter_rows()]
        return _answer(rows + list(first.select("shelf", "id", "turn", "points", "more").iter_rows()))

    yield rank, lambda: 0


PEERS: dict[str, Callable[[Columns, Policy], AbstractContextManager[tuple[Answers, Work]]]] = {
    "postgres": postgres,
    "duckdb": duckdb,
    "polars": polars,
}
