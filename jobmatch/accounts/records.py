"""What is kept of who signs in; see jobmatch/records.py."""

from typing import Final

from jobmatch.accounts.models import (
    Absence,
    ApiToken,
    CalendarLink,
    Desk,
    Errand,
    Membership,
    Organisation,
    Proposal,
    User,
)
from jobmatch.records import PERSONAL, PLAIN, Record

RECORDS: Final = (
    Record(
        User,
        "colleague",
        fields={
            **dict.fromkeys(("id", "is_active", "joined_at", "last_login"), PLAIN),
            **dict.fromkeys(("email", "name", "phone", "password"), PERSONAL),
        },
    ),
    Record(Organisation, "nobody", fields=dict.fromkeys(("id", "kind", "name", "municipality"), PLAIN)),
    Record(
        Membership,
        "colleague",
        fields=dict.fromkeys(
            ("id", "user", "organisation", "role", "started_at", "ended_at", "given_by", "is_founding"), PLAIN
        ),
    ),
    Record(
        Proposal,
        "colleague",
        fields={
            **dict.fromkeys(
                (
                    "id",
                    "kind",
                    "organisation",
                    "role",
                    "user",
                    "proposed_by",
                    "proposed_at",
                    "state",
                    "decided_by",
                    "decided_at",
                    "by_command",
                ),
                PLAIN,
            ),
            **dict.fromkeys(("email", "name", "reason"), PERSONAL),
        },
    ),
    Record(Desk, "colleague", fields=dict.fromkeys(("id", "municipality", "user"), PLAIN)),
    Record(
        Absence,
        "colleague",
        fields=dict.fromkeys(("id", "desk", "stand_in", "since", "until", "ended_on", "made_by"), PLAIN),
    ),
    Record(
        Errand,
        "colleague",
        fields={
            **dict.fromkeys(
                ("id", "version", "municipality", "target", "kind", "due", "hour", "mark"), PLAIN
            ),
            **dict.fromkeys(("desk", "owner", "made_at", "done_on", "done_by"), PLAIN),
            **dict.fromkeys(("title", "place"), PERSONAL),
        },
    ),
    Record(
        ApiToken,
        "colleague",
        fields={
            **dict.fromkeys(("id", "user", "scope", "digest", "made_at"), PLAIN),
            **dict.fromkeys(("last_used_on", "expires_at"), PLAIN),
            "name": PERSONAL,
        },
    ),
    Record(
        CalendarLink,
        "colleague",
        fields=dict.fromkeys(("id", "user", "digest", "language", "made_at", "expires_at"), PLAIN),
    ),
)
