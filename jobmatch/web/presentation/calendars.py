"""A user's open steps as a calendar (RFC 5545): whole days, neutral words, no name."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from uuid import UUID

from icalendar import Calendar, Event

from candidates.models import Step

PRODUCT = "-//jobmatch//steps//NL"
REFRESH = timedelta(hours=4)


def calendar_of(steps: Iterable[Step], *, address_of: Callable[[UUID], str]) -> bytes:
    """The calendar as bytes. `address_of`: candidate id → the address of the file, for who may sign in."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "jobmatch")
    calendar.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    for step in steps:
        calendar.add_component(_event(step, address_of(step.candidate_id)))
    return bytes(calendar.to_ical())


def _event(step: Step, address: str) -> Event:
    """A whole day with the kind of step alone: a title may say who it is about, or where someone works."""
    event = Event()
    event.add("uid", f"{step.pk}@jobmatch")
    event.add("dtstamp", step.made_at)
    event.add("sequence", step.version)
    event.add("dtstart", step.due)
    event.add("dtend", step.due + timedelta(days=1) if step.due else None)
    event.add("summary", step.get_kind_display())
    event.add("url", address)
    event.add("transp", "TRANSPARENT")
    return event
