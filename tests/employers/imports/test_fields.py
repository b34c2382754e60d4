from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from employers.imports.posting import Hours, Pay, Posting, Read, WorkPlace
from employers.imports.reader import parse
from tests.employers.imports.documents import as_bytes, posting


def read(**changes: Any) -> Posting:
    parsed = parse(as_bytes(posting(**changes)))
    assert parsed.problems == []
    return parsed.postings[0]


def notes(**changes: Any) -> list[str]:
    return [note.field for note in parse(as_bytes(posting(**changes))).notes]


@pytest.mark.parametrize(
    "organisation",
    [
        "Voorbeeld BV",
        {"name": "Voorbeeld BV"},
        [{"name": "Voorbeeld BV"}],
        {"name": {"@value": "Voorbeeld BV"}},
    ],
)
def test_an_employer_is_read_from_every_shape(organisation: object) -> None:
    assert read(hiringOrganization=organisation).employer == "Voorbeeld BV"


def test_an_employer_that_is_not_told_is_empty() -> None:
    assert read(hiringOrganization=None).employer == ""


@pytest.mark.parametrize(
    ("identifier", "found"),
    [("x-1", "x-1"), (12, "12"), ({"value": 12}, "12"), ([{"value": "x"}], "x")],
)
def test_an_identifier_is_read_from_every_shape(identifier: object, found: str) -> None:
    assert read(identifier=identifier).identifier == found


@pytest.mark.parametrize(
    ("location", "place"),
    [
        ("Zeist", WorkPlace("Zeist", "", "Zeist")),
        ("3511 AB Utrecht", WorkPlace("3511 AB Utrecht", "3511", "Utrecht")),
        ({"address": "Zeist, Nederland"}, WorkPlace("Zeist, Nederland", "", "Zeist")),
        ({"name": "Houten"}, WorkPlace("Houten", "", "Houten")),
        (
            {"address": {"postalCode": "3511AB", "addressLocality": "Utrecht", "addressRegion": "UT"}},
            WorkPlace("3511AB, Utrecht, UT", "3511", "Utrecht", "UT"),
        ),
        ({"address": [{"addressLocality": "Zeist"}]}, WorkPlace("Zeist", "", "Zeist")),
        ({"address": {"addressLocality": "Nederland", "addressCountry": "NL"}}, WorkPlace("Nederland")),
        ({"address": {"addressCountry": {"name": "Nederland"}}}, WorkPlace("Nederland")),
        ({"address": {"addressLocality": "Mechelen", "addressCountry": "BE"}}, WorkPlace("Mechelen, BE")),
        ([{"address": {"addressLocality": "Zeist"}}, "Houten"], WorkPlace("Zeist; Houten")),
        ([{"address": {"addressLocality": "Zeist"}}, "Zeist"], WorkPlace("Zeist", "", "Zeist")),
        ([], WorkPlace()),
        ({"geo": {"latitude": 52}}, WorkPlace()),
    ],
)
def test_a_place_is_read_and_several_towns_are_no_place(location: object, place: WorkPlace) -> None:
    assert read(jobLocation=location).place == place


def test_work_from_home_is_read() -> None:
    assert read(jobLocationType="TELECOMMUTE").place.is_remote
    assert not read().place.is_remote


@pytest.mark.parametrize(
    "written",
    ["2026-03-31", "2026-03-31T23:59:59+02:00", "2026-3-31", "31-03-2026", "31/3/2026", "31 maart 2026",
     "31 mrt 2026", "di 31 mrt. 2026", "31 March 2026", "20260331", {"@value": "2026-03-31"}],
)  # fmt: skip
def test_a_date_is_read_in_every_shape(written: object) -> None:
    assert read(validThrough=written).closes_on == date(2026, 3, 31)


