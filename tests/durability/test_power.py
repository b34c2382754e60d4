"""A power cut at any moment loses nothing that was answered; with less patient settings of SQLite it does."""

import os
import random
import secrets
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections
from django.db.backends.sqlite3._functions import register

from jobmatch.accounts.models import User
from tests import keys
from tests.candidates.referral_situations import make_place, make_referrer
from tests.durability import power
from tests.durability.power import Disk
from tests.durability.recorded import keys_beside
from tests.figures import Figure
from tests.sizes import CUTS

pytestmark = keys.apart
REFERRALS = max(60, CUTS.value // 10)
CUTS_OF_CONTROL = 20
LOGGED = "SELECT target_id FROM audit_row WHERE event = 'referral.received'"
AS_THE_PRODUCT, CONTROLS = "FULL", ("NORMAL", "OFF")


def copy_of_database(alias: str, target: Path) -> None:
    """All that is committed, in one file."""
    name = connections[alias].settings_dict["NAME"]
    with closing(sqlite3.connect(name)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=WAL")


def record(referrer: User, folder: Path) -> dict[str, dict[str, bytes]]:
    """Have a process write with each setting; the files as they were before."""
    files = [folder / f"{setting}.sqlite3" for setting in (AS_THE_PRODUCT, *CONTROLS)]
    for file in files:
        copy_of_database("default", file)
        copy_of_database("keys", keys_beside(file))
    before = {file.stem: {one.name: one.read_bytes() for one in (file, keys_beside(file))} for file in files}
    subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.durability.recorded",
            str(referrer.pk),
            str(REFERRALS),
            *map(str, files),
        ],
        cwd=settings.BASE_DIR,
        env={
            **os.environ,
            **keys.urls(),
            "DJANGO_SETTINGS_MODULE": "jobmatch.settings",
        },
        check=True,
    )
    return before


def look_at(file: Path, keys_file: Path, answered: set[str]) -> Counter[str]:
    """Open it as the product would after the cut: what is lost, broken, half there, or without its key."""
    with closing(sqlite3.connect(file)) as database:
        register(database)  # Django's functions, which constraints of the tables call
        try:
            database.execute("ATTACH ? AS keys", (str(keys_file),))
            database.execute("PRAGMA synchronous=OFF")  # of this look only
            kept = {key for (key,) in database.execute("SELECT id FROM candidates_referral")}
            logged = {key for (key,) in database.execute(LOGGED)}
            keyed = {key for (key,) in database.execute("SELECT person FROM keys.sealing_key")}
            faults = database.execute("PRAGMA integrity_check").fetchall() != [("ok",)]
            faults |= bool(database.execute("PRAGMA foreign_key_check").fetchall())
        except sqlite3.DatabaseError:
            return Counter(broken=1, lost=len(answered))
    half, lost = len(kept ^ logged), len(answered - kept)
    return Counter(broken=int(faults), half=half, lost=lost, keyless=len(kept - keyed))


def cut_again_and_again(disk: Disk, folder: Path, cuts: int, draw: random.Random) -> Counter[str]:
    """Sums over all cuts; `answered` is what could have been lost."""
    folder.mkdir()
    found: Counter[str] = Counter(cuts=cuts)
    for moment in disk.moments(cuts, draw):
        disk.go_to(moment)
        found.update(look_at(*disk.cut(folder, draw), disk.answered), answered=len(disk.answered))
    return found


@pytest.fixture(scope="module")
def seed() -> int:
    return secrets.randbits(32)


def test_no_answered_write_is_lost_in_a_power_cut_and_the_controls_lose(
    tmp_path: Path, figure: Figure, seed: int
) -> None:
    make_place()
    before = record(make_referrer(), tmp_path)
    print(f"cuts drawn from seed {seed}")  # noqa: T201 - shown when it fails
    found = {}
    for setting, content in before.items():
        draw = random.Random(seed)  # noqa: S311 - nothing secret
        disk = Disk(content, tmp_path / setting)
        cuts = CUTS.value if setting == AS_THE_PRODUCT else CUTS_OF_CONTROL
        found[setting] = cut_again_and_again(disk, tmp_path / f"{setting}-cut", cuts, draw)
        for what in ("cuts", "answered", "lost", "half", "broken", "keyless"):
            figure(f"power cuts, synchronous={setting}, {what}", found[setting][what])
    product = found[AS_THE_PRODUCT]
    assert (product["lost"], product["half"], product["broken"], product["keyless"]) == (0, 0, 0, 0)
    assert product["answered"] > 0
    assert all(found[control]["lost"] > 0 for control in CONTROLS)
    assert any(found[control]["keyless"] > 0 for control in CONTROLS)


def test_the_model_keeps_what_was_synced_and_tears_what_was_not(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - nothing secret
    file = power.OneFile()
    file.changes.append((0, b"a" * 1024))
    file.sync()
    file.changes.append((256, b"b" * 768))
    seen = {bytes(file.after_cut(draw)) for _ in range(200)}
    old, new = b"a" * 256, b"b" * 256
    assert seen == {
        old + old + old + old,
        old + new + old + old,
        old + old + new + new,
        old + new + new + new,
    }
