"""A test database as the migrations leave it, made once for a small run; each process copies it.

`tests.runs` names a folder for it. Where none is named, a process migrates by itself.
"""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

FOLDER_VARIABLE = "JOBMATCH_MIGRATED"
ROOT = Path(__file__).parent.parent
SQLITE, POSTGRESQL = "sqlite", "postgresql"
MAKE = """
import django
django.setup()
from django.db import connection
connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
"""


def once(folder: Path, name: str, make: Callable[[], object]) -> None:
    """Make something, unless another process did; who comes meanwhile waits."""
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / f"{name}.made").exists():
            make()
            (folder / f"{name}.made").touch()


def made(folder: Path, vendor: str, variables: dict[str, str]) -> str:
    """The name of the database that is there to be copied: a file, or one on the server that is named."""
    name = str(folder / "migrated.sqlite3") if vendor == SQLITE else folder.name
    once(folder, vendor, lambda: _make(name, variables))
    return name


def _make(name: str, variables: dict[str, str]) -> None:
    ours = {"DJANGO_SETTINGS_MODULE": "tests.settings", "JOBMATCH_TEST_DATABASE": name}
    done = subprocess.run(
        [sys.executable, "-c", MAKE], cwd=ROOT, env={**variables, **ours}, capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(f"The test database could not be made:\n{done.stdout}{done.stderr}")


def put(target: Path, folder: Path) -> None:
    """The migrated database of SQLite as this file."""
    left_out = ("DATABASE_URL", "KEYS_DATABASE_URL")
    variables = {name: value for name, value in os.environ.items() if name not in left_out}
    shutil.copyfile(made(folder, SQLITE, variables), target)


def named_folder() -> Path | None:
    """Where what is made once lies, where that was named."""
    name = os.environ.get(FOLDER_VARIABLE)
    return Path(name) if name else None


def create_test_db(*_: Any, **__: Any) -> str:
    """As Django's own of this name, of the default database; by copying what was made once."""
    name, folder = connection.creation._get_test_db_name(), named_folder()
    assert folder is not None
    if connection.vendor == SQLITE:
        put(Path(name), folder)
    else:
        source = made(folder, POSTGRESQL, {**os.environ})
        with connection.creation._nodb_cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')
    connection.close()
    connection.settings_dict["NAME"] = settings.DATABASES[connection.alias]["NAME"] = name
    return str(name)
