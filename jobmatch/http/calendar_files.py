"""A calendar in a file (RFC 5545), for who has no feed: an hour or days, with a neutral title."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from icalendar import Calendar, Event

PRODUCT: Final = "-//jobmatch//meetings//NL"
AN_HOUR: Final = timedelta(hours=1)


def event(
    *,
    key: UUID,
    version: int,
    on: date,
    summary: str,
    hour: time | None = None,
    until: date | None = None,
    **more: str,
) -> Event:
    """One event; a newer `version` under the same key moves it. `more`: location, description, url."""
    found = Event()
    found.add("uid", f"{key}@jobmatch")
    found.add("dtstamp", timezone.now())
    found.add("sequence", version)
    found.add("summary", summary)
    begins: Any = on
    ends: Any = (until or on) + timedelta(days=1)
    if hour is not None and until in (None, on):
        begins = datetime.combine(on, hour, timezone.get_default_timezone())
        ends = begins + AN_HOUR
    found.add("dtstart", begins)
    found.add("dtend", ends)
    for name, words in more.items():
        if words:
            found.add(name, words)
    return found


def answer(events: Iterable[Event]) -> HttpResponse:
    """The file, for a browser to hand to the calendar of a phone."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for each in events:
        calendar.add_component(each)
    response = HttpResponse(bytes(calendar.to_ical()), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="afspraak.ics"'
    return response
