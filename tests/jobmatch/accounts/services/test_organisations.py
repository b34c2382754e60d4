import pytest

from jobmatch.accounts.enums import Role
from jobmatch.accounts.services import organisations
from jobmatch.audit.models import Entry
from jobmatch.errors import RuleBroken
from tests.factories import make_member, make_organisation
from tests.refusals import refused

pytestmark = pytest.mark.django_db


def test_an_admin_adds_a_mosque_and_it_is_logged():
    admin = make_member(Role.ADMIN)
    mosque = organisations.add(kind="mosque", name=" Moskee De Haven ", by=admin)
    assert mosque.name == "Moskee De Haven"
    assert Entry.objects.get().target_id == mosque.pk


@pytest.mark.parametrize("kind", ["municipality", "employer", "police"])
def test_a_municipality_employer_or_unknown_kind_is_not_added_here(kind):
    with pytest.raises(RuleBroken):
        organisations.add(kind=kind, name="X", by=make_member(Role.ADMIN))


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMIN])
def test_nobody_but_an_admin_adds_or_renames(role):
    user = make_member(role)
    with refused("forbidden"):
        organisations.add(kind="school", name="X", by=user)
    with refused("forbidden"):
        organisations.rename(organisation=make_organisation("school"), name="X", by=user)


def test_a_name_is_there_once_for_a_kind():
    admin = make_member(Role.ADMIN)
    organisations.add(kind="school", name="De Brug", by=admin)
    with pytest.raises(RuleBroken) as error:
        organisations.add(kind="school", name="de brug", by=admin)
    assert error.value.code == "exists"
    other = organisations.add(kind="mosque", name="De Brug", by=admin)
    organisations.rename(organisation=other, name="De brug", by=admin)


def test_an_admin_does_not_rename_another_municipality():
    with refused("forbidden"):
        organisations.rename(organisation=make_organisation(), name="Mine now", by=make_member(Role.ADMIN))


def test_an_employer_is_renamed_on_its_own_page_where_it_has_a_version():
    employer = make_organisation("employer")
    with refused("employer"):
        organisations.rename(organisation=employer, name="Mine now", by=make_member(Role.ADMIN))
