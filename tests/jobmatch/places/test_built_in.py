from collections import Counter
from datetime import date, timedelta

import pytest

from jobmatch.places import built_in
from jobmatch.places.rules.place_text import is_vague
from jobmatch.places.rules.travel import distance_metres

MUNICIPALITIES = {row["code"]: row for row in built_in.municipalities()}
TODAY = {code for code, row in MUNICIPALITIES.items() if row["ended_on"] is None}
MIDDEN_UTRECHT = [
    "Bunnik",
    "De Bilt",
    "Houten",
    "IJsselstein",
    "Lopik",
    "Montfoort",
    "Nieuwegein",
    "Oudewater",
    "Stichtse Vecht",
    "Utrecht",
    "Utrechtse Heuvelrug",
    "Wijk bij Duurstede",
    "Woerden",
    "Zeist",
]


def names(codes: set[str]) -> list[str]:
    return sorted(MUNICIPALITIES[code]["name"] for code in codes)


def members(region: str, on: date) -> set[str]:
    return {
        row["municipality_id"]
        for row in built_in.region_memberships()
        if row["region_id"] == region
        and row["valid_from"] <= on
        and (row["valid_to"] is None or row["valid_to"] >= on)
    }


def test_there_are_342_municipalities_in_twelve_provinces() -> None:
    assert len(TODAY) == 342
    assert len({MUNICIPALITIES[code]["province"] for code in TODAY}) == 12


def test_each_dissolved_municipality_leads_to_one_of_today() -> None:
    dissolved = MUNICIPALITIES.keys() - TODAY
    assert len(dissolved) == 77
    assert {MUNICIPALITIES[code]["successor_id"] for code in dissolved} <= TODAY


def test_there_are_35_regions_and_each_municipality_of_today_is_in_one() -> None:
    open_rows = [row for row in built_in.region_memberships() if row["valid_to"] is None]
    assert Counter(row["municipality_id"] for row in open_rows) == Counter(TODAY)
    assert {row["region_id"] for row in open_rows} == {row["code"] for row in built_in.regions()}
    assert len(built_in.regions()) == 35


def test_midden_utrecht_holds_the_fourteen_that_remain() -> None:
    assert names(members("midden-utrecht", date(2026, 1, 1))) == MIDDEN_UTRECHT


def test_vianen_was_in_midden_utrecht_until_its_merger() -> None:
    assert names(members("midden-utrecht", date(2018, 12, 31))) == sorted([*MIDDEN_UTRECHT, "Vianen"])
    assert names(members("midden-utrecht", date(2019, 1, 1))) == MIDDEN_UTRECHT


def test_the_region_of_vijfheerenlanden_is_marked_as_uncertain() -> None:
    [row] = [row for row in built_in.region_memberships() if row["municipality_id"] == "GM1961"]
    assert row["region_id"] == "gorinchem"
    assert row["source"].startswith("uncertain:")


def test_memberships_end_the_day_before_a_municipality_ends() -> None:
    for row in built_in.region_memberships():
        ended_on = MUNICIPALITIES[row["municipality_id"]]["ended_on"]
        assert row["valid_to"] == (ended_on and ended_on - timedelta(days=1))


def test_every_municipality_of_today_has_a_town() -> None:
    assert {row["municipality_id"] for row in built_in.towns()} == TODAY


def test_towns_lie_in_the_netherlands_once_a_municipality() -> None:
    towns = built_in.towns()
    assert all(50.7 < row["lat"] < 53.6 and 3.3 < row["lon"] < 7.3 for row in towns)
    assert len({row["id"] for row in towns}) == len(towns) == 2470


def test_the_towns_of_one_municipality_lie_together() -> None:
    middle = {row["municipality_id"]: (row["lat"], row["lon"]) for row in built_in.towns()}
    for row in built_in.towns():
        assert distance_metres((row["lat"], row["lon"]), middle[row["municipality_id"]]) < 55_000, row


def test_the_city_of_utrecht_has_its_postcode_areas() -> None:
    rows = {row["code"]: row for row in built_in.postcode_areas()}
    towns = {row["id"]: row["name"] for row in built_in.towns()}
    assert len(rows) == 47
    assert [towns[rows[code]["town_id"]] for code in ("3451", "3453", "3455", "3511")] == [
        "Vleuten",
        "De Meern",
        "Haarzuilens",
        "Utrecht",
    ]
    dom = (52.0907, 5.1214)
    assert all(distance_metres((row["lat"], row["lon"]), dom) < 11_000 for row in rows.values())


def test_every_alias_names_a_town_that_exists() -> None:
    towns = {(row["name"], row["municipality_id"]) for row in built_in.towns()}
    assert {(alias.town, alias.municipality) for alias in built_in.aliases()} <= towns


def test_no_town_but_one_hamlet_is_taken_for_a_vague_word() -> None:
    assert [row["name"] for row in built_in.towns() if is_vague(row["folded_name"])] == ["Nederland"]


@pytest.mark.parametrize("municipality", ["GM0344", "GM0363"])
def test_a_town_keeps_its_id(municipality: str) -> None:
    assert built_in.town_id(municipality, "Utrecht") == built_in.town_id(municipality, "Utrecht")
    assert built_in.town_id(municipality, "Utrecht") != built_in.town_id(municipality, "Zeist")
