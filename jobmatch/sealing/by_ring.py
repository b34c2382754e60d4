"""Seals a short secret with the ring itself, for what is read before anybody is known to be who they say.

The key's name stands in the sealed text, so that what an old key still holds can be found and sealed anew.
"""

import base64
import binascii
from uuid import UUID

from django.conf import settings

from jobmatch.sealing import envelope
from jobmatch.sealing.envelope import SealBroken

MARK = "ring"
PARTS = 3


def seal(text: str, *, owner: UUID, purpose: str) -> str:
    """The text, sealed by the active key for one owner and one purpose: `ring:key name:base64`."""
    name = settings.SEALING_KEYS[0][0]
    key = dict(settings.SEALING_KEYS)[name]
    sealed = envelope.close(key, envelope.pad(text.encode()), _context(owner, purpose, name))
    return f"{MARK}:{name}:{base64.b64encode(sealed).decode()}"


def unseal(sealed: str, *, owner: UUID, purpose: str) -> str:
    """The text again; refused when it was sealed for another owner or purpose, or its key left the ring."""
    if not is_sealed(sealed):
        raise SealBroken("not a sealed value")
    _mark, name, content = sealed.split(":")
    key = dict(settings.SEALING_KEYS).get(name)
    if key is None:
        raise SealBroken(f"the ring has no key '{name}'")
    try:
        content_bytes = base64.b64decode(content, validate=True)
    except binascii.Error:
        raise SealBroken("not a sealed value") from None
    return envelope.unpad(envelope.open_up(key, content_bytes, _context(owner, purpose, name))).decode()


def is_sealed(text: str) -> bool:
    """Whether the text looks like what `seal` answers; a secret as it was kept before never does."""
    return text.startswith(f"{MARK}:") and text.count(":") == PARTS - 1


def key_of(sealed: str) -> str:
    """The name of the key that holds it."""
    return sealed.split(":")[1]


def is_under_active(sealed: str) -> bool:
    """Whether the active key of the ring holds it."""
    return key_of(sealed) == settings.SEALING_KEYS[0][0]


def _context(owner: UUID, purpose: str, name: str) -> bytes:
    return b"by ring\0" + owner.bytes + f"{purpose}\0{name}".encode()
