"""The file of columns: built from the database at night and when much has changed, kept up in each process.

A reader never writes. Where no file can be used, rankings are read from the database as before; the clock
builds a new one. A file is of this database when a change names it, so that one of another, or of before
copies were put back, is none.
"""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import structlog
from django.conf import settings

from jobmatch.changes import selectors as changes
from jobmatch.changes import services as change_services
from jobmatch.changes.enums import Kind
from jobmatch.changes.selectors import News, Position
from jobmatch.taxonomy import selectors as taxonomy
from matching.engine import store
from matching.engine.building import build as columns_of
from matching.engine.store import Live, NotUsable
from matching.scorer.v2 import policy
from matching.selectors import offers

# So many changed vacancies are read in a second; more are better built in.
MOST_CHANGED = 2000
KINDS = (Kind.VACANCY, Kind.EMPLOYER, Kind.EVERYTHING, Kind.SNAPSHOT)
log = structlog.get_logger(__name__)


@dataclass(slots=True)
class _Opened:
    """A file as this process has it: which it is, up to where changes were heard, and what is there now."""

    file: tuple[int, ...]
    snapshot: UUID
    live: Live
    position: Position
    heard: set[int] = field(default_factory=set)


_opened: _Opened | None = None


def path() -> Path:
    """Where the file lies."""
    return Path(settings.DATA_DIR) / "engine" / "vacancies.columns"


def build(*, on: date) -> int:
    """Make the file anew from all vacancies that are open; how many they are."""
    store.sweep(path())
    before, (current, read) = _kept_position(), changes.now()
    snapshot, rules = uuid4(), policy.load()
    header = {
        "snapshot": str(snapshot),
        "policy": rules.version,
        "taxonomy": taxonomy.version(),
        "seq": current.seq,
        "tx": current.tx,
        "heard": sorted(read),
        "day": on.isoformat(),
    }
    columns = columns_of(offers.open_now(on=on, policy=rules), rules, header)
    store.write(path(), columns)
    change_services.record(Kind.SNAPSHOT, snapshot)
    if before is not None:
        change_services.forget(before=before, kinds=KINDS, but=snapshot)
    return len(columns)


def keep_up(*, on: date) -> int:
    """Build the file when there is none that can be used, or when much has changed; how many vacancies."""
    with store.LOCK:
        found = _live(on)
    if found is not None and len(found.changed) <= MOST_CHANGED:
        return 0
    return build(on=on)


def live(*, on: date) -> Live | None:
    """All vacancies of today as columns; None where they must be read from the database. Under the lock."""
    return _live(on)


def _live(on: date) -> Live | None:
    global _opened
    try:
        opened = _current(on)
        news = changes.since(opened.position, snapshot=opened.snapshot)
        if not changes.has_snapshot(news, opened.snapshot):
            raise NotUsable("of another database")
        _hear(opened, news)
    except NotUsable as reason:
        log.info("rankings are read from the database", reason=str(reason))
        _opened = None
        return None
    _opened = opened
    return opened.live


def _current(on: date) -> _Opened:
    """The file that is there now, opened once."""
    try:
        found = path().stat()
    except OSError as error:
        raise NotUsable("no file") from error
    file = (found.st_ino, found.st_mtime_ns, found.st_size)
    opened = _opened
    if opened is None or opened.file != file or opened.live.day != on:
        opened = _open(file, on)
    if opened.live.base.header["taxonomy"] != taxonomy.version():
        raise NotUsable("of another taxonomy")
    return opened


def _open(file: tuple[int, ...], on: date) -> _Opened:
    columns = store.read(path())
    header = columns.header
    made = date.fromisoformat(header["day"])
    if header["policy"] != policy.VERSION or made > on:
        raise NotUsable("of another policy or day")
    live = Live(columns, policy.load(), on)
    position, heard = Position(header["seq"], header["tx"]), set(header["heard"])
    opened = _Opened(file, UUID(header["snapshot"]), live, position, heard)
    if made < on:
        _read_again(live, offers.of_employers(offers.told_until(made, on)))
    return opened


def _hear(opened: _Opened, news: News) -> None:
    """Read again what changed."""
    new = [(kind, target) for pk, kind, target in news.changes if pk not in opened.heard]
    if any(kind == Kind.EVERYTHING for kind, _ in new):
        raise NotUsable("everything changed")
    changed = {target for kind, target in new if kind == Kind.VACANCY and target}
    changed |= offers.of_employers(target for kind, target in new if kind == Kind.EMPLOYER and target)
    _read_again(opened.live, changed)
    opened.position = news.position
    opened.heard = {pk for pk, *_ in news.changes}


def _read_again(live: Live, pks: set[UUID]) -> None:
    if pks:
        live.change(pks, offers.open_now(on=live.day, policy=live.policy, of=sorted(pks)))


def _kept_position() -> Position | None:
    """Up to where the file that is there had heard when it was built."""
    try:
        header: Any = store.read(path()).header
    except NotUsable:
        return None
    return Position(header["seq"], header["tx"])