@pytest.mark.parametrize("written", ["9999-12-31", "soon"])
def test_a_last_day_that_can_not_be_is_left_out_with_a_note(written: str) -> None:
    parsed = parse(as_bytes(posting(validThrough=written)))
    assert (parsed.postings[0].closes_on, [note.field for note in parsed.notes]) == (None, ["validThrough"])


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"employmentType": "FULL_TIME"}, "job"),
        ({"employmentType": "Fulltime"}, "job"),
        ({"employmentType": "permanent"}, "job"),
        ({"employmentType": ["PART_TIME", "TEMPORARY"]}, "job"),
        ({"employmentType": "INTERN"}, "internship"),
        ({"employmentType": ["FULL_TIME", "INTERN"]}, "internship"),
        ({"employmentType": "PART_TIME"}, ""),
        ({}, ""),
        ({"title": "Monteur (BBL)", "employmentType": "FULL_TIME"}, "apprenticeship"),
        ({"title": "Leerwerktraject monteur"}, "apprenticeship"),
        ({"title": "Stage marketing"}, "internship"),
        ({"title": "HR stagiair(e)"}, "internship"),
        ({"title": "Stagebegeleider"}, ""),
        ({"title": "Stage manager theater"}, ""),
        ({"title": "Intern accountmanager"}, ""),
        ({"title": "Magazijn bol.com"}, ""),
        ({"title": "Stage BOL of BBL kok"}, ""),
        ({"title": "Winkelmedewerker (bijbaan)"}, "side_job"),
        ({"title": "Vakantiewerk inpakker"}, "holiday"),
        ({"title": "Werkervaringsplek balie"}, "work_experience"),
        ({"description": "Wij begeleiden stage en BBL."}, ""),
    ],
)
def test_the_kind_of_work_is_known_only_when_it_is_said(changes: dict[str, Any], kind: str) -> None:
    assert read(**changes).kind == kind


@pytest.mark.parametrize(
    ("low", "high", "unit", "pay"),
    [
        (14.5, 16, "HOUR", Pay(Decimal("14.50"), Decimal("16.00"), "hour")),
        ("2.450,00", "2.900,00", "maand", Pay(Decimal("2450.00"), Decimal("2900.00"), "month")),
        ("€ 30.000", None, "YEAR", Pay(Decimal("30000.00"), Decimal("30000.00"), "year")),
        ("30000", "36000", "MONTH", None),
        ("2", "1200", "MONTH", None),
        ("240", "2760", "MONTH", None),
        ("3000", "2000", "MONTH", None),
        ("100", "120", "DAY", None),
        ("2500", "2500", None, None),
    ],
)
def test_pay_that_cannot_be_right_is_left_out(low: object, high: object, unit: str, pay: Pay | None) -> None:
    salary = {"currency": "EUR", "value": {"minValue": low, "maxValue": high, "unitText": unit}}
    assert read(baseSalary=salary).pay == pay
    assert notes(baseSalary=salary) == ([] if pay else ["baseSalary"])


def test_pay_in_another_currency_or_as_a_bare_text_is_left_out_with_a_note() -> None:
    assert notes(baseSalary={"currency": "USD", "value": {"value": 20, "unitText": "HOUR"}}) == ["baseSalary"]
    assert notes(baseSalary="marktconform") == ["baseSalary"]
    assert notes(baseSalary={"value": {"value": 0, "unitText": "HOUR"}}) == []


def test_pay_as_one_number_in_the_amount_itself_is_read() -> None:
    salary = {"currency": "EUR", "value": 15, "unitText": "HOUR"}
    assert read(baseSalary=salary).pay == Pay(Decimal("15.00"), Decimal("15.00"), "hour")


def test_markup_becomes_plain_lines() -> None:
    markup = (
        "<style>p{}</style><p>Je&nbsp;pakt <b>in</b>.</p><ul><li>netjes<li>snel</ul><!-- x --><script>no()"
    )
    assert read(description=markup).description == "Je pakt in.\n\n- netjes\n- snel"


