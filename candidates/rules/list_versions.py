"""The version of a list that has no counter: a number made of what is in it.

A counter would say that a list was changed, also where nobody may see that there is one.
"""

import hashlib
from collections.abc import Iterable
from uuid import UUID

from jobmatch.http.versions import LARGEST_VERSION

EMPTY = 1


def version_of(keys: Iterable[UUID]) -> int:
    """A number for the keys in any order; for other keys another one, as good as always."""
    together = b"".join(sorted(key.bytes for key in keys))
    number = int.from_bytes(hashlib.sha256(together).digest()[:8], "big")
    return EMPTY + 1 + number % (LARGEST_VERSION - EMPTY - 1) if together else EMPTY
