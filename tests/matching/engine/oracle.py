"""The engine beside the plain scorer, in all that they must have in common."""

from dataclasses import replace

import numpy as np

from matching.engine.building import build
from matching.engine.columns import Offer, numbered
from matching.engine.rank import Found
from matching.engine.scan import BIT, Scan
from matching.scorer.v2.rank import rank
from matching.scorer.v2.results import SHELVES
from matching.scorer.weights import CRITERIA
from tests.matching.scorer.v2.examples import POLICY

FIRST = 60
PARTS = ("wish", "like", "dream", "step", "ask", "uses")


def offer(pair, place):
    """Each vacancy at a place of its own, so that its minutes can be given."""
    return Offer(pair.vacancy, (float(place), 0.0) if pair.vacancy.place_known else None)


def eight(pair):
    """A pair whose hashes have eight bytes."""
    double = pair.vacancy.double and pair.vacancy.double.ljust(8, b".")
    stone = pair.vacancy.stone and pair.vacancy.stone.ljust(8, b".")
    return replace(pair, vacancy=replace(pair.vacancy, double=double, stone=stone))


def scan_of(person, pairs, gone=()):
    """A scan of these pairs, with the minutes that they have."""
    columns = build([offer(pair, place) for place, pair in enumerate(pairs)], POLICY)
    minutes = np.full(len(columns["place_lat"]), -1, dtype="i4")
    for place, pair in enumerate(pairs):
        if pair.vacancy.place_known:
            at = int(np.flatnonzero(columns["place_lat"] == place)[0])
            minutes[at] = -1 if pair.minutes is None else pair.minutes
    dead = np.isin(columns.ids(np.arange(len(columns))), list(gone)) if gone else None
    return Scan(person, columns, POLICY, minutes, gone=dead)


def together(*scans):
    """Scans of one person side by side, with what was posted twice numbered over all of them."""
    double = numbered(np.concatenate([scan.columns["double"] for scan in scans]))
    for scan, own in zip(scans, np.split(double, np.cumsum([len(scan) for scan in scans])[:-1]), strict=True):
        scan.double = own
    return Found(scans)


def assert_same(person, pairs, found):
    """Counts, shelves, gates, points, open, sure, order of the first and page one are those of the scorer."""
    ranking = rank(person, pairs, POLICY)
    assert found.counts == {name: len(ranking.shelves[name].rows) for name in SHELVES}
    for name in SHELVES:
        shelf = ranking.shelves[name]
        assert found.ids(found.rows(name, FIRST)) == [row.vacancy for row in shelf.rows[:FIRST]]
        assert found.ids(found.spread(name, FIRST)) == [row.vacancy for row in shelf.spread[:FIRST]]
        assert found.ids(found.rows(name)) == [row.vacancy for row in shelf.rows]
        assert found.ids(found.spread(name)) == [row.vacancy for row in shelf.spread]
        assert_rows(found, name, shelf.rows)
    assert found.ids(found.route) == [row.vacancy for row in ranking.route]
    for part in PARTS:
        shown = [row.vacancy for row in getattr(ranking.page, part)]
        assert found.ids(getattr(found.page, part)) == shown, part


def assert_rows(found, name, rows):
    at = found.rows(name)
    beyond = found.each(at, Scan.beyond)
    points, still_open = found.points(at)
    closed, doubtful = (
        np.concatenate(each) for each in zip(*(scan.gates for scan in found.scans), strict=True)
    )
    for place, (each, row) in enumerate(zip(at.tolist(), rows, strict=True)):
        said = {criterion: got[:2] for criterion, got in row.criteria.items()}
        mine = zip(points[:, place].tolist(), still_open[:, place].tolist(), strict=True)
        assert dict(zip(CRITERIA, mine, strict=True)) == said
        states = {gate.name: gate.state for gate in row.gates}
        assert {gate for gate, bit in BIT.items() if closed[each] & bit} == {
            gate for gate, state in states.items() if state == "closed"
        }
        assert {gate for gate, bit in BIT.items() if doubtful[each] & bit & ~closed[each]} == {
            gate for gate, state in states.items() if state == "doubtful"
        }
        assert (found.of("n")[each], found.of("n_dream")[each]) == (row.n, row.n_dream)
        assert beyond[place] == row.beyond
        assert found.of("rung")[each] == (row.rung is not None)
        assert found.ids(found.doubles(each)) == list(row.doubles)
    sure = found.sure(at)
    assert sure.tolist() == [row.sure for row in rows]


__all__ = ["Found", "assert_same", "eight", "offer", "scan_of", "together"]
