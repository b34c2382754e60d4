"""What matching keeps of a youth; see jobmatch/records.py."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from jobmatch.records import OF_ONE, PERSONAL, PLAIN, TECHNICAL, UNREADABLE, Field, Record
from matching.models import (
    CheckIn,
    Interest,
    Introduction,
    IntroductionEvent,
    KeptRanking,
    Meeting,
    MeetingAnswer,
    NewVacancies,
    Placement,
    SchoolContact,
    Signature,
    VacancyWords,
    Weighting,
)

_WRITTEN_BY = Field("plain", _("written down by"))
_STATE = Field("plain", _("state"))
_NAME_YES = {
    **dict.fromkeys(("name_given", "number_given"), PLAIN),
    "name_on": Field("plain", _("you chose that on")),
    "name_how": Field("plain", _("how you said it")),
}
_ROW = {"id": TECHNICAL, "version": TECHNICAL}

RECORDS: Final = (
    Record(
        Placement,
        "youth",
        _("Your work"),
        {
            **_ROW,
            "candidate": OF_ONE,
            **dict.fromkeys(
                ("vacancy", "employer", "employer_name", "occupation", "kind", "found_by"), PLAIN
            ),
            **dict.fromkeys(("starts_on", "ends_on", "hours", "pay_cents", "papers", "end_reason"), PLAIN),
            "state": _STATE,
            "ended_on": Field("plain", _("ended on")),
            "on_file": PLAIN,
            "recorded_by": _WRITTEN_BY,
        },
    ),
    Record(
        SchoolContact,
        "youth",
        heading=_("Your school contact"),
        path="placement__candidate",
        fields={
            "version": TECHNICAL,
            "placement": Field("plain", _("work")),
            "school": PLAIN,
            "course": PLAIN,
            **dict.fromkeys(("name", "phone", "email", "mentor"), PERSONAL),
            "yes_on": Field("plain", _("you said yes on")),
            "yes_how": Field("plain", _("how you said yes")),
            "told_on": Field("plain", _("spoken with on")),
            "added_by": _WRITTEN_BY,
        },
    ),
    Record(
        Signature,
        "youth",
        heading=_("Who signed your agreement"),
        path="placement__candidate",
        fields={
            "id": TECHNICAL,
            "placement": Field("plain", _("work")),
            "signer": Field("plain", _("who signed")),
            "signed_on": Field("plain", _("signed on")),
            "recorded_by": _WRITTEN_BY,
        },
    ),
    Record(
        CheckIn,
        "youth",
        heading=_("How it went at work"),
        path="placement__candidate",
        fields={
            **_ROW,
            "placement": Field("plain", _("work")),
            "side": Field("plain", _("asked of")),
            "moment": Field("plain", _("moment")),
            "due": Field("plain", _("when")),
            "state": _STATE,
            "answered_on": Field("plain", _("answered on")),
            "answer": Field("sealed", _("answer")),
            "about_work": Field("plain", _("said of the workplace whether it is as told")),
            "recorded_by": _WRITTEN_BY,
        },
    ),
    Record(
        Interest,
        "youth",
        _("What you think of vacancies"),
        {
            "id": TECHNICAL,
            "candidate": OF_ONE,
            **dict.fromkeys(("vacancy", "feeling", "said_by", "said_on"), PLAIN),
        },
    ),
    Record(
        Weighting,
        "youth",
        _("What matters most to you"),
        {"candidate": OF_ONE, "version": TECHNICAL, "weights": Field("plain", _("points"))},
    ),
    Record(
        NewVacancies,
        "youth",
        _("Vacancies of last night"),
        {
            "candidate": OF_ONE,
            "day": Field("plain", _("day")),
            "count": Field("plain", _("how many fit a wish")),
        },
    ),
    Record(
        KeptRanking,
        "youth",
        _("Rankings that were kept"),
        {
            "id": TECHNICAL,
            "candidate": OF_ONE,
            "kept_on": Field("plain", _("kept on")),
            "why": Field("plain", _("why it was kept")),
            "policy": Field("plain", _("version of the rules")),
            "sealed": Field("sealed", _("what counted, and what came of it")),
            "kept_by": Field("plain", _("kept by")),
        },
    ),
    Record(
        Introduction,
        "youth",
        _("Proposals to employers"),
        {
            **_ROW,
            "candidate": OF_ONE,
            "vacancy": Field("plain", _("vacancy")),
            "person": PLAIN,
            "state": _STATE,
            "state_since": Field("plain", _("since")),
            "alias": Field("plain", _("what you are called on the card")),
            "card": Field("sealed", _("the card")),
            "line": Field("sealed", _("line of the jobhunter")),
            **dict.fromkeys(("digest", "yes_digest"), UNREADABLE),
            "yes_on": Field("plain", _("you said yes to the card on")),
            "yes_how": Field("plain", _("how you said yes")),
            **_NAME_YES,
            **dict.fromkeys(("why_not", "later_on"), PLAIN),
            "was_known": Field("plain", _("the employer knows of it")),
            "step_due": Field("plain", _("we look at it with you on")),
            "call_due": Field("plain", _("we call the employer on")),
            "placement": Field("plain", _("the work that came of it")),
            "made_on": Field("plain", _("written on")),
            "made_by": _WRITTEN_BY,
        },
    ),
    Record(
        IntroductionEvent,
        "youth",
        heading=_("What happened with proposals"),
        path="introduction__candidate",
        fields={
            "id": TECHNICAL,
            "introduction": Field("plain", _("proposal")),
            "at": Field("plain", _("when")),
            "what": Field("plain", _("what happened")),
            "state": _STATE,
            "party": Field("plain", _("from which side")),
            "channel": Field("plain", _("how")),
            "person": Field("plain", _("with whom")),
            "by": _WRITTEN_BY,
        },
    ),
    Record(
        Meeting,
        "youth",
        _("Meetings with employers"),
        {
            **_ROW,
            "candidate": OF_ONE,
            "introduction": Field("plain", _("proposal")),
            "promise": Field("plain", left_out="a promise of an employer: it is not about you"),
            **dict.fromkeys(("site", "kind", "on", "hour", "until", "is_paid", "insurer"), PLAIN),
            **dict.fromkeys(("place", "whom", "wear"), PERSONAL),
            **_NAME_YES,
            "came": Field("plain", _("what became of it")),
            "asked_on": Field("plain", _("asked how it was on")),
            "made_by": _WRITTEN_BY,
        },
    ),
    Record(
        MeetingAnswer,
        "youth",
        heading=_("How meetings were"),
        path="meeting__candidate",
        fields={
            "id": TECHNICAL,
            "meeting": Field("plain", _("meeting")),
            "side": Field("plain", _("asked of")),
            "came": Field("plain", _("what became of it")),
            "goes_on": PLAIN,
            "answer": Field("sealed", _("answer")),
            "said_on": Field("plain", _("said on")),
            "recorded_by": _WRITTEN_BY,
        },
    ),
    Record(
        VacancyWords,
        "nobody",
        fields=dict.fromkeys(("vacancy", "version", "policy", "words"), PLAIN),
    ),
)
