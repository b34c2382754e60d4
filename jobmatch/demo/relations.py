"""People at employers of the demo, what was said with them and what they promised; all of it made up."""

from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from employers.models import Employer, EmployerPerson
from employers.services import conversations, errands, persons, promises, register
from employers.services.conversations import Promised
from jobmatch.demo import people
from jobmatch.demo.employers import employer_id
from jobmatch.demo.reading import Row, ago, id_of, listed, number, rows


def add(*, on: date) -> None:
    """Acted out by the services, on the days of then."""
    for row in rows("employer_people"):
        _meet(row, on=on)
    for row in rows("employer_talks"):
        _talk(row, on=on)
    for row in rows("employer_register"):
        _ask(row, on=on)
    for row in rows("employer_errands"):
        _plan(row, on=on)


def person_id(key: str) -> UUID:
    return id_of("employer person", key)


def _meet(row: Row, *, on: date) -> EmployerPerson:
    return persons.add(
        employer=Employer.objects.get(pk=employer_id(row["employer"])),
        key=person_id(row["key"]),
        name=row["name"],
        function=row["function"],
        phone=row["phone"],
        email=row["email"],
        gets_proposals=bool(row["proposals"]),
        told_by_voice=bool(row["told"]),
        origin="self",
        by=people.user(row["by"]),
        on=ago(row["days"], on=on),
    )


def _talk(row: Row, *, on: date) -> None:
    """What was said, and of what was promised then how it went."""
    by, day = people.user(row["by"]), ago(row["days"], on=on)
    promised = None
    if row["promised"]:
        due = day + timedelta(days=int(row["within"]))
        promised = Promised(row["promised"], due, row["offered"], number(row["amount"]))
    talk = conversations.record(
        employer=Employer.objects.get(pk=employer_id(row["employer"])),
        channel=row["channel"],
        about=row["about"],
        people=[person_id(key) for key in listed(row["people"])],
        line=row["line"],
        promised=promised,
        by=by,
        on=day,
    )
    if row["outcome"] and promised is not None:
        promise = talk.promises.get()
        promises.settle(
            promise=promise,
            version=promise.version,
            outcome=row["outcome"],
            by=by,
            on=min(promised.due, on),
        )


def _ask(row: Row, *, on: date) -> None:
    """What was asked that may not be asked, and how it went on where it did."""
    by, day = people.user(row["by"]), ago(row["days"], on=on)
    entry = register.enter(
        employer=Employer.objects.get(pk=employer_id(row["employer"])),
        ground=row["ground"],
        asked=row["asked"],
        asked_on=day,
        by=by,
        on=day,
    )
    act: dict[str, Any] = {"entry": entry, "by": by, "on": day}
    if row["answer"]:
        register.discuss(**act, version=entry.version, answer=row["answer"], came_of=row["came_of"])
    if row["reply"]:
        register.reply(**act, version=entry.version, reply=row["reply"])
        register.settle(**act, version=entry.version, came_of=row["came_of"])


def _plan(row: Row, *, on: date) -> None:
    """What is to do next; one whose day has passed was planned a week before it."""
    days = int(row["in"])
    due = ago(-days, on=on) if days else on
    errands.make(
        employer=Employer.objects.get(pk=employer_id(row["employer"])),
        kind=row["kind"],
        due=due,
        hour=time.fromisoformat(row["hour"]) if row["hour"] else None,
        place=row["place"],
        title=row["title"],
        by=people.user(row["by"]),
        on=min(due, on) - timedelta(days=7),
    )