def test_markup_that_was_escaped_once_more_becomes_plain_lines_too() -> None:
    assert read(description="&lt;p&gt;Een&lt;br /&gt;twee&lt;/p&gt;").description == "Een\ntwee"


def test_signs_that_turn_text_around_are_taken_out() -> None:
    assert read(title="Kok\u202e\u200b\x07").title == "Kok"


def test_a_word_for_nothing_is_no_description() -> None:
    assert read(description="Unknown").description == ""


def test_texts_beside_the_description_are_kept() -> None:
    found = read(
        description="Je werkt.", responsibilities="Inpakken", qualifications=["Rijbewijs B", "Netjes"]
    )
    assert found.description == "Je werkt.\n\nInpakken\n\nRijbewijs B\nNetjes"


def test_hours_come_from_their_field_then_the_title_then_the_text() -> None:
    texts = {"title": "Kok (26 uur)", "description": "Je werkt 20 uur per week."}
    assert read(workHours="24-32", **texts).hours == Hours(24, 32)
    assert read(**texts).hours == Hours(26, 26)
    assert read(description=texts["description"]).hours == Hours(20, 20)
    assert read(workHours="in overleg").hours is None


@pytest.mark.parametrize(
    ("asked", "diploma"),
    [
        ("MBO niveau 2", "mbo2"),
        ("mbo 2 of 3", "mbo2"),
        ({"credentialCategory": "bachelor degree"}, "hbo"),
        ("hbo werk- en denkniveau", ""),
        ("mbo", ""),
        ("mbo 4 is een pré", ""),
        (["vmbo", "havo"], "vmbo"),
        (None, ""),
    ],
)
def test_a_diploma_is_the_lowest_that_is_asked(asked: object, diploma: str) -> None:
    assert read(educationRequirements=asked).diploma == diploma


def test_a_language_is_asked_only_by_name_and_level() -> None:
    assert read(description="Je spreekt Nederlands op B1-niveau.").languages == (("nl", "B1"),)
    assert read(qualifications="Engels: A2. Duits B1 is een pré.").languages == (("en", "A2"),)
    assert read(description="Je spreekt goed Nederlands.").languages == ()


def test_a_licence_is_asked_only_in_the_qualifications() -> None:
    assert read(qualifications="Je hebt rijbewijs B; VCA Basis gewenst").licences == ("driving_b",)
    assert read(description="Rijbewijs B").licences == ()


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "ftp://x.example/a", "https://[", "http:// a", "x" * 600]
)
def test_an_address_that_no_page_may_link_to_is_left_out(url: str) -> None:
    assert read(url=url).url == ""
    assert notes(url=url) == ["url"]


def test_texts_that_are_too_long_are_cut_with_a_note() -> None:
    assert len(read(title="a" * 500).title) == 200
    assert notes(title="a" * 500) == ["title"]
    assert notes(description="a" * 30_000) == ["description"]


def test_the_number_of_places_is_one_unless_told() -> None:
    assert read(totalJobOpenings=3).openings == 3
    assert read().openings == 1


@pytest.mark.parametrize(
    ("asked", "years"),
    [
        ({"@type": "OccupationalExperienceRequirements", "monthsOfExperience": 36}, 3),
        ({"monthsOfExperience": "18"}, 1),
        ({"monthsOfExperience": "many"}, None),
        ({"monthsOfExperience": 9999}, None),
        ({"monthsOfExperience": "٣"}, None),
        ("no requirements", None),
        ("Minimaal 4 jaar ervaring", 4),
    ],
)
def test_years_come_from_the_field_or_else_from_the_words(asked: Any, years: int | None) -> None:
    found = read(experienceRequirements=asked).readings.years
    assert (found.value if found else None) == years


def test_the_field_for_years_goes_before_the_words() -> None:
    found = read(description="Minimaal 4 jaar ervaring", experienceRequirements={"monthsOfExperience": 24})
    assert found.readings.years == Read(2, 90, "monthsOfExperience: 24")
