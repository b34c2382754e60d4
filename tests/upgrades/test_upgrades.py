"""A database that an earlier commit made is migrated by the code of today, and goes on in use."""

import json
import lzma
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from tests import sizes
from tests.database_url import url_of_test_database
from tests.upgrades.keep import FILES, HERE, SECRETS, product

NAMES = sorted(folder.parent.name for folder in HERE.glob("*/kept.json"))
HERE_TOO = sizes.KEPT.value == sizes.KEPT.full


def opened_here() -> list[str]:
    """What this database opens: in a small run every other one, and the other database those between."""
    at = 0 if connection.vendor == "sqlite" else 1
    return NAMES if HERE_TOO else NAMES[at::2]


pytestmark = pytest.mark.django_db  # for a server to make a database on


@contextmanager
def restored(kept: Path, data: Path) -> Iterator[dict[str, str]]:
    """A copy of what was kept, with its ring; the environment for a process that works in it."""
    for secrets in SECRETS:
        if (kept / secrets).exists():  # of before the log had keys there is one file
            shutil.copyfile(kept / secrets, data / secrets)
    for file in FILES:
        if (kept / f"{file}.xz").exists():  # of before keys lay apart there is one file
            (data / file).write_bytes(lzma.decompress((kept / f"{file}.xz").read_bytes()))
    if connection.vendor == "sqlite":
        yield product(data)
        return
    with database_beside() as url:
        with psycopg.connect(url, autocommit=True) as restoring:
            restoring.execute(lzma.decompress((kept / "jobmatch.sql.xz").read_bytes()))
        yield product(data, url)


@contextmanager
def database_beside() -> Iterator[str]:
    """A new database on the server of the tests, until the block ends."""
    name, beside = f"kept_{uuid4().hex}", url_of_test_database()
    with psycopg.connect(beside, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
        try:
            yield f"{beside.rpartition('/')[0]}/{name}"
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.mark.parametrize("name", opened_here())
def test_a_kept_database_is_migrated_and_goes_on_in_use(name: str, tmp_path: Path) -> None:
    with restored(HERE / name, tmp_path) as within:
        done = subprocess.run(
            [sys.executable, "-m", "tests.upgrades.used", name],
            cwd=settings.BASE_DIR,
            env=within,
            capture_output=True,
            text=True,
        )
    assert done.returncode == 0, done.stdout + done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    noted = json.loads((HERE / name / "kept.json").read_text(encoding="utf-8"))[connection.vendor]
    assert (found["youths"], found["sealed"]) == (noted["youths"], noted["sealed"])
    assert found["lost"] == "0 lost"
    assert found["marks"]["unknown"] == 0 < found["marks"]["there"]
    assert "chain whole" in found["log"]
    assert found["came_in_another_day"] == found["proposals_elsewhere"] == 0
    assert found["pages"] == {
        "signing in": 302,
        "candidates:file": 200,
        "candidates:contacts": 200,
        "candidates:history": 200,
        "matching:ranking": 200,
        "matching:introductions_of": 200,
        "link": 302,
        "candidates:mine": 200,
        "matching:my_copy": 200,
    }


def test_something_was_kept() -> None:
    assert {"9324914", "56c1ea4"} <= {*NAMES}
