"""The words of the copy: what its parts and fields are called, and what is left out, with the reason."""

from typing import Final

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from candidates.enums import (
    ConsentManner,
    Feeling,
    Ground,
    HelpOutcome,
    LinkPurpose,
    ReportChoice,
    Road,
    Stage,
)
from jobmatch.taxonomy.choices import in_language
from jobmatch.taxonomy.vocabulary import LANGUAGES, NEEDS, TRAVEL_MEANS, WORK_KINDS, Table
from matching.enums import Going, Paper

Words = str | Promise

HEADINGS: Final[dict[str, Words]] = {
    "candidates.Candidate": _("Who you are and what you want"),
    "candidates.Wish": _("Your wishes"),
    "candidates.CandidateSkill": _("What you can do"),
    "candidates.CandidateLanguage": _("Your languages"),
    "candidates.Diploma": _("Your diplomas"),
    "candidates.CandidateLicence": _("Your licences and certificates"),
    "candidates.WorkExperience": _("Work you did before"),
    "candidates.Exclusion": _("Employers whom you do not want"),
    "candidates.Needs": _("What a workplace must offer"),
    "candidates.Origin": _("Who referred you"),
    "candidates.Referral": _("Referrals"),
    "candidates.Experience": _("What you told in confidence"),
    "candidates.Report": _("Reports for the anti-discrimination office"),
    "candidates.Counted": _("What was counted, without your name"),
    "candidates.Contact": _("Contacts"),
    "candidates.Agreement": _("What we agreed"),
    "candidates.Step": _("What was done and will be done"),
    "candidates.HandOver": _("Other help"),
    "candidates.Bar": _("Whom you do not want at your file"),
    "candidates.Consent": _("What you allow"),
    "candidates.RightsRequest": _("What you asked about your data"),
    "candidates.ForcedOpening": _("What was opened by force"),
    "matching.Placement": _("Your work"),
    "matching.CheckIn": _("How it went at work"),
    "matching.Weighting": _("What matters most to you"),
    "notifications.Message": _("Messages to you"),
    "notifications.Delivery": _("Tries to send a message"),
    "links.Link": _("Links to your page"),
    "audit.Entry": _("Who looked at your file"),
}

LABELS: Final[dict[str, Words]] = {
    "state": _("state"),
    "municipality": _("municipality"),
    "desk": _("at the desk of"),
    "opened_on": _("opened on"),
    "state_since": _("in this state since"),
    "paused_until": _("paused until"),
    "first_talk_on": _("first talk on"),
    "last_news_on": _("last news on"),
    "ended_on": _("ended on"),
    "ending": _("why it ended"),
    "erased_on": _("erased on"),
    "own_words": _("in your own words"),
    "sealed": _("what is locked away"),
    "line": _("how it went"),
    "answer": _("answer"),
    "words": _("in your words"),
    "reason": _("reason"),
    "made_by": _("written down by"),
    "written_by": _("written down by"),
    "recorded_by": _("written down by"),
    "made_at": _("written down on"),
    "made_on": _("agreed on"),
    "confirmed_on": _("confirmed on"),
    "outcome": _("outcome"),
    "settled_on": _("settled on"),
    "done_on": _("done on"),
    "done_by": _("done by"),
    "purpose": _("purpose"),
    "wording": _("the text that you heard or read"),
    "given": _("yes"),
    "at": _("on"),
    "expires_on": _("holds until"),
    "received_on": _("received on"),
    "due": _("when"),
    "closed_on": _("closed on"),
    "closed_by": _("closed by"),
    "user": _("who"),
    "until": _("until"),
    "verdict": _("judgement"),
    "reviewed_by": _("judged by"),
    "reviewed_at": _("judged on"),
    "organisation": _("organisation"),
    "referrer": _("referrer"),
    "label": _("initials"),
    "shown": _("what the referrer can see"),
    "decided_on": _("decided on"),
    "decided_by": _("decided by"),
    "kept_until": _("kept until"),
    "experience": _("belongs to"),
    "office": _("office"),
    "approved_at": _("approved by you on"),
    "sent_on": _("sent on"),
    "month": _("month"),
    "placement": _("work"),
    "side": _("asked of"),
    "moment": _("moment"),
    "answered_on": _("answered on"),
    "end_reason": _("why it ended"),
    "weights": _("points"),
    "kind": _("kind"),
    "channel": _("channel"),
    "language": _("language"),
    "sent_at": _("sent on"),
    "attempts": _("tries"),
    "message": _("message"),
    "attempt": _("try"),
    "code": _("answer of the network"),
    "expires_at": _("works until"),
    "wrong": _("wrong words typed"),
    "opened_at": _("opened on"),
    "ended_at": _("ended on"),
    "credentials_complete": _("all diplomas and licences are listed"),
    "not_before": _("not sent before"),
    "day": _("day"),
    "who": _("who"),
    "what": _("what"),
    "times": _("times"),
    "start_hour": _("from (hour)"),
    "end_hour": _("until (hour)"),
}

