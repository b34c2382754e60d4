"""The fixed thief: he reads all tables, keeps no key, and looks for the one number that tells who told.

He joins rows of any tables on any identifier or digest, in two hops, as far as it leads to one youth alone.
Of each table he takes, for each youth: how many rows, of what, how long, on how many days; and of the rows
that lead to nobody: how many were written within an hour of a row of the youth, or lie next to one.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone
from scipy.stats import fisher_exact

HOUR = timedelta(hours=1).total_seconds()
FEW = 40  # different short values in a column: then each of them is a kind
SHORT = 60
TOKEN = re.compile(r"[0-9a-f]{64}|[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}")
MOMENT = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
Feature = dict[UUID, float]


@dataclass(slots=True)
class Row:
    """A row as it lies in a table: its values, and the identifiers, days and moments that stand in them."""

    table: str
    place: int
    values: dict[str, Any]
    tokens: frozenset[str] = field(init=False)
    moments: tuple[float, ...] = field(init=False)
    days: frozenset[date] = field(init=False)

    def __post_init__(self) -> None:
        texts = [text_of(value) for value in self.values.values()]
        self.tokens = frozenset(
            found.replace("-", "") for text in texts for found in TOKEN.findall(text.lower())
        )
        self.moments = tuple(
            datetime.fromisoformat(text.replace("+00", "+00:00")[:26]).replace(tzinfo=None).timestamp()
            for text in texts
            if MOMENT.match(text)
        )
        self.days = frozenset(date.fromisoformat(text[:10]) for text in texts if DAY.match(text))

    @property
    def length(self) -> int:
        return sum(len(text_of(value)) for value in self.values.values())


def text_of(value: object) -> str:
    """A value as he reads it: bytes by their length alone, for he has no key."""
    if isinstance(value, bytes | memoryview):
        return "." * len(value)
    if isinstance(value, datetime):
        return value.astimezone(timezone.get_default_timezone()).isoformat(" ")
    return "" if value is None else str(value)


def read_all() -> dict[str, list[Row]]:
    """Every row of every table of the main database, in the order in which it lies there."""
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in cursor.description or ()]
            found[table] = [
                Row(table, place, dict(zip(names, row, strict=True)))
                for place, row in enumerate(cursor.fetchall())
            ]
    return found


class Thief:
    """What he makes of one copy of the database."""

    def __init__(self, tables: Mapping[str, Sequence[Row]], youths: Sequence[UUID]) -> None:
        self.tables, self.youths = tables, youths
        rows = [row for each in tables.values() for row in each]
        own = self._led_to({youth.hex: youth for youth in youths}, rows)
        met = defaultdict[str, set[UUID]](set)
        for key, youth in own.items():
            for token in self._row(key).tokens:
                met[token].add(youth)
        names = {token: next(iter(who)) for token, who in met.items() if len(who) == 1}
        self.whose = self._led_to(names, rows) | own
        self.rows_of = defaultdict[UUID, dict[str, list[Row]]](lambda: defaultdict(list))
        for key, youth in self.whose.items():
            self.rows_of[youth][key[0]].append(self._row(key))

    def features(self) -> Iterator[tuple[str, str, Feature]]:
        """(Table, what, number of each youth); one that is the same for all is left out."""
        for table, rows in self.tables.items():
            for what, feature in (*self._of_joined(table), *self._beside(table, rows)):
                if len(set(feature.values())) > 1:
                    yield table, what, feature

    def _row(self, key: tuple[str, int]) -> Row:
        return self.tables[key[0]][key[1]]

    @staticmethod
    def _led_to(names: Mapping[str, UUID], rows: Iterable[Row]) -> dict[tuple[str, int], UUID]:
        """Whose each row is: of the one youth whom what stands in it leads to."""
        found = {}
        for row in rows:
            who = {names[token] for token in row.tokens if token in names}
            if len(who) == 1:
                found[row.table, row.place] = who.pop()
        return found

    def _each(self, number: Any) -> Feature:
        return {youth: number(youth) for youth in self.youths}

    def _of_joined(self, table: str) -> Iterator[tuple[str, Feature]]:
        joined = {youth: self.rows_of[youth][table] for youth in self.youths}
        yield "rows", self._each(lambda youth: len(joined[youth]))
        yield "length", self._each(lambda youth: sum(row.length for row in joined[youth]))
        yield "days", self._each(lambda youth: len({day for row in joined[youth] for day in row.days}))
        counts = {youth: Counter(kinds_in(joined[youth])) for youth in self.youths}
        for kind in few({kind for each in counts.values() for kind in each}):
            yield f"{kind[0]} is {kind[1]}", self._each(lambda youth, kind=kind: counts[youth][kind])

    def _beside(self, table: str, rows: Sequence[Row]) -> Iterator[tuple[str, Feature]]:
        """What of the rows that lead to nobody lies near the rows of each youth, in time and in order."""
        nobody = [row for row in rows if (table, row.place) not in self.whose]
        if not nobody:
            return
        beside = {row.place for row in nobody}
        yield (
            "next to",
            self._each(
                lambda youth: sum(
                    (row.place + way) in beside for row in self.rows_of[youth][table] for way in (-1, 1)
                )
            ),
        )
        kinds = defaultdict[tuple[str, str], list[float]](list)
        for row in nobody:
            for kind in {("", ""), *kinds_in([row])}:
                kinds[kind] += row.moments
        for kind in {("", ""), *few(kinds)}:
            times = sorted(kinds[kind])
            if times:
                name = f" of {kind[0]} {kind[1]}" if kind[0] else ""
                yield f"within an hour{name}", self._each(lambda youth, times=times: self._near(youth, times))

    def _near(self, youth: UUID, times: Sequence[float]) -> int:
        own = {at for rows in self.rows_of[youth].values() for row in rows for at in row.moments}
        return sum(bisect_right(times, at + HOUR) - bisect_left(times, at - HOUR) for at in own)


def kinds_in(rows: Iterable[Row]) -> Iterator[tuple[str, str]]:
    """(Column, value) of short values, without identifiers in them."""
    for row in rows:
        for name, value in row.values.items():
            text = TOKEN.sub("*", text_of(value))
            if len(text) <= SHORT and not MOMENT.match(text) and not isinstance(value, bytes | memoryview):
                yield name, text


def few(kinds: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Of columns with few different values, each."""
    columns = defaultdict[str, list[str]](list)
    for name, value in kinds:
        columns[name].append(value)
    return sorted((name, value) for name, values in columns.items() if len(values) <= FEW for value in values)


