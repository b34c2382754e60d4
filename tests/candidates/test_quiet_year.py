"""Two youths in one year of nights, of whom one told: who can't open the lock sees nothing of it."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from candidates.enums import Purpose
from candidates.models import Candidate, Experience, Step
from candidates.permissions import QUIET_PURPOSES
from candidates.presentation.casework.casework import casework_panels
from candidates.presentation.files.history import CHANGES
from candidates.presentation.rights.picture import picture
from candidates.rules import step_marks
from candidates.selectors.casework import casework
from candidates.selectors.files import due, files, history, overview
from candidates.services import clock
from candidates.services.casework import digests
from candidates.services.consents import consents
from candidates.services.files import absences, steps
from candidates.services.files import files as file_services
from jobmatch.accounts.models import User
from jobmatch.accounts.selectors import own_desks
from notifications.models import Message
from tests.candidates.situations import say_yes
from tests.candidates.voice_situations import tell
from tests.factories import desk_of, make_candidate, make_coordinator, make_jobhunter, make_pool
from tests.sizes import NIGHTS
from tests.statements import own_look

pytestmark = pytest.mark.django_db
START = date(2026, 1, 5)
DAYS = 400  # a year, and what comes of a yes that ran out
YEAR = range(NIGHTS.value, DAYS + NIGHTS.value, NIGHTS.value)
FEW = (100, 160, 340)  # somebody is away and back again; what was agreed to is asked anew


class World:
    """A youth of Asha; a coordinator, a colleague with a step, and for a time a stand-in without a yes."""

    def __init__(self, *, told: bool) -> None:
        self.asha = make_jobhunter()
        self.youth = make_candidate(self.asha, on=START, first_name="Noor", phone="0612345678")
        municipality = self.youth.municipality
        self.pool = make_pool(municipality)
        self.petra, self.bram = make_coordinator(municipality), make_jobhunter(municipality)
        self.cleo = make_jobhunter(municipality)
        say_yes(self.youth, by=self.asha, purpose=Purpose.MESSAGE_ME, on=START)
        Step.objects.create(
            candidate=self.youth, kind="look_after", due=START, owner=desk_of(self.cleo), mark="look_after"
        )
        with own_look():  # one before the other
            Step.objects.primary().update(made_at=timezone.now() - timedelta(minutes=1))
        if told:
            for purpose in QUIET_PURPOSES:
                say_yes(self.youth, by=self.asha, purpose=purpose, on=START)
            tell(self.youth, self.asha, on=START)
        self.users = {desk_of(user).pk: name for name, user in self.named().items()} | {self.pool.pk: "pool"}
        for days, (name, user) in enumerate(self.named().items()):  # lists are in the order of names
            joined = timezone.now() - timedelta(days=30 - days)
            with own_look():
                User.objects.filter(pk=user.pk).update(name=name, joined_at=joined)

    def named(self) -> dict[str, User]:
        return {"asha": self.asha, "petra": self.petra, "bram": self.bram, "cleo": self.cleo}

    def outsiders(self) -> dict[str, User]:
        return {name: user for name, user in self.named().items() if user != self.asha}

    def nights(self, days: Iterable[int]) -> list[dict[str, Any]]:
        """What each of those who can't open the lock sees, so many days after the start."""
        found = []
        for on in (START + timedelta(days=each) for each in days):
            at = timezone.make_aware(datetime.combine(on, time(7, 30)))
            with patch("django.utils.timezone.now", return_value=at):
                self.night(on)
                found.append(
                    {"on": on, **{name: self.seen(user, on) for name, user in self.outsiders().items()}}
                )
        return found

    def night(self, on: date) -> None:
        clock.run(on=on)
        digests.send(now=timezone.now())
        months = (on - START).days // 30
        with own_look():
            away = self.youth.desk.absences.running().first()
        if months % 4 == 3 and away is None:
            absences.begin(
                desk=desk_of(self.asha), stand_in=desk_of(self.bram), until=None, by=self.petra, on=on
            )
        if months % 4 == 1 and away is not None:
            absences.finish(absence=away, by=self.petra, on=on)

    def seen(self, user: User, on: date) -> dict[str, Any]:
        desks, pk = own_desks(user), str(self.youth.pk)
        groups = {group: list(due.FirstSteps(user, desks, on=on).group(group)) for group in due.GROUPS}
        firsts = [due.Due(step) for each in groups.values() for step in each]
        seen = {
            "counts": due.FirstSteps(user, desks, on=on).counts(),
            "today": {group: self.said(rows) for group, rows in groups.items()},
            "further": [
                self.said(row.step for row in rows)
                for rows in due.FirstSteps(user, desks, on=on).further(firsts).values()
            ],
            "calendar": self.said(row.step for row in due.own_due(user, on=on)),
            "loads": [
                (self.users[each.desk.pk], each.files, each.late) for each in overview.loads(user, on=on)
            ],
            "late": self.said(overview.late_steps(user, on=on)),
            "second": self.said(overview.second_persons(user)),
            "mails": self.mails(user),
            "caseload": [row.first_name for row in files.caseload(user)],
        }
        if Candidate.objects.visible_to(user).exists():
            seen |= {
                "steps": self.said(files.steps(user, pk)),
                "everything": sorted(lines_of_steps(user, self.youth, on=on)),
                "open": self.said(casework.open_steps(user, self.youth)),
                "done": self.said(casework.done_steps(user, self.youth)),
                "panel": self.said(row.step for row in casework_panels(user, self.youth, on=on).steps),
                "history": [
                    (row.event, timezone.localdate(row.at))
                    for row in history.changes(user, pk, events=CHANGES, on=on)
                ],
            }
        return seen

    def mails(self, user: User) -> list[Any]:
        sent = Message.objects.filter(Q(user=user) | Q(person=self.youth.pk))
        with own_look():
            return list(
                sent.order_by("made_at", "kind", "count").values_list("kind", "count")
            )  # the key is drawn

    def said(self, rows: Any) -> list[tuple[Any, ...]]:
        return [
            (row.kind, row.title, row.state, row.due, self.users.get(row.owner_id), row.done_on)
            for row in rows
        ]


