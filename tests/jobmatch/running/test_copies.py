"""Copies of the databases: encrypted, whole or not there, put back in empty databases only."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from errno import ENOSPC
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import Mock

import pyrage
import pytest
from django.core.management import CommandError, call_command

from jobmatch.running import copies
from jobmatch.running.copies import CopyFailed
from jobmatch.running.environment import SQLITE

NOW = datetime(2026, 3, 9, 4, 0, tzinfo=UTC)
SECRET = "what was told in confidence"


def database(file: Path) -> Any:
    """What the copies ask of a connection of Django."""

    def table_names() -> list[str]:
        with closing(sqlite3.connect(file)) as opened:
            return [name for (name,) in opened.execute("SELECT name FROM sqlite_master")]

    return SimpleNamespace(
        settings_dict={"ENGINE": SQLITE, "NAME": str(file)},
        introspection=SimpleNamespace(table_names=table_names),
        close=lambda: None,
    )


@pytest.fixture
def identity() -> Any:
    return pyrage.x25519.Identity.generate()


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for copies; both databases have a table with a text, part of it not in the file itself yet."""
    databases = {alias: database(tmp_path / f"{name}.sqlite3") for alias, name in copies.NAMES.items()}
    monkeypatch.setattr(copies, "connections", databases)
    for alias, name in copies.NAMES.items():
        with closing(sqlite3.connect(databases[alias].settings_dict["NAME"])) as opened:
            opened.execute("PRAGMA journal_mode=WAL")
            opened.execute("CREATE TABLE told (words TEXT)")
            opened.execute("INSERT INTO told VALUES (?)", (f"{SECRET}: {name}",))
            opened.commit()
    (tmp_path / "copies").mkdir()
    return tmp_path / "copies"


def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Path]:
    """From now on both databases are new ones."""
    files = {alias: tmp_path / f"new-{name}.sqlite3" for alias, name in copies.NAMES.items()}
    monkeypatch.setattr(copies, "connections", {alias: database(file) for alias, file in files.items()})
    return files


def make(kept: Path, identity: Any, at: datetime = NOW) -> list[Path]:
    return copies.make(kept, at=at, recipients=[str(identity.to_public())])


def words(file: Path) -> str:
    with closing(sqlite3.connect(file)) as opened:
        return str(opened.execute("SELECT words FROM told").fetchone()[0])


def test_each_database_is_copied_encrypted_all_else_before_the_keys(kept: Path, identity: Any) -> None:
    main, keys = make(kept, identity)
    assert [main.name, keys.name] == [
        "jobmatch-20260309T040000Z-main.age",
        "jobmatch-20260309T040000Z-keys.age",
    ]
    for file in (main, keys):
        assert file.stat().st_mode & 0o777 == 0o600
        assert file.read_bytes().startswith(b"age-encryption.org/v1")
        assert SECRET.encode() not in file.read_bytes()


def test_a_copy_is_put_back_as_it_was(
    kept: Path, identity: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make(kept, identity)
    files = empty(tmp_path, monkeypatch)
    copies.require_empty()
    for (alias, name), file in zip(copies.NAMES.items(), made, strict=True):
        copies.put_back(file, alias, identities=[identity])
        assert words(files[alias]) == f"{SECRET}: {name}"


@pytest.mark.parametrize("spoilt", ["another identity", "cut short", "changed", "not there"])
def test_what_does_not_open_is_refused_and_leaves_the_database_empty(
    spoilt: str, kept: Path, identity: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    main, _ = make(kept, identity)
    content = main.read_bytes()
    if spoilt == "cut short":
        main.write_bytes(content[:-100])
    elif spoilt == "changed":
        main.write_bytes(content[:-100] + bytes(100))
    elif spoilt == "not there":
        main.unlink()
    opener = pyrage.x25519.Identity.generate() if spoilt == "another identity" else identity
    files = empty(tmp_path, monkeypatch)
    with pytest.raises(CopyFailed, match="cannot be read" if spoilt == "not there" else "does not open"):
        copies.put_back(main, "default", identities=[opener])
    copies.require_empty()
    assert not list(files["default"].parent.glob("*.part"))


def test_a_database_with_anything_in_it_is_left_alone(kept: Path) -> None:
    with pytest.raises(CopyFailed, match="main is not empty"):
        copies.require_empty()


def test_copies_of_keys_end_first_and_what_is_no_copy_stays(kept: Path, identity: Any) -> None:
    old = make(kept, identity, at=NOW - timedelta(days=8))
    make(kept, identity)
    (kept / "jobmatch-notes-keys.age").touch()
    assert copies.expired(kept, at=NOW, days={"default": 365, "keys": 7}) == [old[1]]
    assert copies.expired(kept, at=NOW + timedelta(days=400), days={"default": 365}) != []


def test_what_was_stopped_half_way_ends_too(kept: Path, identity: Any) -> None:
    (kept / "jobmatch-20260301T040000Z-keys.part").touch()
    assert [file.suffix for file in copies.expired(kept, at=NOW, days={"keys": 7})] == [".part"]


def test_copies_of_keys_end_also_on_a_full_disk(
    kept: Path, identity: Any, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    settings.BACKUP_RECIPIENTS = [str(identity.to_public())]
    main, keys = make(kept, identity, at=datetime.now(UTC) - timedelta(days=800))
    monkeypatch.setattr(copies, "make", Mock(side_effect=OSError(ENOSPC, "No space left on device")))
    with pytest.raises(CommandError, match="no new pair of copies.*No space"):
        call_command("backup", str(kept))
    assert (main.exists(), keys.exists()) == (True, False)


def test_a_copy_that_failed_leaves_nothing(
    kept: Path, monkeypatch: pytest.MonkeyPatch, identity: Any
) -> None:
    config = {"ENGINE": "postgresql", "NAME": "x", "HOST": "", "PORT": "", "USER": "", "PASSWORD": ""}
    monkeypatch.setitem(copies.connections, "default", SimpleNamespace(settings_dict=config))
    monkeypatch.setenv("PATH", str(kept))
    with pytest.raises(CopyFailed, match="pg_dump is not here"):
        make(kept, identity)
    assert list(kept.iterdir()) == []


def test_what_is_no_key_of_age_is_told(kept: Path, tmp_path: Path) -> None:
    with pytest.raises(CopyFailed, match="begins with age1"):
        copies.make(kept, at=NOW, recipients=["age1nothing"])
    (tmp_path / "identity").write_text("nothing\n")
    with pytest.raises(CopyFailed, match="AGE-SECRET-KEY"):
        copies.read_identities(tmp_path / "identity")
    with pytest.raises(CopyFailed, match="cannot be read"):
        copies.read_identities(tmp_path / "none")
