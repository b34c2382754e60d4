"""The marks of steps that the program makes: why each is there. They are stored, so they stay as they are."""

from uuid import UUID

from jobmatch.http.identifiers import uuid_or_none
from jobmatch.marks import mark_of

LOOK_AFTER = "look_after"  # a step of somebody else that is long overdue
REFERRED_AGAIN = "referred_again"
OTHER_REFERRAL = (
    "other_referral"  # came after the yes to telling a referrer: may this one see how it goes too?
)
FILE_TERM = "term:file"
# Calls about what a youth told in confidence: they look like any other, and the marks go when that goes.
VOICE = "voice"  # the youth asked for it
VOICE_TERM = "term:experience"  # what was told goes in a month
VOICE_REPORT = "report"  # a report did not arrive
VOICE_SENDING = "report:yes"  # the youth said yes to a report, and it is not given out yet
VOICE_STOPPED = "report:stop"  # the youth stopped a report by the own link
CONFIDED = (VOICE, VOICE_TERM, VOICE_REPORT, VOICE_SENDING, VOICE_STOPPED)
# Steps that the program makes because something was told: only who opens the lock sees that they are there.
QUIET = (
    *("consent:keep_experience", "consent:count"),
    *(VOICE_TERM, VOICE_REPORT, VOICE_SENDING, VOICE_STOPPED),
)
CHECK_IN = "check_in:"  # how those begin that the answer to a check-in finishes
RUNG = "rung:"
PROPOSALS = "proposals"  # what is next with proposals to employers: one step, however many run
DREAM = "dream"  # the youth let the dream go
CHOSEN = "chosen"  # vacancies that they go for wait
HELP_BOX, MESSAGE_BOX = "step.help", "step.message"


def agreement(pk: UUID) -> str:
    """An agreement has to be kept."""
    return f"agreement:{pk}"


def consent(purpose: str) -> str:
    """Does this yes still stand?"""
    return f"consent:{purpose}"


def forced_opening(pk: UUID) -> str:
    """Somebody else judges an opening by force."""
    return f"forced:{pk}"


def hand_over(pk: UUID) -> str:
    """How did the other help go? It names the mark of the text that was passed on: no table joins the two."""
    return f"help:{mark_of(pk, box=HELP_BOX)}"


def message(pk: UUID) -> str:
    """A message did not arrive."""
    return f"message:{pk}"


def message_to_help(pk: UUID) -> str:
    """A message in the youth's name did not arrive; it is named by its mark."""
    return f"message:{mark_of(pk, box=MESSAGE_BOX)}"


def right(right: str) -> str:
    """A youth asked something about the own data."""
    return f"right:{right}"


def check_in(side: str) -> str:
    """How does it go at work? One step a side, whatever number of moments waits."""
    return f"{CHECK_IN}{side}"


def start(placement: UUID) -> str:
    """Has agreed work begun?"""
    return f"{CHECK_IN}start:{placement}"


def end(placement: UUID) -> str:
    """A contract has run out: how does it go on?"""
    return f"{CHECK_IN}end:{placement}"


def sign(placement: UUID) -> str:
    """Is the agreement of a place to learn signed by all?"""
    return f"{CHECK_IN}sign:{placement}"


def rung(placement: UUID) -> str:
    """What is the next rung toward the dream?"""
    return f"{RUNG}{placement}"


def rung_of(mark: str) -> str:
    """The placement that such a mark names; nothing for another mark."""
    pk = mark.removeprefix(RUNG)
    return pk if pk != mark and uuid_or_none(pk) is not None else ""


def worry(check_in: UUID) -> str:
    """An answer was worrying."""
    return f"worry:{check_in}"
