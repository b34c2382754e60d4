"""What a sealed value looks like in bytes. Pure: keys in, bytes out.

A sealed value is one version byte, a random nonce of 12 bytes and AES-256-GCM over the padded text. The
context (whose it is and which field of which row) is authenticated too, so bytes moved elsewhere do not open.
"""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION = b"\x01"
NONCE_BYTES = 12
KEY_BYTES = 32
LENGTH_BYTES = 4
SMALLEST_BLOCK = 256


class SealBroken(Exception):
    """A sealed value does not open: changed, moved, of another person, or its key is gone."""


def close(key: bytes, content: bytes, context: bytes) -> bytes:
    """Encrypt content under a key, bound to its context."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return VERSION + nonce + AESGCM(key).encrypt(nonce, content, VERSION + context)


def open_up(key: bytes, sealed: bytes, context: bytes) -> bytes:
    """The content again; refused when key, bytes or context are not those of `close`."""
    nonce, hidden = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    if sealed[:1] != VERSION or len(nonce) != NONCE_BYTES:
        raise SealBroken("not a sealed value")
    try:
        return AESGCM(key).decrypt(nonce, hidden, VERSION + context)
    except InvalidTag:
        raise SealBroken("changed, moved, or sealed under another key") from None


def pad(text: bytes) -> bytes:
    """Length and text, filled up to 256 bytes times a power of two: the length says next to nothing."""
    framed = len(text).to_bytes(LENGTH_BYTES, "big") + text
    block = SMALLEST_BLOCK
    while block < len(framed):
        block *= 2
    return framed.ljust(block, b"\0")


def unpad(padded: bytes) -> bytes:
    """The text without its filling."""
    length = int.from_bytes(padded[:LENGTH_BYTES], "big")
    return padded[LENGTH_BYTES : LENGTH_BYTES + length]
