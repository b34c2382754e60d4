"""The bytes that a row of the access log stands for, and its digest. Pure: no database, no clock."""

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any, Final
from uuid import UUID

WHAT: Final = ("at", "event", "actor", "actor_kind", "person", "target", "target_id", "fields", "reason")
CHAINED: Final = ("chain", "number", *WHAT, "key", "previous")
CLOSED: Final = ("seq", *WHAT, "previous")
QUIET: Final = ("chain", "number", "day", "mark", "sealed", "key", "previous")
ROOT: Final = ("number", "at", "ends", "key", "previous")


def digest(row: Mapping[str, Any], key: bytes) -> str:
    """HMAC-SHA-256 over the canonical JSON of a row's values, the digest of the row before it among them."""
    return _signed("row", row, CHAINED, key)


def quiet_digest(row: Mapping[str, Any], key: bytes) -> str:
    """HMAC-SHA-256 over the values of a quiet row, sealed as they are, and the digest before it."""
    return _signed("quiet", row, QUIET, key)


def quiet_chain(chain: UUID) -> UUID:
    """The chain of the quiet rows that goes beside a chain."""
    return UUID(bytes=hashlib.sha256(b"quiet\n" + chain.bytes).digest()[:16])


def root_digest(root: Mapping[str, Any], key: bytes) -> str:
    """HMAC-SHA-256 over the ends of all chains and the root before; a root never passes for a row."""
    return _signed("root", root, ROOT, key)


def closed_digest(row: Mapping[str, Any]) -> str:
    """What a row of the closed table has: SHA-256 without a key."""
    return hashlib.sha256(_canonical(row, CLOSED)).hexdigest()


def plain(value: Any) -> Any:
    """One spelling for each value on both databases: times in UTC to the microsecond, ids as text."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    if isinstance(value, tuple):
        return list(value)
    return value


def _signed(kind: str, values: Mapping[str, Any], names: Iterable[str], key: bytes) -> str:
    content = kind.encode() + b"\n" + _canonical(values, names)
    return hmac.new(key, content, hashlib.sha256).hexdigest()


def _canonical(values: Mapping[str, Any], names: Iterable[str]) -> bytes:
    chosen = {name: plain(values[name]) for name in names}
    return json.dumps(chosen, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
