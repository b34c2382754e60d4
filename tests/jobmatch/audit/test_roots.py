import os
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from jobmatch.audit import roots
from jobmatch.audit import services as audit
from jobmatch.audit.models import NO_CHAIN, Entry, Head, Root
from tests.database import triggers_lifted
from tests.jobmatch.audit.situations import HERE, THERE, fill, fill_closed

pytestmark = pytest.mark.django_db


def note() -> Root:
    return roots.make(at=timezone.now())


def ends_of(root: Root) -> list[tuple[str, int]]:
    return [(name, number) for name, number, _ in root.ends]


def test_a_root_holds_the_end_of_every_chain_and_of_the_closed_one() -> None:
    fill_closed(2)
    for chain, rows in ((THERE, 1), (None, 4), (HERE, 3)):
        fill(rows, chain=chain)
    first = note()
    assert ends_of(first) == [("closed", 2), (str(NO_CHAIN), 4), (str(HERE), 3), (str(THERE), 1)]
    fill(1)
    second = note()
    assert ends_of(second)[2] == (str(HERE), 4)
    assert (second.number, second.previous) == (2, first.digest)


def test_a_root_of_an_empty_log_is_a_root() -> None:
    assert (note().ends, note().number) == ([], 2)  # of the second night


def test_a_glance_sees_a_chain_that_is_gone_or_shorter_than_last_night() -> None:
    fill_closed(1)
    fill(3)
    fill(2, chain=THERE)
    note()
    assert roots.problems_since_last(note()) == []
    with triggers_lifted():
        Entry.objects.filter(chain=THERE).delete()
        Head.objects.filter(chain=THERE).delete()
        Entry.objects.filter(chain=HERE, number=3).delete()
    assert roots.problems_since_last(note()) == [
        f"chain {HERE}: row 3 is not there as root 2 noted it",
        f"chain {THERE}: row 2 is not there as root 2 noted it",
    ]


def test_a_glance_sees_triggers_that_are_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jobmatch.audit.triggers.missing", lambda connection: ["audit_row_no_delete"])
    assert roots.problems_since_last(note()) == ["the trigger audit_row_no_delete does not stand"]
    assert roots.problems_since_last(note()) == ["the trigger audit_row_no_delete does not stand"]


@pytest.fixture
def outside(tmp_path: Path, settings: Any) -> Path:
    settings.LOG_ENDS_FILE = tmp_path / "ends"
    return tmp_path / "ends"


def test_each_root_is_a_line_of_the_file_outside(outside: Path) -> None:
    for _night in range(2):
        note()
        assert roots.write_outside()
    assert [line.split()[-1] for line in outside.read_text().splitlines()] == [
        str(root) for root in Root.objects.order_by("number")
    ]
    assert roots.read_outside(outside) == list(Root.objects.values_list("number", "digest"))
    assert outside.stat().st_mode & 0o777 == 0o600


def test_a_root_is_written_once_and_one_that_was_missed_with_the_next(outside: Path) -> None:
    for _night in range(3):
        note()
    assert roots.write_outside()
    assert roots.write_outside()
    assert [number for number, _ in roots.read_outside(outside)] == [1, 2, 3]


def test_what_is_in_the_file_stays(outside: Path) -> None:
    """A line that no root of today says is what the file is for."""
    outside.write_text("2026-11-27T03:40:00+01:00 root-1:abc\n")
    note()
    note()
    assert roots.write_outside()
    assert outside.read_text().startswith("2026-11-27T03:40:00+01:00 root-1:abc\n")
    assert [number for number, _ in roots.read_outside(outside)] == [1, 2]


def test_whoever_was_erased_is_named_once(outside: Path) -> None:
    gone = [uuid4(), uuid4()]
    for person in gone:
        audit.record(event="file.erased", by=audit.COMMAND_LINE, chain=None, person=person)
        note()
        assert roots.write_outside()
    assert roots.erased_outside(outside) == gone
    assert [number for number, _ in roots.read_outside(outside)] == [1, 2]


def test_a_line_is_on_the_disk_before_it_counts_as_written(
    outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = []
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda file: synced.append(os.fstat(file).st_ino) or real(file))
    note()
    assert roots.write_outside()
    assert synced == [outside.stat().st_ino, outside.parent.stat().st_ino]


def test_a_file_that_cannot_be_written_is_said(outside: Path) -> None:
    note()
    outside.mkdir()
    assert not roots.write_outside()


def test_without_a_file_nothing_is_outside() -> None:
    note()
    assert not roots.write_outside()


@pytest.mark.parametrize("text", ["", "1:ab", "root-1", "root-1:", "root-a:ab", "root-²:ab"])
def test_what_is_no_root_is_not_read_as_one(text: str) -> None:
    with pytest.raises(ValueError, match="not a root"):
        roots.parsed(text)


def test_a_line_says_when() -> None:
    root = roots.make(at=timezone.now() - timedelta(days=1))
    assert roots.line_of(root).startswith(f"{timezone.localdate() - timedelta(days=1)}T")
