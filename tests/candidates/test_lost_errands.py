"""Errands that raw SQL lets go of: refused by the database, or found by the check."""

from collections.abc import Callable

import pytest

from candidates import lost
from jobmatch.accounts.models import Desk, Errand
from tests.candidates.test_lost import MONDAY, end_role, is_refused, run, send_away, switch_foreign_keys
from tests.factories import desk_of, make_errand, make_jobhunter, make_pool

pytestmark = pytest.mark.django_db(transaction=True)

ERRAND = "accounts_errand"
Plant = Callable[[Errand, Errand], None]


@pytest.fixture
def errand() -> Errand:
    return make_errand(make_jobhunter())


@pytest.fixture
def other() -> Errand:
    return make_errand(make_jobhunter())


def the_errand(values: str, *given: object) -> Plant:
    """Set columns of the errand."""
    return lambda errand, other: run(f"UPDATE {ERRAND} SET {values} WHERE id = %s", *given, errand.pk)


def give_to_a_colleague(errand: Errand, column: str = "owner_id") -> Desk:
    """Put it at someone else who is there, which breaks nothing."""
    desk = desk_of(make_jobhunter(errand.municipality))
    the_errand(f"{column} = %s", desk.pk)(errand, errand)
    return desk


BREAKS: dict[str, Plant] = {
    "it loses its date": the_errand("due = NULL"),
    "it loses its owner": the_errand("owner_id = NULL"),
    "it is nobody's": the_errand("desk_id = NULL"),
    "it is done and still at a desk": the_errand("done_on = '2026-11-24'"),
    "it is put off for years": the_errand("due = '2031-01-01'"),
    "it is of a kind that does not exist": the_errand("kind = 'gone'"),
    "the desk of the owner is deleted": lambda errand, other: run(
        "DELETE FROM accounts_desk WHERE id = %s", errand.desk_id
    ),
    "the role of who has it is ended": lambda errand, other: end_role(give_to_a_colleague(errand).user),
    "the role of whose it is is ended": lambda errand, other: end_role(
        give_to_a_colleague(errand, "desk_id").user
    ),
    "who has it is away": lambda errand, other: send_away(
        errand.owner, desk_of(make_jobhunter(errand.municipality))
    ),
    "it is put at a desk of another municipality": lambda errand, other: the_errand(
        "owner_id = %s", other.owner_id
    )(errand, other),
    "it becomes that of a desk of another municipality": lambda errand, other: the_errand(
        "desk_id = %s", other.desk_id
    )(errand, other),
    "it is put at a pool where nobody is": lambda errand, other: the_errand(
        "owner_id = %s", make_pool(errand.municipality).pk
    )(errand, other),
}


@pytest.mark.parametrize("keys", ["ON", "OFF"])
@pytest.mark.parametrize("name", BREAKS)
def test_a_planted_break_is_refused_or_found(name: str, keys: str, errand: Errand, other: Errand) -> None:
    assert lost.find(on=MONDAY) == []
    switch_foreign_keys(keys)
    try:
        assert is_refused(BREAKS[name], errand, other) or lost.find(on=MONDAY) != []
    finally:
        switch_foreign_keys("ON")


def test_a_lost_errand_is_found_in_its_own_municipality(errand: Errand, other: Errand) -> None:
    end_role(errand.desk.user)
    here = type(errand.municipality).objects.filter(pk=errand.municipality_id)
    there = type(errand.municipality).objects.filter(pk=other.municipality_id)
    assert [row.id for row in lost.find_now(on=MONDAY, within=here)] == [errand.pk, errand.pk]
    assert lost.find_now(on=MONDAY, within=there) == []
