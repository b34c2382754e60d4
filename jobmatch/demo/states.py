"""Pauses, files that rest, a search that is going on, and endings: acted out with the services."""

from collections.abc import Callable
from datetime import date, timedelta

from candidates.enums import Channel, Ending
from candidates.models import Candidate
from candidates.services.casework import contacts
from candidates.services.files import states
from jobmatch import workdays
from jobmatch.accounts.models import User
from jobmatch.demo.days import ago, late
from jobmatch.demo.staff import user_id
from jobmatch.demo.tables import Row, rows
from jobmatch.demo.youths import Youth

TRIES = (
    (Channel.PHONE, "Voicemail. Een berichtje achtergelaten."),
    (Channel.TEXT, "Bericht gestuurd, geen antwoord."),
    (Channel.PHONE, "Om zeven uur 's avonds gebeld, niet opgenomen."),
)
DAYS_BETWEEN = 3  # working days
BEFORE_RESTING = 15  # days

Act = Callable[[Candidate, Row, User, date], None]


def add(youths: dict[str, Youth], *, on: date) -> None:
    people = User.objects.in_bulk()
    for row in rows("courses"):
        act = ACTS.get(row["course"])
        if act is not None:
            youth = youths[row["key"]]
            act(Candidate.objects.get(pk=youth.id), row, people[user_id(youth.desk)], on)


def _pause(candidate: Candidate, row: Row, by: User, on: date) -> None:
    """Since the last contact, for the days that the row says."""
    since = ago(row["last_contact"], on=on)
    until = ago(-int(row["days"]), on=on)
    states.pause(candidate=candidate, version=candidate.version, until=until, by=by, on=since)


def _try(candidate: Candidate, row: Row, by: User, on: date) -> None:
    """As many tries without an answer as the row says; the search plan says what is next."""
    count = int(row["days"])
    for turn in range(count):
        day = late(DAYS_BETWEEN * (count - turn) - 1, on=on)
        _fail(candidate, turn, by=by, day=day)


def _rest(candidate: Candidate, row: Row, by: User, on: date) -> None:
    """Everything of the search plan was tried; since then the file rests."""
    day = ago(row["days"], on=on) - timedelta(days=BEFORE_RESTING)
    for turn in range(len(TRIES)):
        day = workdays.after(day, DAYS_BETWEEN)
        _fail(candidate, turn, by=by, day=day)
    candidate.refresh_from_db()
    states.rest(candidate=candidate, version=candidate.version, by=by, on=ago(row["days"], on=on))


def _move_away(candidate: Candidate, row: Row, by: User, on: date) -> None:
    _end(candidate, Ending.MOVED, row, by, on)


def _keep_work(candidate: Candidate, row: Row, by: User, on: date) -> None:
    _end(candidate, Ending.KEPT_WORK, row, by, on)


def _end(candidate: Candidate, ending: Ending, row: Row, by: User, on: date) -> None:
    day = ago(row["days"], on=on)
    states.end(candidate=candidate, version=candidate.version, ending=ending, by=by, on=day)


def _fail(candidate: Candidate, turn: int, *, by: User, day: date) -> None:
    channel, line = TRIES[turn]
    contacts.record(candidate=candidate, by=by, on=day, channel=channel, reached=False, line=line)


ACTS: dict[str, Act] = {
    "paused": _pause,
    "tries": _try,
    "resting": _rest,
    "moved": _move_away,
    "kept_work": _keep_work,
}
