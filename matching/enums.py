"""The states of proposals, meetings and placements, and what is asked around them."""

from collections.abc import Collection
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from matching.rules import waiting
from matching.scorer.v2.credentials import LEARNING_KINDS

RANKING_SEEN: Final = "ranking.seen"  # the event of the access log when a ranking is looked at


class WhyKept(models.TextChoices):
    """What was done with a ranking that made somebody keep it."""

    ASKED = "asked", _("kept by hand")
    SHEET = "sheet", _("vacancies went along on a sheet")
    WORK = "work", _("work was recorded")


class Feeling(models.TextChoices):
    """What a youth and the jobhunter decided about a vacancy; nothing is ever learned from it."""

    HEART = "heart", _("go for it")
    MAYBE = "maybe", _("maybe")
    NOT_FOR_ME = "not_for_me", _("not for me")
    TRIED = "tried", _("tried before")


class SaidBy(models.TextChoices):
    """Who decided it."""

    JOBHUNTER = "jobhunter", _("by the jobhunter")
    TOGETHER = "together", _("looking together")
    YOUTH = "youth", _("by the youth, on the own page")


class PlacementState(models.TextChoices):
    PLANNED = "planned", _("agreed, not started")
    STARTED = "started", _("at work")
    ENDED = "ended", pgettext_lazy("work", "ended")


# What may follow on a state; the steps back are for what was recorded by mistake.
TRANSITIONS: dict[str, frozenset[PlacementState]] = {
    PlacementState.PLANNED: frozenset({PlacementState.STARTED, PlacementState.ENDED}),
    PlacementState.STARTED: frozenset({PlacementState.ENDED, PlacementState.PLANNED}),
    PlacementState.ENDED: frozenset({PlacementState.STARTED, PlacementState.PLANNED}),
}


class FoundBy(models.TextChoices):
    """Who found the work; either way it is a success of the youth."""

    US = "us", _("through us")
    YOUTH = "youth", _("found by the youth")


class EndReason(models.TextChoices):
    COMPLETED = "completed", _("the contract or internship ran its full time")
    NEXT_RUNG = "next_rung", _("went on to a next job")
    SCHOOL = "school", _("went to school")
    YOUTH_STOPPED = "youth_stopped", _("the youth stopped")
    EMPLOYER_STOPPED = "employer_stopped", _("the employer stopped")
    TREATED_BADLY = "treated_badly", _("it was not a good place")
    NEVER_STARTED = "never_started", _("the work never began")
    OTHER = "other", _("another reason")


class Paper(models.TextChoices):
    """What is checked off around a start; nothing of it is kept here."""

    CONTRACT = "contract", _("contract signed and understood")
    PAYSLIP = "payslip", _("knows what will be paid, and when")
    HOURS = "hours", _("working hours are on paper")
    TRAINING = "training", _("training agreement (BBL, internship)")
    ID_SHOWN = "id_shown", _("showed identity to the employer, not to us")
    TRAVEL = "travel", _("travel is arranged")
    INSURANCE = "insurance", _("knows whom to call when ill")


def papers_for(kind: str, checked: Collection[str] = ()) -> list[Paper]:
    """What is checked off for this kind of work; a training agreement only where one learns, or once it was.

    While the kind is not known, everything.
    """
    learns = not kind or kind in LEARNING_KINDS or Paper.TRAINING in checked
    return [paper for paper in Paper if paper != Paper.TRAINING or learns]


class Side(models.TextChoices):
    YOUTH = "youth", _("youth")
    EMPLOYER = "employer", _("employer")


class CheckInState(models.TextChoices):
    PLANNED = "planned", _("planned")
    ANSWERED = "answered", _("answered")
    SILENT = "silent", _("no answer")
    DROPPED = "dropped", _("no longer needed")


class Going(models.TextChoices):
    """How it goes at work, and how someone is treated there: one tap."""

    GOOD = "good", _("good")
    SO_SO = "so_so", _("so-so")
    BAD = "bad", _("bad")


