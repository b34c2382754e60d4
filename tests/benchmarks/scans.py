"""The engine alone: its time beside other engines, with threads, processes and changes, and its memory.

Times are of work, of whichever process does it; only threads and processes go by the wall clock, which says
nothing on a machine that does more at once. Only ratios of one run may be compared.
"""

import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, wait
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from jobmatch.places.rules.travel import Point
from matching.engine import store
from matching.engine.columns import FACETS, ROWS, Columns
from matching.engine.doors import doors
from matching.engine.lookups import Array, postings
from matching.engine.rank import Found
from matching.engine.store import LOCK, Live
from matching.engine.vacancies import offer
from matching.scorer.v2 import policy
from matching.scorer.v2.doors import changes
from matching.scorer.v2.inputs import Pair, Person
from matching.scorer.v2.rank import score
from matching.selectors.trips import trip
from tests.benchmarks import peers, question

PER_ROW = (
    *ROWS,
    *FACETS,
    *("place", "employer", "occupation", "house", "facts", "asks", "years", "years_c", "lead", "lead_c"),
)
CHANGED, CHECKED, THREADS = 1000, 100, 16
ODD = np.uint64(0x9E3779B97F4A7C15)
MB = 1 << 20


@dataclass(frozen=True, slots=True)
class Someone:
    """A person, where they live, and how they travel."""

    person: Person
    home: Point | None
    means: tuple[str, ...]


