"""What each field holds; see jobmatch/accounts/fields.py. What names or finds the youth is personal."""

from typing import Final

FIELDS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "Candidate": {
        "plain": (
            *("id", "version", "state", "municipality", "desk", "held_by", "opened_on", "ended_on", "ending"),
            *("state_since", "paused_until", "first_talk_on", "last_news_on", "parent_heard_on", "erased_on"),
            *("kinds", "hours_min", "hours_max", "dayparts", "available_from", "travel_means"),
            *("travel_minutes", "credentials_complete", "tie_seed"),
        ),
        "personal": (
            *("first_name", "last_name", "birth_date", "birth_year", "phone", "email", "message_language"),
            *("postcode", "town", "channel", "safe_hours", "safe_words"),
            *("message_from", "message_until", "link_word"),
        ),
        "sealed": ("own_words",),
    },
    "Step": {
        "plain": (
            *("id", "version", "candidate", "kind", "state", "due", "owner", "primary_for", "made_at"),
            *("done_on", "done_by", "mark", "follows"),
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
    "FreshLinkAsk": {"plain": ("id", "made_at"), "personal": ("address",), "sealed": ()},
    "Bar": {"plain": ("id", "candidate", "user"), "personal": (), "sealed": ()},
    "Origin": {"plain": ("candidate",), "personal": (), "sealed": ("sealed",)},
    "Contact": {
        "plain": ("id", "version", "candidate", "on", "channel", "reached", "made_by", "made_at"),
        "personal": ("confidence",),
        "sealed": ("line",),
    },
    "Agreement": {
        "plain": (
            *("id", "version", "candidate", "doer", "due", "made_on", "confirmed_on", "outcome"),
            "settled_on",
        ),
        "personal": ("sentence",),
        "sealed": (),
    },
    "Referral": {
        "plain": (
            *("id", "version", "municipality", "organisation", "referrer", "state", "shown"),
            *("received_on", "fingerprint", "candidate_mark", "return_reason", "decided_on", "decided_by"),
        ),
        "personal": ("label",),
        "sealed": ("details",),
    },
    "Experience": {
        "plain": ("id", "version", "candidate", "kept_until"),
        "personal": (),
        "sealed": ("sealed",),
    },
    "Report": {
        "plain": (
            *("id", "version", "experience", "office", "state", "digest", "approved_at", "sent_on"),
            "written_by",
        ),
        "personal": (),
        "sealed": ("sealed",),
    },
    "Counted": {
        "plain": ("id", "municipality", "employer_mark", "youth_mark", "jobhunter_mark", "month"),
        "personal": (),
        "sealed": (),
    },
    "EmployerTalks": {"plain": ("id", "municipality", "month", "employers"), "personal": (), "sealed": ()},
    "Partner": {
        "plain": ("organisation", "version", "helps_with", "line", "is_active"),
        "personal": ("email", "phone"),
        "sealed": (),
    },
    "HandOver": {
        "plain": ("id", "version", "candidate", "partner", "topic", "state", "digest", "sent_on", "made_by"),
        "personal": (),
        "sealed": ("sealed",),
    },
    "RightsRequest": {
        "plain": (
            *("id", "version", "candidate", "right", "state", "received_on", "due", "recorded_by"),
            *("closed_on", "closed_by"),
        ),
        "personal": (),
        "sealed": ("words", "answer"),
    },
    "ForcedOpening": {
        "plain": (
            *("id", "version", "candidate", "user", "at", "until", "verdict", "reviewed_by"),
            "reviewed_at",
        ),
        "personal": (),
        "sealed": ("reason",),
    },
}
