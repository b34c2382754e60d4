"""Looks at the bytes of a file before anything parses them: size, kind, encoding, nesting."""

import re

from django.utils.translation import gettext as _

from employers.imports.limits import MOST_BYTES, MOST_DEPTH
from employers.imports.posting import Refused

PACKED = {
    b"PK\x03\x04": "zip / xlsx",
    b"PK\x05\x06": "zip",
    b"\x1f\x8b": "gzip",
    b"BZh": "bzip2",
    b"\xfd7zXZ": "xz",
    b"7z\xbc\xaf": "7z",
    b"Rar!": "rar",
    b"\xd0\xcf\x11\xe0": "xls / doc",
    b"%PDF": "pdf",
}
BOM = b"\xef\xbb\xbf"
# A string that is never closed runs to the end, so that the scan stays linear on hostile input.
_TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)|[\[\]{}]', re.DOTALL)


def check_size(size: int) -> None:
    """Refuse a file that is larger than the cap; called before the bytes are read."""
    if size > MOST_BYTES:
        raise Refused(
            _("The file is larger than %(most)d MB. Split it into smaller files.")
            % {"most": MOST_BYTES // 1024 // 1024}
        )


def text_of(data: bytes) -> str:
    """The text of a file that is plain UTF-8 text, without the byte-order mark."""
    check_size(len(data))
    _check_kind(data)
    if b"\x00" in data:
        raise Refused(_("The file holds NUL bytes. Save it as plain text in UTF-8 and try again."))
    try:
        text = data.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Refused(
            _("The file is not UTF-8 text: line %(line)d has a byte that does not belong. Save it as UTF-8.")
            % {"line": line}
        ) from None
    if not text.strip():
        raise Refused(_("The file is empty."))
    return text


def _check_kind(data: bytes) -> None:
    for start, name in PACKED.items():
        if data.startswith(start):
            raise Refused(
                _("This is a packed or office file (%(kind)s). Send the JSON-LD, CSV or XML file itself.")
                % {"kind": name}
            )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refused(_("The file is UTF-16 text. Save it as UTF-8 and try again."))


def check_depth(data: bytes) -> None:
    """Refuse JSON that nests deeper than the cap, without parsing it."""
    depth = 0
    for token in _TOKEN.finditer(data):
        sign = data[token.start()]
        if sign in b"[{":
            depth += 1
            if depth > MOST_DEPTH:
                raise Refused(
                    _("The JSON is nested more than %(most)d deep. No job posting needs that.")
                    % {"most": MOST_DEPTH}
                )
        elif sign in b"]}":
            depth -= 1
