"""The file of columns: whole or not at all, and with what changed since it is what a new one would be."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from matching.engine import store
from matching.engine.building import build
from matching.engine.columns import Offer
from matching.engine.rank import Found
from matching.engine.store import Live, NotUsable
from tests.matching.engine.cases import numbers, offers, someone
from tests.matching.engine.oracle import PARTS
from tests.matching.scorer.v2.examples import POLICY, TODAY, uid
from tests.matching.scorer.v2.lively import Maker
from tests.sizes import BUILDERS

HOME, MEANS = (52.09, 5.12), ("bicycle", "transit")


def seen(live, person):
    """All that someone sees: counts, the first of each shelf with points, page one."""
    found = Found(live.scans(person, HOME, MEANS))
    shelves = {}
    for name in found.counts:
        rows = np.array(found.spread(name, 60), dtype="i8")
        points, still_open = found.points(rows)
        shelves[name] = found.ids(rows), points.tolist(), still_open.tolist(), found.sure(rows).tolist()
    return found.counts, shelves, {part: found.ids(getattr(found.page, part)) for part in PARTS}


def test_a_file_holds_what_was_built(tmp_path):
    for number in numbers(10):
        person, path = someone(number), tmp_path / "columns"
        columns = build(offers(number, number % 40), POLICY, {"day": "2026-03-02"})
        store.write(path, columns)
        again = store.read(path)
        assert again.header == {"day": "2026-03-02"}
        assert seen(Live(again, POLICY, TODAY), person) == seen(Live(columns, POLICY, TODAY), person)


def test_after_changes_all_is_as_if_built_anew():
    for number in numbers(3):
        person, now = someone(number), {offer.vacancy.id: offer for offer in offers(number, 40)}
        live, dice = Live(build(now.values(), POLICY), POLICY, TODAY), Maker(number).dice
        for turn in range(3):
            changed = [each for each in offers(number + turn + 1, 30, first=920) if dice.randrange(2)]
            ids = {pk for pk in now if dice.randrange(6) == 0} | {offer.vacancy.id for offer in changed}
            now = {pk: offer for pk, offer in now.items() if pk not in ids}
            now |= {offer.vacancy.id: offer for offer in changed}
            live.change(ids, changed)
        assert seen(live, person) == seen(Live(build(now.values(), POLICY), POLICY, TODAY), person)


def test_what_has_closed_by_the_day_is_gone():
    last_day, no_end = (replace(offer.vacancy, is_open=True, is_filled=False) for offer in offers(1, 2))
    last_day, no_end = replace(last_day, closes_on=TODAY), replace(no_end, closes_on=None)
    columns = build([Offer(last_day), Offer(no_end)], POLICY)
    person = replace(Maker(1).person(), on=TODAY + timedelta(days=1))
    live = Live(columns, POLICY, TODAY + timedelta(days=1))
    assert sum(Found(live.scans(person, HOME, MEANS)).counts.values()) == 1
    assert sum(Found(Live(columns, POLICY, TODAY).scans(person, HOME, MEANS)).counts.values()) == 2


@pytest.mark.parametrize("cut", [0, 10, 40, 4000, -1])
def test_a_file_that_was_cut_off_is_not_usable(tmp_path, cut):
    path = tmp_path / "columns"
    store.write(path, build(offers(3, 20), POLICY))
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(NotUsable):
        store.read(path)


@pytest.mark.parametrize("at", [3, 25, 60, 2000, -5])
def test_a_damaged_file_is_not_usable(tmp_path, at):
    path = tmp_path / "columns"
    store.write(path, build(offers(3, 20), POLICY))
    whole = bytearray(path.read_bytes())
    whole[at] ^= 0x10
    path.write_bytes(whole)
    with pytest.raises(NotUsable):
        store.read(path)


@pytest.mark.parametrize(("number", "opens"), [(b"1", False), (b"2", True), (b"4", False)])
def test_a_file_of_before_opens_where_nothing_lacks_in_it(tmp_path, number, opens):
    path = tmp_path / "columns"
    store.write(path, build(offers(3, 20), POLICY))
    path.write_bytes(path.read_bytes().replace(b"columns 3", b"columns " + number, 1))
    if opens:
        assert len(store.read(path)) == 20
        return
    with pytest.raises(NotUsable):
        store.read(path)


def test_no_file_is_not_usable(tmp_path):
    with pytest.raises(NotUsable):
        store.read(tmp_path / "columns")


BUILDER = """
import sys
from pathlib import Path
from matching.engine import store
from tests.matching.engine.test_store import POLICY, build, offers
columns = build(offers(5, 30), POLICY, {"day": "2026-03-02"})
print("ready", flush=True)
while True:
    store.write(Path(sys.argv[1]), columns)
"""


def test_builders_that_are_killed_never_leave_a_broken_file(tmp_path):
    path = tmp_path / "columns"
    store.write(path, build(offers(5, 30), POLICY, {"day": "2026-03-02"}))
    for turn in range(BUILDERS.value):
        with subprocess.Popen(
            [sys.executable, "-c", BUILDER, str(path)],
            stdout=subprocess.PIPE,
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"},
        ) as builder:
            builder.stdout.readline()
            for _ in range(5 + turn % 20):
                assert len(store.read(path)) == 30
            builder.send_signal(signal.SIGKILL)
        assert len(store.read(path)) == 30
    store.sweep(path)
    assert [each.name for each in tmp_path.iterdir()] == ["columns"]


def test_an_id_that_shares_its_first_half_with_another_is_not_taken_for_it():
    listed = [Offer(replace(offers(1, 1)[0].vacancy, id=uid(number))) for number in (1, 2, 3)]
    live = Live(build(listed, POLICY), POLICY, TODAY)
    live.change([uid(2)], [])
    assert live.gone.tolist() == [False, True, False]
