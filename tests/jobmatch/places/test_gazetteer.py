import json
from collections import Counter
from pathlib import Path

import pytest

from jobmatch.places import built_in
from jobmatch.places.gazetteer import Gazetteer, MunicipalityFact, Place, PostcodeFact, TownFact
from tests.figures import Figure


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    towns = {row["id"]: row for row in built_in.towns()}
    return Gazetteer(
        municipalities=[
            MunicipalityFact(row["code"], row["name"], row["province"], row["successor_id"])
            for row in built_in.municipalities()
        ],
        towns=[
            TownFact(row["name"], row["folded_name"], row["municipality_id"], row["lat"], row["lon"])
            for row in towns.values()
        ],
        postcodes=[
            PostcodeFact(
                row["code"], towns[row["town_id"]]["name"], row["municipality_id"], row["lat"], row["lon"]
            )
            for row in built_in.postcode_areas()
        ],
        aliases=built_in.aliases(),
    )


@pytest.mark.parametrize("postcode", ["3511", "3511 AB", "3511ab", " 3511AB "])
def test_a_postcode_gives_the_middle_of_its_area(gazetteer: Gazetteer, postcode: str) -> None:
    expected = Place(52.0886, 5.1174, "3511 Utrecht", "GM0344", "postcode")
    assert gazetteer.find(postcode=postcode) == expected


@pytest.mark.parametrize("town", ["3511 AB Utrecht", "Dorpsstraat 9, 3511AB Utrecht", "3511 Utrecht"])
def test_a_postcode_is_read_from_the_text_too(gazetteer: Gazetteer, town: str) -> None:
    found = gazetteer.find(town=town)
    assert found is not None
    assert found.label == "3511 Utrecht"


@pytest.mark.parametrize("postcode", ["", "9999 ZZ", "0123", "351", "35111", "UTR"])
def test_a_postcode_that_is_not_known_leaves_it_to_the_town(gazetteer: Gazetteer, postcode: str) -> None:
    found = gazetteer.find(postcode=postcode, town="Zwolle")
    assert found is not None
    assert (found.label, found.precision) == ("Zwolle", "town")


@pytest.mark.parametrize(
    ("town", "region", "label", "municipality"),
    [
        ("utrecht", "", "Utrecht", "GM0344"),
        ("Utrecht, Utrecht", "", "Utrecht", "GM0344"),
        ("UTRECHT (centrum)", "", "Utrecht", "GM0344"),
        ("Utrecht", "Nederland", "Utrecht", "GM0344"),
        ("Papendorp", "Utrecht", "Utrecht", "GM0344"),
        ("Den Haag", "", "Den Haag", "GM0518"),
        ("'s-Gravenhage", "", "Den Haag", "GM0518"),
        ("The Hague", "South Holland", "Den Haag", "GM0518"),
        ("den bosch", "", "'s-Hertogenbosch", "GM0796"),
        ("Alphen a/d Rijn", "", "Alphen aan den Rijn", "GM0484"),
        ("Hoek van Holland", "", "Hoek van Holland", "GM0599"),
        ("Makkum, Súdwest Fryslân", "", "Makkum", "GM1900"),
        ("Leerdam", "Zuid-Holland", "Leerdam", "GM1961"),  # its province until 2019
        ("Hank", "Werkendam", "Hank", "GM1959"),  # a municipality until 2019
    ],
)
def test_a_town_is_found_however_it_is_written(
    gazetteer: Gazetteer, town: str, region: str, label: str, municipality: str
) -> None:
    found = gazetteer.find(town=town, region=region)
    assert found is not None
    assert (found.label, found.municipality_code, found.precision) == (label, municipality, "town")


@pytest.mark.parametrize("town", ["Hengelo", "Bergen", "Rijswijk", "Velp", "Vianen"])
def test_a_name_that_several_towns_bear_is_not_guessed(gazetteer: Gazetteer, town: str) -> None:
    assert gazetteer.find(town=town) is None


