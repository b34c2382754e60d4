"""What the privacy officer of the demo finds: requests, openings by force, looks, files whose term ends."""

from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.utils import timezone

from candidates.enums import Channel, Ending, OpeningVerdict, StepKind
from candidates.models import Candidate, ForcedOpening
from candidates.services.casework import contacts
from candidates.services.files import files, states, steps
from candidates.services.rights import forced_openings, rights
from jobmatch.accounts.models import Desk, User
from jobmatch.audit import services as audit
from jobmatch.audit.services import Fact
from jobmatch.demo.days import ago, noon
from jobmatch.demo.referrals import COORDINATOR
from jobmatch.demo.story import STORY_DESK
from jobmatch.demo.tables import Row, id_of, rows
from jobmatch.demo.youths import Youth, tie_seed
from notifications.enums import MessageState
from notifications.models import Message

OFFICER = "pieter@demo.example"
CURIOUS = "yara@demo.example"
LOOKED_AT = ("40", "40", "59")  # files at another desk, with nothing to do there
BUSY = COORDINATOR  # looked at more files within an hour than is usual
JUDGED = ("13", 34, "De moeder belde: hij was weg van huis. Zijn jobhunter was niet te bereiken.")
WAITS = (
    "10",
    "Hij belde in paniek over zijn eerste dag. Ruben is er niet, en ik moet weten wat hij nodig heeft.",
)
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


def add(youths: dict[str, Youth], *, on: date) -> None:
    """After it is known who is away: a stand-in opens a file of that desk by force."""
    people = {user.email: user for user in User.objects.all()}
    for row in rows("rights"):
        _ask(row, _file(youths, row["key"]), by=people[OFFICER], on=on)
    for key in LOOKED_AT:
        files.look_into(candidate=_file(youths, key), by=people[CURIOUS])
    _look_at_many(youths, by=people[BUSY])
    key, days, reason = JUDGED
    opening = _force(_file(youths, key), reason, by=people[COORDINATOR], on=ago(days, on=on))
    forced_openings.judge(
        opening=opening, version=opening.version, verdict=OpeningVerdict.RIGHT, by=people[OFFICER]
    )
    at = noon(ago(days, on=on))
    _set_back(opening, hours=int((timezone.now() - at) / timedelta(hours=1)))
    key, reason = WAITS
    _set_back(_force(_file(youths, key), reason, by=people[STORY_DESK], on=on), hours=HOURS_AGO)
    _end_long_ago(by=people[STORY_DESK], on=on)
    _hear_nothing_of(by=people[STORY_DESK], on=on)


def _file(youths: dict[str, Youth], key: str) -> Candidate:
    return Candidate.objects.get(pk=youths[key].id)


def _look_at_many(youths: dict[str, Youth], *, by: User) -> None:
    """One more than is usual, all within this hour."""
    seen = [youths[key].id for key in sorted(youths)[: settings.MANY_FILES + 1]]
    audit.record_many(Fact("file.seen", by, pk, files.TARGET, pk) for pk in seen)


def _ask(row: Row, candidate: Candidate, *, by: User, on: date) -> None:
    """By the own link; answered when the row says so. The mails of then have left."""
    day = ago(row["days"], on=on)
    request = rights.receive(
        candidate=candidate, right=row["right"], words=row["words"], by=audit.youth(candidate.pk), on=day
    )
    Message.objects.filter(about=request.pk).update(
        state=MessageState.SENT, made_at=noon(day), sent_at=noon(day)
    )
    if row["outcome"]:
        act = rights.finish if row["outcome"] == "done" else rights.refuse
        act(
            request=request,
            version=request.version,
            answer=row["answer"],
            by=by,
            on=ago(row["closed"], on=on),
        )


def _force(candidate: Candidate, reason: str, *, by: User, on: date) -> ForcedOpening:
    return forced_openings.force(candidate=candidate, reason=reason, by=by, on=on)


def _set_back(opening: ForcedOpening, *, hours: int) -> None:
    """Let an opening by force be so long ago that its hour is over, and the mails of then have left."""
    past = timedelta(hours=hours)
    at, judged = opening.at - past, opening.reviewed_at
    ForcedOpening.objects.filter(pk=opening.pk).update(
        at=at, until=opening.until - past, reviewed_at=judged and judged - past + timedelta(hours=1)
    )
    Message.objects.filter(about=opening.pk).update(state=MessageState.SENT, made_at=at, sent_at=at)


def _end_long_ago(*, by: User, on: date) -> None:
    """A file that ended and of which nothing was heard since it was opened, almost a term ago."""
    opened = on + timedelta(days=GOES_IN) - relativedelta(months=settings.FILE_TERM_MONTHS)
    desk, key = Desk.objects.get(user=by), id_of("candidate", "long ago")
    youth = files.open(desk=desk, by=by, on=opened, key=key, **LONG_AGO)
    ended = opened + timedelta(days=90)
    states.end(candidate=youth, version=youth.version, ending=Ending.MOVED, by=by, on=ended)


def _hear_nothing_of(*, by: User, on: date) -> None:
    """Spoken with once, almost a term ago, and in vain called since: somebody must decide about the file."""
    opened = on + timedelta(days=DECIDED_IN) - relativedelta(months=settings.FILE_TERM_MONTHS)
    desk, key = Desk.objects.get(user=by), id_of("candidate", "quiet")
    youth = files.open(desk=desk, by=by, on=opened, key=key, **QUIET)
    Candidate.objects.filter(pk=key).update(first_talk_on=opened, tie_seed=tie_seed(key))
    contacts.record(candidate=youth, by=by, on=opened, channel=Channel.MEETING, reached=True)
    for days in TRIED_AFTER:
        day = opened + timedelta(days=days)
        contacts.record(candidate=youth, by=by, on=day, channel=Channel.PHONE, reached=False)
    youth.refresh_from_db()
    rested = opened + timedelta(days=RESTED_AFTER)
    states.rest(candidate=youth, version=youth.version, by=by, on=rested)
    step = youth.steps.primary().get()
    asked = rested + timedelta(days=states.YEAR_DAYS)
    steps.complete(
        step=step,
        version=step.version,
        by=by,
        on=asked,
        next_kind=StepKind.CALL,
        next_due=asked + timedelta(days=states.YEAR_DAYS),
    )
