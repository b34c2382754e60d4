"""Proposals of many youths at once, in the states and on the days of a desk that has worked on for weeks."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from uuid import UUID, uuid4

from django.utils import timezone

from candidates.enums import ConsentManner, Purpose, StepKind
from candidates.models import Candidate, Consent, Step
from candidates.rules import step_marks
from candidates.rules.consent_texts import SHARE_WITH_EMPLOYERS_VERSION
from employers.enums import Origin
from employers.models import EmployerPerson, Post, Vacancy
from jobmatch import workdays
from jobmatch.accounts.enums import ErrandKind
from jobmatch.accounts.models import Desk, Errand, User
from matching.enums import MeetingKind
from matching.models import Introduction, Meeting
from matching.rules import waiting
from matching.services.introductions import following
from tests.factories import make_employer, make_vacancy

# Of thirty that run, when six in ninety begin a day, live 15 working days and every third is invited: an
# invitation is answered in a day or two, a meeting waits a week, and of the others nothing is heard yet.
STATES = (*("sent",) * 21, "invited", *("named",) * 3, *("met",) * 2, "trial", *("later",) * 2)
LIVES = 15  # working days
AGAIN = waiting.EMPLOYER_DAYS + waiting.AGAIN_DAYS
CALLED = ((waiting.EMPLOYER_DAYS, AGAIN, LIVES), (AGAIN, LIVES))  # told by telephone; the others by mail


def propose(
    youths: Sequence[Candidate], *, each: int, employers: int, by: User, on: date
) -> list[Introduction]:
    """So many running for each youth, spread over employers, with their steps and errands."""
    Consent.objects.bulk_create(_yes(youth, on=on) for youth in youths)
    places = [_place(on=on) for _each in range(employers)]
    count = len(youths) * each
    rows = [
        _row(number, youths[number // each], *places[number * 7 % employers], by=by, on=on)
        for number in range(count)
    ]
    Introduction.objects.bulk_create(rows, 500)
    days = [each for number, row in enumerate(rows) for each in _meetings(number, row, by=by, on=on)]
    Meeting.objects.bulk_create(days, 500)
    _follow(rows, on=on)
    return rows


def _yes(youth: Candidate, *, on: date) -> Consent:
    return Consent(
        candidate=youth,
        purpose=Purpose.SHARE_WITH_EMPLOYERS,
        given=True,
        at=timezone.now(),
        manner=ConsentManner.PHONE,
        wording=SHARE_WITH_EMPLOYERS_VERSION,
        expires_on=on + timedelta(days=300),
    )


def _place(*, on: date) -> tuple[list[Vacancy], EmployerPerson]:
    employer = make_employer()
    person = EmployerPerson.objects.create(name="Ria Bos", origin=Origin.SELF, added_on=on)
    Post.objects.create(person=person, employer=employer)
    return [make_vacancy(employer=employer, openings=50) for _each in range(4)], person


def _row(
    number: int, youth: Candidate, vacancies: Sequence[Vacancy], person: EmployerPerson, *, by: User, on: date
) -> Introduction:
    state, chance = STATES[number * 7 % len(STATES)], Random(number)  # noqa: S311 - the same each time
    age = chance.randrange(LIVES)
    since = workdays.before(on, age if state == "sent" else number % 3)
    row = Introduction(
        id=uuid4(),
        candidate=youth,
        vacancy=vacancies[number % len(vacancies)],
        made_for=person.posts.get().employer,
        person=person,
        state=state,
        state_since=since,
        digest="a" * 64,
        yes_digest="a" * 64,
        yes_on=since,
        yes_how="phone",
        name_given="called",
        name_on=since,
        name_how="phone",
        was_known=True,
        made_on=since,
        made_by=by,
        later_on=on + timedelta(days=40) if state == "later" else None,
    )
    first, last = _days(number, state, on=on)
    waits = waiting.of_open(state, since=since, on=on, first=row.later_on or first, last=row.later_on or last)
    row.step_due, row.call_due = waits.step, waits.call
    if state == "sent":
        row.call_due = next(
            workdays.after(since, days) for days in CALLED[number // LIVES % 2] if days >= age
        )
    return row


def _meetings(number: int, row: Introduction, *, by: User, on: date) -> Iterator[Meeting]:
    first, last = _days(number, row.state, on=on)
    if first is not None:
        kind = MeetingKind.TRIAL if row.state == "trial" else MeetingKind.MEET
        yield Meeting(candidate=row.candidate, introduction=row, kind=kind, on=first, until=last, made_by=by)


def _days(number: int, state: str, *, on: date) -> tuple[date | None, date | None]:
    """The day of a meeting, yesterday to next week; of a trial, its last day too."""
    if state == "named":
        day = workdays.after(workdays.before(on, 2), 1 + number % 8)
        return day, day
    if state == "trial":
        return on - timedelta(days=3), workdays.after(on, number % 8)
    return None, None


def _follow(rows: Sequence[Introduction], *, on: date) -> None:
    steps: dict[Candidate, date] = {}
    calls: dict[tuple[UUID, Desk], date] = {}
    for row in rows:
        if row.step_due:
            steps[row.candidate] = min(row.step_due, steps.get(row.candidate, row.step_due))
        if row.call_due and row.employer_id:
            place = (row.employer_id, row.candidate.desk)
            calls[place] = min(row.call_due, calls.get(place, row.call_due))
    Step.objects.bulk_create(
        Step(candidate=youth, kind=StepKind.PROPOSAL, due=due, owner=youth.desk, mark=step_marks.PROPOSALS)
        for youth, due in steps.items()
    )
    Errand.objects.bulk_create(
        Errand(
            municipality=desk.municipality,
            target=employer,
            kind=ErrandKind.PROPOSAL,
            due=due,
            desk=desk,
            owner=desk,
            mark=following.errand_mark(desk.pk),
        )
        for (employer, desk), due in calls.items()
    )
