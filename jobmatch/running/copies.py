"""Copies of the databases in the age format, to recipients whose private keys are not on this machine.

Nothing of a copy lies on the disk in clear. The one of all else is made before the one of keys: a key is
saved before its text, so a pair always has the keys that it needs; what was erased in between opens nowhere.
"""

import io
import os
import sqlite3
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, Any, Final

import pyrage
from django.db import connections

from jobmatch.running.environment import SQLITE

Identity = Any  # of pyrage, which has no types
NAMES: Final = {"default": "main", "keys": "keys"}  # in the name of the file, by alias
WHOLE, UNFINISHED = ".age", ".part"
MOMENT: Final = "%Y%m%dT%H%M%SZ"
READABLE: Final = 0o600


class CopyFailed(Exception):
    """A copy could not be made or put back; the message says why."""


def make(folder: Path, *, at: datetime, recipients: Sequence[str]) -> list[Path]:
    """Copy both databases into the folder, all else first; the two files."""
    keys = [_recipient(text) for text in recipients]
    return [_make_one(folder, alias, at=at, recipients=keys) for alias in NAMES]


def expired(folder: Path, *, at: datetime, days: Mapping[str, int]) -> list[Path]:
    """The copies that are older than so many days, which `days` has by alias; those that were stopped too."""
    return [
        file
        for alias, number in days.items()
        for ending in (WHOLE, UNFINISHED)
        for file in sorted(folder.glob(f"jobmatch-*-{NAMES[alias]}{ending}"))
        if (made := made_at(file)) is not None and made < at - timedelta(days=number)
    ]


def made_at(file: Path) -> datetime | None:
    """When a copy was made, by its name; None for a file of another name."""
    try:
        return datetime.strptime(file.name.split("-")[1], MOMENT).replace(tzinfo=UTC)
    except (IndexError, ValueError):
        return None


def put_back(file: Path, alias: str, *, identities: Sequence[Identity]) -> None:
    """Fill an empty database with a copy."""
    config = connections[alias].settings_dict
    load = _into_sqlite if config["ENGINE"] == SQLITE else _into_postgresql
    try:
        with file.open("rb") as source:
            load(source, config, identities)
    except (OSError, pyrage.DecryptError) as error:
        if isinstance(error, OSError) and error.errno:  # pyrage's own has none
            raise CopyFailed(f"{file} cannot be read: {error.strerror}.") from error
        raise CopyFailed(f"{file} does not open with this identity, or it is damaged.") from error


def require_empty() -> None:
    """Refused when anything is in one of the databases."""
    for alias, name in NAMES.items():
        if connections[alias].introspection.table_names():
            raise CopyFailed(f"The database of {name} is not empty: name a new one. Nothing was changed.")
        connections[alias].close()


def read_identities(file: Path) -> list[Identity]:
    """The private keys in a file as `age-keygen` makes it."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
        found = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
        return [pyrage.x25519.Identity.from_str(line) for line in found]
    except OSError as error:
        raise CopyFailed(f"{file} cannot be read: {error.strerror}.") from error
    except pyrage.IdentityError as error:
        raise CopyFailed(f"{file} holds no key that begins with AGE-SECRET-KEY-1.") from error


def _recipient(text: str) -> Any:
    try:
        return pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError as error:
        raise CopyFailed(f"'{text}' is no public key of age: it begins with age1.") from error


def _make_one(folder: Path, alias: str, *, at: datetime, recipients: list[Any]) -> Path:
    """Under another name until it is whole and on the disk."""
    target = folder / f"jobmatch-{at.astimezone(UTC).strftime(MOMENT)}-{NAMES[alias]}{WHOLE}"
    unfinished = target.with_suffix(UNFINISHED)
    unfinished.touch(mode=READABLE)
    try:
        with unfinished.open("wb") as file, _dumped(connections[alias].settings_dict) as content:
            pyrage.encrypt_io(content, file, recipients)
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return target


@contextmanager
def _dumped(config: dict[str, Any]) -> Iterator[IO[bytes]]:
    """The whole database at one moment, to be read once."""
    if config["ENGINE"] == SQLITE:
        with closing(sqlite3.connect(config["NAME"])) as database:
            yield io.BytesIO(database.serialize())
        return
    with _program("pg_dump", "--format=custom", "--no-owner", config=config, stdout=subprocess.PIPE) as dump:
        assert dump.stdout is not None  # noqa: S101 - it is a pipe
        yield dump.stdout


def _into_sqlite(source: IO[bytes], config: dict[str, Any], identities: Sequence[Identity]) -> None:
    """Into a new file, which takes the name of the empty one when it is whole."""
    target = Path(config["NAME"])
    unfinished = target.with_name(f"{target.name}.part")
    unfinished.unlink(missing_ok=True)
    unfinished.touch(mode=READABLE)
    try:
        with unfinished.open("wb") as file:
            pyrage.decrypt_io(source, file, identities)
            file.flush()
            os.fsync(file.fileno())
        for leftover in ("-wal", "-shm"):
            target.with_name(f"{target.name}{leftover}").unlink(missing_ok=True)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _into_postgresql(source: IO[bytes], config: dict[str, Any], identities: Sequence[Identity]) -> None:
    arguments = ("--exit-on-error", "--single-transaction", "--no-owner", f"--dbname={config['NAME']}")
    with _program("pg_restore", *arguments, config=config, stdin=subprocess.PIPE) as restore:
        assert restore.stdin is not None  # noqa: S101 - it is a pipe
        pyrage.decrypt_io(source, restore.stdin, identities)
        restore.stdin.close()


@contextmanager
def _program(
    name: str,
    *arguments: str,
    config: dict[str, Any],
    stdin: int | None = None,
    stdout: int | None = None,
) -> Iterator["subprocess.Popen[bytes]"]:
    """A program of PostgreSQL at work, without a password in its arguments.

    Refused when it is not installed or says no.
    """
    variables = {
        "PGHOST": config["HOST"],
        "PGPORT": str(config["PORT"] or ""),
        "PGUSER": config["USER"],
        "PGPASSWORD": config["PASSWORD"],
        "PGDATABASE": config["NAME"],
    }
    given = {variable: value for variable, value in variables.items() if value}
    try:
        process = subprocess.Popen(  # noqa: S603 - our own words, and the settings
            [name, *arguments],
            env={**os.environ, **given},
            stdin=stdin,
            stdout=stdout,
            stderr=subprocess.PIPE,
        )
    except FileNotFoundError:
        raise CopyFailed(f"The program {name} is not here: install PostgreSQL's client programs.") from None
    with process:
        with suppress(BrokenPipeError):  # what it says of that follows
            yield process
        assert process.stderr is not None  # noqa: S101 - it is a pipe
        said = process.stderr.read().decode(errors="replace").strip()
    if process.returncode:
        raise CopyFailed(f"{name} failed: {said}")
