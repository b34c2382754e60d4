"""A jobhunter with far too many open files, each with a history, in a scratch database."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID, uuid5

from django.db import transaction

from candidates.enums import State, StepKind, StepState
from candidates.models import Candidate, Step, Wish
from candidates.rules import names
from jobmatch.accounts.models import Desk, User
from matching.models import NewVacancies
from tests.factories import desk_of, make_coordinator, make_jobhunter, make_occupation, make_pool

OURS = UUID("6f6a1b1e-3c62-4a5c-9a55-0d8a4c1f7b10")
DONE_PER_FILE = 10
BATCH = 2000
KINDS = (StepKind.CALL, StepKind.MEET, StepKind.SEARCH, StepKind.APPLY)


@transaction.atomic
def build(*, files: int, on: date) -> tuple[User, User]:
    """The jobhunter with that many open files, and the coordinator of the municipality."""
    by = make_jobhunter()
    desk = desk_of(by)
    make_pool(desk.municipality)
    candidates = [_candidate(desk, number, on=on) for number in range(files)]
    Candidate.objects.bulk_create(candidates, BATCH)
    Step.objects.bulk_create((step for one in enumerate(candidates) for step in _steps(*one, on=on)), BATCH)
    new = (NewVacancies(candidate=one, day=on, count=2) for one in candidates[::2])
    NewVacancies.objects.bulk_create(new, BATCH)
    work = make_occupation()
    Wish.objects.bulk_create((Wish(candidate=one, occupation=work, rank=1) for one in candidates), BATCH)
    return by, make_coordinator(desk.municipality)


def _candidate(desk: Desk, number: int, *, on: date) -> Candidate:
    """One in ten is new, one in ten gave no news for long."""
    pk = uuid5(OURS, str(number))
    since = on - timedelta(days=number % 365)
    talked = None if number % 10 == 0 else since
    return Candidate(
        id=pk,
        held_by_id=pk,
        state=State.OPEN,
        municipality=desk.municipality,
        desk=desk,
        opened_on=since,
        state_since=since,
        first_talk_on=talked,
        last_news_on=on - timedelta(days=40 if number % 10 == 1 else 3),
        first_name=f"Youth {number}",
        folded_name=names.folded(f"Youth {number}", ""),
        phone=f"+316{number:08}",
    )


def _steps(number: int, candidate: Candidate, *, on: date) -> Iterator[Step]:
    """The step that holds the file, due from a month ago to two months from now, and what was done."""
    kind = KINDS[number % len(KINDS)]
    due = on + timedelta(days=number % 90 - 30)
    yield Step(candidate=candidate, kind=kind, due=due, owner_id=candidate.desk_id, primary_for=candidate.pk)
    for past in range(DONE_PER_FILE):
        day = on - timedelta(days=30 * past + 1)
        yield Step(candidate=candidate, kind=kind, due=day, state=StepState.DONE, done_on=day)
