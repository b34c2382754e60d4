"""Looks for words in bytes: as they are, packed, in base64 or hex, URL-encoded or escaped for a page."""

import base64
import binascii
import html
import re
import zlib
from collections.abc import Collection, Iterator
from urllib.parse import unquote_to_bytes

BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{16,}={0,2}")
HEX = re.compile(rb"(?:[0-9a-fA-F]{2}){12,}")
PACKED = (re.compile(rb"\x1f\x8b\x08"), re.compile(rb"\x78[\x01\x5e\x9c\xda]"))
DEEPEST = 3


def found_in(data: bytes, words: Collection[str]) -> set[str]:
    """Which of the words are in the data, in any of the forms that a program writes them in."""
    wanted = {word: word.encode() for word in words}
    return {word for form in forms_of(data) for word, sought in wanted.items() if sought in form}


def forms_of(data: bytes, depth: int = 0) -> Iterator[bytes]:
    """The data, and what is packed or encoded in it, to a depth of three."""
    yield data
    if depth == DEEPEST:
        return
    for inner in {*_unpacked(data), *_decoded(data)} - {data, b""}:
        yield from forms_of(inner, depth + 1)


def _unpacked(data: bytes) -> Iterator[bytes]:
    for magic in PACKED:
        for match in magic.finditer(data):
            try:
                yield zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(data[match.start() :])
            except zlib.error:
                continue


def _decoded(data: bytes) -> Iterator[bytes]:
    yield unquote_to_bytes(data)
    yield html.unescape(data.decode("latin-1")).encode("latin-1", "replace")
    for match in HEX.finditer(data):
        yield binascii.unhexlify(match[0])
    for match in BASE64.finditer(data):
        yield from _base64(match[0])


def _base64(text: bytes) -> Iterator[bytes]:
    """Read from each of four places: what went before may be of the same alphabet."""
    plain = text.translate(bytes.maketrans(b"-_", b"+/")).rstrip(b"=")
    for start in range(4):
        part = plain[start:]
        part = part[: len(part) - (len(part) % 4 == 1)]
        try:
            yield base64.b64decode(part + b"=" * (-len(part) % 4))
        except binascii.Error:
            continue