class IntroductionState(models.TextChoices):
    """How far a proposal of one youth to one employer is. The last six are ends."""

    DRAFT = "draft", pgettext_lazy("proposal", "being written")
    ASKED = "asked", pgettext_lazy("proposal", "the youth is asked")
    AGREED = "agreed", pgettext_lazy("proposal", "the youth says yes")
    SENT = "sent", pgettext_lazy("proposal", "the employer knows")
    QUESTION = "question", pgettext_lazy("proposal", "the employer asks something")
    INVITED = "invited", pgettext_lazy("proposal", "invited")
    NAMED = "named", pgettext_lazy("proposal", "they will meet")
    MET = "met", pgettext_lazy("proposal", "they have met")
    TRIAL = "trial", pgettext_lazy("proposal", "tries it out")
    LATER = "later", pgettext_lazy("proposal", "later")
    HIRED = "hired", pgettext_lazy("proposal", "it became work")
    DECLINED = "declined", pgettext_lazy("proposal", "the employer says no")
    SILENT = "silent", pgettext_lazy("proposal", "nothing was heard")
    FILLED = "filled", pgettext_lazy("proposal", "the place is taken")
    ELSEWHERE = "elsewhere", pgettext_lazy("proposal", "went to work elsewhere")
    WITHDRAWN = "withdrawn", pgettext_lazy("proposal", "stopped")


_S = IntroductionState
# Ends that may come on any state, and of which whoever has the card is told.
STOPPED: Final = frozenset(_S(state) for state in waiting.STOPPED)
ENDS: Final = frozenset({_S.HIRED, _S.DECLINED, _S.SILENT}) | STOPPED
BEFORE_THE_EMPLOYER: Final = frozenset({_S.DRAFT, _S.ASKED, _S.AGREED})
AT_THE_EMPLOYER: Final = frozenset(IntroductionState) - ENDS - BEFORE_THE_EMPLOYER
KNOWS_THE_NAME: Final = frozenset({_S.NAMED, _S.MET, _S.TRIAL, _S.HIRED})
BEYOND_AGREED: Final = (AT_THE_EMPLOYER | ENDS) - STOPPED
# What an employer may have said, by telephone, at the door or by mail; a later state may be said at once.
SAID: Final = AT_THE_EMPLOYER | {_S.HIRED, _S.DECLINED}

# What may follow on a state. By telephone or at the door any later state is said at once, with its yeses.
INTRODUCTION_TRANSITIONS: dict[str, frozenset[IntroductionState]] = {
    _S.DRAFT: frozenset({_S.ASKED, _S.AGREED}) | STOPPED,
    _S.ASKED: frozenset({_S.DRAFT, _S.AGREED}) | STOPPED,
    _S.AGREED: frozenset({_S.DRAFT}) | SAID | STOPPED,
    _S.SENT: (SAID | {_S.SILENT} | STOPPED) - {_S.SENT},
    _S.QUESTION: SAID - {_S.QUESTION} | {_S.AGREED} | STOPPED,
    _S.INVITED: SAID - {_S.INVITED, _S.QUESTION} | STOPPED,
    _S.NAMED: frozenset({_S.INVITED, _S.MET, _S.TRIAL, _S.HIRED, _S.DECLINED, _S.LATER}) | STOPPED,
    _S.MET: frozenset({_S.NAMED, _S.TRIAL, _S.HIRED, _S.DECLINED, _S.LATER}) | STOPPED,
    _S.TRIAL: frozenset({_S.HIRED, _S.DECLINED, _S.MET}) | STOPPED,
    _S.LATER: SAID - {_S.LATER} | STOPPED,
    _S.HIRED: frozenset(),
    **{end: frozenset({_S.SENT}) for end in ENDS - {_S.HIRED}},
    _S.SILENT: frozenset({_S.SENT, _S.WITHDRAWN}),  # a late answer may come
}


class NameGiven(models.TextChoices):
    """What an employer hears of the name; the youth says it for each proposal, and never by default."""

    NONE = "", _("without a name")
    CALLED = "called", _("the first name")
    WHOLE = "whole", _("the whole name")


class Party(models.TextChoices):
    """From which side something came."""

    YOUTH = "youth", _("the youth")
    STAFF = "staff", _("through us")
    EMPLOYER = "employer", _("the employer")
    PROGRAM = "program", _("by itself")


class Happened(models.TextChoices):
    """What an event of a proposal tells, beside the state that came of it."""

    MOVED = "moved", _("it went on")
    CARD_YES = "card_yes", _("yes to the card")
    NAME_YES = "name_yes", _("yes to the name")
    NAME_BACK = "name_back", _("the yes to the name was taken back")
    CHANGED = "changed", _("the card was changed")
    NOT_RIGHT = "not_right", _("the youth says: this is not right")
    MEETING = "meeting", _("another moment")
    YOUTH_TOLD = "youth_told", _("the youth was told")
    EMPLOYER_TOLD = "employer_told", _("the employer was told that it stops")
    HOW_IT_WAS = "how_it_was", _("told how it was")
    REMINDED = "reminded", _("the employer was reminded")
    PASSED_ON = "passed_on", _("it went to somebody else there")
    RETURNED = "returned", _("a mail did not arrive")


