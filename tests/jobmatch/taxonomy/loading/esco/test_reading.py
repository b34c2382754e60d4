from collections.abc import Callable
from pathlib import Path

import pytest

from jobmatch.taxonomy.loading.esco.reading import LONGEST_LINE, BadEscoFile, Reader

Write = Callable[[bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(content: bytes) -> Path:
        path = tmp_path / "skills_nl.csv"
        path.write_bytes(content)
        return path

    return written


def test_rows_come_by_the_names_of_the_header(write: Write) -> None:
    path = write('\ufeffa,b\r\n1,"x\ny"\r\n\r\n2,é\n'.encode())
    assert list(Reader(path, ["b"])) == [{"a": "1", "b": "x\ny"}, {"a": "2", "b": "é"}]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "skills_nl.csv, row 1: the header lacks a, b."),
        (b"a,c\n1,2\n", "skills_nl.csv, row 1: the header lacks b."),
        (b"a,b\n1,2\n3\n", "skills_nl.csv, row 3: 1 columns, and the header has 2: cut off?"),
        (b"a,b\n1,2,3\n", "skills_nl.csv, row 2: 3 columns, and the header has 2: cut off?"),
        (b"a,b\n1,2\n3,4", "skills_nl.csv, row 4: the file ends in the middle of a line: cut off?"),
        (b"a,b\n1,\xe9\n", "skills_nl.csv, row 2: not UTF-8. Save it as UTF-8."),
        (b"a,b\n1,\x00\n", "skills_nl.csv, row 2: a NUL byte: this is not a text file."),
        (b'a,b\n1,"2\n', "skills_nl.csv, row 2: not readable as CSV (unexpected end of data)."),
        ("a,b\n".encode("utf-16"), "skills_nl.csv, row 2: a NUL byte: this is not a text file."),
        (b"PK\x03\x04\x00\x00", "skills_nl.csv, row 2: a NUL byte: this is not a text file."),
    ],
)
def test_the_first_bad_row_is_named(write: Write, content: bytes, message: str) -> None:
    with pytest.raises(BadEscoFile) as caught:
        list(Reader(write(content), ["a", "b"]))
    assert str(caught.value) == message


def test_an_endless_line_is_refused_without_reading_it_all(write: Write) -> None:
    path = write(b"a,b\n1," + b"x" * (3 * LONGEST_LINE))
    with pytest.raises(BadEscoFile, match="row 2: a line longer than 1000000 bytes"):
        list(Reader(path, ["a", "b"]))


def test_a_quote_that_never_ends_is_refused(write: Write) -> None:
    path = write(b'a,b\n1,"' + b"x\n" * 200_000)
    with pytest.raises(BadEscoFile, match="row 2: not readable as CSV"):
        list(Reader(path, ["a", "b"]))


def test_short_rows_are_filled_up_only_where_the_file_may_have_them(write: Write) -> None:
    path = write(b"a,b\n1\n")
    assert list(Reader(path, ["a", "b"], short_rows=True)) == [{"a": "1", "b": ""}]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadEscoFile, match=r"gone_nl\.csv: can't be read: No such file"):
        list(Reader(tmp_path / "gone_nl.csv", ["a"]))
