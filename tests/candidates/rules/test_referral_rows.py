"""Lists as schools send them: what spreadsheets write is read, what they would calculate is refused."""

import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candidates.rules import referral_rows
from candidates.rules.referral_rows import NotAList, ReadRow, RefusedRow, read, template

HEAD = "voornaam;achternaam;geboortejaar;geboortedatum;telefoon;hoe gevraagd"


def one(line: str, head: str = HEAD) -> ReadRow | RefusedRow:
    [row] = read(f"{head}\n{line}\n".encode()).rows
    return row


@pytest.mark.parametrize("sign", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_signs_and_encodings_of_spreadsheets_are_read(sign, encoding, end):
    lines = [HEAD, 'Zoë;"van Dijk";2006;;0612345678;gesprek']
    data = end.join(line.replace(";", sign) for line in lines).encode(encoding)
    [row] = read(data).rows
    assert row.values["first_name"] == "Zoë"
    assert row.values["last_name"] == "van Dijk"
    assert (row.values["birth_year"], row.values["manner"]) == (2006, "in_person")


def test_a_line_that_names_the_sign_is_passed_over_and_line_numbers_stay_right():
    rows = read(f"sep=;\n{HEAD}\n\nNoor;;x;;06;gesprek\n".encode()).rows
    assert rows == [RefusedRow(4, referral_rows.YEAR, "birth_year")]


def test_a_cell_with_a_line_end_in_it_counts_as_the_line_where_it_ends():
    rows = read(f'{HEAD}\n"No\nor";;2006;;06;gesprek\nSam;;x;;06;gesprek'.encode()).rows
    assert [row.line for row in rows] == [3, 4]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("31-12-2006", date(2006, 12, 31)),
        ("1/2/2006", date(2006, 2, 1)),
        ("2006-12-31", date(2006, 12, 31)),
        ("31.12.2006", date(2006, 12, 31)),
        ("", None),
    ],
)
def test_dates_are_read_as_the_dutch_write_them(cell, value):
    assert one(f"Noor;;;{cell};06;gesprek").values["birth_date"] == value


@pytest.mark.parametrize("cell", ["31-02-2006", "gisteren", "12-31-2006", "2006", "1-1-06"])
def test_what_is_no_date_is_refused(cell):
    assert one(f"Noor;;;{cell};06;gesprek") == RefusedRow(2, referral_rows.DATE, "birth_date")


@pytest.mark.parametrize(
    "cell",
    ['"=HYPERLINK(""http://x"";""y"")"', "=1+1", "@SUM(A1)", "+cmd|calc", "-2+3+cmd|calc", "=2"],
)
@pytest.mark.parametrize("column", [0, 1, 4])
def test_a_formula_is_refused_wherever_it_is(cell, column):
    cells = ["Noor", "", "2006", "", "06", "gesprek"]
    cells[column] = cell
    assert one(";".join(cells)).why == referral_rows.FORMULA


@pytest.mark.parametrize("cell", ["+31 6 12345678", "06-12345678", '"=""0612345678"""', "-", "(06) 12345678"])
def test_a_phone_number_is_no_formula(cell):
    assert one(f"Noor;;2006;;{cell};gesprek").values["phone"]


def test_a_word_of_no_list_a_cell_too_many_and_a_long_cell_are_refused():
    assert one("Noor;;2006;;06;ja hoor") == RefusedRow(2, referral_rows.CHOICE, "manner")
    assert one("Noor;;2006;;06;gesprek;extra") == RefusedRow(2, referral_rows.CELLS)
    assert one(f"{'x' * 2001};;2006;;06;gesprek") == RefusedRow(2, referral_rows.TOO_LONG, "first_name")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", referral_rows.NOT_A_LIST),
        (b"naam;klas\nNoor;4\n", referral_rows.NOT_A_LIST),
        (b"voornaam;voornaam;hoe gevraagd\n", referral_rows.NOT_A_LIST),
        (b"voornaam;hoe gevraagd\nA\x00;gesprek\n", referral_rows.NOT_TEXT),
        (b"\xff\xfe\x00", referral_rows.NOT_TEXT),
        (b"PK\x03\x04\x00\x00", referral_rows.NOT_TEXT),
        (b"x" * (referral_rows.MOST_BYTES + 1), referral_rows.TOO_LARGE),
        (b"voornaam;hoe gevraagd\n" + b"Noor;gesprek\n" * 201, referral_rows.TOO_MANY),
        (b"voornaam;hoe gevraagd", referral_rows.NO_YOUTHS),
        (b"voornaam;hoe gevraagd\n;\n\n", referral_rows.NO_YOUTHS),
    ],
)
def test_what_is_no_list_is_refused_whole(data, why):
    with pytest.raises(NotAList) as refused:
        read(data)
    assert refused.value.why == why


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_empty_list_is_a_list_once_a_youth_is_in_it(language):
    youth = {"nl": "Zoë;;2006;;06;;gesprek", "en": "Zoë;;2006;;06;;phone"}[language]
    found = read(template(language) + youth.encode())
    assert found.unread == ()
    assert [row.line for row in found.rows if isinstance(row, ReadRow)] == [2]


