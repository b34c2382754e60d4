"""What candidates keeps, and of whom; see jobmatch/records.py. What names or finds the youth is personal."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from candidates import models
from candidates.rules import person_marks
from jobmatch.records import DIGEST, OF_ONE, PERSONAL, PLAIN, TECHNICAL, UNREADABLE, Field, Record

_BLANKED = Field("plain", is_blanked=True)
_LOCKED = Field("sealed", _("what is locked away"))
_STATE = Field("plain", _("state"))
_MUNICIPALITY = Field("plain", _("municipality"))
_WRITTEN_BY = Field("plain", _("written down by"))
_WRITTEN_ON = Field("plain", _("written down on"))
_SENT_ON = Field("plain", _("sent on"))
_AT = Field("plain", _("on"))
_OUTCOME = Field("plain", _("outcome"))
_ROW = {"id": TECHNICAL, "candidate": OF_ONE}
_VERSIONED_ROW = {**_ROW, "version": TECHNICAL}
_YES = {
    **_ROW,
    "purpose": Field("plain", _("purpose")),
    "wording": Field("plain", _("the text that you heard or read")),
    "given": Field("plain", _("yes")),
    "manner": PLAIN,
    "at": _AT,
    "expires_on": Field("plain", _("holds until")),
    "recorded_by": _WRITTEN_BY,
}

FILE = Record(
    models.Candidate,
    "youth",
    heading=_("Who you are and what you want"),
    path="pk",
    stays=True,
    apart="the file itself: the first part of the copy; blanked by an erasure",
    fields={
        **dict.fromkeys(("id", "version"), TECHNICAL),
        "state": _STATE,
        "municipality": _MUNICIPALITY,
        "desk": Field("plain", _("at the desk of")),
        "held_by": Field("plain", left_out="the step itself is in the copy"),
        "opened_on": Field("plain", _("opened on")),
        "state_since": Field("plain", _("in this state since")),
        "paused_until": Field("plain", _("paused until"), is_blanked=True),
        "first_talk_on": Field("plain", _("first talk on"), is_blanked=True),
        "last_news_on": Field("plain", _("last news on"), is_blanked=True),
        "ended_on": Field("plain", _("ended on")),
        "ending": Field("plain", _("why it ended")),
        "said_on": Field("plain", _("said something after it ended on"), is_blanked=True),
        "erased_on": Field("plain", _("erased on")),
        **dict.fromkeys(("first_name", "last_name", "birth_date", "birth_year", "phone", "email"), PERSONAL),
        **dict.fromkeys(("message_language", "channel", "safe_hours", "safe_words"), PERSONAL),
        **dict.fromkeys(("message_from", "message_until", "postcode", "town"), PERSONAL),
        "folded_name": Field("personal", left_out="your name again, in the letters in which it is searched"),
        "link_word": Field("personal", left_out=DIGEST.left_out),
        **dict.fromkeys(("parent_heard_on", "kinds", "hours_min", "hours_max", "dayparts"), _BLANKED),
        **dict.fromkeys(("available_from", "travel_means", "travel_minutes"), _BLANKED),
        **dict.fromkeys(("credentials_complete", "all_my_work"), _BLANKED),
        "own_words": Field("sealed", _("in your own words")),
        "tie_seed": Field(
            "plain", left_out="random bytes that order vacancies with equal points", is_blanked=True
        ),
    },
)

# In the order of the copy.
RECORDS: Final = (
    FILE,
    Record(
        models.Wish,
        "youth",
        _("Your wishes"),
        {**_ROW, **dict.fromkeys(("occupation", "rank", "is_dream"), PLAIN)},
    ),
    Record(models.CandidateSkill, "youth", _("What you can do"), {**_ROW, "skill": PLAIN}),
    Record(
        models.CandidateLanguage, "youth", _("Your languages"), {**_ROW, "language": PLAIN, "level": PLAIN}
    ),
    Record(models.Diploma, "youth", _("Your diplomas"), {**_ROW, "level": PLAIN, "occupation": PLAIN}),
    Record(models.CandidateLicence, "youth", _("Your licences and certificates"), {**_ROW, "licence": PLAIN}),
    Record(
        models.WorkExperience,
        "youth",
        _("Work you did before"),
        {**_ROW, "occupation": PLAIN, "months": PLAIN},
    ),
    Record(models.Exclusion, "youth", _("Employers whom you do not want"), {**_ROW, "organisation": PLAIN}),
    Record(
        models.Needs,
        "youth",
        _("What a workplace must offer"),
        {"candidate": OF_ONE, "version": TECHNICAL, "sealed": _LOCKED},
    ),
    Record(
        models.KeptNeeds,
        "youth",
        _("What a workplace had to offer, in a ranking that was kept"),
        {**_ROW, "sealed": _LOCKED},
    ),
    Record(models.Origin, "youth", _("Who referred you"), {"candidate": OF_ONE, "sealed": _LOCKED}),
    Record(
        models.Experience,
        "youth",
        _("What you told in confidence"),
        {**_VERSIONED_ROW, "sealed": _LOCKED, "kept_until": Field("plain", _("kept until"))},
    ),
    Record(
        models.Report,
        "youth",
        heading=_("Reports for the anti-discrimination office"),
        fields={
            **_VERSIONED_ROW,
            "digest": TECHNICAL,
            "experience": Field("plain", _("belongs to")),
            "office": Field("plain", _("office")),
            "state": _STATE,
            "sealed": _LOCKED,
            "approved_on": Field("plain", _("approved by you on")),
            "sent_on": _SENT_ON,
            "written_by": _WRITTEN_BY,
        },
    ),
    Record(
        models.Counted,
        "youth",
        heading=_("What was counted, without your name"),
        path="youth_mark",
        key=person_marks.counted,
        fields={
            "id": TECHNICAL,
            "municipality": _MUNICIPALITY,
            **dict.fromkeys(("employer_mark", "youth_mark", "jobhunter_mark"), UNREADABLE),
            "month": Field("plain", _("month")),
        },
    ),
    Record(
        models.Contact,
        "youth",
        _("Contacts"),
        {
            **_VERSIONED_ROW,
            **dict.fromkeys(("on", "channel", "reached"), PLAIN),
            "confidence": PERSONAL,
            "line": Field("sealed", _("how it went")),
            "made_by": _WRITTEN_BY,
            "made_at": _WRITTEN_ON,
        },
    ),
    Record(
        models.Agreement,
        "youth",
        _("What we agreed"),
        {
            **_VERSIONED_ROW,
            "sentence": PERSONAL,
            "doer": PLAIN,
            "due": PLAIN,
            "made_on": Field("plain", _("agreed on")),
            "confirmed_on": Field("plain", _("confirmed on")),
            "outcome": _OUTCOME,
            "settled_on": Field("plain", _("settled on")),
        },
    ),
    Record(
        models.Step,
        "youth",
        _("What was done and will be done"),
        {
            **_VERSIONED_ROW,
            **dict.fromkeys(("primary_for", "mark", "follows", "youth"), TECHNICAL),
            "title": PERSONAL,
            **dict.fromkeys(("kind", "due", "owner"), PLAIN),
            "state": _STATE,
            "made_at": _WRITTEN_ON,
            "done_on": Field("plain", _("done on")),
            "done_by": Field("plain", _("done by")),
        },
    ),
    Record(
        models.HandOver,
        "youth",
        _("Other help"),
        {
            **_VERSIONED_ROW,
            "partner": PLAIN,
            "topic": PLAIN,
            "state": _STATE,
            "sealed": _LOCKED,
            "digest": TECHNICAL,
            "sent_on": _SENT_ON,
            "made_by": _WRITTEN_BY,
        },
    ),
    Record(models.Bar, "youth", _("Whom you do not want at your file"), {**_ROW, "user": PLAIN}),
    Record(
        models.Consent,
        "youth",
        heading=_("What you allow"),
        stays=True,
        fields={**_YES, "referrals": UNREADABLE},
    ),
    Record(
        models.QuietConsent,
        "youth",
        heading=_("What you allow, about what you told and other help"),
        stays=True,
        fields={**_YES, "turn": TECHNICAL},
    ),
    Record(
        models.RightsRequest,
        "youth",
        heading=_("What you asked about your data"),
        stays=True,
        fields={
            **_VERSIONED_ROW,
            "right": PLAIN,
            "received_on": PLAIN,
            "state": _STATE,
            "due": Field("plain", _("when")),
            "words": Field("sealed", _("in your words")),
            "answer": Field("sealed", _("answer")),
            "recorded_by": _WRITTEN_BY,
            "closed_on": Field("plain", _("closed on")),
            "closed_by": Field("plain", _("closed by")),
        },
    ),
    Record(
        models.ForcedOpening,
        "youth",
        heading=_("What was opened by force"),
        stays=True,
        fields={
            **_VERSIONED_ROW,
            "user": Field("plain", _("who")),
            "reason": Field("sealed", _("reason")),
            "at": _AT,
            "until": Field("plain", _("until")),
            "verdict": Field("plain", _("judgement")),
            "reviewed_by": Field("plain", _("judged by")),
            "reviewed_at": Field("plain", _("judged on")),
        },
    ),
    Record(
        models.Referral,
        "youth",
        heading=_("Referrals"),
        path="candidate_mark",
        key=person_marks.referred,
        stays=True,
        fields={
            **dict.fromkeys(("id", "version"), TECHNICAL),
            "municipality": _MUNICIPALITY,
            "organisation": Field("plain", _("organisation")),
            "referrer": Field("plain", _("referrer")),
            "label": Field("personal", _("initials")),
            "state": _STATE,
            "shown": Field("plain", _("what the referrer can see")),
            "received_on": Field("plain", _("received on")),
            "details": Field(
                "sealed",
                left_out="destroyed when the referral was decided; what was kept is under origin",
            ),
            **dict.fromkeys(
                ("fingerprint", "candidate_mark"),
                Field("plain", left_out=UNREADABLE.left_out, is_blanked=True),
            ),
            "return_reason": PLAIN,
            "decided_on": Field("plain", _("decided on")),
            "decided_by": Field("plain", _("decided by")),
        },
    ),
    Record(
        models.FreshLinkAsk,
        "youth",
        apart="a typed address that nobody looked up yet: sought and forgotten by it, gone within a minute",
        fields={"id": TECHNICAL, "address": PERSONAL, "made_at": PLAIN},
    ),
    Record(
        models.Partner,
        "colleague",
        fields={
            **dict.fromkeys(("organisation", "version", "helps_with", "line", "is_active"), PLAIN),
            **dict.fromkeys(("email", "phone"), PERSONAL),
        },
    ),
    Record(
        models.EmployerTalks,
        "nobody",
        fields=dict.fromkeys(("id", "municipality", "month", "employers"), PLAIN),
    ),
)
