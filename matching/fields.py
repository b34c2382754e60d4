"""What each field holds; see jobmatch/accounts/fields.py."""

from typing import Final

FIELDS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "Weighting": {"plain": ("version", "candidate", "weights"), "personal": (), "sealed": ()},
    "Placement": {
        "plain": (
            *("id", "version", "candidate", "vacancy", "employer", "occupation", "kind", "found_by", "state"),
            *(
                "starts_on",
                "ends_on",
                "hours",
                "pay_cents",
                "papers",
                "ended_on",
                "end_reason",
                "recorded_by",
            ),
            "employer_name",
        ),
        "personal": (),
        "sealed": (),
    },
    "CheckIn": {
        "plain": (
            *("id", "version", "placement", "side", "moment", "due", "state", "answered_on", "recorded_by"),
        ),
        "personal": (),
        "sealed": ("answer",),
    },
}
