"""A user's open steps and errands as a calendar (RFC 5545): neutral words, no name."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from candidates.selectors.files.due import Due
from employers.selectors.errands import DueErrand
from jobmatch.http import calendar_files
from matching.models import Meeting

PRODUCT = "-//jobmatch//steps//NL"
REFRESH = timedelta(hours=4)
AN_HOUR: Final = timedelta(hours=1)
ASKS_BEFORE: Final = timedelta(days=14)


def calendar_of(
    rows: Iterable[Due],
    errands: Iterable[DueErrand],
    meetings: Iterable[Meeting] = (),
    *,
    site: str,
    ends_on: date,
) -> bytes:
    """The calendar as bytes; each event leads to the file or employer on the site, for who may sign in."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "jobmatch")
    calendar.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    for row in rows:
        calendar.add_component(_step(row, site))
    for errand in errands:
        calendar.add_component(_errand(errand, site))
    for meeting in meetings:
        calendar.add_component(_meeting(meeting, site))
    if ends_on - timezone.localdate() < ASKS_BEFORE:
        calendar.add_component(_renewal(ends_on, site))
    return bytes(calendar.to_ical())


def _step(row: Due, site: str) -> Event:
    """The kind of step alone: a title may say who it is about, or where someone works."""
    event = _day(row.when, f"{row.step.pk}@jobmatch", row.step.made_at, site + row.file)
    event.add("sequence", row.step.version)
    event.add("summary", row.step.get_kind_display())
    return event


def _errand(row: DueErrand, site: str) -> Event:
    """The kind alone, at its hour where it has one: words and place may tell with whom."""
    errand = row.errand
    event = _day(errand.due, f"{errand.pk}@jobmatch", errand.made_at, site + row.page)
    if errand.hour is not None and errand.due is not None:
        begins = datetime.combine(errand.due, errand.hour, timezone.get_default_timezone())
        del event["dtstart"], event["dtend"], event["transp"]
        event.add("dtstart", begins)
        event.add("dtend", begins + AN_HOUR)
    event.add("sequence", errand.version)
    event.add("summary", errand.get_kind_display())
    return event


def _meeting(row: Meeting, site: str) -> Event:
    """That somebody meets, at its hour; whom and where is behind the sign-in."""
    keys = {"pk": row.candidate_id}
    page = reverse("matching:introductions_of", kwargs=keys)
    if row.introduction_id is not None:
        page = reverse("matching:introduction", kwargs={**keys, "introduction_pk": row.introduction_id})
    return calendar_files.event(
        key=row.pk,
        version=row.version,
        on=row.on,
        hour=row.hour,
        until=row.until,
        summary=_("a youth and an employer meet"),
        url=site + page,
    )


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
