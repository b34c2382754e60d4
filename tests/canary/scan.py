"""Looks for words in bytes: as they are, packed, in base64 or hex, URL-encoded, escaped for a page, folded.

What is found inside at one level is looked through as one heap at the next, to a depth of three.
"""

import binascii
import html
import re
import zlib
from collections.abc import Collection, Iterator
from urllib.parse import unquote_to_bytes

BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{16,}(?:\r?\n[A-Za-z0-9+/_-]+)*")
HEX = re.compile(rb"(?:[0-9a-fA-F]{2}){12,}")
RUN = re.compile(rb"[^\s\"'<>]{8,}")
FOLD = re.compile(rb"=\r?\n|\r\n[ \t]|\n[ \t](?=\S)")
PACKED = (re.compile(rb"\x1f\x8b\x08"), re.compile(rb"\x78[\x01\x5e\x9c\xda]"))
ZIPPED = re.compile(rb"PK\x03\x04.{22}(..)(..)", re.DOTALL)
URL_SAFE = bytes.maketrans(b"-_", b"+/")
DEEPEST = 3


def found_in(data: bytes, words: Collection[str]) -> set[str]:
    """Which of the words are in the data, in any of the forms that a program writes them in."""
    wanted = {word: word.encode() for word in words}
    return {word for form in forms_of(data) for word, sought in wanted.items() if sought in form}


def forms_of(data: bytes, depth: int = 0) -> Iterator[bytes]:
    """The data, and what is packed, encoded or folded in it."""
    yield data
    if depth == DEEPEST:
        return
    for inner in (_unpacked(data), _from_base64(data), *_decoded(data)):
        if inner:
            yield from forms_of(inner, depth + 1)


def _unpacked(data: bytes) -> bytes:
    """What gzip, zlib and zip files in it hold."""
    starts = [(match.start(), zlib.MAX_WBITS | 32) for magic in PACKED for match in magic.finditer(data)]
    for match in ZIPPED.finditer(data):
        name, extra = (int.from_bytes(length, "little") for length in match.groups())
        starts.append((match.end() + name + extra, -zlib.MAX_WBITS))
    return b"\n".join(_inflated(data[start:], bits) for start, bits in starts)


def _inflated(data: bytes, bits: int) -> bytes:
    try:
        return zlib.decompressobj(bits).decompress(data)
    except zlib.error:
        return b""


def _decoded(data: bytes) -> Iterator[bytes]:
    runs = {*RUN.findall(data)}
    yield b"\n".join(unquote_to_bytes(each) for each in runs if b"%" in each)
    escaped = b"\n".join(each for each in runs if b"&" in each)
    yield html.unescape(escaped.decode("latin-1")).encode("latin-1", "replace")
    yield b"\n".join(binascii.unhexlify(each) for each in {*HEX.findall(data)})
    yield FOLD.sub(b"", data) if FOLD.search(data) else b""


def _from_base64(data: bytes) -> bytes:
    """Read from each of four places: what went before may be of the same alphabet."""
    found = []
    for text in {*BASE64.findall(data)}:
        plain = text.replace(b"\r", b"").replace(b"\n", b"").translate(URL_SAFE)
        for start in range(4):
            part = plain[start:]
            part = part[: len(part) - (len(part) % 4 == 1)]
            found.append(binascii.a2b_base64(part + b"=" * (-len(part) % 4)))
    return b"\n".join(found)
