"""What each field holds; see jobmatch/accounts/fields.py. Of secrets and words only digests are kept."""

from typing import Final

FIELDS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "Link": {
        "plain": (
            *("id", "digest", "person", "purpose", "target", "word", "made_at", "expires_at", "wrong"),
            *("opened_at", "session", "ended_at"),
        ),
        "personal": (),
        "sealed": (),
    },
}