def grown(columns: Columns, many: int) -> Columns:
    """Copies of all vacancies under new ids until there are so many; no copy counts as posted twice."""
    size = len(columns)
    copies = -(-many // size)
    arrays = dict(columns.arrays)
    arrays |= {name: np.tile(columns[name], copies)[:many] for name in PER_ROW}
    arrays["id_high"] = np.sort(np.random.default_rng(1).integers(0, 1 << 63, many, dtype="u8"))
    copy = np.repeat(np.arange(copies, dtype="u8"), size)[:many]
    for name in ("double", "stone"):
        arrays[name] = np.where(arrays[name] > 0, arrays[name] ^ (copy * ODD), 0)
    arrays |= _again(columns, many)
    for start, names in (("asked", ("asked_skill", "asked_required", "asked_c")), ("text", ("text_word",))):
        lengths = np.tile(np.diff(columns[f"{start}_start"]), copies)[:many]
        arrays[f"{start}_start"] = np.append(0, np.cumsum(lengths)).astype("u4")
        arrays |= {name: np.tile(columns[name], copies)[: int(lengths.sum())] for name in names}
    return Columns(arrays, columns.facets, columns.header)


def _again(columns: Columns, many: int) -> dict[str, Array]:
    """What is listed by skill, for all copies."""
    start, rows, size = columns["skill_start"].astype("i8"), columns["skill_row"], len(columns)
    copies = -(-many // size)
    keys = np.tile(np.repeat(np.arange(len(start) - 1), np.diff(start)), copies)
    all_rows = (np.repeat(np.arange(copies) * size, len(rows)) + np.tile(rows, copies)).astype("u4")
    kept = all_rows < many
    order, new_start = postings(keys[kept], len(start) - 1)
    lists = {name: np.tile(columns[name], copies)[kept][order] for name in ("skill_c", "skill_usual")}
    return {"skill_start": new_start, "skill_row": all_rows[kept][order], **lists}


def measured(
    columns: Columns, people: Sequence[Someone], against: Sequence[str], path: Path
) -> dict[str, Any]:
    """All figures; SystemExit where anything does not say the same."""
    rules = policy.load()
    live = Live(columns, rules, people[0].person.on)
    for one in people[:3]:
        agree(live, one)
    store.write(path, columns)
    found = beside_peers(live, people, against)
    page = found["engines"]["jobmatch"]["p50"]
    return {
        "vacancies": len(columns),
        "people": len(people),
        **found,
        "bytes a vacancy": path.stat().st_size // len(columns),
        "1,000 changed / page": round(changed(live, people) / page, 2),
        "what opens doors": opened(live, people, page),
        "16 threads / one": round(threaded(live, people), 2),
        **processes(path, people),
    }


def page_of(live: Live, one: Someone) -> Found:
    """What a request asks of the engine: counts, and the rows of the first page."""
    with LOCK:
        found = Found(live.scans(one.person, one.home, one.means))
        assert found.counts
        assert found.page
    return found


def agree(live: Live, one: Someone) -> None:
    """The plain scorer says the same of some rows."""
    (scan,) = live.scans(one.person, one.home, one.means)
    found, dice = Found([scan]), Random(1)  # noqa: S311 - for a bench
    rows = np.array(dice.sample(range(len(scan)), min(CHECKED, len(scan))))
    points, still_open = found.totals(rows)
    for row, has, more in zip(rows.tolist(), points.tolist(), still_open.tolist(), strict=True):
        told = offer(scan.columns, row)
        means, minutes = trip(one.home, told.point, list(one.means))
        weights = one.person.weights or live.policy.weights
        said = score(one.person, Pair(told.vacancy, minutes, means), live.policy, weights)
        if (said.points, said.open) != (has, more):
            raise SystemExit("the engine and the scorer do not say the same: nothing is timed")


def beside_peers(live: Live, people: Sequence[Someone], against: Sequence[str]) -> dict[str, Any]:
    """Work of each engine, one after the other for each person; first all must give one answer."""
    times: dict[str, list[float]] = {name: [] for name in ("jobmatch", *against)}
    with ExitStack() as stack:
        ask = {name: stack.enter_context(peers.PEERS[name](live.base, live.policy)) for name in against}
        for one in people:
            (scan,) = live.scans(one.person, one.home, one.means)
            told, answer = question.asked(scan), question.ours(scan)
            for name, (rank, _) in ask.items():
                if rank(told) != answer:
                    raise SystemExit(f"{name} does not say the same as the engine: nothing is timed")
        for one in people:
            (scan,) = live.scans(one.person, one.home, one.means)
            told = question.asked(scan)
            times["jobmatch"].append(spent(partial(page_of, live, one)))
            for name, (rank, work) in ask.items():
                times[name].append(spent(partial(rank, told), work))
    engines = {
        name: {
            "p50": round(statistics.median(each), 2),
            "p95": round(sorted(each)[max(0, -(-len(each) * 95 // 100) - 1)], 2),
            "mean": round(statistics.mean(each), 2),
        }
        for name, each in times.items()
    }
    ours = engines["jobmatch"]["p50"]
    return {
        "engines": engines,
        "ratios": {name: round(engines[name]["p50"] / ours, 1) for name in against},
        "p95 / mean": round(engines["jobmatch"]["p95"] / engines["jobmatch"]["mean"], 2),
    }


def changed(live: Live, people: Sequence[Someone]) -> float:
    """The median of a page while a thousand vacancies stand beside the file."""
    some = Random(2).sample(range(len(live.base)), min(CHANGED, len(live.base)))  # noqa: S311 - for a bench
    offers = [offer(live.base, row) for row in some]
    beside = Live(live.base, live.policy, live.day)
    beside.change([each.vacancy.id for each in offers], offers)
    page_of(beside, people[0])
    return statistics.median(spent(partial(page_of, beside, one)) for one in people)


def opened(live: Live, people: Sequence[Someone], page: float) -> dict[str, float]:
    """What all single changes of a person cost, beside a page; and how many they are."""
    times, many = [], []
    for one in people:
        found = page_of(live, one)
        times.append(spent(partial(doors, found, live.policy)))
        many.append(len(list(changes(one.person, []))))
    return {"changes": statistics.median(many), "times a page": round(statistics.median(times) / page, 2)}


def threaded(live: Live, people: Sequence[Someone]) -> float:
    """Pages a second by sixteen threads, over those by one."""
    many = list(people) * max(1, 64 // len(people))

    def pages(threads: int) -> float:
        with ThreadPoolExecutor(threads) as pool:
            return clock(lambda: list(pool.map(lambda one: page_of(live, one) and None, many)))

    pages(1)
    return statistics.median(pages(1) / pages(THREADS) for _ in range(3))


def processes(path: Path, people: Sequence[Someone]) -> dict[str, float]:
    """Pages a second by two processes over those by one; what one holds above what it is without the file."""
    plain = [replace(one, person=_plain(one.person)) for one in people]
    many = plain * max(4, 64 // len(plain))
    with ExitStack() as stack:  # one pool for each process: one alone would take the work of both
        first, second = (
            stack.enter_context(ProcessPoolExecutor(1, mp_context=get_context("spawn"))) for _ in range(2)
        )
        memory = first.submit(held, path, plain).result()
        for pool in (first, second):
            pool.submit(worked, path, plain).result()
        alone = clock(lambda: first.submit(worked, path, many).result())
        both = clock(lambda: wait([pool.submit(worked, path, many) for pool in (first, second)]))
    return {"two processes / one": round(2 * alone / both, 2), "MB of a worker": round(memory / MB, 1)}


def _plain(person: Person) -> Person:
    return replace(person, weights=dict(person.weights) if person.weights else None)


def worked(path: Path, people: Sequence[Someone]) -> None:
    """In a process of its own: the pages of these people."""
    live = Live(store.read(path), policy.load(), people[0].person.on)
    for one in people:
        page_of(live, one)


def held(path: Path, people: Sequence[Someone]) -> int:
    """In a process of its own: bytes that are held once the file is open and some pages were made."""
    policy.load()
    before = _resident()
    live = Live(store.read(path), policy.load(), people[0].person.on)
    for one in people:
        page_of(live, one)
    return _resident() - before


def _resident() -> int:
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) * 1024


def spent(act: Callable[[], object], elsewhere: peers.Work = lambda: 0) -> float:
    """Milliseconds of work of this process, and of the one that works for it."""
    start = time.process_time() + elsewhere()
    act()
    return (time.process_time() + elsewhere() - start) * 1000


def clock(act: Callable[[], object]) -> float:
    """Milliseconds by the wall clock."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000
