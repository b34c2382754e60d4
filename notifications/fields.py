"""What each field holds; see jobmatch/accounts/fields.py. Address and words are sealed until sent."""

from typing import Final

FIELDS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "Message": {
        "plain": (
            *("id", "kind", "channel", "language", "user", "person", "about", "state", "not_before"),
            *("start_hour", "end_hour", "count", "attempts", "lease", "leased_until"),
            *("made_at", "sent_at", "handled_at"),
        ),
        "personal": (),
        "sealed": ("sealed",),
    },
    "Delivery": {
        "plain": ("id", "message", "attempt", "at", "outcome", "code"),
        "personal": (),
        "sealed": (),
    },
    "Preference": {"plain": ("user", "version", "kinds", "digest", "language"), "personal": (), "sealed": ()},
}
