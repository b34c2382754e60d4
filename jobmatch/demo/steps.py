"""What happens next for each youth, and what was done before."""

from collections.abc import Iterator
from datetime import date

from candidates.enums import Channel, StepKind, StepState
from candidates.models import Step
from jobmatch import workdays
from jobmatch.demo import contacts, courses, lots
from jobmatch.demo.contacts import Talk
from jobmatch.demo.days import ago, late
from jobmatch.demo.staff import POOL, user_id
from jobmatch.demo.tables import Row, id_of, rows
from jobmatch.demo.youths import Youth

WHEN = {"overdue": 9, "today": 10, "week": 41, "later": 40}
LATE = 3  # working days, at most
TOGETHER = frozenset({StepKind.MEET, StepKind.SEARCH, StepKind.APPLY, StepKind.VISIT, StepKind.OTHER})
KINDS: dict[str, frozenset[StepKind]] = {
    Channel.PHONE: frozenset({StepKind.CALL}),
    Channel.TEXT: frozenset({StepKind.MESSAGE}),
    Channel.EMAIL: frozenset({StepKind.MESSAGE}),
    Channel.VIDEO: frozenset({StepKind.SEARCH, StepKind.APPLY}),
    Channel.MEETING: TOGETHER,
}
# A course of the year that services act out: until then the first step that they find waits.
ACTED = frozenset({"paused", "resting", "tries"})


def steps_of(youth: Youth, *, on: date) -> Iterator[Step]:
    """The step that holds the file, and one that is done for each time that the youth was reached."""
    yield _next(youth, on=on)
    for talk in contacts.talks(youth, on=on):
        if talk.reached:
            yield _done(youth, talk)


def due_of(youth: Youth, *, on: date) -> date:
    """In the pool within five working days of the start; elsewhere some too late, some today."""
    row = courses.course_of(youth.key)
    if row["course"] == "late":
        return late(int(row["days"]), on=on)
    if row["course"] == "due":
        return workdays.after(on, int(row["days"])) if row["days"] != "0" else on
    if youth.desk == POOL:
        return workdays.after(on, 1 + lots.number(3, "due", youth.key))
    when = lots.weighted(WHEN, "when", youth.key)
    if when == "today":
        return on
    if when == "overdue":
        return late(1 + lots.number(LATE, "due", youth.key), on=on)
    days = lots.number(5, "due", youth.key) if when == "week" else 6 + lots.number(25, "due", youth.key)
    return workdays.after(on, 1 + days)


def next_of(youth: Youth) -> Row:
    """What is done next: kind and title. With who came this week it is the first talk."""
    if youth.desk == POOL:
        return {"kind": StepKind.FIRST_TALK, "title": ""}
    row = courses.course_of(youth.key)
    return row if row["kind"] else lots.one_of(rows("steps"), "next", youth.key)


def _next(youth: Youth, *, on: date) -> Step:
    work, row = courses.work_of(youth.key), next_of(youth)
    kind, title, due = row["kind"], row["title"], due_of(youth, on=on)
    if work is not None and int(work["starts"]) > 1:
        kind, title = StepKind.EMPLOYER, "Met de werkgever de start afspreken"
        due = ago(work["starts"], on=on)
    elif courses.course_of(youth.key)["course"] in ACTED:
        due = ago(int(courses.course_of(youth.key)["last_contact"]) - 7, on=on)
    return Step(
        id=id_of("step", f"{youth.key}:next"),
        candidate_id=youth.id,
        kind=kind,
        title=title,
        due=due,
        owner_id=id_of("desk", youth.desk),
        primary_for=youth.id,
    )


def _done(youth: Youth, talk: Talk) -> Step:
    """What was planned for the day of a contact, or a day or two before it."""
    fitting = [row for row in rows("steps") if row["kind"] in KINDS[talk.channel]]
    row = lots.one_of(fitting, "done", youth.key, talk.turn)
    return Step(
        id=id_of("step", f"{youth.key}:{talk.turn}"),
        candidate_id=youth.id,
        kind=row["kind"] if talk.turn else StepKind.FIRST_TALK,
        title=row["title"] if talk.turn else "",
        state=StepState.DONE,
        due=late(lots.number(3, "waited", youth.key, talk.turn), on=talk.on),
        done_on=talk.on,
        done_by_id=user_id(youth.desk),
    )
