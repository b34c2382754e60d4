"""How far away a day is, and when something happens, in words."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jobmatch import workdays


@dataclass(frozen=True, slots=True)
class When:
    """How far away the day of a step is, in words, and whether it presses."""

    words: str
    is_late: bool
    is_today: bool


def when(due: date | None, *, on: date) -> When:
    """'today', '2 working days late', 'in 3 days'."""
    days = (due - on).days if due else 0
    words = late_words(due, on=on) if due and days < 0 else _days(days)
    return When(words, is_late=days < 0, is_today=days == 0)


def late_words(due: date, *, on: date) -> str:
    """'2 working days late': the one measure of late. Before a working day has passed it is 'late'."""
    days = workdays.between(due, on)
    late = ngettext("%(days)s working day late", "%(days)s working days late", days)
    return late % {"days": days} if days else _("late")


def _days(days: int) -> str:
    near = {0: _("today"), 1: _("tomorrow")}
    return near.get(days) or ngettext("in %(days)s day", "in %(days)s days", days) % {"days": days}


def moment(at: datetime, *, now: datetime) -> str:
    """'now', 'today at 14:00', or 'Monday 30 November at 9:00', by the clock of the Netherlands."""
    if at <= now:
        return _("now")
    local = timezone.localtime(at)
    clock = f"{local.hour}:{local.minute:02}"
    if local.date() == timezone.localtime(now).date():
        return _("today at %(clock)s") % {"clock": clock}
    return _("%(day)s at %(clock)s") % {"day": date_format(local, "l j F"), "clock": clock}
