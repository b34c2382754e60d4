import pytest

from employers.models import Employer, Site
from employers.services import employers
from jobmatch.errors import RuleBroken
from tests.employers.situations import a_town, an_occupation, make_contact, make_employer, make_site
from tests.factories import make_jobhunter

pytestmark = pytest.mark.django_db


def test_an_employer_is_added_with_the_occupations_in_the_house() -> None:
    row = employers.register(name="  Spoor   Kiosk ", by=make_jobhunter(), occupations=[an_occupation().pk])
    assert str(row) == "Spoor Kiosk"
    assert list(row.occupations.all()) == [an_occupation()]


@pytest.mark.parametrize("name", ["", " - ", "x" * 161, "CAFE EEN", "café één b.v."])
def test_a_name_that_is_none_or_taken_is_refused(name: str) -> None:
    make_employer("Café Één")
    with pytest.raises(RuleBroken):
        employers.register(name=name, by=make_jobhunter())


def test_a_sign_that_no_database_keeps_is_left_out_of_a_name() -> None:
    assert str(employers.register(name="Bak\0ker", by=make_jobhunter())) == "Bakker"


def test_only_casework_adds_an_employer_or_calls_it_an_agency() -> None:
    employer = make_employer()
    contact = make_contact(employer)
    with pytest.raises(RuleBroken):
        employers.register(name="Nieuw", by=contact)
    with pytest.raises(RuleBroken):
        employers.change(employer=employer, version=1, by=contact, is_intermediary=True)


def test_a_contact_changes_the_own_employer_and_no_other() -> None:
    employer = make_employer()
    contact = make_contact(employer)
    employers.change(employer=employer, version=1, by=contact, about="Wij bakken.", name="Bakker")
    row = Employer.objects.get()
    assert (row.about, str(row), row.version) == ("Wij bakken.", "Bakker", 2)
    with pytest.raises(RuleBroken):
        employers.change(employer=make_employer(), version=1, by=contact, about="x")


def test_the_own_name_may_be_written_otherwise() -> None:
    employer = make_employer("Bakker")
    employers.change(employer=employer, version=1, by=make_jobhunter(), name="BAKKER")
    assert str(Employer.objects.get()) == "BAKKER"


def test_a_site_is_added_and_changed() -> None:
    employer, by = make_employer(), make_jobhunter()
    site = employers.add_site(employer=employer, by=by, name="Noord", town_id=a_town().pk, postcode="3511")
    employers.change_site(site=site, version=1, by=by, street="Laan 1", occupations=[an_occupation().pk])
    row = Site.objects.get()
    assert (row.name, row.street, row.town, row.version) == ("Noord", "Laan 1", a_town(), 2)
    assert list(row.occupations.all()) == [an_occupation()]


def test_a_stale_change_of_a_site_is_refused() -> None:
    site, by = make_site(make_employer()), make_jobhunter()
    employers.change_site(site=site, version=1, by=by, name="Eerst")
    with pytest.raises(RuleBroken) as broken:
        employers.change_site(site=Site.objects.get(), version=1, by=by, name="Later")
    assert broken.value.code == "stale"


def test_a_value_that_a_column_refuses_is_a_sentence() -> None:
    with pytest.raises(RuleBroken) as broken:
        employers.register(name="Nieuw", by=make_jobhunter(), website="javascript:1")
    assert broken.value.code == "invalid"
    assert not Employer.objects.exists()
