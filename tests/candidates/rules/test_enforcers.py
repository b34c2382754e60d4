"""Police, prosecution, security services, signalling and benefit enforcement are known by their names."""

import pytest

from candidates.rules.enforcers import enforces, is_address_of_one

NEVER = [
    *("Politie Midden-Nederland", "Wijkpolitie Overvecht", "POLITIE", "Koninklijke Marechaussee"),
    *("Openbaar Ministerie", "Arrondissementsparket OM Midden-Nederland", "Ministerie van Justitie"),
    *("AIVD", "MIVD", "NCTV", "Algemene Inlichtingen- en Veiligheidsdienst"),
    *("Zorg- en Veiligheidshuis Utrecht", "Meldpunt radicalisering", "Signalering jongeren"),
    *("Sociale recherche", "Fraudeteam Werk en Inkomen", "Handhaving Participatiewet", "UWV Handhaving"),
    *("Bijzonder onderzoek uitkeringen", "FIOD", "Opsporing Verzocht", "Toezicht en handhaving"),
]
HELPS = [
    *("Schuldhulp De Sluis", "Jongerenwerk Om de Hoek", "Politieke Jongeren Utrecht", "Veilig Thuis"),
    *("Sociaal raadslieden", "Rechtswinkel", "Meldpunt Discriminatie", "Stichting Ommetje", "Kommaar"),
]


@pytest.mark.parametrize("name", NEVER)
def test_who_enforces_is_known_by_name(name):
    assert enforces(name)


@pytest.mark.parametrize("name", HELPS)
def test_who_helps_is_not_taken_for_one(name):
    assert not enforces(name)


@pytest.mark.parametrize(
    "email", ["wijk@politie.nl", "x@mnl.politie.nl", "Info@OM.nl", "handhaving@gemeente.example"]
)
def test_their_mail_is_known(email):
    assert is_address_of_one(email)


@pytest.mark.parametrize("email", ["hulp@sluis.example", "om@sluis.example", "info@room.nl", "x@politiek.nl"])
def test_other_mail_is_not(email):
    assert not is_address_of_one(email)
