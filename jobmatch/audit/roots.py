"""Each night a root over the ends of all chains: kept here, and in a file out of reach of the database."""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final
from uuid import UUID

import structlog
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from jobmatch.audit import chain, selectors, triggers
from jobmatch.audit.models import ClosedEntry, Entry, Head, QuietEntry, Root

ERASED: Final = "erased"  # begins a line of the file outside that names an erased file
CLOSED: Final = "closed"  # among the ends: the one chain of before
End = tuple[str, int, str]
log = structlog.get_logger(__name__)


@transaction.atomic
def make(*, at: datetime) -> Root:
    """Sign where every chain ends now, and the root before. It keeps no writer waiting."""
    before = Root.objects.order_by("number").last()
    name, key = settings.LOG_KEYS[0]
    root = Root(number=before.number + 1 if before else 1, at=at, ends=_ends(), key=name)
    root.previous = before.digest if before else ""
    root.digest = chain.root_digest(vars(root), key)
    root.save(force_insert=True)
    return root


def _ends() -> list[End]:
    closed = ClosedEntry.objects.order_by("seq").values_list("seq", "digest").last()
    first: list[End] = [(CLOSED, *closed)] if closed else []
    heads = Head.objects.filter(number__gt=0).order_by("chain").values_list("chain", "number", "digest")
    return [*first, *((str(pk), number, digest) for pk, number, digest in heads)]


def problems_since_last(root: Root) -> list[str]:
    """What a glance sees: an end of the last root that is not there any more, and triggers that are gone."""
    before = Root.objects.filter(number=root.number - 1).first()
    if before is None:
        return absent_triggers()
    gone = [broken(each, root=before.number) for each in before.ends if not _stands(each)]
    return [*gone, *absent_triggers()]


def _stands(end: End) -> bool:
    name, number, digest = end
    if name == CLOSED:
        return ClosedEntry.objects.filter(seq=number, digest=digest).exists()
    asked = {"chain": str(name), "number": number, "digest": digest}
    return any(rows.objects.filter(**asked).exists() for rows in (Entry, QuietEntry))


def absent_triggers() -> list[str]:
    """A sentence for each trigger of the log that does not stand in the database."""
    return [f"the trigger {name} does not stand" for name in triggers.missing(connection)]


def broken(end: End, *, root: int) -> str:
    """The sentence for an end of a root that is not in the log as it was."""
    name, number, _ = end
    return f"chain {name}: row {number} is not there as root {root} noted it"


def write_outside() -> bool:
    """Add to the file outside what it lacks; False without a file, or when it can't be written.

    That is every root, and the pseudonym of every file that was erased: with these an older copy that is put
    back is erased again. A line is on the disk before this returns.
    """
    path = settings.LOG_ENDS_FILE
    if path is None:
        return False
    try:
        noted = read_outside(path)
        last = max((number for number, _ in noted), default=0)
        lines = [line_of(root) for root in Root.objects.filter(number__gt=last).order_by("number")]
        known = set(erased_outside(path))
        lines += [f"{ERASED} {person}\n" for person in selectors.erased() if person not in known]
        _append(path, "".join(lines))
    except (OSError, ValueError) as error:
        log.error("the end of the access log was not written outside", error=type(error).__name__)
        return False
    return True


def line_of(root: Root) -> str:
    """A line of the file outside: when, and the root as `verify_audit --noted` takes it."""
    return f"{timezone.localtime(root.at).isoformat(timespec='seconds')} {root}\n"


def read_outside(path: Path) -> list[tuple[int, str]]:
    """The roots of the file outside, number and digest; none when it is not there yet."""
    if not path.exists():
        return []
    return [*_read(path.read_text(encoding="utf-8"))]


def parsed(text: str) -> tuple[int, str]:
    """`root-NUMBER:DIGEST`, as a root is written; anything else is a ValueError."""
    number, _, digest = text.removeprefix("root-").partition(":")
    if not text.startswith("root-") or not number.isdecimal() or not digest:
        raise ValueError("not a root")
    return int(number), digest


def erased_outside(path: Path) -> list[UUID]:
    """Whose file was erased, as the file outside names them; none when it is not there yet."""
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8").splitlines()
    return [UUID(line.split()[-1]) for line in lines if line.startswith(f"{ERASED} ")]


def _read(text: str) -> Iterator[tuple[int, str]]:
    for line in text.splitlines():
        if line.strip() and not line.startswith(f"{ERASED} "):
            yield parsed(line.split()[-1])


def _append(path: Path, lines: str) -> None:
    is_new = not path.exists()
    file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(file, lines.encode())
        os.fsync(file)
    finally:
        os.close(file)
    if is_new:
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
