"""A municipality in which people do all that they can with files and errands, while time jumps.

After every act nobody may be lost, and what was refused must have changed nothing.
"""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from candidates import lost
from candidates.enums import CHOSEN_KINDS, Channel, Ending, StepState
from candidates.models import Bar, Candidate, Step
from candidates.services import clock
from candidates.services.casework import contacts
from candidates.services.files import absences, assignments, bars, files, states, steps
from jobmatch.accounts.enums import DESK_ROLES, ErrandKind, Role
from jobmatch.accounts.models import Absence, Desk, Errand, Membership, Organisation, User
from jobmatch.accounts.services import errands, members
from jobmatch.errors import RuleBroken
from jobmatch.roles.services import proposals
from tests.factories import make_founder, make_member, make_organisation, make_pool

EMPLOYER = uuid4()
FIRST_DAY = date(2026, 10, 20)  # a few days before summer time ends
TABLES = [
    *("candidates_candidate", "candidates_step", "candidates_absence", "candidates_bar"),
    "accounts_errand",
]
PICK = st.integers(0, 10_000)
DAYS = st.integers(0, 120)


def appoint(*, by: User, second: User, **who: Any) -> None:
    """One proposes, another confirms."""
    at = timezone.now()
    proposals.confirm(proposal=proposals.propose(**who, at=at, by=by), at=at, by=second)


