"""What is kept of places; see jobmatch/records.py. They tell nothing about a person."""

from typing import Final

from jobmatch.places.models import Municipality, PostcodeArea, Region, RegionMembership, Town
from jobmatch.records import PLAIN, Record

RECORDS: Final = (
    Record(Region, "nobody", fields=dict.fromkeys(("code", "name"), PLAIN)),
    Record(
        Municipality,
        "nobody",
        fields=dict.fromkeys(("code", "name", "province", "ended_on", "successor"), PLAIN),
    ),
    Record(
        RegionMembership,
        "nobody",
        fields=dict.fromkeys(("id", "municipality", "region", "valid_from", "valid_to", "source"), PLAIN),
    ),
    Record(
        Town,
        "nobody",
        fields=dict.fromkeys(("id", "name", "folded_name", "municipality", "lat", "lon"), PLAIN),
    ),
    Record(
        PostcodeArea, "nobody", fields=dict.fromkeys(("code", "town", "municipality", "lat", "lon"), PLAIN)
    ),
)
