import gzip
import io
import time
import zipfile
from pathlib import Path

import pytest

from employers.imports.limits import MOST_BYTES, MOST_PROBLEMS, MOST_ROWS
from employers.imports.reader import parse
from employers.rules import placeholders
from tests.employers.imports.documents import as_bytes, numbered, posting


def only_problem(data: bytes) -> str:
    """The sentence of the one problem of a file in which nothing is read."""
    parsed = parse(data)
    assert parsed.postings == []
    assert [problem.row for problem in parsed.problems] == [0]
    return parsed.problems[0].message


@pytest.mark.parametrize(
    "document",
    [
        posting(),
        [posting()],
        {"@context": "https://schema.org", "@graph": [{"@type": "Organization", "name": "X"}, posting()]},
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "position": 1, "item": posting()}]},
        {"@type": "ItemList", "itemListElement": [posting()]},
        [{"@graph": [posting()]}],
        [posting(**{"@type": ["JobPosting", "Thing"]})],
        [posting(**{"@type": "http://schema.org/JobPosting"})],
    ],
)
def test_postings_are_found_in_every_shape_of_document(document: object) -> None:
    parsed = parse(as_bytes(document))
    assert [found.title for found in parsed.postings] == ["Magazijnmedewerker"]
    assert parsed.problems == []


def test_an_organisation_that_the_graph_tells_once_is_looked_up() -> None:
    graph = [
        {"@type": "Organization", "@id": "#us", "name": "Voorbeeld Opslag"},
        posting(hiringOrganization={"@id": "#us"}),
    ]
    assert parse(as_bytes({"@graph": graph})).postings[0].employer == "Voorbeeld Opslag"


def test_a_byte_order_mark_is_no_problem() -> None:
    assert len(parse(b"\xef\xbb\xbf" + as_bytes(posting())).postings) == 1


def test_rows_count_from_one_and_a_wrong_row_leaves_the_others() -> None:
    parsed = parse(as_bytes([posting(), {"title": "no type"}, 7, "x", *numbered(1)]))
    assert [found.row for found in parsed.postings] == [1, 5]
    assert [problem.row for problem in parsed.problems] == [2, 3, 4]


def test_the_same_identifier_twice_in_a_file_names_both_rows() -> None:
    parsed = parse(as_bytes([posting(), posting(title="Other")]))
    assert (parsed.problems[0].row, parsed.problems[0].field) == (2, "identifier")
    assert "1" in parsed.problems[0].message


def test_a_posting_without_identifier_has_one_that_stays_the_same() -> None:
    first = parse(as_bytes(posting(identifier=None, description="old"))).postings[0]
    second = parse(as_bytes(posting(identifier=None, description="new"))).postings[0]
    assert first.identifier == second.identifier != ""


def test_a_source_that_the_importer_names_goes_before_the_postings_own() -> None:
    assert parse(as_bytes(posting())).postings[0].source == "board"
    assert parse(as_bytes(posting()), "mine").postings[0].source == "mine"


def zipped() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("jobs.json", "[]")
    return packed.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"   \n ",
        zipped(),
        gzip.compress(b"[]"),
        b"\xd0\xcf\x11\xe0 old office",
        b"%PDF-1.7",
        b'[{"@type": "JobPosting"}\x00]',
        "[é]".encode("latin-1"),
        "titel\nx".encode("utf-16"),
        b"[",
        b'{"@type": "JobPosting"',
        b"{}x",
        b"[]",
        b'{"@type": "Organization"}',
        b'"JobPosting"',
        b"no heading that we know\n1",
        b'title;employer\n"never closed',
        b"title,titel\na,b",
        b"<html><p>title</p></html>",
        b"\xff" * 1000,
        b"x" * (MOST_BYTES + 1),
        b"[" * 10_000 + b"]" * 10_000,
        b'{"a":' * 10_000 + b"1" + b"}" * 10_000,
        b'[{"a": "' + b"\\" * 1001 + b"[" * 1000,
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(data: bytes) -> None:
    assert only_problem(data).endswith(".")


def test_wrong_encoding_names_the_line() -> None:
    assert "2" in only_problem(b"title\n\xe9t\xe9\n")


@pytest.mark.parametrize(
    "data",
    [
        b'["' + b'\\"' * 2_000_000,
        b'[{"a":"' + b"[" * 4_000_000 + b'"}]',
        b"title\n" + b"=" * 5_000_000,
        as_bytes(posting(description="<" * 99_000)),
        as_bytes(posting(description="<!--" * 24_000)),
        as_bytes(posting(description="<script " * 12_000)),
        as_bytes(posting(description="<p " * 33_000)),
        as_bytes(posting(description="1 " * 49_000 + "uur")),
        as_bytes(posting(description="36-" * 33_000)),
        as_bytes(posting(description="nederlands " * 9_000)),
        as_bytes(posting(title="rijbewijs " * 9_000, qualifications="mbo 1/" * 16_000)),
        as_bytes(posting(workHours="1" * 99_000)),
        as_bytes(posting(description="minimaal 3 jaar " * 6_000)),
        as_bytes(posting(description="je geeft leiding aan " * 4_700)),
        as_bytes(posting(description="je stuurt team " * 6_600)),
        as_bytes(posting(description="rijbewijs " * 9_900)),
        as_bytes(posting(description="x" * 99_000 + " ervaring")),
        as_bytes(posting(description="hoogwerker" * 9_900)),
        as_bytes(posting(baseSalary={"value": {"minValue": "1." * 40_000}})),
        as_bytes(posting(datePosted="1-" * 40_000)),
    ],
)
def test_hostile_text_takes_no_time(data: bytes) -> None:
    begun = time.perf_counter()
    parse(data)
    assert time.perf_counter() - begun < 5


