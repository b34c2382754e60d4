"""Checks that nobody changed the access log: each row, chain and root, and what was noted outside."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.conf import settings

from jobmatch.audit import chain, roots
from jobmatch.audit.models import ClosedEntry, ClosedHead, Entry, Head, QuietEntry, Root

Noted = dict[tuple[str, int], list[tuple[str, int]]]
CHUNK = 2000
Digest = Callable[[Mapping[str, Any], bytes], str]


@dataclass(frozen=True, slots=True)
class ChainCheck:
    """What `verify` found: how many rows and chains, the last root, what is wrong."""

    rows: int
    chains: int
    root: str
    problems: tuple[str, ...]


@dataclass(slots=True)
class _Walk:
    """How far the walk along one chain is: the row before, and what stood out."""

    name: str
    noted: Noted
    number: int = 0
    digest: str = ""
    problems: list[str] = field(default_factory=list)

    def step(self, number: int, previous: str, digest: str, *, right: str | None) -> None:
        """One row; `right` is the digest that it must have, None when its key is not in the ring."""
        if number != self.number + 1:
            self._say(f"row {self.number + 1}: is gone")
        elif previous != self.digest:
            self._say(f"row {number}: does not follow the row before it")
        if right is None:
            self._say(f"row {number}: its key is not among JOBMATCH_LOG_KEYS")
        elif right != digest:
            self._say(f"row {number}: was changed")
        for noted, root in self.noted.pop((self.name, number), []):
            if noted != digest:
                self.problems.append(roots.broken((self.name, number, noted), root=root))
        self.number, self.digest = number, digest

    def _say(self, problem: str) -> None:
        self.problems.append(f"chain {self.name}: {problem}")


def verify(
    *, noted_root: tuple[int, str] | None = None, noted_row: tuple[int, str] | None = None
) -> ChainCheck:
    """Walk all of it. `noted_root` is a root noted by hand, `noted_row` an end of the one chain of before."""
    before = {head.chain: head for head in Head.objects.all()}
    outside, problems = _outside()
    problems += _noted_problems([*outside, *([noted_root] if noted_root else [])])
    noted, broken_roots = _roots()
    closed = _walk_closed(noted, noted_row)
    walks = list(_walk_keyed(noted))
    problems += [*broken_roots, *closed.problems, *(each for walk in walks for each in walk.problems)]
    problems += _ends(walks, before)
    problems += [
        roots.broken((*key, digest), root=root) for key, ends in noted.items() for digest, root in ends
    ]
    problems += roots.absent_triggers()
    last = Root.objects.order_by("number").last()
    return ChainCheck(
        rows=sum(table.objects.count() for table in (ClosedEntry, Entry, QuietEntry)),
        chains=len(walks) + bool(closed.number),
        root=str(last) if last else "",
        problems=tuple(problems),
    )


def _walk_closed(noted: Noted, noted_row: tuple[int, str] | None) -> _Walk:
    """The one chain of before: SHA-256 without a key; its end is in the first root."""
    walk = _Walk(roots.CLOSED, noted)
    for row in ClosedEntry.objects.order_by("seq").values(*chain.CLOSED, "digest").iterator(CHUNK):
        walk.step(row["seq"], row["previous"], row["digest"], right=chain.closed_digest(row))
        if noted_row and row["seq"] == noted_row[0] and row["digest"] != noted_row[1]:
            walk.problems.append(f"row {row['seq']}: is not the row that was noted")
    if noted_row and walk.number < noted_row[0]:
        walk.problems.append(f"row {noted_row[0]}: was noted and is gone")
    head = ClosedHead.objects.first() or ClosedHead()
    if (head.seq, head.digest) != (walk.number, walk.digest):
        walk.problems.append(f"chain closed: ends at row {walk.number}, its head says {head.seq}")
    return walk


def _walk_keyed(noted: Noted) -> Iterator[_Walk]:
    rows = Entry.objects.order_by("chain", "number").values(*chain.CHAINED, "digest")
    quiet = QuietEntry.objects.order_by("chain", "number").values(*chain.QUIET, "digest")
    yield from _walk_rows(noted, rows.iterator(CHUNK), chain.digest)
    yield from _walk_rows(noted, quiet.iterator(CHUNK), chain.quiet_digest)


def _walk_rows(noted: Noted, rows: Iterable[Mapping[str, Any]], digest: Digest) -> Iterator[_Walk]:
    keys = dict(settings.LOG_KEYS)
    walk: _Walk | None = None
    for row in rows:
        name = str(row["chain"])
        if walk is None or walk.name != name:
            if walk is not None:
                yield walk
            walk = _Walk(name, noted)
        key = keys.get(row["key"])
        right = None if key is None else digest(row, key)
        walk.step(row["number"], row["previous"], row["digest"], right=right)
    if walk is not None:
        yield walk


def _ends(walks: list[_Walk], before: Mapping[UUID, Head]) -> Iterator[str]:
    """Where a chain and its head differ. Rows may have come since the walk began: then the head moved too."""
    ends = {walk.name: walk.number for walk in walks}
    heads = {str(head.chain): head.number for head in Head.objects.all()}
    for name in sorted(ends.keys() | heads.keys()):
        first = before.get(UUID(name))
        least, most = (first.number if first else 0), heads.get(name, 0)
        if not least <= ends.get(name, 0) <= most:
            yield f"chain {name}: ends at row {ends.get(name, 0)}, its head says {most}"


def _roots() -> tuple[Noted, list[str]]:
    """Which digest each noted row must have, by chain and number; and which roots are not whole."""
    keys = dict(settings.LOG_KEYS)
    noted: Noted = defaultdict(list)
    problems, number, previous = [], 0, ""
    for root in Root.objects.order_by("number").iterator(CHUNK):
        key = keys.get(root.key)
        if root.number != number + 1 or root.previous != previous:
            problems.append(f"root {number + 1}: is gone, or another one stands there")
        if key is None:
            problems.append(f"root {root.number}: its key is not among JOBMATCH_LOG_KEYS")
        elif chain.root_digest(vars(root), key) != root.digest:
            problems.append(f"root {root.number}: was changed")
        for name, row, digest in root.ends:
            noted[name, row].append((digest, root.number))
        number, previous = root.number, root.digest
    return noted, problems


def _outside() -> tuple[list[tuple[int, str]], list[str]]:
    """The roots in the file outside, and what is wrong with that file."""
    path = settings.LOG_ENDS_FILE
    if path is None:
        return [], []
    try:
        found = roots.read_outside(path)
    except (OSError, ValueError):
        return [], ["the file outside cannot be read"]
    there = {number for number, _ in found}
    lacking = Root.objects.exclude(number__in=there).values_list("number", flat=True)
    return found, [f"root {number}: is not in the file outside" for number in lacking]


def _noted_problems(noted: list[tuple[int, str]]) -> list[str]:
    """Each root that was noted outside must stand here with the same digest."""
    here = dict(Root.objects.values_list("number", "digest"))
    return [
        f"root {number}: is not the root that was noted outside"
        if number in here
        else f"root {number}: was noted outside and is gone"
        for number, digest in noted
        if here.get(number) != digest
    ]
