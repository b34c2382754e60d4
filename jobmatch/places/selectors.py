"""Reads of places. Nothing here is about a person, so nothing is scoped to a user."""

from datetime import date

from django.db.models import QuerySet

from jobmatch.places import built_in
from jobmatch.places.gazetteer import Gazetteer, MunicipalityFact, Place, PostcodeFact, TownFact
from jobmatch.places.models import Municipality, PostcodeArea, Region, RegionMembership, Town

__all__ = ["Gazetteer", "Place", "gazetteer", "municipalities_in", "region_of"]


def gazetteer() -> Gazetteer:
    """All places in memory, by three queries however much is asked of it."""
    municipalities = Municipality.objects.order_by().values_list("code", "name", "province", "successor_id")
    towns = Town.objects.order_by().values_list("name", "folded_name", "municipality_id", "lat", "lon")
    postcodes = PostcodeArea.objects.order_by().values_list(
        "code", "town__name", "municipality_id", "lat", "lon"
    )
    return Gazetteer(
        municipalities=[MunicipalityFact(*row) for row in municipalities],
        towns=[TownFact(*row) for row in towns],
        postcodes=[PostcodeFact(*row) for row in postcodes],
        aliases=built_in.aliases(),
    )


def region_of(municipality_code: str, on: date) -> Region | None:
    """The labour-market region that a municipality belongs to on a date."""
    memberships = RegionMembership.objects.valid(on=on).filter(municipality=municipality_code)
    membership = memberships.select_related("region").first()
    return membership.region if membership else None


def municipalities_in(region_code: str, on: date) -> QuerySet[Municipality]:
    """The municipalities of a labour-market region on a date, by name."""
    memberships = RegionMembership.objects.valid(on=on).filter(region=region_code)
    return Municipality.objects.filter(code__in=memberships.values("municipality"))