@pytest.mark.parametrize(
    ("town", "region", "label"),
    [
        ("Hengelo", "Overijssel", "Hengelo"),
        ("Hengelo", "Gelderland", "Hengelo (Gld)"),
        ("Hengelo (Gld)", "", "Hengelo (Gld)"),
        ("Hengelo OV", "", "Hengelo"),
        ("Bergen", "NH", "Bergen (NH)"),
        ("Bergen (L)", "", "Bergen (L)"),
        ("Vianen", "Provincie Utrecht", "Vianen (Vijfheerenlanden)"),
        ("Velp", "Rheden", "Velp (Rheden)"),
        ("Katwijk", "Cuijk", "Katwijk (NB)"),
        ("Zeeland", "Noord-Brabant", "Zeeland"),
    ],
)
def test_a_hint_says_which_of_several_towns_is_meant(
    gazetteer: Gazetteer, town: str, region: str, label: str
) -> None:
    found = gazetteer.find(town=town, region=region)
    assert found is not None
    assert found.label == label


@pytest.mark.parametrize(
    ("town", "region"),
    [
        ("", ""),
        ("", "Utrecht"),
        ("Nederland", ""),
        ("Heel Nederland", ""),
        ("Randstad", ""),
        ("Midden/West Nederland", ""),
        ("Meerdere locaties", "Amsterdam"),
        ("Regio Utrecht", ""),
        ("Utrecht en omgeving", ""),
        ("Utrecht / Amersfoort", ""),
        ("Utrecht, Amersfoort", ""),
        ("Zuid-Holland", "Nederland"),
        ("Gelderland", ""),
        ("Zeeland", ""),
        ("Amersfoort", "Gelderland"),
        ("Nergenshuizen", "Utrecht"),
        ("Nergenshuizen", "Nederland"),
    ],
)
def test_what_names_no_single_town_is_not_found(gazetteer: Gazetteer, town: str, region: str) -> None:
    assert gazetteer.find(town=town, region=region) is None


@pytest.mark.parametrize(
    ("town", "region"),
    [("Deurne", "BE"), ("Mechelen", ""), ("Utrecht, Vlaanderen, België", ""), ("Hasselt", "Duitsland")],
)
def test_a_place_abroad_is_not_taken_for_its_namesake(gazetteer: Gazetteer, town: str, region: str) -> None:
    assert gazetteer.find(town=town, region=region) is None


def test_a_belgian_postcode_is_not_taken_for_ours(gazetteer: Gazetteer) -> None:
    assert gazetteer.find(postcode="3511", town="Hasselt", region="BE") is None


@pytest.mark.parametrize(
    ("town", "region", "label"),
    [
        ("Stadskern", "Amersfoort", "Amersfoort"),
        ("Centrum, Amersfoort", "", "Amersfoort"),
        ("Utrecht-Noord", "", "Utrecht"),
        ("Oud Zuid", "Amsterdam", "Amsterdam"),
        ("Willemspark", "Den Haag", "Den Haag"),
        ("Stichtse Vecht", "", "Stichtse Vecht"),
        ("Penningsveer", "Haarlemmerliede en Spaarnwoude", "Haarlemmermeer"),
    ],
)
def test_a_part_of_a_town_is_only_near(gazetteer: Gazetteer, town: str, region: str, label: str) -> None:
    found = gazetteer.find(town=town, region=region)
    assert found is not None
    assert (found.label, found.precision) == (label, "municipality")


def test_the_label_of_a_town_in_the_region_finds_it_again(gazetteer: Gazetteer) -> None:
    for row in built_in.towns():
        found = gazetteer.find(town=row["name"], region=row["municipality_id"])
        again = found and gazetteer.find(town=found.label)
        assert again == found


def test_four_of_five_real_vacancies_have_a_place(
    gazetteer: Gazetteer, real_data: Path, figure: Figure
) -> None:
    vacancies = json.loads((real_data / "vacancies/jobpostings_real_nl.jsonld").read_text("utf-8"))
    counts = Counter[str]()
    for vacancy in vacancies:
        address = (vacancy.get("jobLocation") or {}).get("address") or {}
        found = gazetteer.find(
            postcode=address.get("postalCode") or "",
            town=address.get("addressLocality") or "",
            region=address.get("addressRegion") or "",
        )
        counts[found.precision if found else "none"] += 1
    figure("real vacancies with a place, of 725", counts["town"] + counts["municipality"])
    assert counts == {"town": 541, "municipality": 48, "none": 136}
