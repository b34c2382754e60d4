"""Pauses, files that rest, a search that is going on, endings and an absence: acted out with the services."""

from datetime import date, timedelta

from candidates.enums import Ending
from candidates.models import Candidate
from candidates.services.casework import contacts
from candidates.services.files import absences, states
from jobmatch import workdays
from jobmatch.accounts.models import Desk, User
from jobmatch.demo.people import COORDINATOR, STORY_DESK, Youth, all_youths, user, user_id
from jobmatch.demo.reading import ago, late, rows

DAYS_BETWEEN = 3  # working days
BEFORE_RESTING = 15  # days
ENDINGS = {"moved": Ending.MOVED, "kept_work": Ending.KEPT_WORK}
AWAY = "ruben@demo.example"
AWAY_SINCE = 1  # working days ago
AWAY_UNTIL = 7  # days from now


def add(*, on: date) -> None:
    for youth in all_youths():
        if youth.profile["course"]:
            _act(youth, youth.candidate, by=youth.jobhunter, on=on)


def _act(youth: Youth, candidate: Candidate, *, by: User, on: date) -> None:
    """The course of the year that the row names, since or for so many days."""
    course, days = youth.profile["course"], int(youth.profile["days"])
    day = ago(days, on=on)
    if course == "paused":
        since, until = ago(youth.profile["last_contact"], on=on), ago(-days, on=on)
        states.pause(candidate=candidate, version=candidate.version, until=until, by=by, on=since)
    elif course == "tries":
        for turn in range(days):
            _fail(candidate, turn, by=by, day=late(DAYS_BETWEEN * (days - turn) - 1, on=on))
    elif course == "resting":
        _try_everything(candidate, by=by, since=day - timedelta(days=BEFORE_RESTING))
        candidate.refresh_from_db()
        states.rest(candidate=candidate, version=candidate.version, by=by, on=day)
    else:
        ending = ENDINGS[course]
        states.end(candidate=candidate, version=candidate.version, ending=ending, by=by, on=day)


def _try_everything(candidate: Candidate, *, by: User, since: date) -> None:
    """The whole search plan."""
    day = since
    for turn in range(len(rows("tries"))):
        day = workdays.after(day, DAYS_BETWEEN)
        _fail(candidate, turn, by=by, day=day)


def _fail(candidate: Candidate, turn: int, *, by: User, day: date) -> None:
    row = rows("tries")[turn]
    contacts.record(
        candidate=candidate, by=by, on=day, channel=row["channel"], reached=False, line=row["line"]
    )


def let_someone_be_away(*, on: date) -> None:
    """Since the last working day and until next week; a colleague does the work of that desk."""
    absences.begin(
        desk=Desk.objects.get(user=user_id(AWAY)),
        stand_in=Desk.objects.get(user=user_id(STORY_DESK)),
        until=ago(-AWAY_UNTIL, on=on),
        by=user(COORDINATOR),
        on=late(AWAY_SINCE, on=on),
    )
