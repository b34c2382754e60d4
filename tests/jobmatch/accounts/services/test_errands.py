"""Errands: always at who is there, whoever is away, leaves or is given them."""

from datetime import date, time, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from candidates import lost
from candidates.services.files import absences
from jobmatch.accounts.enums import ErrandKind, Role
from jobmatch.accounts.models import Desk, Errand, Membership, Organisation, User
from jobmatch.accounts.services import errands, members
from jobmatch.audit.models import Entry
from jobmatch.errors import RuleBroken
from tests.factories import (
    OPENED_ON,
    desk_of,
    make_coordinator,
    make_errand,
    make_jobhunter,
    make_member,
    make_organisation,
    make_pool,
)

pytestmark = pytest.mark.django_db

TOMORROW = OPENED_ON + timedelta(days=1)


@pytest.fixture
def here() -> Organisation:
    return make_organisation()


@pytest.fixture
def coordinator(here: Organisation) -> User:
    make_pool(here)
    return make_coordinator(here)


@pytest.fixture
def by(here: Organisation) -> User:
    return make_jobhunter(here)


@pytest.fixture
def colleague(here: Organisation) -> User:
    return make_jobhunter(here)


def lies_at(errand: Errand) -> tuple[Desk | None, Desk | None]:
    """Whose it is, and who has it now."""
    errand.refresh_from_db()
    return errand.desk, errand.owner


def begin(who: User, stand_in: User, *, by: User) -> object:
    return absences.begin(desk=desk_of(who), stand_in=desk_of(stand_in), until=None, by=by, on=OPENED_ON)


def refused(code: str, act: object, *by: User, **given: object) -> bool:
    with pytest.raises(RuleBroken) as broken:
        act(*by, **given)  # type: ignore[operator]
    return broken.value.code == code


def test_an_errand_lies_at_the_desk_of_who_makes_it(by):
    errand = make_errand(by, hour=time(9, 30), place="Station", title="Look at the shop")
    assert lies_at(errand) == (desk_of(by), desk_of(by))
    assert (str(errand), errand.hour, errand.place) == ("Look at the shop", time(9, 30), "Station")
    assert lost.find(on=OPENED_ON) == []


def test_what_is_sent_twice_is_made_once(by):
    target, key = uuid4(), uuid4()
    first = make_errand(by, target=target, key=key)
    assert make_errand(by, target=target, key=key) == first
    assert Errand.objects.count() == 1


def test_who_has_no_desk_in_the_municipality_makes_none(by):
    other = make_jobhunter()
    given = {"kind": ErrandKind.CALL, "due": OPENED_ON, "on": OPENED_ON, "target": uuid4()}
    assert refused("forbidden", errands.make, desk=desk_of(by), by=other, **given)


@pytest.mark.parametrize("days", [-1, 367])
def test_a_day_that_has_passed_or_is_more_than_a_year_away_is_refused(by, days):
    assert refused("due", make_errand, by, due=OPENED_ON + timedelta(days=days))


@pytest.mark.parametrize("kind", [ErrandKind.PROMISE, ErrandKind.TELL, "gone"])
def test_what_the_program_asks_is_chosen_by_nobody(by, kind):
    with pytest.raises(RuleBroken):
        make_errand(by, kind=kind)


def test_what_is_made_meanwhile_lies_at_who_is_there(by, colleague, coordinator):
    begin(by, colleague, by=coordinator)
    assert lies_at(make_errand(by)) == (desk_of(by), desk_of(colleague))


def test_an_errand_goes_to_the_stand_in_and_comes_back(by, colleague, coordinator):
    errand = make_errand(by)
    absence = begin(by, colleague, by=coordinator)
    assert lies_at(errand) == (desk_of(by), desk_of(colleague))
    assert lost.find(on=OPENED_ON) == []
    absences.finish(absence=absence, by=coordinator, on=TOMORROW)
    assert lies_at(errand) == (desk_of(by), desk_of(by))


def test_an_errand_at_a_stand_in_who_falls_ill_too_comes_back_to_whose_it_is(
    here, by, colleague, coordinator
):
    errand, third = make_errand(by), make_jobhunter(here)
    first = begin(by, colleague, by=coordinator)
    begin(colleague, third, by=coordinator)
    assert lies_at(errand) == (desk_of(by), desk_of(third))
    absences.finish(absence=first, by=coordinator, on=TOMORROW)
    assert lies_at(errand) == (desk_of(by), desk_of(by))


def test_who_comes_back_takes_the_errands_along_of_whom_they_stood_in_for(by, colleague, coordinator, here):
    third = make_jobhunter(here)
    begin(by, colleague, by=coordinator)
    errand = make_errand(by)
    second = begin(colleague, third, by=coordinator)
    absences.finish(absence=second, by=coordinator, on=TOMORROW)
    assert lies_at(errand) == (desk_of(by), desk_of(colleague))


def test_who_leaves_gives_two_hundred_errands_in_one_act(
    by, colleague, coordinator, django_assert_max_num_queries
):
    Errand.objects.bulk_create(
        Errand(
            municipality=desk_of(by).municipality,
            target=uuid4(),
            kind=ErrandKind.VISIT,
            due=OPENED_ON,
            desk=desk_of(by),
            owner=desk_of(by),
        )
        for _ in range(200)
    )
    with django_assert_max_num_queries(60):
        absences.leave(desk=desk_of(by), to=desk_of(colleague), by=coordinator, on=OPENED_ON)
    assert Errand.objects.open().filter(desk=desk_of(colleague), owner=desk_of(colleague)).count() == 200
    assert lost.find(on=OPENED_ON) == []


