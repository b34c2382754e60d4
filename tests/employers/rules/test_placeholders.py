import pytest

from employers.rules import placeholders


@pytest.mark.parametrize(
    "name",
    ["Onze opdrachtgever", "ONZE KLANT", "Anoniem", "Confidential", "", " - ", "Onze opdrachtgever in Zeist"],
)
def test_a_stand_in_names_no_employer(name: str) -> None:
    assert placeholders.is_stand_in(name)
    assert not placeholders.names_employer(name)


@pytest.mark.parametrize(
    "name",
    ["Randstad", "Randstad Nederland", "Voorbeeld Uitzendbureau", "Luke Recruitment", "Mondzorg Vacatures",
     "HEADHUNTER.Vlaanderen", "Alex Staff Agency", "Cross Border Talents"],
)  # fmt: skip
def test_an_agency_names_no_employer(name: str) -> None:
    assert placeholders.is_intermediary(name)
    assert not placeholders.names_employer(name)


@pytest.mark.parametrize(
    "name", ["H&M", "Bakkerij Jansen", "KPN", "Dakwerken SCV", "Klantkracht Zorg", "Stafkaart"]
)
def test_a_real_name_is_an_employer(name: str) -> None:
    assert placeholders.names_employer(name)
