"""What the access log keeps; see jobmatch/records.py. It names nobody: it has identifiers only."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from jobmatch.audit.models import Entry, Head
from jobmatch.records import PLAIN, Record

RECORDS: Final = (
    Record(
        Entry,
        "youth",
        heading=_("Who looked at your file"),
        apart="who looked: a part of the copy; only ever added to, it keeps the pseudonym",
        fields=dict.fromkeys(
            (
                *("seq", "at", "event", "actor", "actor_kind", "person", "target", "target_id", "fields"),
                *("reason", "previous", "digest"),
            ),
            PLAIN,
        ),
    ),
    Record(Head, "nobody", fields=dict.fromkeys(("id", "seq", "digest"), PLAIN)),
)
