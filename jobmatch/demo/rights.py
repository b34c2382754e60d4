"""What the privacy officer of the demo finds: requests, openings by force, looks, files whose term ends."""

from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.utils import timezone

from candidates.enums import Channel, Ending, StepKind
from candidates.models import Candidate, ForcedOpening
from candidates.services.casework import contacts
from candidates.services.files import files, states, steps
from candidates.services.rights import forced_openings, rights
from jobmatch.accounts.models import Desk, User
from jobmatch.audit import services as audit
from jobmatch.audit.services import Fact
from jobmatch.demo.people import (
    COORDINATOR,
    HOME_ID,
    STORY_DESK,
    all_youths,
    mail_left,
    tie_seed,
    user,
    youth,
)
from jobmatch.demo.reading import Row, ago, id_of, noon, rows

OFFICER = "pieter@demo.example"
CURIOUS = "yara@demo.example"
LOOKED_AT = ("40", "40", "59")  # files at another desk, with nothing to do there
BUSY = COORDINATOR  # looked at more files within an hour than is usual
HOURS_AGO = 3
LONG_AGO: dict[str, Any] = {"first_name": "Timo", "last_name": "Blok", "email": "timo.blok@example.org"}
GOES_IN = 12  # days
QUIET: dict[str, Any] = {
    "first_name": "Lotte",
    "last_name": "Kramer",
    "birth_year": 2003,
    "email": "lotte.kramer@example.org",
    "phone": "+3197000000991",
}
DECIDED_IN = 20  # days
TRIED_AFTER = (4, 8, 15)  # days
RESTED_AFTER = 21  # days


def add(*, on: date) -> None:
    """After it is known who is away: a stand-in opens a file of that desk by force."""
    for row in rows("rights"):
        _ask(row, youth(row["key"]).candidate, by=user(OFFICER), on=on)
    for key in LOOKED_AT:
        files.look_into(candidate=youth(key).candidate, by=user(CURIOUS))
    _look_at_many(by=user(BUSY))
    for row in rows("openings"):
        _force(row, youth(row["key"]).candidate, by=user(row["by"]), on=on)
    _end_long_ago(by=user(STORY_DESK), on=on)
    _hear_nothing_of(by=user(STORY_DESK), on=on)


def _look_at_many(*, by: User) -> None:
    """One more than is usual, all within this hour."""
    seen = [each.id for each in all_youths()[: settings.MANY_FILES + 1]]
    audit.record_many(Fact("file.seen", by, pk, files.TARGET, pk, chain=HOME_ID) for pk in seen)


def _ask(row: Row, candidate: Candidate, *, by: User, on: date) -> None:
    """By the own link; answered when the row says so. The mails of then have left."""
    day = ago(row["days"], on=on)
    request = rights.receive(
        candidate=candidate, right=row["right"], words=row["words"], by=audit.youth(candidate.pk), on=day
    )
    mail_left(request.pk, at=noon(day))
    if row["outcome"]:
        act = rights.finish if row["outcome"] == "done" else rights.refuse
        closed = ago(row["closed"], on=on)
        act(request=request, version=request.version, answer=row["answer"], by=by, on=closed)


def _force(row: Row, candidate: Candidate, *, by: User, on: date) -> None:
    """Opened by force on that day and judged, or a few hours ago and not judged yet."""
    day, hours = ago(row["days"], on=on), HOURS_AGO
    opening = forced_openings.force(candidate=candidate, reason=row["reason"], by=by, on=day)
    if row["verdict"]:
        verdict, officer = row["verdict"], user(OFFICER)
        forced_openings.judge(opening=opening, version=opening.version, verdict=verdict, by=officer)
        hours = int((timezone.now() - noon(day)) / timedelta(hours=1))
    _set_back(opening, hours=hours)


def _set_back(opening: ForcedOpening, *, hours: int) -> None:
    """Let an opening by force be so long ago that its hour is over, and the mails of then have left."""
    past = timedelta(hours=hours)
    at, judged = opening.at - past, opening.reviewed_at
    ForcedOpening.objects.filter(pk=opening.pk).update(
        at=at, until=opening.until - past, reviewed_at=judged and judged - past + timedelta(hours=1)
    )
    mail_left(opening.pk, at=at)


def _end_long_ago(*, by: User, on: date) -> None:
    """A file that ended and of which nothing was heard since it was opened, almost a term ago."""
    opened = on + timedelta(days=GOES_IN) - relativedelta(months=settings.FILE_TERM_MONTHS)
    desk, key = Desk.objects.get(user=by), id_of("candidate", "long ago")
    candidate = files.open(desk=desk, by=by, on=opened, key=key, **LONG_AGO)
    ended = opened + timedelta(days=90)
    states.end(candidate=candidate, version=candidate.version, ending=Ending.MOVED, by=by, on=ended)


def _hear_nothing_of(*, by: User, on: date) -> None:
    """Spoken with once, almost a term ago, and in vain called since: somebody must decide about the file."""
    opened = on + timedelta(days=DECIDED_IN) - relativedelta(months=settings.FILE_TERM_MONTHS)
    desk, key = Desk.objects.get(user=by), id_of("candidate", "quiet")
    candidate = files.open(desk=desk, by=by, on=opened, key=key, **QUIET)
    Candidate.objects.filter(pk=key).update(first_talk_on=opened, tie_seed=tie_seed(key))
    contacts.record(candidate=candidate, by=by, on=opened, channel=Channel.MEETING, reached=True)
    for days in TRIED_AFTER:
        day = opened + timedelta(days=days)
        contacts.record(candidate=candidate, by=by, on=day, channel=Channel.PHONE, reached=False)
    candidate.refresh_from_db()
    rested = opened + timedelta(days=RESTED_AFTER)
    states.rest(candidate=candidate, version=candidate.version, by=by, on=rested)
    step = candidate.steps.primary().get()
    asked = rested + timedelta(days=states.YEAR_DAYS)
    steps.complete(
        step=step,
        version=step.version,
        by=by,
        on=asked,
        next_kind=StepKind.CALL,
        next_due=asked + timedelta(days=states.YEAR_DAYS),
    )
