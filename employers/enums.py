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
