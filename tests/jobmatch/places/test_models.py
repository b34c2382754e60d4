from datetime import date

import pytest
from django.db import IntegrityError

from jobmatch.places.models import Municipality, RegionMembership, Town

pytestmark = pytest.mark.django_db


def test_existing_municipalities_are_those_not_yet_dissolved() -> None:
    weesp = Municipality.objects.filter(code="GM0457")
    assert weesp.existing(on=date(2022, 3, 23)).exists()
    assert not weesp.existing(on=date(2022, 3, 24)).exists()
    assert Municipality.objects.existing(on=date(2026, 1, 1)).count() == 342


def test_a_dissolved_municipality_must_name_its_successor() -> None:
    with pytest.raises(IntegrityError):
        Municipality.objects.filter(code="GM0344").update(ended_on=date(2030, 1, 1))


def test_a_municipality_is_in_one_region_at_a_time() -> None:
    with pytest.raises(IntegrityError):
        RegionMembership.objects.create(
            municipality_id="GM0344", region_id="amersfoort", valid_from=date(2026, 1, 1), source="test"
        )


def test_a_membership_ends_no_earlier_than_it_starts() -> None:
    with pytest.raises(IntegrityError):
        RegionMembership.objects.filter(municipality="GM0344").update(valid_to=date(2014, 12, 31))


def test_a_town_is_once_in_its_municipality() -> None:
    town = Town.objects.get(name="Zeist")
    with pytest.raises(IntegrityError):
        Town.objects.filter(name="Den Dolder").update(name="Zeist")
    assert str(town) == "Zeist"