TECHNICAL: Final = "an identifier or counter of the program: it says nothing about you"
DIGEST: Final = "a digest of a secret: with it someone could try to guess the word or the link"
# `*.name` is every model's.
LEFT_OUT: Final[dict[str, str]] = {
    "*.id": TECHNICAL,
    "*.version": TECHNICAL,
    "*.candidate": "the copy is about one youth: it would say the same on every line",
    "candidates.Candidate.held_by": "the step itself is in the copy",
    "candidates.Candidate.tie_seed": "random bytes that decide the order of vacancies with equal points",
    "candidates.Candidate.link_word": DIGEST,
    "candidates.Step.primary_for": TECHNICAL,
    "candidates.Step.mark": TECHNICAL,
    "candidates.Step.follows": TECHNICAL,
    "candidates.Report.digest": TECHNICAL,
    "candidates.HandOver.digest": TECHNICAL,
    "candidates.Counted.employer_mark": "a code that nobody can read back",
    "candidates.Counted.youth_mark": "a code that nobody can read back",
    "candidates.Counted.jobhunter_mark": "a code that nobody can read back",
    "candidates.Referral.details": "destroyed when the referral was decided; what was kept is under origin",
    "candidates.Referral.fingerprint": "a code that nobody can read back",
    "candidates.Referral.candidate_mark": "a code that nobody can read back",
    "notifications.Message.sealed": "gone once it is sent; before that it may hold a link that works",
    "notifications.Message.user": "messages to staff are not yours",
    "notifications.Message.person": TECHNICAL,
    "notifications.Message.about": TECHNICAL,
    "notifications.Message.lease": TECHNICAL,
    "notifications.Message.leased_until": TECHNICAL,
    "notifications.Message.handled_at": TECHNICAL,
    "notifications.Message.count": "it counts what waits for staff",
    "links.Link.digest": DIGEST,
    "links.Link.word": DIGEST,
    "links.Link.session": DIGEST,
    "links.Link.person": TECHNICAL,
    "links.Link.target": TECHNICAL,
}

# Inside what was sealed.
KEYS: Final[dict[str, Words]] = {
    "when": _("when it happened"),
    "stage": _("on the way to work"),
    "grounds": _("why, you think"),
    "employer": _("employer"),
    "employer_name": _("name of the employer"),
    "evidence": _("what you have to show it"),
    "road": _("what you want done"),
    "talking_note": _("note for a talk"),
    "ask_on": _("ask again on"),
    "deeds": _("what was done"),
    "feelings": _("how it felt"),
    "feeling": _("how it felt"),
    "done": _("what was done"),
    "on": _("on"),
    "told_on": _("told on"),
    "named": _("text with your name"),
    "anonymous": _("text without your name"),
    "choice": _("your choice"),
    "progress": _("progress"),
    "going": _("how it goes"),
    "treated": _("how you are treated"),
    "facts": _("is it true what the employer told?"),
    "details": _("what was told"),
    "first_name": _("first name"),
    "last_name": _("last name"),
    "birth_year": _("year of birth"),
    "birth_date": _("date of birth"),
    "phone": _("phone"),
    "email": _("e-mail"),
    "safe_hours": _("safe hours"),
    "safe_words": _("what to say, and what not"),
    "message_language": _("language of messages"),
    "manner": _("how you agreed"),
    "wants": _("what you wanted then"),
    "prefers_woman": _("would rather speak with a woman"),
    "text": _("text"),
}
TABLES: Final[tuple[Table, ...]] = (NEEDS, TRAVEL_MEANS, WORK_KINDS)
CODES: Final[dict[str, type[TextChoices]]] = {
    "stage": Stage,
    "grounds": Ground,
    "road": Road,
    "feeling": Feeling,
    "choice": ReportChoice,
    "going": Going,
    "treated": Going,
    "papers": Paper,
    "manner": ConsentManner,
    "outcome": HelpOutcome,
    "purpose": LinkPurpose,
}


def reason_left_out(model: str, field: str) -> str:
    """Why a field is not in the copy; empty when it is."""
    return LEFT_OUT.get(f"{model}.{field}", "") or LEFT_OUT.get(f"*.{field}", "")


def word_of(code: str, key: str = "") -> str:
    """A code in words, by the list that its key belongs to; any other text as it is."""
    if key in ("language", "message_language") and code in LANGUAGES:
        return in_language(LANGUAGES[code])
    if key in CODES:
        return str(CODES[key](code).label) if code in CODES[key].values else code
    return next((in_language(table[code]) for table in TABLES if code in table), code)
