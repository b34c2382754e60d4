"""The states of a file, the kinds of step, the purposes of consent."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    OPEN = "open", _("open")
    PLACED = "placed", _("at work")
    PAUSED = "paused", _("paused")
    RESTING = "resting", _("resting")
    ENDED = "ended", _("ended")


class Ending(models.TextChoices):
    """The only ways out of the service."""

    KEPT_WORK = "kept_work", _("kept work for 12 months, and agrees")
    MOVED = "moved", _("moved away")
    OWN_WISH = "own_wish", _("own wish")
    PARTNER = "partner", _("handed to a partner")
    OUT_OF_REACH = "out_of_reach", _("out of reach at the end of the term")


class StepKind(models.TextChoices):
    MEET = "meet", _("meet")
    CALL = "call", _("call")
    MESSAGE = "message", _("send a message")
    SEARCH = "search", _("look for vacancies together")
    EMPLOYER = "employer", _("speak with an employer")
    APPLY = "apply", _("help with an application")
    VISIT = "visit", _("visit the workplace")
    CHECK_IN = "check_in", _("ask how it goes")
    OTHER = "other", _("something else")


class StepState(models.TextChoices):
    OPEN = "open", _("open")
    DONE = "done", _("done")


class Purpose(models.TextChoices):
    """What a youth may allow; each apart, never a condition of help."""

    KEEP_NEEDS = "keep_needs", _("keep my workplace needs")


class ConsentManner(models.TextChoices):
    IN_PERSON = "in_person", _("face to face")
    PHONE = "phone", _("by phone")
    WRITING = "writing", _("in writing")
