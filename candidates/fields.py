"""What each field holds; see jobmatch/accounts/fields.py. What names or finds the youth is personal."""

from typing import Final

FIELDS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "Candidate": {
        "plain": (
            *("id", "version", "state", "municipality", "desk", "held_by", "opened_on", "ended_on", "ending"),
            *("kinds", "hours_min", "hours_max", "dayparts", "available_from", "travel_means"),
            *("travel_minutes", "credentials_complete", "tie_seed"),
        ),
        "personal": (
            *("first_name", "last_name", "birth_date", "phone", "email", "message_language"),
            *("postcode", "town"),
        ),
        "sealed": ("own_words",),
    },
    "Step": {
        "plain": (
            *("id", "version", "candidate", "kind", "state", "due", "owner", "primary_for", "made_at"),
            *("done_on", "done_by"),
        ),
        "personal": ("title",),
        "sealed": (),
    },
    "Wish": {"plain": ("id", "candidate", "occupation", "rank", "is_dream"), "personal": (), "sealed": ()},
    "CandidateSkill": {"plain": ("id", "candidate", "skill"), "personal": (), "sealed": ()},
    "CandidateLanguage": {"plain": ("id", "candidate", "language", "level"), "personal": (), "sealed": ()},
    "Diploma": {"plain": ("id", "candidate", "level", "occupation"), "personal": (), "sealed": ()},
    "CandidateLicence": {"plain": ("id", "candidate", "licence"), "personal": (), "sealed": ()},
    "WorkExperience": {"plain": ("id", "candidate", "occupation", "months"), "personal": (), "sealed": ()},
    "Exclusion": {"plain": ("id", "candidate", "organisation"), "personal": (), "sealed": ()},
    "Needs": {"plain": ("candidate", "version"), "personal": (), "sealed": ("sealed",)},
    "Consent": {
        "plain": (
            *("id", "candidate", "purpose", "wording", "given", "manner", "at", "expires_on"),
            "recorded_by",
        ),
        "personal": (),
        "sealed": (),
    },
}
