"""What each field holds: plain, personal (never to employers or logs) or sealed. A test finds gaps."""

from typing import Final

FIELDS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "User": {
        "plain": ("id", "is_active", "joined_at", "last_login"),
        "personal": ("email", "name", "password"),
        "sealed": (),
    },
    "Organisation": {"plain": ("id", "kind", "name", "municipality"), "personal": (), "sealed": ()},
    "Membership": {
        "plain": ("id", "user", "organisation", "role", "started_at", "ended_at"),
        "personal": (),
        "sealed": (),
    },
    "Desk": {"plain": ("id", "municipality", "user"), "personal": (), "sealed": ()},
    "Absence": {
        "plain": ("id", "desk", "stand_in", "since", "until", "ended_on", "made_by"),
        "personal": (),
        "sealed": (),
    },
    "ApiToken": {
        "plain": ("id", "user", "digest", "made_at", "expires_at"),
        "personal": ("name",),
        "sealed": (),
    },
    "CalendarLink": {
        "plain": ("id", "user", "digest", "language", "made_at"),
        "personal": (),
        "sealed": (),
    },
}
