"""States and sources of vacancies, and what an employer says about its workplaces."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class VacancyState(models.TextChoices):
    OPEN = "open", _("open")
    FILLED = "filled", _("filled")
    CLOSED = "closed", _("closed")


class PayPeriod(models.TextChoices):
    HOUR = "hour", _("an hour")
    MONTH = "month", _("a month")
    YEAR = "year", _("a year")


class Answer(models.TextChoices):
    """A fact that nobody told has no row: unknown is a question, not a no."""

    YES = "yes", _("yes")
    NO = "no", _("no")


class DemandDecision(models.TextChoices):
    """What a jobhunter says of a wording that may not be asked; the empty one is: nothing yet."""

    NONE = "", _("not talked about yet")
    DISCUSSED = "discussed", _("talked about with the employer")
    NO_OBJECTION = "no_objection", _("no objection here")
