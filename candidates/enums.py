"""The states of a file, the kinds of step, the purposes of consent."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    OPEN = "open", _("open")
    PLACED = "placed", _("at work")
    PAUSED = "paused", _("paused")
    RESTING = "resting", _("resting")
    ENDED = "ended", _("ended")


TRANSITIONS: dict[str, frozenset[State]] = {
    State.OPEN: frozenset({State.PLACED, State.PAUSED, State.RESTING, State.ENDED}),
    State.PLACED: frozenset({State.OPEN, State.ENDED}),
    State.PAUSED: frozenset({State.OPEN, State.PLACED, State.ENDED}),
    State.RESTING: frozenset({State.OPEN, State.PLACED, State.ENDED}),
    State.ENDED: frozenset({State.OPEN}),
}
# Files in which work is looked for now: not those that are paused, rest or ended.
LOOKING: Final = (State.OPEN, State.PLACED)


class Ending(models.TextChoices):
    """The only ways out of the service."""

    KEPT_WORK = "kept_work", _("kept work for 12 months, and agrees")
    MOVED = "moved", _("moved away")
    OWN_WISH = "own_wish", _("own wish")
    PARTNER = "partner", _("handed to a partner")
    OUT_OF_REACH = "out_of_reach", _("out of reach at the end of the term")


class StepKind(models.TextChoices):
    """What can happen next. The second group is made by the program, and may be chosen by no one."""

    MEET = "meet", _("meet")
    CALL = "call", _("call")
    MESSAGE = "message", _("send a message")
    SEARCH = "search", _("look for vacancies together")
    EMPLOYER = "employer", _("speak with an employer")
    APPLY = "apply", _("help with an application")
    VISIT = "visit", _("visit the workplace")
    CHECK_IN = "check_in", _("ask how it goes")
    OTHER = "other", _("something else")

    FIRST_TALK = "first_talk", _("have the first talk")
    TRY_CHANNEL = "try_channel", _("try to reach in another way")
    TRY_HOURS = "try_hours", _("try at another time of day")
    ASK_REFERRER = "ask_referrer", _("ask the referrer how to reach this youth")
    YEARLY = "yearly", _("ask how life is, once a year")
    EMPLOYER_CHECK_IN = "employer_check_in", _("ask the employer how it goes")
    WORRY = "call_today", _("call today")
    RUNG = "rung", _("look at the next step to the dream")
    CHOSEN = "chosen", _("go for the vacancies with a heart")
    LOOK_AFTER = "look_after", _("this is long overdue at a colleague: see to it together")
    RETURN = "return", _("talk: the work ended early")
    ASK_AGAIN = "ask_again", _("ask again whether a yes still stands")
    NOT_ARRIVED = "not_arrived", _("a message did not arrive: reach the youth in another way")
    HELP_NOT_ARRIVED = (
        "help_not_arrived",
        _("the message to other help did not arrive: ask for the help in another way"),
    )
    PRIVACY = "privacy", _("a request about the youth's own data must be answered")
    TERM = "term", _("the term is almost over: decide together what stays")
    HELP = "help", _("ask how the other help goes")
    AGREEMENT = "agreement", _("the youth says that an agreement is not right: talk about it")
    JUDGE = "judge", _("judge today that this file was opened by force")
    PROPOSAL = "proposal", _("look at the proposals to employers")


CHOSEN_KINDS = (
    StepKind.MEET,
    StepKind.CALL,
    StepKind.MESSAGE,
    StepKind.SEARCH,
    StepKind.EMPLOYER,
    StepKind.APPLY,
    StepKind.VISIT,
    StepKind.CHECK_IN,
    StepKind.OTHER,
)


class StepState(models.TextChoices):
    OPEN = "open", _("open")
    DONE = "done", _("done")


class Purpose(models.TextChoices):
    """What a youth may allow; each apart, never a condition of help."""

    KEEP_NEEDS = "keep_needs", _("keep my workplace needs")
    KEEP_EXPERIENCE = "keep_experience", _("keep what I went through")
    SHARE_WITH_EMPLOYERS = "share", _("introduce me to employers")
    TELL_REFERRER = "tell_referrer", _("tell my referrer how it goes")
    COUNT_EXPERIENCE = "count", _("count what I went through, without my name")
    MESSAGE_ME = "message_me", _("send me messages")
    STAND_IN = "stand_in", _("let a stand-in read what is locked")
    OTHER_PARTNER = "other_partner", _("bring me to other help")


# That one of these was asked tells something of a youth: the database holds marks, not whose they are.
MARKED_PURPOSES = (Purpose.KEEP_EXPERIENCE, Purpose.COUNT_EXPERIENCE, Purpose.OTHER_PARTNER)


class ConsentManner(models.TextChoices):
    IN_PERSON = "in_person", _("face to face")
    PHONE = "phone", _("by phone")
    WRITING = "writing", _("in writing")
    LINK = "link", _("by the own link")


# A member of staff or a referrer heard it; what comes by the link, the youth says without them.
HEARD_MANNERS = [(each.value, each.label) for each in ConsentManner if each != ConsentManner.LINK]


class Channel(models.TextChoices):
    """How a youth is reached."""

    PHONE = "phone", _("by phone")
    TEXT = "text", _("text message or app")
    EMAIL = "email", _("e-mail")
    MEETING = "meeting", _("face to face")
    VIDEO = "video", _("video call")


class Doer(models.TextChoices):
    YOUTH = "youth", _("the youth")
    JOBHUNTER = "jobhunter", _("the jobhunter")


class Outcome(models.TextChoices):
    """How an agreement ended; open until then."""

    OPEN = "open", _("open")
    KEPT = "kept", _("kept")
    NOT_KEPT = "not_kept", _("not kept")
    LAPSED = "lapsed", _("no longer needed")


class ReferralState(models.TextChoices):
    RECEIVED = "received", _("received")
    ACCEPTED = "accepted", _("accepted")
    RETURNED = "returned", _("returned")
    JOINED = "joined", _("joined with a file")
    EXPIRED = "expired", _("expired")


class ReferrerStatus(models.TextChoices):
    """What a referrer can read of a referral; nothing of it tells whether the youth was known."""

    RECEIVED = "received", _("received")
    IN_CONTACT = "in_contact", _("in contact")
    AT_WORK = "at_work", _("at work")
    RETURNED = "returned", _("returned")
    EXPIRED = "expired", _("expired, refer again if it is still needed")


class ReturnReason(models.TextChoices):
    """Why a referral goes back. None of them says that someone is known here."""

    AGE = "age", _("the age is outside what we serve")
    REGION = "region", _("lives outside the region")
    NO_YES = "no_yes", _("it is not clear that the youth agreed")
    UNREACHABLE = "unreachable", _("the phone number or e-mail address does not work")
    OTHER_HELP = "other_help", _("other help fits better; the coordinator will call")


class LinkPurpose(models.TextChoices):
    """What a youth may do with a one-time link."""

    MINE = "mine", _("my page")
    AGREEMENT = "agreement", _("confirm an agreement")
    CHECK_IN = "check_in", _("tell how it goes")
    REPORT = "report", _("read a report and decide")


class Ground(models.TextChoices):
    """The grounds of the Dutch law on equal treatment; one experience may have several."""

    RELIGION = "religion", _("religion")
    BELIEF = "belief", _("belief")
    ORIGIN = "origin", _("origin or skin colour")
    NATIONALITY = "nationality", _("nationality")
    SEX = "sex", _("being a man or a woman, pregnancy, gender")
    ORIENTATION = "orientation", _("whom you love")
    CIVIL_STATUS = "civil_status", _("being married or not")
    POLITICS = "politics", _("political opinion")
    AGE = "age", _("age")
    DISABILITY = "disability", _("disability or chronic illness")
    HOURS = "hours", _("working part-time or full-time")
    CONTRACT = "contract", _("temporary or permanent contract")
    UNKNOWN = "unknown", _("not sure")


class Stage(models.TextChoices):
    """Where on the way to work a youth was discriminated against."""

    SEARCH = "search", _("while searching")
    INTERVIEW = "interview", _("at an interview")
    INTERNSHIP = "internship", _("at an internship")
    WORK = "work", pgettext_lazy("where it happened", "at work")
    SCHOOL = "school", _("at school")


class Road(models.TextChoices):
    """What the youth wants done with an experience; may change at any time."""

    NOTHING = "nothing", _("nothing; it is enough to be heard")
    TALK = "talk", _("talk about it together")
    MEDIATION = "mediation", _("a talk with the employer or school, with someone in between")
    REPORT = "report", _("report it to the anti-discrimination office")


class Feeling(models.TextChoices):
    """How an experience feels now, compared with when it was told."""

    LIGHTER = "lighter", _("lighter than before")
    SAME = "same", _("the same")
    HEAVIER = "heavier", _("heavier than before")


class ReportChoice(models.TextChoices):
    """With which words a report goes out."""

    NAMED = "named", _("with my name")
    ANONYMOUS = "anonymous", _("without my name")


class ReportState(models.TextChoices):
    DRAFT = "draft", _("being written")
    APPROVED = "approved", _("approved by the youth")
    SENT = "sent", _("sent")
    ANSWERED = "answered", _("answered")
    STOPPED = "stopped", _("stopped by the youth")


class Help(models.TextChoices):
    """Other help that a youth may be brought to. Never police, prosecution or benefit enforcement."""

    DEBTS = "debts", _("debts and money")
    SCHOOL = "school", _("school and study")
    CARE = "care", _("care and health")
    HOUSING = "housing", _("housing")
    DISCRIMINATION = "discrimination", _("discrimination: information and support")
    PARENTING = "parenting", _("debates about growing up and parenting")
    DIGITAL = "digital", _("digital skills")


class HelpOutcome(models.TextChoices):
    """How it went at the other help, as the youth tells."""

    HELPED = "helped", _("it helped")
    GOING_ON = "going_on", _("it is going on")
    NO_CONTACT = "no_contact", _("there was no contact")
    OTHER = "other", _("something else is needed")


class HandOverState(models.TextChoices):
    DRAFT = "draft", _("being written")
    SENT = "sent", _("passed on")
    ASKED = "asked", _("asked how it went")
    STOPPED = "stopped", _("stopped")


class Right(models.TextChoices):
    """What a youth may ask about the own data."""

    ACCESS = "access", _("access, with a copy")
    CORRECTION = "correction", _("correction")
    OBJECTION = "objection", _("objection")
    ERASURE = "erasure", _("erasure")


class RightState(models.TextChoices):
    OPEN = "open", _("open")
    DONE = "done", _("done")
    REFUSED = "refused", _("refused, with the reason")
    WITHDRAWN = "withdrawn", _("withdrawn by the youth")


class OpeningVerdict(models.TextChoices):
    """What the second pair of eyes found of an opening by force."""

    RIGHT = "right", _("it was needed")
    WRONG = "wrong", _("it was not needed")
