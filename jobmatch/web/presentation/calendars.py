"""A user's open steps as a calendar (RFC 5545): whole days, neutral words, no name."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from candidates.selectors.files.due import Due

PRODUCT = "-//jobmatch//steps//NL"
REFRESH = timedelta(hours=4)
ASKS_BEFORE: Final = timedelta(days=14)


def calendar_of(rows: Iterable[Due], *, site: str, ends_on: date) -> bytes:
    """The calendar as bytes; each event leads to the file on the site, for who may sign in."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "jobmatch")
    calendar.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    for row in rows:
        calendar.add_component(_step(row, site))
    if ends_on - timezone.localdate() < ASKS_BEFORE:
        calendar.add_component(_renewal(ends_on, site))
    return bytes(calendar.to_ical())


def _step(row: Due, site: str) -> Event:
    """The kind of step alone: a title may say who it is about, or where someone works."""
    event = _day(row.when, f"{row.step.pk}@jobmatch", row.step.made_at, site + row.file)
    event.add("sequence", row.step.version)
    event.add("summary", row.step.get_kind_display())
    return event


def _renewal(ends_on: date, site: str) -> Event:
    """What the calendar says itself of its last day, for who would not notice that it stands still."""
    noted_at = timezone.make_aware(datetime.combine(ends_on - ASKS_BEFORE, datetime.min.time()))
    event = _day(ends_on, f"{ends_on}@jobmatch", noted_at, site + reverse("accounts:profile"))
    event.add("summary", _("Renew this calendar under My account"))
    return event


def _day(on: date | None, uid: str, noted_at: datetime, url: str) -> Event:
    """A whole day, in which one can still be asked for something else."""
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", noted_at)
    event.add("dtstart", on)
    event.add("dtend", on + timedelta(days=1) if on else None)
    event.add("url", url)
    event.add("transp", "TRANSPARENT")
    return event
