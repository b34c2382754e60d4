import pytest

from jobmatch.places.rules import postcode_file
from jobmatch.places.rules.postcode_file import COLUMNS, BadPostcodeFile, PostcodeRow, one_row_a_code, read

HEADER = ",".join(COLUMNS)
ZEIST = "NL,3701,Zeist,Utrecht,09,Gemeente Zeist,0355,,,52.087,5.2394"


def content(*lines: str) -> bytes:
    return "\n".join([HEADER, *lines, ""]).encode()


def row(code: str, place: str, municipality: str) -> PostcodeRow:
    return PostcodeRow(code, place, "Utrecht", municipality, 52.0, 5.0)


def test_a_row_is_read_with_its_dutch_province_and_municipality_code() -> None:
    expected = PostcodeRow("3701", "Zeist", "Utrecht", "GM0355", 52.087, 5.2394)
    assert read(content(ZEIST)) == [expected]
    assert read(b"\xef\xbb\xbf" + content(ZEIST)) == [expected]


def test_a_row_without_municipality_is_read() -> None:
    assert read(content(ZEIST.replace("0355", "")))[0].municipality_code == ""


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (b"", "The first line must hold these columns"),
        (b"zipcode,place\n3701,Zeist\n", "The first line must hold these columns"),
        (content(), "The file has columns but no rows"),
        (content(ZEIST, "NL,3701"), "Line 3 has 2 columns, not 11"),
        (content(ZEIST) + b"\x00", "NUL"),
        (content(ZEIST, ZEIST) + "Bunnikäé".encode("latin-1"), "Line 4 is not UTF-8"),
        (content(ZEIST).decode().encode("utf-16"), "NUL"),
        (content('NL,3701,"Zei'), "Line 2 is not valid CSV"),
        (content(ZEIST.replace("NL", "BE")), "Line 2: country_code must be NL"),
        (content(ZEIST.replace("3701", "370")), "Line 2: zipcode must be four digits"),
        (content(ZEIST.replace("3701", "0701")), "Line 2: zipcode must be four digits"),
        (content(ZEIST.replace("3701", "٣701")), "Line 2: zipcode must be four digits"),
        (content(ZEIST.replace(",Zeist,", ",=1+1,", 1)), "Line 2: place must be a name"),
        (content(ZEIST.replace(",Zeist,", ",,", 1)), "Line 2: place must be a name"),
        (content(ZEIST.replace(",Zeist,", f",{'Z' * 101},", 1)), "Line 2: place must be a name"),
        (content(ZEIST.replace("09", "99")), "Line 2: state_code is not a Dutch province"),
        (content(ZEIST.replace("0355", "355")), "Line 2: province_code must be four digits or blank"),
        (content(ZEIST.replace("52.087", "5.2394")), "Line 2: latitude must be degrees from 50.7 to 53.7"),
        (content(ZEIST.replace("52.087", "nan")), "Line 2: latitude must be degrees"),
        (content(ZEIST.replace("5.2394", "x")), "Line 2: longitude must be degrees"),
        (content(ZEIST, "x" * 200_000), "Line 3 is not valid CSV: field larger"),
    ],
)
def test_a_bad_file_is_refused_with_its_line_and_the_rule(broken: bytes, message: str) -> None:
    with pytest.raises(BadPostcodeFile, match=message):
        read(broken)


def test_a_file_with_too_many_rows_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postcode_file, "MAX_ROWS", 2)
    assert len(read(content(ZEIST, ZEIST))) == 2
    with pytest.raises(BadPostcodeFile, match="more than 2 rows"):
        read(content(ZEIST, ZEIST, ZEIST))


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postcode_file, "MAX_BYTES", 10)
    with pytest.raises(BadPostcodeFile, match="larger than"):
        read(content(ZEIST))


def test_of_several_places_on_a_code_the_municipality_around_it_wins() -> None:
    rows = [
        row("3523", "Ouddorp", "GM1924"),
        row("3523", "Utrecht", "GM0344"),
        row("3521", "Utrecht", "GM0344"),
    ]
    assert [found.place for found in one_row_a_code(rows)] == ["Utrecht", "Utrecht"]


def test_then_the_municipality_of_the_wider_area_wins() -> None:
    rows = [
        row("3523", "Ouddorp", "GM1924"),
        row("3523", "Utrecht", "GM0344"),
        row("3511", "Utrecht", "GM0344"),
    ]
    assert [(found.code, found.place) for found in one_row_a_code(rows)] == [
        ("3511", "Utrecht"),
        ("3523", "Utrecht"),
    ]


def test_then_the_first_row_of_the_file_wins() -> None:
    rows = [row("3454", "De Meern", "GM0344"), row("3454", "Vleuten", "GM0344")]
    assert one_row_a_code(rows) == rows[:1]
