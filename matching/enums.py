"""The states of a placement, and what is asked after work started."""

from collections.abc import Collection
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

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


LEARNING_KINDS = frozenset({"apprenticeship", "internship"})


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
