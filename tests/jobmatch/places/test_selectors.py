from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from jobmatch.places import selectors
from jobmatch.places.models import Region, RegionMembership

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)


def test_a_place_is_found_in_the_database() -> None:
    places = selectors.gazetteer()
    found = places.find(postcode="3511 AB")
    assert found is not None
    assert (found.label, found.municipality_code) == ("3511 Utrecht", "GM0344")
    assert places.find(town="Nederland") is None


def test_many_places_cost_three_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(3):
        gazetteer = selectors.gazetteer()
        assert all(gazetteer.find(town=town) for town in ["Utrecht", "Zeist", "Houten"] * 20)


def test_utrecht_is_in_midden_utrecht() -> None:
    region = selectors.region_of("GM0344", TODAY)
    assert region is not None
    assert region.name == "Midden-Utrecht"


def test_a_municipality_is_in_no_region_before_the_decree_or_when_it_is_not_known() -> None:
    assert selectors.region_of("GM0344", date(2014, 12, 31)) is None
    assert selectors.region_of("GM9999", TODAY) is None


def test_vianen_lost_its_region_with_its_name() -> None:
    assert selectors.region_of("GM0620", date(2018, 12, 31)) == Region(code="midden-utrecht")
    assert selectors.region_of("GM0620", date(2019, 1, 1)) is None


def test_midden_utrecht_has_fourteen_municipalities_and_fifteen_with_vianen() -> None:
    now = list(selectors.municipalities_in("midden-utrecht", TODAY))
    before = list(selectors.municipalities_in("midden-utrecht", date(2018, 12, 31)))
    assert (len(now), len(before)) == (14, 15)
    assert {place.name for place in before} - {place.name for place in now} == {"Vianen"}


def test_a_move_to_another_region_counts_from_its_day() -> None:
    moves_on = date(2027, 1, 1)
    RegionMembership.objects.filter(municipality="GM0344").update(valid_to=moves_on - timedelta(days=1))
    RegionMembership.objects.create(
        municipality_id="GM0344", region_id="amersfoort", valid_from=moves_on, source="test"
    )
    assert selectors.region_of("GM0344", TODAY) == Region(code="midden-utrecht")
    assert selectors.region_of("GM0344", moves_on) == Region(code="amersfoort")
