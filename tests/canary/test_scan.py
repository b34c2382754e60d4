"""The scanner of the canary finds a word in every form that a program may write it in, and only then."""

import base64
import gzip
import io
import zipfile
import zlib
from urllib.parse import quote

import pytest

from tests.canary.scan import found_in

WORD = "tokfirst0a1b2c3d4e5f"
LINE = f"Own words & {WORD} of a youth".encode()


def zipped() -> bytes:
    """A file in a zip, packed."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a name/of a file", LINE)
    return written.getvalue()


FORMS = {
    "plain": LINE,
    "gzip": b"head" + gzip.compress(LINE),
    "zlib": zlib.compress(LINE),
    "base64": base64.b64encode(LINE),
    "base64 for addresses": b"/path/" + base64.urlsafe_b64encode(LINE),
    "base64 after letters": b"abcde" + base64.b64encode(LINE),
    "hex": LINE.hex().encode(),
    "URL-encoded": quote(LINE.decode()).encode(),
    "every sign URL-encoded": "".join(f"%{byte:02X}" for byte in LINE).encode(),
    "escaped for a page": "".join(f"&#{byte};" for byte in LINE).encode(),
    "gzip in base64": base64.b64encode(gzip.compress(LINE)),
    "base64 over lines": base64.encodebytes(b"Dear youth, " * 8 + LINE),
    "a zip file": zipped(),
    "quoted-printable, over lines": LINE[:25] + b"=\r\n" + LINE[25:],
    "a calendar, over lines": LINE[:25] + b"\r\n " + LINE[25:],
    "base64 in base64": base64.b64encode(base64.b64encode(LINE)),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_word_is_found_in_every_form(form: str) -> None:
    assert found_in(FORMS[form], [WORD, "another"]) == {WORD}


def test_a_word_that_is_not_there_is_not_found() -> None:
    assert found_in(b"".join(FORMS.values()), ["tokfirst0a1b2c3d4e5e"]) == set()