def test_who_leaves_while_standing_in_leaves_nothing_behind(here, by, colleague, coordinator):
    errand, third = make_errand(by), make_jobhunter(here)
    begin(by, colleague, by=coordinator)
    absences.leave(desk=desk_of(colleague), to=desk_of(third), by=coordinator, on=OPENED_ON)
    assert lies_at(errand) == (desk_of(by), desk_of(third))
    assert lost.find(on=OPENED_ON) == []


def test_a_role_does_not_end_while_its_desk_has_an_errand(here, by):
    make_member(Role.COORDINATOR, here)
    errand = make_errand(by)
    membership = Membership.objects.get(user=by)
    admin = make_member(Role.ADMIN, here)
    assert refused("desk_in_use", members.end, membership=membership, by=admin)
    errands.finish(errand=errand, version=errand.version, by=by, on=OPENED_ON)
    members.end(membership=membership, by=admin)
    assert not Desk.objects.filter(user=by).exists()


def test_a_colleague_finishes_an_errand_and_a_stranger_does_not(by, colleague):
    errand = make_errand(by)
    given = {"errand": errand, "version": 1, "on": OPENED_ON}
    assert refused("forbidden", errands.finish, by=make_jobhunter(), **given)
    errands.finish(by=colleague, **given)
    assert (errand.done_on, errand.done_by, *lies_at(errand)) == (OPENED_ON, colleague, None, None)


def test_what_was_done_is_not_done_again(by):
    errand = make_errand(by)
    errands.finish(errand=errand, version=1, by=by, on=OPENED_ON)
    assert refused("errand_done", errands.finish, errand=errand, version=2, by=by, on=OPENED_ON)
    assert refused("errand_done", errands.transfer, errand=errand, version=2, by=by, to=desk_of(by))


def test_who_read_an_older_version_is_told_so(by):
    errand = make_errand(by)
    errands.change(errand=errand, version=1, by=by, on=OPENED_ON, due=TOMORROW)
    assert refused("stale", errands.change, errand=errand, version=1, by=by, on=OPENED_ON, due=OPENED_ON)


def test_an_errand_is_given_to_who_is_there_in_the_own_municipality(by, colleague, coordinator):
    errand = make_errand(by)
    begin(colleague, coordinator, by=coordinator)
    errands.transfer(errand=errand, version=1, to=desk_of(colleague), by=by)
    assert lies_at(errand) == (desk_of(colleague), desk_of(coordinator))
    elsewhere = desk_of(make_jobhunter())
    assert refused("other_municipality", errands.transfer, errand=errand, version=2, to=elsewhere, by=by)


def asked(by: User, **values: object) -> Errand:
    """What the program asks, again and again."""
    given = {"kind": ErrandKind.PROMISE, "due": OPENED_ON, "mark": "promise:1", **values}
    return errands.ensure(desk=desk_of(by), by=by, **given)


def test_what_the_program_asks_is_there_once_and_goes_to_the_day_that_is_asked_last(by, colleague):
    target = uuid4()
    errand = asked(by, target=target)
    assert asked(colleague, target=target, due=TOMORROW) == errand
    errand.refresh_from_db()
    assert (errand.due, errand.desk) == (TOMORROW, desk_of(by))


def test_what_the_program_asks_is_finished_by_what_it_is_about(by):
    errand = asked(by, target=uuid4())
    assert refused("errand_asks", errands.finish, errand=errand, version=1, by=by, on=OPENED_ON)
    errands.settle(target=errand.target, mark="promise:1", by=by, on=OPENED_ON)
    errand.refresh_from_db()
    assert errand.done_on == OPENED_ON


def test_what_the_program_asks_gets_another_day_and_no_other_words(by):
    errand = asked(by, target=uuid4())
    given = {"errand": errand, "by": by, "on": OPENED_ON}
    assert refused("errand_kind", errands.change, version=1, title="Other", **given)
    errands.change(version=1, due=TOMORROW, **given)
    assert errand.due == TOMORROW


def test_each_act_is_in_the_log_of_the_municipality(here, by, colleague):
    errand = make_errand(by)
    errands.change(errand=errand, version=1, by=by, on=OPENED_ON, due=TOMORROW)
    errands.transfer(errand=errand, version=2, to=desk_of(colleague), by=by)
    errands.finish(errand=errand, version=3, by=by, on=OPENED_ON)
    events = Entry.objects.filter(chain=here.pk).order_by("seq").values_list("event", flat=True)
    assert [*events] == [f"errand.{act}" for act in ("made", "changed", "given", "done")]


@pytest.mark.parametrize("lacking", ["owner", "desk", "due"])
def test_the_database_refuses_an_open_errand_without_owner_or_date(by, lacking):
    make_errand(by)
    with pytest.raises(IntegrityError), transaction.atomic():
        Errand.objects.update(**{lacking: None})


def test_the_database_refuses_a_finished_errand_at_a_desk(by):
    make_errand(by)
    with pytest.raises(IntegrityError), transaction.atomic():
        Errand.objects.update(done_on=date(2026, 11, 24))


def test_the_database_refuses_two_open_errands_with_one_mark(by):
    errand = asked(by, target=uuid4())
    with pytest.raises(IntegrityError), transaction.atomic():
        Errand.objects.create(
            target=errand.target,
            mark=errand.mark,
            kind=errand.kind,
            due=OPENED_ON,
            desk=desk_of(by),
            owner=desk_of(by),
            municipality=desk_of(by).municipality,
        )
