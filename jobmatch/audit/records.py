"""What the access log keeps; see jobmatch/records.py. It names nobody: it has identifiers only."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from jobmatch.audit.models import ClosedEntry, ClosedHead, Entry, Head, QuietEntry, Root
from jobmatch.records import PLAIN, Field, Record

ROW: Final = (
    *("at", "event", "actor", "actor_kind", "person", "target", "target_id", "fields", "reason"),
    *("previous", "digest"),
)
APART: Final = "who looked: a part of the copy; only ever added to, it keeps the pseudonym"
RECORDS: Final = (
    Record(
        Entry,
        "youth",
        heading=_("Who looked at your file"),
        apart=APART,
        fields=dict.fromkeys(("seq", "chain", "number", "key", *ROW), PLAIN),
    ),
    Record(
        ClosedEntry,
        "youth",
        heading=_("Who looked at your file"),
        apart=APART,
        fields=dict.fromkeys(("seq", *ROW), PLAIN),
    ),
    Record(
        QuietEntry,
        "youth",
        heading=_("Who looked at your file"),
        apart=APART,
        fields={
            **dict.fromkeys(("id", "chain", "number", "day", "mark", "key", "previous", "digest"), PLAIN),
            "sealed": Field("sealed"),
        },
    ),
    Record(Head, "nobody", fields=dict.fromkeys(("chain", "number", "digest"), PLAIN)),
    Record(ClosedHead, "nobody", fields=dict.fromkeys(("id", "seq", "digest"), PLAIN)),
    Record(
        Root,
        "nobody",
        fields=dict.fromkeys(("number", "at", "ends", "key", "previous", "digest"), PLAIN),
    ),
)
