"""States and sources of vacancies, answers about workplaces, and how we speak with an employer."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class VacancyState(models.TextChoices):
    """A draft is what somebody began to write: it is offered to nobody."""

    DRAFT = "draft", _("draft")
    OPEN = "open", _("open")
    FILLED = "filled", _("filled")
    CLOSED = "closed", _("closed")


class PayPeriod(models.TextChoices):
    HOUR = "hour", _("an hour")
    MONTH = "month", _("a month")
    YEAR = "year", _("a year")


class Answer(models.TextChoices):
    """A fact that nobody told has no row: unknown is a question, not a no. A row says unknown only where
    an earlier answer no longer holds."""

    YES = "yes", _("yes")
    NO = "no", _("no")
    UNKNOWN = "unknown", _("not known")


class FactSide(models.TextChoices):
    """Who an answer about a workplace is from."""

    SAID = "said", pgettext_lazy("workplace fact", "the employer said it")
    SAW = "saw", pgettext_lazy("workplace fact", "a jobhunter saw it")


class DemandDecision(models.TextChoices):
    """What a jobhunter says of a wording that may not be asked; the empty one is: nothing yet."""

    NONE = "", _("not talked about yet")
    DISCUSSED = "discussed", _("talked about with the employer")
    NO_OBJECTION = "no_objection", _("no objection here")


class Question(models.TextChoices):
    """A fact of a vacancy that its employer can tell. Of workplaces the list is asked, never one fact."""

    HOURS = "hours", _("How many hours a week is it?")
    DAYPARTS = "dayparts", _("On which days and dayparts is the work?")
    KIND = "kind", _("Is it a job, an apprenticeship, an internship or something else?")
    LANGUAGES = "languages", _("Which language is needed, and how well?")
    SKILLS = "skills", _("What must someone be able to do?")
    NIGHT = "night", _("Is there work at night?")
    HAZARDOUS = "hazardous", _("Is there dangerous work?")


class AskedHow(models.TextChoices):
    """How an employer asked what may not be asked."""

    WRITTEN = "written", pgettext_lazy("register", "in writing")
    SPOKEN = "spoken", pgettext_lazy("register", "by word")


class CameOf(models.TextChoices):
    """What came of it after it was talked about; the empty one is: nothing yet."""

    OPEN = "", pgettext_lazy("register", "not known yet")
    DROPPED = "dropped", pgettext_lazy("register", "they no longer ask it")
    KEPT = "kept", pgettext_lazy("register", "they still ask it")
    STOPPED = "stopped", pgettext_lazy("register", "we bring nobody there for it")


class Reason(models.TextChoices):
    """Why an employer takes part: of the employer as a whole. No group of youths, no sum, no proof."""

    SHORT_OF_PEOPLE = "short_of_people", _("short of people")
    CITY_CONTRACT = "city_contract", _("an obligation in a contract with the city")
    LIKE_THE_CITY = "like_the_city", _("wants staff like the city")
    EARLIER_SUCCESS = "earlier_success", _("it went well before")


class RecognitionSource(models.TextChoices):
    """How it is known whether a workplace is a recognised training company."""

    REGISTER = "register", _("looked up in the register of SBB")
    PROOF = "proof", _("saw the proof of recognition")
    EMPLOYER = "employer", _("the employer says so")


class FetchOutcome(models.TextChoices):
    """How a fetch of a feed ended; all but the first changed nothing."""

    TAKEN_IN = "taken_in", _("taken in")
    DROP = "drop", _("more than half of the vacancies was gone, so nothing was changed")
    FILE = "file", _("the file can't be read")
    BUSY = "busy", _("someone else imported at that moment")
    ADDRESS = "address", _("the address is not a plain https address")
    HOST = "host", _("this host is not one that we fetch from")
    PRIVATE = "private", _("the name leads to a machine that is not public")
    UNKNOWN = "unknown", _("the name is not known")
    UNREACHABLE = "unreachable", _("the other side could not be reached, or broke off")
    CERTIFICATE = "certificate", _("the other side has no valid certificate")
    STATUS = "status", _("the other side answered that it is not there")
    REDIRECTS = "redirects", _("the other side kept sending us on")
    KIND = "kind", _("it is not JSON-LD, CSV or XML")
    LARGE = "large", _("it is larger than 20 MB")
    SLOW = "slow", _("it took longer than 30 seconds")


ASKING_OUTCOMES = frozenset({FetchOutcome.DROP})  # only a person can say what is true


class LookOutcome(models.TextChoices):
    """What the register answered about a workplace."""

    FOUND = "found", _("found")
    NOT_FOUND = "not_found", _("no training company with this name and postcode")
    SEVERAL = "several", _("more than one with this name and postcode")
    FAILED = "failed", _("the register gave no answer that we can read")


class Origin(models.TextChoices):
    """Where we have somebody's name and number from; the first mail says it."""

    SELF = "self", _("from this person")
    COLLEAGUE = "colleague", _("from a colleague there")
    PUBLIC = "public", _("from a website or a card")


class Told(models.TextChoices):
    """How somebody heard that we keep their details."""

    MAIL = "mail", _("by mail")
    VOICE = "voice", _("told in person or by phone")


class TalkChannel(models.TextChoices):
    VISIT = "visit", pgettext_lazy("conversation", "on the spot")
    PHONE = "phone", pgettext_lazy("conversation", "by phone")
    MAIL = "mail", pgettext_lazy("conversation", "by mail")
    VIDEO = "video", pgettext_lazy("conversation", "by video")


class Subject(models.TextChoices):
    """What a conversation with an employer was about."""

    MEETING = "meeting", pgettext_lazy("conversation", "getting to know each other")
    VACANCY = "vacancy", pgettext_lazy("conversation", "a vacancy")
    WORKPLACE = "workplace", pgettext_lazy("conversation", "the workplace list")
    DEMAND = "demand", pgettext_lazy("conversation", "something that may not be asked")
    AFTER_CARE = "after_care", pgettext_lazy("conversation", "how it goes at work")
    COMPLAINT = "complaint", pgettext_lazy("conversation", "a complaint")
    OFFER = "offer", pgettext_lazy("conversation", "an offer")


class Outcome(models.TextChoices):
    """What became of a promise."""

    OPEN = "open", pgettext_lazy("promise", "open")
    KEPT = "kept", pgettext_lazy("promise", "kept")
    NOT_KEPT = "not_kept", pgettext_lazy("promise", "not kept")
    LAPSED = "lapsed", pgettext_lazy("promise", "lapsed")


class Offered(models.TextChoices):
    """What an employer promises, where it can be counted."""

    TRIAL_DAY = "trial_day", _("days to walk along")
    TRIAL_PLACE = "trial_place", _("trial places")
    INTERNSHIP = "internship", _("internships")
    JOB = "job", _("jobs")