class Municipality(RuleBasedStateMachine):
    """Three jobhunters, a coordinator, an officer, an admin; every rule is an act of one, or of the clock."""

    acts: Counter[str] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.undo_all = transaction.atomic()
        self.undo_all.__enter__()
        self.on = FIRST_DAY
        self.stale: list[Step] = []
        self.stale_errands: list[Errand] = []
        self.placed: list[UUID] = []
        self.changed = True
        self.came_twice = False

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undo_all.__exit__(None, None, None)

    @initialize()
    def people(self) -> None:
        self.here: Organisation = make_organisation()
        self.pool = make_pool(self.here)
        self.staff = [make_member(Role.JOBHUNTER, self.here) for _ in range(3)]
        self.coordinator = make_member(Role.COORDINATOR, self.here)
        self.admin = make_member(Role.ADMIN, self.here)
        self.officer = make_founder(Role.PRIVACY_OFFICER, self.here)
        self.staff.append(self.coordinator)
        self.files: list[UUID] = []
        for user in self.staff[:2]:
            self.open_file_at(user)

    # Who and what

    def one_of(self, rows: Any, pick: int) -> Any:
        rows = list(rows)
        return rows[pick % len(rows)] if rows else None

    def user(self, pick: int) -> User:
        return self.one_of(self.staff, pick)

    def worker(self, candidate: Candidate, pick: int) -> User:
        """Mostly someone who works the file, now and then anyone."""
        primary = self.primary(candidate)
        at_work = [candidate.desk.user, primary.owner.user if primary and primary.owner else None]
        return self.one_of([*(user for user in at_work if user), self.coordinator, self.user(pick)], pick)

    def candidate(self, pick: int) -> Candidate:
        files_of = Candidate.objects.select_related("desk", "municipality")
        return files_of.get(pk=self.one_of(self.files, pick))

    def desk(self, pick: int) -> Desk:
        there = {desk.user_id: desk for desk in Desk.objects.filter(municipality=self.here)}
        ids = [user.pk for user in self.staff if user.pk in there]
        return there[self.one_of([None, *ids], pick)]

    def primary(self, candidate: Candidate) -> Step | None:
        steps_of = Step.objects.select_related("candidate__desk", "candidate__municipality")
        return steps_of.filter(primary_for=candidate.pk).first()

    def open_file_at(self, user: User) -> None:
        desk = Desk.objects.filter(user=user).first()
        if desk is not None:
            made = files.open(desk=desk, by=user, on=self.on, first_name="Youth", phone="0612345678")
            self.files.append(made.pk)

    def act(self, service: Callable[..., object], **given: Any) -> None:
        """One act; a refusal must leave everything as it was."""
        before = self.picture()
        try:
            with transaction.atomic():
                service(**given)
        except RuleBroken:
            self.acts["refused"] += 1
            assert self.picture() == before
        else:
            self.changed, self.came_twice = True, False
            self.acts["done"] += 1
            self.acts[f"done {service.__module__}.{service.__name__}"] += 1

    def picture(self) -> list[Any]:
        return [
            sorted(Candidate.objects.values_list("pk", "version", "state", "held_by_id", "desk_id")),
            sorted(Step.objects.values_list("pk", "version", "state")),
            sorted(Errand.objects.values_list("pk", "version", "owner_id")),
        ]

    # What people do

    @rule(who=PICK)
    def open_a_file(self, who: int) -> None:
        if len(self.files) < 6:
            self.open_file_at(self.user(who))

    @rule(who=PICK, which=PICK, kind=st.sampled_from(CHOSEN_KINDS), days=DAYS)
    def complete(self, who: int, which: int, kind: str, days: int) -> None:
        candidate = self.candidate(which)
        step = self.primary(candidate)
        if step:
            due = self.on + timedelta(days=days)
            self.act(
                steps.complete,
                step=step,
                version=step.version,
                by=self.worker(candidate, who),
                on=self.on,
                next_kind=kind,
                next_due=due,
            )

    @rule(which=PICK)
    def read_a_step(self, which: int) -> None:
        """Someone has the page open; what they send later may be of an old version."""
        candidate = self.candidate(which)
        step = self.primary(candidate)
        if step:
            self.stale.append(step)

    @rule(who=PICK, which=PICK)
    def complete_what_was_read_before(self, who: int, which: int) -> None:
        step = self.one_of(self.stale, which)
        if step and not Step.objects.filter(pk=step.pk).exists():
            self.stale.remove(step)
        elif step:
            self.act(
                steps.complete,
                step=step,
                version=step.version,
                by=self.worker(step.candidate, who),
                on=self.on,
            )

    @rule(who=PICK, which=PICK, days=DAYS)
    def move_a_step(self, who: int, which: int, days: int) -> None:
        candidate = self.candidate(which)
        step = self.primary(candidate)
        if step:
            due = self.on + timedelta(days=days)
            values = {"kind": "call", "title": "", "due": due}
            self.act(
                steps.change,
                step=step,
                version=step.version,
                by=self.worker(candidate, who),
                on=self.on,
                **values,
            )

    @rule(who=PICK, which=PICK, days=DAYS)
    def add_a_step(self, who: int, which: int, days: int) -> None:
        due = self.on + timedelta(days=days)
        candidate = self.candidate(which)
        self.act(
            steps.add, candidate=candidate, kind="call", due=due, by=self.worker(candidate, who), on=self.on
        )

    @rule(who=PICK, which=PICK)
    def close_a_step(self, who: int, which: int) -> None:
        step = self.one_of(
            Step.objects.select_related("candidate__desk__user")
            .filter(state=StepState.OPEN)
            .order_by("made_at"),
            which,
        )
        if step:
            self.act(
                steps.close, step=step, version=step.version, by=self.worker(step.candidate, who), on=self.on
            )

    @rule(who=PICK, which=PICK)
    def undo(self, who: int, which: int) -> None:
        candidate = self.candidate(which)
        step = self.primary(candidate)
        if step:
            self.act(steps.undo, step=step, version=step.version, by=self.worker(candidate, who), on=self.on)

    @rule(who=PICK, which=PICK, reached=st.booleans(), finishes=st.booleans())
    def contact(self, who: int, which: int, reached: bool, finishes: bool) -> None:
        candidate = self.candidate(which)
        self.act(
            contacts.record,
            candidate=candidate,
            by=self.worker(candidate, who),
            on=self.on,
            channel=Channel.PHONE,
            reached=reached,
            finishes=finishes,
        )

    @rule(who=PICK, which=PICK, days=st.integers(-1, 100))
    def pause(self, who: int, which: int, days: int) -> None:
        candidate, until = self.candidate(which), self.on + timedelta(days=days)
        self.act(
            states.pause,
            candidate=candidate,
            version=candidate.version,
            until=until,
            by=self.worker(candidate, who),
            on=self.on,
        )

    @rule(
        who=PICK,
        which=PICK,
        service=st.sampled_from([states.wake, states.rest, states.resume, states.reopen]),
    )
    def change_state(self, who: int, which: int, service: Callable[..., object]) -> None:
        candidate = self.candidate(which)
        version = candidate.version
        self.act(service, candidate=candidate, version=version, by=self.worker(candidate, who), on=self.on)

    @rule(who=PICK, which=PICK)
    def place(self, who: int, which: int) -> None:
        due = self.on + timedelta(days=3)
        candidate = self.candidate(which)
        self.act(states.place, candidate=candidate, by=self.worker(candidate, who), on=self.on, next_due=due)

    @rule(who=PICK, which=PICK)
    def lose(self, who: int, which: int) -> None:
        candidate = self.candidate(which)
        self.act(states.lose, candidate=candidate, by=self.worker(candidate, who), on=self.on)

    @rule(who=PICK, which=PICK, ending=st.sampled_from(Ending.values))
    def end(self, who: int, which: int, ending: str) -> None:
        candidate = self.candidate(which)
        version = candidate.version
        by = self.worker(candidate, who)
        self.act(states.end, candidate=candidate, version=version, ending=ending, by=by, on=self.on)

    @rule(which=PICK, other=PICK, days=st.none() | st.integers(1, 40))
    def fall_ill(self, which: int, other: int, days: int | None) -> None:
        until = None if days is None else self.on + timedelta(days=days)
        self.act(
            absences.begin,
            desk=self.desk(which),
            stand_in=self.desk(other),
            until=until,
            by=self.coordinator,
            on=self.on,
        )

    @rule(which=PICK)
    def come_back(self, which: int) -> None:
        running = (
            Absence.objects.running().select_related("desk", "stand_in").order_by("desk__user__joined_at")
        )
        absence = self.one_of(running, which)
        if absence:
            self.act(absences.finish, absence=absence, by=self.coordinator, on=self.on)

    @rule(which=PICK, other=PICK, ends_role=st.booleans())
    def leave(self, which: int, other: int, ends_role: bool) -> None:
        desk = self.desk(which)
        self.act(absences.leave, desk=desk, to=self.desk(other), by=self.coordinator, on=self.on)
        if ends_role:
            self.end_role(desk)

    def end_role(self, desk: Desk) -> None:
        role = Membership.objects.active().filter(
            user=desk.user_id, organisation=self.here, role=Role.JOBHUNTER
        )
        for membership in role.select_related("organisation", "user"):
            self.act(members.end, membership=membership, by=self.admin)

    @rule(which=PICK)
    def come_to_work_again(self, which: int) -> None:
        user = self.user(which)
        if not user.memberships.active().filter(role__in=DESK_ROLES).exists():
            values = {"email": user.email, "name": user.name, "role": Role.JOBHUNTER}
            self.act(appoint, organisation=self.here, by=self.admin, second=self.officer, **values)
            user.refresh_from_db()

    @rule(who=PICK, which=PICK, other=PICK)
    def give(self, who: int, which: int, other: int) -> None:
        candidate = self.candidate(which)
        self.act(
            assignments.give,
            candidate=candidate,
            version=candidate.version,
            desk=self.desk(other),
            by=self.worker(candidate, who),
            on=self.on,
        )

    @rule(who=PICK, which=PICK, other=PICK)
    def bar(self, who: int, which: int, other: int) -> None:
        candidate = self.candidate(which)
        self.act(bars.add, candidate=candidate, user=self.user(other), by=self.worker(candidate, who))

    @rule(who=PICK, which=PICK)
    def unbar(self, who: int, which: int) -> None:
        bar = self.one_of(Bar.objects.select_related("candidate__desk").order_by("id"), which)
        if bar:
            self.act(bars.remove, bar=bar, by=self.worker(bar.candidate, who))

    @rule(who=PICK, kind=st.sampled_from(ErrandKind), days=DAYS)
    def make_an_errand(self, who: int, kind: str, days: int) -> None:
        by, due = self.user(who), self.on + timedelta(days=days)
        desk = Desk.objects.filter(user=by).first()
        if desk is not None and Errand.objects.open().count() < 6:
            self.act(errands.make, desk=desk, target=EMPLOYER, kind=kind, due=due, by=by, on=self.on)

    @rule(who=PICK, days=DAYS)
    def promise_something(self, who: int, days: int) -> None:
        """The program makes an errand, the same one each time."""
        by, due = self.user(who), self.on + timedelta(days=days)
        desk = Desk.objects.filter(user=by).first()
        if desk is not None:
            asked = {"kind": ErrandKind.PROMISE, "mark": "promise:1", "due": due}
            self.act(errands.ensure, desk=desk, target=EMPLOYER, by=by, **asked)

    @rule(who=PICK)
    def keep_the_promise(self, who: int) -> None:
        self.act(errands.settle, target=EMPLOYER, mark="promise:1", by=self.user(who), on=self.on)

    @rule(which=PICK)
    def read_an_errand(self, which: int) -> None:
        """Someone has the page open; what they send later may be of an old version."""
        errand = self.one_of(Errand.objects.order_by("made_at"), which)
        if errand:
            self.stale_errands.append(errand)

    @rule(who=PICK, which=PICK, to=PICK, act=st.sampled_from(["finish", "give", "move"]))
    def do_an_errand(self, who: int, which: int, to: int, act: str) -> None:
        errand = self.one_of([*Errand.objects.open().order_by("made_at"), *self.stale_errands], which)
        if errand is None:
            return
        given = {"errand": errand, "version": errand.version, "by": self.user(who)}
        if act == "finish":
            self.act(errands.finish, **given, on=self.on)
        elif act == "give":
            self.act(errands.transfer, **given, to=self.desk(to))
        else:
            self.act(errands.change, **given, on=self.on, due=self.on + timedelta(days=to % 500))

    # What time does

    @rule()
    def a_night_passes(self) -> None:
        self.time_passes(days=1)

    @rule(days=st.sampled_from([5, 30, 160, 400]))
    def time_passes(self, days: int) -> None:
        self.on += timedelta(days=days)
        self.came_twice = False
        self.night()
        self.acts["night"] += 1

    @rule()
    def the_night_comes_twice(self) -> None:
        """A second run right after the first changes nothing; a third would tell nothing new."""
        if self.came_twice:
            return
        self.night()
        before = self.picture()
        self.night()
        assert self.picture() == before
        self.came_twice = True

    def night(self) -> None:
        clock.run(on=self.on)
        self.changed = True

    @invariant()
    def nobody_is_lost(self) -> None:
        """Asked after whatever changed something; a refusal was compared already."""
        if not self.changed:
            return
        self.changed = False
        if connection.vendor == "sqlite":
            connection.check_constraints(table_names=TABLES)
        else:
            connection.check_constraints()
        assert lost.find(on=self.on) == []
