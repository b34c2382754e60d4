"""Copies are made, a youth is erased, and an older copy of all data is put back beside the newest keys."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg
import pyrage
import pytest
from django.conf import settings
from django.db import connection

from jobmatch.running.variables import NAMES
from tests import migrated, postgres
from tests.database_url import url_of_test_database
from tests.figures import Figure
from tests.sizes import DRILL

pytestmark = pytest.mark.django_db  # for servers to make databases on


@dataclass
class Place:
    """An installation with databases of its own."""

    variables: dict[str, str]

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if name not in NAMES}
        return subprocess.run(
            [sys.executable, *words],
            cwd=settings.BASE_DIR,
            env={**kept, **self.variables},
            capture_output=True,
            text=True,
        )

    def manage(self, *words: str) -> str:
        done = self.run("manage.py", *words)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def drill(self, act: str, noted: Path) -> str:
        """What the act says last."""
        done = self.run("-m", "tests.durability.drilled", act, str(noted))
        assert done.returncode == 0, done.stderr
        return done.stdout.strip().rpartition("\n")[2]

    def look(self, noted: Path) -> dict[str, list[int]]:
        found: dict[str, list[int]] = json.loads(self.drill("look", noted))
        return found


class Hall:
    """Makes places, and takes their databases away at the end."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.folder, self.stack = folder, stack
        self.identity = pyrage.x25519.Identity.generate()
        self.secret = folder / "identity.txt"
        self.secret.write_text(f"# made for this test\n{self.identity}\n")
        self.copies = folder / "copies"
        self.copies.mkdir()

    def migrate(self, place: Place) -> None:
        """From nothing, or from what the migrations of this run made once."""
        shared = migrated.named_folder()
        if shared and connection.vendor == migrated.SQLITE:
            migrated.put(Path(place.variables["JOBMATCH_DATA_DIR"]) / "jobmatch.sqlite3", shared)
        place.manage("migrate", "--verbosity=0")

    def restore(self, place: Place, main: Path, keys: Path) -> str:
        return place.manage("restore", f"--main={main}", f"--keys={keys}", f"--identity={self.secret}")

    def place(self, name: str) -> Place:
        data = self.folder / name
        data.mkdir()
        variables = {
            "DJANGO_SETTINGS_MODULE": "jobmatch.settings",
            "JOBMATCH_DATA_DIR": str(data),
            "JOBMATCH_DEMO": "1",
            "JOBMATCH_BACKUP_RECIPIENTS": str(self.identity.to_public()),
            "JOBMATCH_SEALING_KEYS": RING,
            "JOBMATCH_LOG_KEYS": LOG_RING,
            "JOBMATCH_MARK_KEY": MARK_KEY,
            "PATH": PROGRAMS + os.environ["PATH"],
        }
        if connection.vendor == "postgresql":
            for variable, alias in (("DATABASE_URL", "default"), ("KEYS_DATABASE_URL", "keys")):
                variables[variable] = self.stack.enter_context(new_database(url_of_test_database(alias)))
        return Place(variables)


RING = "drill:" + "A" * 43 + "="
LOG_RING = "drill:" + "B" * 42 + "A="
MARK_KEY = "drill:" + "C" * 42 + "A="
WHEEL = postgres.wheel()
PROGRAMS = f"{WHEEL / 'bin'}:" if WHEEL else ""


@contextmanager
def new_database(beside: str) -> Iterator[str]:
    name = f"drill_{uuid4().hex}"
    with psycopg.connect(beside, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
        try:
            yield f"{beside.rpartition('/')[0]}/{name}"
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with ExitStack() as stack:
        yield Hall(tmp_path, stack)


def newest(hall: Hall, kind: str) -> Path:
    return max(hall.copies.glob(f"*-{kind}.age"))


def test_after_an_older_copy_is_put_back_what_was_erased_opens_nowhere_and_all_else_does(
    hall: Hall, figure: Figure
) -> None:
    first, noted, listed = hall.place("first"), hall.folder / "noted.json", hall.folder / "erased"
    hall.migrate(first)
    if DRILL.value:
        first.manage("demo")
    listed.write_text(first.drill("note", noted))
    first.manage("backup", str(hall.copies))
    old_main, old_keys = newest(hall, "main"), newest(hall, "keys")
    first.manage("replay_erasures", str(listed))
    first.manage("backup", str(hall.copies))
    new_keys = newest(hall, "keys")
    assert new_keys != old_keys

    second = hall.place("second")
    assert "1 of them again just now" in hall.restore(second, old_main, new_keys)
    found = second.look(noted)
    assert found["of the erased"][0] == 0 < found["of the erased"][1]
    assert found["of all others"][0] == found["of all others"][1] > 0
    assert found["in the database"][0] == found["in the database"][1] > 0
    if DRILL.value:
        control = hall.place("control")  # why copies of keys live for a week at most
        hall.restore(control, old_main, old_keys)
        left = control.look(noted)["of the erased"]
        assert left[0] == left[1] > 0
    for name, pair in found.items():
        figure(f"drill ({connection.vendor}), texts that open, {name}", f"{pair[0]} of {pair[1]}")
