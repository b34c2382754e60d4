"""Who needs the user: what one query says of all groups is what the rule says of each youth by itself."""

from datetime import date, timedelta
from random import Random

import pytest

from candidates.enums import LOOKING, State, StepKind
from candidates.models import Bar, Candidate, Step
from candidates.models.steps import TELLING
from candidates.rules import step_marks
from candidates.selectors.files import due
from jobmatch.accounts.models import User
from jobmatch.accounts.selectors import own_desks
from tests.factories import desk_of, make_candidate, make_coordinator, make_jobhunter, make_pool

pytestmark = pytest.mark.django_db
WEDNESDAY = date(2026, 11, 25)
YOUTHS, MOST = 30, 3
KINDS = (
    *((StepKind.CALL, ""), (StepKind.APPLY, ""), (StepKind.HELP, "help:x")),
    (StepKind.CALL, step_marks.VOICE_TERM),
)


def near(chance: Random, *days: int) -> date:
    return WEDNESDAY + timedelta(days=chance.choice(days))


def make_world(seed: int) -> tuple[User, User]:
    """A jobhunter and a coordinator, whose youths have steps here and there, and of whom some bar one."""
    chance, by = Random(seed), make_jobhunter()  # noqa: S311 - the same each time
    place = desk_of(by).municipality
    boss, pool = make_coordinator(place), make_pool(place)
    desks = [desk_of(by), pool, desk_of(boss), desk_of(make_jobhunter(place))]
    for _each in range(YOUTHS):
        youth = make_candidate(by, on=near(chance, -60, -9, -8))
        Candidate.objects.filter(pk=youth.pk).update(
            state=chance.choice((State.OPEN, State.OPEN, State.PLACED, State.RESTING)),
            first_talk_on=chance.choice((None, WEDNESDAY)),
            last_news_on=chance.choice((None, near(chance, -50, -40, -1))),
        )
        Step.objects.filter(candidate=youth).update(
            due=near(chance, -9, 0, 3, 9, 9), owner=chance.choice(desks)
        )
        for kind, mark in chance.sample(KINDS, chance.randrange(3)):
            day, owner = near(chance, -2, 0, 3, 8, 9), chance.choice(desks)
            Step.objects.create(candidate=youth, kind=kind, mark=mark, due=day, owner=owner)
        if not chance.randrange(6):
            Bar.objects.create(candidate=youth, user=chance.choice((by, boss)))
    return by, boss


def by_the_rule(user: User) -> dict[str, list[Step]]:
    """Of each youth the earliest step; one on a mark counts after this week if there is no other."""
    end, desks = due.week_end(WEDNESDAY), own_desks(user)
    unseen = due.hidden_from(user, desks, on=WEDNESDAY)
    steps = [step for step in Step.objects.open() if step.owner_id in desks and step.pk not in unseen]
    groups: dict[str, list[Step]] = {name: [] for name in due.GROUPS}
    for youth in Candidate.objects.exclude(bars__user=user):
        own = [step for step in steps if step.whose == youth.pk]
        own.sort(key=lambda row: (row.is_marked and (row.due or end) > end, row.due or end, row.pk))
        first = own[0] if own else None
        name = group_of(first, youth) if first else ""
        if first and name:
            groups[name].append(first)
    return {name: sorted(rows, key=lambda row: waits(row, name)) for name, rows in groups.items()}


def group_of(step: Step, youth: Candidate) -> str:
    assert step.due
    if step.due <= WEDNESDAY:
        return due.OVERDUE if step.due < WEDNESDAY else due.TODAY
    if step.due <= due.week_end(WEDNESDAY):
        return due.WEEK
    if step.is_marked:
        return ""
    if youth.first_talk_on is None and youth.state == State.OPEN:
        return due.NEW
    is_silent = (youth.last_news_on or youth.opened_on) < WEDNESDAY - timedelta(days=30)
    return due.QUIET if youth.state in LOOKING and is_silent else ""


def waits(step: Step, name: str) -> tuple[object, ...]:
    youth = step.candidate
    since = {due.NEW: youth.opened_on, due.QUIET: youth.last_news_on or youth.opened_on}.get(name)
    return since or WEDNESDAY, step.due, step.made_at, step.pk


@pytest.mark.parametrize("seed", range(2))
def test_all_groups_at_once_are_what_the_rule_says_of_each_youth(seed: int) -> None:
    filled = set()
    for user in make_world(seed):
        first, expected = due.FirstSteps(user, own_desks(user), on=WEDNESDAY), by_the_rule(user)
        assert first.counts() == {name: len(rows) for name, rows in expected.items()}
        assert {name: list(first.group(name)) for name in due.GROUPS} == expected
        shown = {name: [row.step for row in rows] for name, rows in first.on_top(MOST).items()}
        assert shown == {name: rows[:MOST] for name, rows in expected.items()}
        assert all(step.candidate.pk == step.whose for rows in shown.values() for step in rows)
        filled |= {name for name, rows in expected.items() if rows}
    assert filled == {*due.GROUPS}


def test_every_quiet_step_is_on_a_mark_by_which_it_is_found() -> None:
    assert {*step_marks.QUIET} <= {*TELLING}
