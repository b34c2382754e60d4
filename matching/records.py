"""What matching keeps of a youth; see jobmatch/records.py."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from jobmatch.records import OF_ONE, PLAIN, TECHNICAL, Field, Record
from matching.models import CheckIn, Interest, KeptRanking, Placement, VacancyWords, Weighting

_WRITTEN_BY = Field("plain", _("written down by"))
_STATE = Field("plain", _("state"))
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
        VacancyWords,
        "nobody",
        fields=dict.fromkeys(("vacancy", "version", "policy", "words"), PLAIN),
    ),
)