@dataclass(frozen=True, slots=True)
class Guess:
    """His best number in a table. `learned` on one half, `p` on the other: how likely it is by chance."""

    table: str
    what: str
    learned: float
    p: float

    def __str__(self) -> str:
        return f"{self.table}: {self.what} (p = {self.p:.1g})"


def best_guesses(thief: Thief, secret: frozenset[UUID]) -> list[Guess]:
    """The best single number of each table, chosen on one half of the youths and tried on the other."""
    ordered = sorted(thief.youths, key=lambda youth: (youth in secret, youth.hex))
    learn, other = ordered[::2], ordered[1::2]
    best: dict[str, Guess] = {}
    for table, what, feature in thief.features():
        for sign in (1, -1):
            for least in {sign * feature[youth] for youth in learn}:
                learned = by_chance(learn, secret, feature, sign, least)
                if table not in best or learned < best[table].learned:
                    p = by_chance(other, secret, feature, sign, least)
                    best[table] = Guess(table, what, learned, p)
    return sorted(best.values(), key=lambda guess: (guess.learned, guess.table))


def by_chance(
    half: Sequence[UUID], secret: frozenset[UUID], feature: Feature, sign: int, least: float
) -> float:
    """How often chance alone would set the youths apart as well as this number does, or better."""
    said = Counter((youth in secret, sign * feature[youth] >= least) for youth in half)
    return _exact(said[True, True], said[True, False], said[False, True], said[False, False])


@cache
def _exact(*counts: int) -> float:
    """Fisher's exact test, one-sided."""
    table = [counts[:2], counts[2:]]
    return float(fisher_exact(table, alternative="greater").pvalue)
