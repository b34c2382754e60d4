"""The bytes that a row of the access log stands for, and its digest. Pure: no database, no clock."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

CHAINED = (
    "seq",
    "at",
    "event",
    "actor",
    "actor_kind",
    "person",
    "target",
    "target_id",
    "fields",
    "reason",
    "previous",
)


def digest(row: Mapping[str, Any]) -> str:
    """SHA-256 over the canonical JSON of a row's values, the digest of the row before it among them."""
    values = {name: plain(row[name]) for name in CHAINED}
    text = json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def plain(value: Any) -> Any:
    """One spelling for each value on both databases: times in UTC to the microsecond, ids as text."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, tuple):
        return list(value)
    return value