@pytest.mark.parametrize("head", ["voornaam,hoe gevraagd", '"First name:" , how_asked', "VOORNAAM*;manner"])
def test_headings_in_both_languages_and_with_marks_are_known(head):
    row = f"{head}\nNoor{';' if ';' in head else ','}telefoon"
    assert read(row.encode()).rows == [ReadRow(2, {"first_name": "Noor", "manner": "phone"})]


@pytest.mark.parametrize(
    ("line", "refused"),
    [
        ("alleen een half", RefusedRow(2, referral_rows.SHORT, "manner")),
        ("Noor;;2006;;06", RefusedRow(2, referral_rows.SHORT, "manner")),
        ("Noor;;2006;;06;", RefusedRow(2, referral_rows.EMPTY, "manner")),
        (";;2006;;06;gesprek", RefusedRow(2, referral_rows.EMPTY, "first_name")),
    ],
)
def test_a_line_that_stops_too_soon_and_an_empty_cell_are_refused_by_their_number(line, refused):
    assert one(line) == refused


def test_a_line_may_leave_out_the_last_cells_that_may_stay_empty():
    head = "voornaam;hoe gevraagd;geboortejaar;telefoon;wat wil de jongere"
    assert one("Noor;gesprek;2006;06", head).values["wants"] == ""


def test_lines_that_a_lone_quotation_mark_makes_one_are_named_from_the_first_to_the_last():
    lines = f'{HEAD}\nSam;;2006;;06;gesprek\nNoor;"Visser;2006;;06;gesprek\nZoe;;2006;;06;gesprek\n'
    assert read(lines.encode()).rows[1] == RefusedRow(4, referral_rows.QUOTE, first=3)


def test_a_column_that_nobody_knows_is_named_when_something_is_in_it():
    lines = "voornaam;klas;hoe gevraagd;;mentor\nNoor;4B;gesprek;;\nSam;4B;gesprek;x;\n"
    assert read(lines.encode()).unread == ("klas", "")


@given(st.binary(max_size=300) | st.text(alphabet=string.printable + "é;\"'=", max_size=300).map(str.encode))
def test_no_bytes_break_the_reader(data):
    try:
        rows = read(data).rows
    except NotAList:
        return
    assert all(isinstance(row, ReadRow | RefusedRow) for row in rows)


@given(st.lists(st.text(max_size=30), min_size=6, max_size=6))
def test_no_cells_break_the_reader(cells):
    line = ";".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    try:
        rows = read(f"{HEAD}\n{line}".encode("utf-8", "replace")).rows
    except NotAList:
        return
    assert len(rows) <= 1


@pytest.mark.parametrize("column", ["voornaam", "achternaam", "veilige uren", "wat wil de jongere"])
def test_nine_digits_that_pass_the_test_refuse_their_line_and_no_other(column):
    heading = ";".join(dict.fromkeys(("voornaam", "hoe gevraagd", column)))
    cells = ["Noor", "gesprek", "123456782"] if column != "voornaam" else ["Noor 123456782", "gesprek"]
    first, second = read(f"{heading}\n{';'.join(cells)}\nSam;gesprek\n".encode()).rows
    assert isinstance(first, RefusedRow)
    assert (first.line, first.why) == (2, referral_rows.NUMBER)
    assert isinstance(second, ReadRow)
    assert (second.line, second.values["first_name"], second.values["manner"]) == (3, "Sam", "in_person")


def test_other_digits_and_a_phone_number_are_taken():
    row = one("Noor;123456789;2006;;612345678;gesprek")
    assert isinstance(row, ReadRow)