def test_a_name_given_twice_among_very_many_is_found_in_no_time() -> None:
    names = ",".join(f'"k{number}":1' for number in range(200_000))
    begin = time.monotonic()
    parsed = parse(f'{{"@type":"JobPosting","title":"a",{names},"k199999":1}}'.encode())
    assert [problem.row for problem in parsed.problems] == [1]
    assert time.monotonic() - begin < 20


def test_a_posting_that_points_at_the_same_large_part_without_end_is_refused() -> None:
    bomb = posting(identifier="b-2", qualifications=[{"@id": "#large"}] * 100_000)
    large = {"@id": "#large", "name": "x" * 50_000}
    parsed = parse(as_bytes({"@graph": [posting(), bomb, large | {"@type": "Thing"}]}))
    assert [found.row for found in parsed.postings] == [1]
    assert [(problem.row, problem.field) for problem in parsed.problems] == [(2, "@id")]


def test_a_line_of_a_hundred_megabytes_is_refused_before_it_is_parsed() -> None:
    assert "20" in only_problem(b'[{"title": "' + b"a" * 100_000_000 + b'"}]')


def test_brackets_inside_texts_are_no_nesting() -> None:
    assert len(parse(as_bytes(posting(description='[{"' * 500))).postings) == 1


@pytest.mark.parametrize(
    "member",
    [
        '"title": "a", "title": "b"',
        '"title": "a", "baseSalary": {"value": NaN}',
        '"title": "a", "baseSalary": {"value": Infinity}',
        '"title": "a", "totalJobOpenings": ' + "9" * 5000,
        '"title": "a", "totalJobOpenings": 1e999999999',
        '"title": "a", "totalJobOpenings": -3',
        '"title": "a\\u0000b"',
        '"title": "a\\ud800b"',
        '"title": "a", "\\u0000key": 1',
        '"title": "a", "datePosted": "2026-02-31"',
        '"title": "a", "identifier": "' + "i" * 201 + '"',
        '"title": "a", "description": "' + "d" * 100_001 + '"',
        '"title": "a", "baseSalary": {"value": {"minValue": "much", "unitText": "HOUR"}}',
        '"title": "a", "baseSalary": {"value": {"minValue": -10, "unitText": "HOUR"}}',
        '"title": ["", "b"]',
        '"title": {}',
        '"title": true',
        '"title": "  "',
        '"titel": "a"',
    ],
)
def test_a_value_that_cannot_be_kept_refuses_its_row_only(member: str) -> None:
    good = as_bytes(posting()).decode()
    parsed = parse(f'[{good}, {{"@type": "JobPosting", {member}}}]'.encode())
    assert [found.row for found in parsed.postings] == [1]
    assert [problem.row for problem in parsed.problems] == [2]
    assert parsed.problems[0].message.endswith(".")


def test_more_rows_than_the_cap_are_refused() -> None:
    row = '{"@type":"JobPosting","title":"a","identifier":"%d"}'
    data = "[" + ",".join(row % number for number in range(MOST_ROWS + 1)) + "]"
    assert str(MOST_ROWS) in only_problem(data.encode())


def test_more_problems_than_the_cap_stop_the_reading() -> None:
    assert str(MOST_PROBLEMS) in only_problem(as_bytes([{"@type": "JobPosting"}] * (MOST_PROBLEMS + 5)))


def test_reading_that_takes_too_long_is_stopped() -> None:
    moments = iter([0.0, 1.0, 1_000.0])
    parsed = parse(as_bytes(numbered(3)), clock=lambda: next(moments))
    assert parsed.postings == []
    assert len(parsed.problems) == 1


def test_every_real_posting_is_read(real_data: Path) -> None:
    parsed = parse((real_data / "vacancies" / "jobpostings_real_nl.jsonld").read_bytes())
    assert len(parsed.postings) == 725
    assert parsed.problems == []
    employers = [found.employer for found in parsed.postings]
    assert employers.count("") == 54
    assert sum(placeholders.is_stand_in(name) for name in employers if name) == 117
    assert all(found.closes_on is None for found in parsed.postings)
    assert 10 <= sum(found.hours is not None for found in parsed.postings) <= 20
    assert sum(found.kind == "job" for found in parsed.postings) >= 160


@pytest.mark.parametrize("name", ["title", "description"])
def test_nine_digits_that_pass_the_test_refuse_their_row_and_no_other(name: str) -> None:
    found = parse(as_bytes([posting(**{name: "Bel Sam, 123456782"}), *numbered(2)]))
    assert [(problem.row, problem.field) for problem in found.problems] == [(1, name)]
    assert "123456782" in found.problems[0].message
    assert [row.row for row in found.postings] == [2, 3]


def test_the_same_in_a_table_and_an_identifier_may_be_any_number() -> None:
    lines = ["titel;werkgever;kenmerk", "Kok 123456782;Eethuis;1", "Kok;Eethuis;123456782"]
    found = parse("\n".join(lines).encode())
    assert [problem.row for problem in found.problems] == [2]
    assert [row.identifier for row in found.postings] == ["123456782"]
