"""The kinds of entry condition."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ArrangedBy(models.TextChoices):
    """Who arranges what an occupation asks; empty while that is not known."""

    YOUTH = "youth", _("the young person")
    EMPLOYER = "employer", _("the employer")
    LAW = "law", _("an authority")


class ConditionKind(models.TextChoices):
    """What a person must have to enter an occupation; `code` of the condition depends on it."""

    DIPLOMA = "diploma", _("diploma")
    LICENCE = "licence", _("licence or certificate")
    AGE = "age", _("minimum age")
    SCREENING = "screening", _("screening")
