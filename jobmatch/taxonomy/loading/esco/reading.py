"""Reads a CSV file that may be anything: row by row in little memory, and the first bad row ends it."""

import csv
from collections.abc import Collection, Iterator
from pathlib import Path

LONGEST_LINE = 1_000_000
Row = dict[str, str]


class BadEscoFile(Exception):
    """A file can't be read as what its name says; the message names file and row."""

    def __init__(self, path: Path, row: int | None, why: str) -> None:
        super().__init__(f"{path.name}, row {row}: {why}" if row else f"{path.name}: {why}")


class Reader:
    """The rows of one file by the names of its header, and the row where it is.

    The header is row 1. `short_rows` are allowed where ESCO itself leaves off empty columns at the end.
    """

    def __init__(self, path: Path, columns: Collection[str], *, short_rows: bool = False) -> None:
        self.path = path
        self.row = 1
        self._columns = columns
        self._short_rows = short_rows

    def __iter__(self) -> Iterator[Row]:
        rows = self._rows()
        header = next(rows, [])
        if missing := [name for name in self._columns if name not in header]:
            raise self.bad(f"the header lacks {', '.join(missing)}.")
        for row in rows:
            self.row += 1
            if len(row) != len(header) and not (self._short_rows and len(row) < len(header)):
                raise self.bad(f"{len(row)} columns, and the header has {len(header)}: cut off?")
            yield dict.fromkeys(header, "") | dict(zip(header, row, strict=False))

    def bad(self, why: str) -> BadEscoFile:
        """The error for the row where the reader is."""
        return BadEscoFile(self.path, self.row, why)

    def _rows(self) -> Iterator[list[str]]:
        try:
            for row in csv.reader(self._lines(), strict=True):
                if row:
                    yield row
        except csv.Error as error:
            self.row += 1
            raise self.bad(f"not readable as CSV ({error}).") from error

    def _lines(self) -> Iterator[str]:
        try:
            with self.path.open("rb") as file:
                encoding, line = "utf-8-sig", b"\n"
                while next_line := file.readline(LONGEST_LINE + 1):
                    line = next_line
                    yield self._text(line, encoding)
                    encoding = "utf-8"
        except OSError as error:
            raise BadEscoFile(self.path, None, f"can't be read: {error.strerror}.") from error
        if not line.endswith(b"\n"):
            self.row += 1
            raise self.bad("the file ends in the middle of a line: cut off?")

    def _text(self, line: bytes, encoding: str) -> str:
        if len(line) > LONGEST_LINE:
            raise BadEscoFile(self.path, self.row + 1, f"a line longer than {LONGEST_LINE} bytes.")
        if b"\0" in line:
            raise BadEscoFile(self.path, self.row + 1, "a NUL byte: this is not a text file.")
        try:
            return line.decode(encoding)
        except UnicodeDecodeError as error:
            raise BadEscoFile(self.path, self.row + 1, "not UTF-8. Save it as UTF-8.") from error
