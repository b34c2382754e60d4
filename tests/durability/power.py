"""What files hold after a power cut: all that was synced, and of the rest whatever chance left."""

import json
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SECTOR = 512  # a disk writes so many bytes wholly or not at all
Event = list[Any]
Change = tuple[int, bytes | None]  # where, and what; None: the file ends there


@dataclass
class OneFile:
    """What is on the disk for sure, and what was written since."""

    synced: bytearray = field(default_factory=bytearray)
    changes: list[Change] = field(default_factory=list)

    def sync(self) -> None:
        for change in self.changes:
            apply(self.synced, change)
        self.changes.clear()

    def after_cut(self, draw: random.Random) -> bytearray:
        """One of the many things that the disk may hold."""
        left = bytearray(self.synced)
        for change in survivors(self.changes, draw):
            apply(left, change)
        return left


def apply(content: bytearray, change: Change) -> None:
    at, data = change
    if data is None:
        del content[at:]
        return
    content.extend(bytes(max(0, at - len(content))))
    content[at : at + len(data)] = data


def sectors(change: Change) -> Iterator[Change]:
    """A write, cut where the disk may tear it."""
    at, data = change
    if data is None:
        yield change
        return
    start = 0
    while start < len(data):
        size = SECTOR - (at + start) % SECTOR
        yield at + start, data[start : start + size]
        start += size


def survivors(changes: list[Change], draw: random.Random) -> list[Change]:
    """None; all; the first ones, the last of them torn; or any, as a disk that reorders leaves them."""
    pieces = [piece for change in changes for piece in sectors(change)]
    way = draw.choice(("none", "all", "first", "any"))
    if way == "none":
        return []
    if way == "first":
        return pieces[: draw.randint(0, len(pieces))]
    if way == "any":
        share = draw.random()
        return [piece for piece in pieces if draw.random() < share]
    return pieces


class Disk:
    """Follows the recorded events; `answered` grows with the rows that somebody was told are kept."""

    def __init__(self, before: dict[str, bytes], recording: Path) -> None:
        """`before` has each database by its name, as it was when the recording began."""
        self.files: dict[str, OneFile] = defaultdict(OneFile)
        self.databases = tuple(before)
        for name, content in before.items():
            self.files[name].synced = bytearray(content)
        self.events: list[Event] = json.loads(recording.with_suffix(".json").read_text())
        self.heap = recording.with_suffix(".heap").read_bytes()
        self.at = 0
        self.answered: set[str] = set()

    def go_to(self, moment: int) -> None:
        """Let happen what happened before this moment."""
        for event in self.events[self.at : moment]:
            self.happen(*event)
        self.at = moment

    def happen(self, kind: str, name: str, *rest: int) -> None:
        if kind == "answered":
            self.answered.add(name)
        elif kind == "sync":
            self.files[name].sync()
        elif kind == "truncate":
            self.files[name].changes.append((rest[0], None))
        elif kind == "delete":
            self.files.pop(name, None)
        else:
            at, start, size = rest
            self.files[name].changes.append((at, self.heap[start : start + size]))

    def cut(self, folder: Path, draw: random.Random) -> tuple[Path, ...]:
        """The files after a power cut at this moment; where each database is."""
        for database in self.databases:
            for name in (database, f"{database}-wal"):
                (folder / name).write_bytes(self.files[name].after_cut(draw))
            (folder / f"{database}-shm").unlink(missing_ok=True)
        return tuple(folder / database for database in self.databases)

    def moments(self, count: int, draw: random.Random) -> list[int]:
        """Moments to cut at, in order: half of them just after an answer, when most is at stake."""
        answers = [number for number, event in enumerate(self.events, 1) if event[0] == "answered"]
        just_after = draw.choices(answers, k=count // 2)
        return sorted([*just_after, *(draw.randrange(len(self.events)) for _ in range(count - count // 2))])
