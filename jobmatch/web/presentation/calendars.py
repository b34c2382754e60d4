"""A user's open steps as a calendar (RFC 5545): whole days, neutral words, no name."""

from collections.abc import Iterable
from datetime import timedelta

from icalendar import Calendar, Event

from candidates.selectors.files.due import Due

PRODUCT = "-//jobmatch//steps//NL"
REFRESH = timedelta(hours=4)


def calendar_of(rows: Iterable[Due], *, site: str) -> bytes:
    """The calendar as bytes; each event leads to the file on the site, for who may sign in."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "jobmatch")
    calendar.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    for row in rows:
        calendar.add_component(_event(row, site))
    return bytes(calendar.to_ical())


def _event(row: Due, site: str) -> Event:
    """A whole day with the kind of step alone: a title may say who it is about, or where someone works."""
    event = Event()
    event.add("uid", f"{row.step.pk}@jobmatch")
    event.add("dtstamp", row.step.made_at)
    event.add("sequence", row.step.version)
    event.add("dtstart", row.when)
    event.add("dtend", row.when + timedelta(days=1) if row.when else None)
    event.add("summary", row.step.get_kind_display())
    event.add("url", site + row.file)
    event.add("transp", "TRANSPARENT")
    return event