class WhyNot(models.TextChoices):
    """Why an employer says no. That no reason was given is one too."""

    FILLED = "filled", pgettext_lazy("why not", "the place is taken")
    NO_PLACE = "no_place", pgettext_lazy("why not", "no place now")
    EXPERIENCE = "experience", pgettext_lazy("why not", "other experience is asked")
    PAPERS = "papers", pgettext_lazy("why not", "a licence or diploma is asked")
    HOURS = "hours", pgettext_lazy("why not", "the hours")
    START = "start", pgettext_lazy("why not", "the first day")
    LANGUAGE = "language", pgettext_lazy("why not", "the level of a language")
    DID_NOT_COME = "did_not_come", pgettext_lazy("why not", "did not come")
    OTHER_FURTHER = "other_further", pgettext_lazy("why not", "someone else was further")
    OTHER = "other", pgettext_lazy("why not", "another reason")
    NONE_GIVEN = "none_given", pgettext_lazy("why not", "no reason given")


class ReplyKind(models.TextChoices):
    """What an employer answers on the own page."""

    INVITE = "invite", pgettext_lazy("reply", "let us meet")
    ASK = "ask", pgettext_lazy("reply", "I want to ask something first")
    LATER = "later", pgettext_lazy("reply", "later")
    DECLINE = "decline", pgettext_lazy("reply", "no")
    PASS_ON = "pass_on", pgettext_lazy("reply", "ask my colleague")


REPLY_STATES: Final[dict[str, IntroductionState]] = {
    ReplyKind.INVITE: IntroductionState.INVITED,
    ReplyKind.ASK: IntroductionState.QUESTION,
    ReplyKind.LATER: IntroductionState.LATER,
    ReplyKind.DECLINE: IntroductionState.DECLINED,
    ReplyKind.PASS_ON: IntroductionState.SENT,
}


class AskedFirst(models.TextChoices):
    """What an employer may want to know first: the list is fixed, and asks nothing about a person's life."""

    DAYS = "days", pgettext_lazy("question", "which of the asked days and hours fit?")
    START = "start", pgettext_lazy("question", "from which day?")
    ABILITIES = "abilities", pgettext_lazy("question", "which of the asked tasks were done before?")
    EXPERIENCE = "experience", pgettext_lazy("question", "how much experience in this kind of work?")
    PAPERS = "papers", pgettext_lazy("question", "which of the asked licences and diplomas?")
    LANGUAGE = "language", pgettext_lazy("question", "is the asked language good enough for this work?")
    WHY = "why", pgettext_lazy("question", "what makes this work a good one to begin with?")
    CV = "cv", pgettext_lazy("question", "is there a CV?")
    CALL = "call", pgettext_lazy("question", "something else: call me")


class MeetingKind(models.TextChoices):
    MEET = "meet", pgettext_lazy("meeting", "getting to know each other")
    ALONG = "along", pgettext_lazy("meeting", "walking along")
    TRIAL = "trial", pgettext_lazy("meeting", "a trial day")


class Came(models.TextChoices):
    """What became of a meeting."""

    PLANNED = "", pgettext_lazy("meeting", "still to come")
    HELD = "held", pgettext_lazy("meeting", "it went on")
    YOUTH_MISSED = "youth", pgettext_lazy("meeting", "the youth did not come")
    EMPLOYER_MISSED = "employer", pgettext_lazy("meeting", "the employer was not there")
    CALLED_OFF = "off", pgettext_lazy("meeting", "called off")


class Signer(models.TextChoices):
    """Who signs the agreement of a place to learn; a parent only of who is under eighteen."""

    FIRM = "firm", pgettext_lazy("signs", "the employer")
    SCHOOL = "school", pgettext_lazy("signs", "the school")
    YOUTH = "youth", pgettext_lazy("signs", "the youth")
    PARENT = "parent", pgettext_lazy("signs", "a parent")


class OnFile(models.TextChoices):
    """What the youth says to writing kept work into the own file as experience."""

    YES = "yes", pgettext_lazy("experience", "written into the file")
    NO = "no", pgettext_lazy("experience", "left out")


class Insurer(models.TextChoices):
    """Who insures somebody who tries work out; the empty one asks."""

    UNKNOWN = "", _("not known yet")
    EMPLOYER = "employer", _("the employer")
    SCHOOL = "school", _("the school")
    MUNICIPALITY = "municipality", _("the municipality")