def lines_of_steps(user: User, youth: Candidate, *, on: date) -> list[str]:
    """What comes next, as the page *everything* and its operation say it."""
    opened = file_services.read(candidate=youth, by=user, on=on)
    return next(part.lines for part in picture(youth, opened, []).parts if part.icon == "check")


def nights_of(days: Iterable[int], *, told: bool) -> list[dict[str, Any]]:
    """A world of its own, that leaves nothing behind for the next one."""
    at = timezone.make_aware(datetime.combine(START, time(9)))
    with transaction.atomic():
        with patch("django.utils.timezone.now", return_value=at):
            world = World(told=told)
        nights = world.nights(days)
        with own_look():
            assert Step.objects.quiet().exists() == told  # the program did ask
        transaction.set_rollback(True)
    return nights


def test_a_year_of_nights_shows_nobody_else_that_a_youth_told() -> None:
    silent, told = nights_of(YEAR, told=False), nights_of(YEAR, told=True)
    for one, other in zip(silent, told, strict=True):
        assert one == other, one["on"]


def test_three_nights_show_nobody_else_that_a_youth_told() -> None:
    """Asks of a database in a moment what the whole year asks of it."""
    assert nights_of(FEW, told=False) == nights_of(FEW, told=True)


@pytest.fixture
def youth() -> Candidate:
    youth = make_candidate(make_jobhunter(), on=START)
    by = youth.desk.user
    assert by is not None
    for mark in step_marks.QUIET:
        with transaction.atomic():
            steps.ensure(candidate=youth, kind="call", due=timezone.localdate(), mark=mark)
    return youth


def test_who_opens_the_lock_sees_the_quiet_steps_and_nobody_else(youth: Candidate) -> None:
    own, other = youth.desk.user, make_coordinator(youth.municipality)
    assert own is not None
    assert casework.open_steps(own, youth).count() == 1 + len(step_marks.QUIET)
    assert casework.open_steps(other, youth).count() == 1
    assert len(due.own_due(own, on=timezone.localdate())) == 1 + len(step_marks.QUIET)
    lines = [lines_of_steps(user, youth, on=timezone.localdate()) for user in (own, other)]
    assert [len(each) for each in lines] == [1 + len(step_marks.QUIET), 1]


def test_a_quiet_step_is_no_step_by_which_somebody_sees_a_file(youth: Candidate) -> None:
    colleague = make_jobhunter(youth.municipality)
    Step.objects.quiet().update(owner=desk_of(colleague))
    assert not Candidate.objects.visible_to(colleague).exists()
    assert due.own_due(colleague, on=timezone.localdate()) == []


def test_a_quiet_step_never_holds_a_file(youth: Candidate) -> None:
    with pytest.raises((IntegrityError, ValidationError)), transaction.atomic():
        Step.objects.primary().update(mark=step_marks.VOICE_TERM)


def test_the_quiet_marks_are_those_of_the_quiet_purposes_and_of_terms_and_reports() -> None:
    asked = {step_marks.consent(purpose) for purpose in QUIET_PURPOSES}
    assert {*step_marks.QUIET} == {*asked, *step_marks.CONFIDED} - {step_marks.VOICE}


def test_quiet_steps_go_with_what_was_told(youth: Candidate) -> None:
    by = youth.desk.user
    assert by is not None
    today = timezone.localdate()
    say_yes(youth, by=by, purpose=Purpose.KEEP_EXPERIENCE)
    tell(youth, by)
    consents.withdraw(candidate=youth, purpose=Purpose.KEEP_EXPERIENCE, manner="phone", by=by, on=today)
    assert not Experience.objects.exists()
    other = make_coordinator(youth.municipality)
    assert casework.open_steps(other, youth).count() == 1
    assert not casework.done_steps(other, youth).exists()
