"""What happens next for each youth, and what was done before."""

from collections.abc import Iterator
from datetime import date, timedelta

from candidates.enums import StepKind, StepState
from candidates.models import Step
from jobmatch import workdays
from jobmatch.web.demo import lots
from jobmatch.web.demo.staff import POOL, user_id
from jobmatch.web.demo.tables import id_of, rows
from jobmatch.web.demo.youths import AT_WORK, Youth, opened_on

WHEN = {"overdue": 15, "today": 12, "week": 38, "later": 35}


def of(youth: Youth, *, on: date) -> Iterator[Step]:
    """The step that holds the file, and up to three that are done."""
    yield _next(youth, on=on)
    if youth.desk == POOL:
        return
    opened = opened_on(youth, on=on)
    for turn in range(1 + lots.number(3, "steps done", youth.key)):
        done_on = min(opened + timedelta(days=3 + 12 * turn), on - timedelta(days=1))
        row = lots.one_of(rows("steps"), "done", youth.key, turn)
        yield Step(
            id=id_of("step", f"{youth.key}:{turn}"),
            candidate_id=youth.id,
            kind=row["kind"] if turn else StepKind.MEET,
            title=row["title"] if turn else "Kennismaken",
            state=StepState.DONE,
            due=done_on,
            done_on=done_on,
            done_by_id=user_id(youth.desk),
        )


def _next(youth: Youth, *, on: date) -> Step:
    row = {"kind": StepKind.CHECK_IN, "title": "Vragen hoe het op het werk gaat"}
    if youth.key not in AT_WORK:
        row = lots.one_of(rows("steps"), "next", youth.key)
    return Step(
        id=id_of("step", f"{youth.key}:next"),
        candidate_id=youth.id,
        kind=row["kind"],
        title=row["title"],
        due=_due(youth, on=on),
        owner_id=id_of("desk", youth.desk),
        primary_for=youth.id,
    )


def _due(youth: Youth, *, on: date) -> date:
    """In the pool within five working days of the start; elsewhere some too late, some today."""
    if youth.desk == POOL:
        return workdays.after(on, 1 + lots.number(3, "due", youth.key))
    when = lots.weighted(WHEN, "when", youth.key)
    if when == "today":
        return on
    if when == "overdue":
        return on - timedelta(days=1 + lots.number(9, "due", youth.key))
    days = lots.number(5, "due", youth.key) if when == "week" else 6 + lots.number(25, "due", youth.key)
    return workdays.after(on, 1 + days)
