"""What titles and texts say: each rule by an example, and what looks like one and is none."""

import pytest

from employers.imports import asked, titles
from employers.imports.posting import Read, WorkPlace


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("Senior timmerman", 4),
        ("Sr. Developer", 4),
        ("Medior monteur", 2),
        ("Lead developer", 4),
        ("(Senior) timmerman", None),
        ("Junior/senior timmerman", None),
        ("Begeleider seniorenzorg", None),
        ("Werkvoorbereider (Senior) - Harderwijk", None),
        ("Timmerman", None),
    ],
)
def test_a_level_stands_for_years(title, years):
    found = titles.level_of(title)
    assert (found.value if found else None) == years


@pytest.mark.parametrize(
    "title",
    [
        "Teamleider bediening", "Bedrijfsleidster", "Storemanager", "Store Manager", "Vestigingsmanager",
        "Hoofd keuken", "Chef Monteur", "Technisch Directeur", "Leidinggevend monteur", "Supervisor bar",
        "Head of Data", "Voorman grondwerk", "Teamlead Warehouse",
    ],
)  # fmt: skip
def test_who_leads_people_is_read_from_the_title(title):
    assert titles.leading_of(title).c >= 80


@pytest.mark.parametrize(
    "title",
    [
        "Accountmanager", "Key Account Manager", "Projectleider ICT", "Project Manager", "Office manager",
        "Assistent bedrijfsleider", "Store Manager Trainee", "Aankomend manager", "Rechterhand plant manager",
        "Chef de Partie", "Hoofdmonteur", "Product Owner", "Secretaresse directeur",
    ],
)  # fmt: skip
def test_who_leads_no_people_is_not(title):
    assert titles.leading_of(title) is None


def test_a_manager_of_sales_may_lead_people_and_closes_nothing():
    assert titles.leading_of("Sales Manager").c < 80


@pytest.mark.parametrize(
    ("title", "place", "abroad"),
    [
        ("Aankoper", "Gent, BE", True),
        ("Monteur", "Kortrijk, Vlaanderen, België", True),
        ("Content Moderator in Lisbon", "Utrecht", True),
        ("Support Specialist - Sofia, Bulgaria", "Rotterdam", True),
        ("Onderhoudsmonteur, Twist Duitsland.", "Emmen", True),
        ("Accountmanager Duitsland", "Venlo", None),
        ("Vrachtwagenchauffeur buitenland", "Utrecht", None),
        ("Beveiliger", "Bergen, Noord-Holland", None),
        ("Betonvlechter", "", None),
    ],
)
def test_work_in_another_country_is_read_from_place_or_title(title, place, abroad):
    found = titles.abroad_of(title, WorkPlace(text=place))
    assert (found.value if found else None) == abroad


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("Vrachtwagenchauffeur CE", ["driving_ce"]),
        ("Kipperchauffeur C/CE", ["driving_c"]),
        ("Chauffeur C", ["driving_c"]),
        ("Servicemedewerker / Chauffeur rijbewijs B", ["driving_b"]),
        ("Touringcarchauffeur", []),
        ("Software engineer C", []),
        ("Heftruckchauffeur", ["forklift"]),
        ("Chauffeur zorgvervoer", []),
    ],
)
def test_licences_are_read_from_the_title(title, codes):
    assert [each.value for each in titles.licences_of(title)] == codes


def test_a_truck_in_the_title_asks_no_certificate_for_sure():
    assert titles.licences_of("Heftruckchauffeur")[0].c < 80


@pytest.mark.parametrize(
    ("text", "years", "c"),
    [
        ("Je hebt minimaal 3 jaar ervaring.", 3, 90),
        ("- Minstens 5 jaar relevante werkervaring", 5, 90),
        ("5+ years of experience", 5, 90),
        ("Ervaring als kok, minimaal twee jaar", 2, 90),
        ("een opleiding met 3-5 jaar commerciële ervaring", 3, 70),
        ("minimaal 1 jaar ervaring. Minimaal 4 jaar ervaring met PLC", 4, 90),
        ("Wij zijn een familiebedrijf met meer dan 60 jaar ervaring", None, None),
        ("ons bedrijf heeft 10 jaar ervaring", None, None),
        ("Bij voorkeur 3 jaar ervaring", None, None),
        ("3 jaar ervaring is een pré", None, None),
        ("een contract voor 1 jaar", None, None),
        ("Je bent 3 jaar oud", None, None),
    ],
)
def test_years_are_read_where_they_are_asked(text, years, c):
    found = asked.years_in(text)
    assert (found.value if found else None, found.c if found else None) == (years, c)


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Leiding geven aan een team van 4 aankopers", True),
        ("Je geeft direct leiding aan een team van 6 managers", True),
        ("minimaal 5 jaar leidinggevende ervaring", True),
        ("Je werkt onder leiding van de bedrijfsleider", None),
        ("Aansturen en begeleiden van junior collega's in projecten", None),
        ("Een afgeronde opleiding", None),
    ],
)
def test_leading_people_is_read_where_the_text_says_so(text, leads):
    found = asked.leading_in(text)
    assert (found.value if found else None) == leads


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Rijbewijs B vereist", ["driving_b"]),
        ("In bezit van rijbewijs B/BE", ["driving_b"]),
        ("In bezit van rijbewijs", ["driving_b"]),
        ("- In bezit van VCA", ["vca_basic"]),
        ("Je hebt rijbewijs CE en code 95", ["code95", "driving_ce"]),
        ("VCA VOL", ["vca_vol"]),
        ("Rijbewijs B is een pré", []),
        ("Wij betalen je rijbewijs C", []),
        ("Je kunt bij ons je heftruckcertificaat halen", []),
        ("Een rijbewijs B is niet nodig", []),
        (
            "Je hebt minstens een rijbewijs B en indien je een C rijbewijs hebt, is dit een plus",
            ["driving_b"],
        ),
        ("Wij zijn VCA-gecertificeerd", []),
    ],
)
def test_licences_are_read_where_they_are_asked(text, codes):
    assert [each.value for each in asked.licences_in(text)] == codes


def test_a_screening_is_read_unless_it_is_denied():
    assert asked.screenings_in("Je levert een VOG aan.") == (Read("vog", 90, "Je levert een VOG aan"),)
    assert asked.screenings_in("Een VOG is niet nodig") == ()


def test_years_in_the_text_go_before_the_level_in_the_title():
    place = WorkPlace()
    found = titles.read(title="Senior kok", text="Minimaal 2 jaar ervaring", place=place)
    assert found.years == Read(2, 90, "Minimaal 2 jaar ervaring")
    assert titles.read(title="Senior kok", text="", place=place).years == Read(4, 85, "Senior")


def test_the_words_that_were_read_are_short_enough_to_keep():
    text = "minimaal 3 jaar " + "zeer " * 11 + "ervaring " + "met alles " * 40
    assert len(asked.years_in(text).phrase) <= asked.LONGEST_PHRASE
