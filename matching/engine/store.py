"""Columns in one file, mapped into the memory of every process that reads them, and what changed since.

A file is written beside its place, synced and put there in one step: a reader sees a whole file or the one
before it, also when the builder is killed. Persons are never in it.
"""

import json
import mmap
import os
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from datetime import date
from math import prod
from pathlib import Path
from threading import Lock
from typing import Any
from uuid import UUID
from zlib import crc32

import numpy as np

from jobmatch.places.rules.travel import Point
from matching.engine.building import build
from matching.engine.columns import FACETS, ROWS, Columns, Offer, halves, numbered
from matching.engine.lookups import Array
from matching.engine.person import minutes_to
from matching.engine.scan import Scan
from matching.engine.vacancies import offer
from matching.scorer.v2.inputs import Person
from matching.scorer.v2.policy import Policy

MAGIC = b"jobmatch columns 3\n"
# Who knows no 3 finds columns lacking that it reads; in a 2 stands more than is read now.
READ = (MAGIC, b"jobmatch columns 2\n")
SIZES = 16  # the length of the header and the checksum of all that follows
ALIGNED = 64
# Arrays are too small for other threads to gain anything while one computes: they only take turns more often.
LOCK = Lock()


class NotUsable(Exception):
    """There is no file, or it is damaged, or of another format."""


def write(path: Path, columns: Columns) -> None:
    """Put the columns in a file, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    with part.open("wb") as file:
        file.write(_bytes_of(columns))
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def sweep(path: Path) -> None:
    """Take away what builders that were killed left beside the file."""
    for part in path.parent.glob(f"{path.name}.*.part"):
        with suppress(ValueError, ProcessLookupError, PermissionError):
            os.kill(int(part.suffixes[-2].removeprefix(".")), 0)
            continue
        part.unlink(missing_ok=True)


def _bytes_of(columns: Columns) -> bytes:
    said: dict[str, Any] = {"header": dict(columns.header), "facets": columns.facets, "arrays": {}}
    pieces, at = [], 0
    for name, array in columns.arrays.items():
        data = np.ascontiguousarray(array).tobytes()
        said["arrays"][name] = (array.dtype.str, array.shape, at)
        pieces += [data, bytes(-len(data) % ALIGNED)]
        at += len(data) + -len(data) % ALIGNED
    text = json.dumps(said, separators=(",", ":")).encode()
    text += b" " * (-(len(MAGIC) + SIZES + len(text)) % ALIGNED)
    body = b"".join((text, *pieces))
    return b"".join((MAGIC, len(text).to_bytes(8, "big"), crc32(body).to_bytes(8, "big"), body))


def read(path: Path) -> Columns:
    """The columns of a file, in memory that all processes share. Raises NotUsable."""
    try:
        with path.open("rb") as file:
            whole = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        return _columns(whole)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NotUsable(str(error)) from error


def _columns(whole: memoryview) -> Columns:
    begin = len(MAGIC) + SIZES
    if whole[: len(MAGIC)] not in READ:
        raise ValueError("another format")
    length = int.from_bytes(whole[len(MAGIC) : len(MAGIC) + 8], "big")
    if crc32(whole[begin:]) != int.from_bytes(whole[len(MAGIC) + 8 : begin], "big"):
        raise ValueError("damaged")
    said = json.loads(bytes(whole[begin : begin + length]))
    data = whole[begin + length :]
    arrays = {name: _array(data, *where) for name, where in said["arrays"].items()}
    if not {*ROWS, *FACETS} <= arrays.keys():
        raise ValueError("other columns")
    return Columns(arrays, said["facets"], said["header"])


def _array(data: memoryview, kind: str, shape: Collection[int], at: int) -> Array:
    many = prod(shape)
    return np.frombuffer(data, dtype=np.dtype(kind), count=many, offset=at).reshape(tuple(shape))


class Live:
    """A snapshot with what changed since it was made: some of its rows are gone, some stand in second, small
    columns as they are now. It is of one day: what has closed by then is gone too.
    """

    def __init__(self, base: Columns, policy: Policy, day: date) -> None:
        self.base, self.policy, self.day = base, policy, day
        self.gone = self._past(base)
        self.changed: dict[UUID, Offer | None] = {}
        self.newer: Columns | None = None
        self._share()

    def change(self, ids: Iterable[UUID], offers: Iterable[Offer]) -> None:
        """Have these vacancies as the offers say now; those without one are there no more."""
        now: Mapping[UUID, Offer] = {offer.vacancy.id: offer for offer in offers}
        gone = self.gone.copy()
        for pk in ids:
            self.changed[pk] = now.get(pk)
            gone[self._rows_of(pk)] = True
        self.gone = gone
        there = [offer for offer in self.changed.values() if offer is not None]
        self.newer = build(there, self.policy) if there else None
        self._share()

    def _share(self) -> None:
        """What was posted twice, in the base and in what is newer alike."""
        self.double = self.base.twice
        if self.newer is not None:
            double = numbered(np.concatenate((self.base["double"], self.newer["double"])))
            self.double, self.newer_double = np.split(double, [len(self.base)])

    def _past(self, columns: Columns) -> Array:
        past: Array = columns["closes_on"] < self.day.toordinal()
        return past

    def _rows_of(self, pk: UUID) -> Array:
        high, low = (np.uint64(half) for half in halves(pk))
        first, last = (
            np.searchsorted(self.base["id_high"], high, "left"),
            np.searchsorted(self.base["id_high"], high, "right"),
        )
        return first + np.flatnonzero(self.base["id_low"][first:last] == low)

    def offer(self, pk: UUID) -> Offer | None:
        """A vacancy as it is now; None where it is not there any more."""
        if pk in self.changed:
            found = self.changed[pk]
            return found if found is not None and not self._is_past(found) else None
        rows = self._rows_of(pk)
        return offer(self.base, int(rows[0])) if len(rows) and not self.gone[rows[0]] else None

    def _is_past(self, found: Offer) -> bool:
        closes = found.vacancy.closes_on
        return closes is not None and closes < self.day

    def scans(self, person: Person, home: Point | None, means: Collection[str]) -> list[Scan]:
        """One person beside all that is there now."""
        found = [self._scan(person, self.base, home, means, self.gone, self.double)]
        if self.newer is not None:
            past = self._past(self.newer)
            found.append(self._scan(person, self.newer, home, means, past, self.newer_double))
        return found

    def _scan(
        self,
        person: Person,
        columns: Columns,
        home: Point | None,
        means: Collection[str],
        gone: Array,
        double: Array,
    ) -> Scan:
        minutes = minutes_to(columns, home, means)
        return Scan(person, columns, self.policy, minutes, gone=gone, double=double)
