from datetime import date
from decimal import Decimal

import pytest

from employers.imports.posting import Hours, Pay
from employers.imports.reader import parse

HEADING = (
    "identifier;titel;werkgever;postcode;plaats;soort;uren;pay_min;pay_max;pay_period;closes_on;talen;licences;"
    "diploma;thuiswerk;beroep"
)
LINE = (
    "v-1;Kok;Voorbeeld;3511 AB;Utrecht;bijbaan;8-16;14,50;15;uur;31-03-2026;nl:A2|en:A1;"
    "haccp|driving_b;mbo2;nee;kok"
)


def table(*lines: str, heading: str = HEADING) -> bytes:
    return "\r\n".join([heading, *lines]).encode()


def test_every_column_is_read() -> None:
    parsed = parse(table(LINE))
    assert parsed.problems == []
    found = parsed.postings[0]
    assert (found.row, found.identifier, found.title, found.employer) == (2, "v-1", "Kok", "Voorbeeld")
    assert (found.place.postcode, found.place.town) == ("3511", "Utrecht")
    assert (found.kind, found.hours, found.diploma) == ("side_job", Hours(8, 16), "mbo2")
    assert found.pay == Pay(Decimal("14.50"), Decimal("15.00"), "hour")
    assert found.closes_on == date(2026, 3, 31)
    assert found.languages == (("en", "A1"), ("nl", "A2"))
    assert found.licences == ("haccp", "driving_b")
    assert found.category == "kok"


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_the_delimiter_is_found_and_a_byte_order_mark_passed(sign: str, start: bytes) -> None:
    data = start + sign.join(["title", "town"]).encode() + b"\n" + sign.join(["Kok", "Zeist"]).encode()
    assert parse(data).postings[0].place.town == "Zeist"


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+cmd", "'=HYPERLINK(1)", " =1", '"=1"', "+A1", "-x"],
)
def test_a_formula_refuses_its_row(cell: str) -> None:
    parsed = parse(table(f"Kok,{cell}", "Bakker,goed", heading="title,description"))
    assert [found.title for found in parsed.postings] == ["Bakker"]
    assert [(problem.row, problem.field) for problem in parsed.problems] == [(2, "description")]


@pytest.mark.parametrize("cell", ["- netjes", "-5", "+31 30 1234567", "a=b", "3-5", "-"])
def test_a_sign_that_starts_no_formula_is_fine(cell: str) -> None:
    assert parse(table(f"Kok,{cell}", heading="title,description")).problems == []


def test_a_text_over_several_lines_keeps_the_line_numbers_right() -> None:
    parsed = parse(table('Kok,"een\ntwee"', ",leeg", heading="title,description"))
    assert parsed.postings[0].description == "een\ntwee"
    assert [problem.row for problem in parsed.problems] == [4]


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("kind", "zwerven"),
        ("hours", "80"),
        ("hours_min", "veel"),
        ("years", "drie"),
        ("years", "41"),
        ("jaren ervaring", "-1"),
        ("pay_min", "NaN"),
        ("pay_min", "-4"),
        ("pay_min", "9" * 60),
        ("posted_on", "2026-13-01"),
        ("openings", "0"),
        ("openings", "٣"),
        ("postcode", "0123"),
        ("diploma", "master of everything"),
        ("licences", "vliegbrevet"),
        ("languages", "nl"),
        ("languages", "klingon:B1"),
        ("remote", "misschien"),
    ],
)
def test_a_cell_that_cannot_be_right_refuses_its_row(column: str, cell: str) -> None:
    parsed = parse(table(f"Kok,{cell}", heading=f"title,{column}"))
    assert parsed.postings == []
    assert parsed.problems[0].row == 2


def test_a_line_with_more_cells_than_headings_is_refused_and_empty_lines_are_passed_over() -> None:
    parsed = parse(table("Kok,Zeist,extra", "", ",", "Bakker", heading="title,town"))
    assert [problem.row for problem in parsed.problems] == [2]
    assert [found.title for found in parsed.postings] == ["Bakker"]


def test_a_column_that_is_not_read_is_named() -> None:
    parsed = parse(table("Kok,x", heading="title,kleur"))
    assert [note.field for note in parsed.notes] == ["kleur"]


def test_a_giant_cell_is_refused() -> None:
    assert parse(table("Kok," + "a" * 200_000, heading="title,description")).postings == []


def test_years_in_a_cell_go_before_the_words() -> None:
    (found,) = parse(table("Senior kok,2", heading="title,jaren ervaring")).postings
    assert (found.readings.years.value, found.readings.years.c) == (2, 90)
