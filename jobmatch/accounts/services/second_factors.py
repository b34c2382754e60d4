"""The secrets of second factors: sealed with the ring, each for its own user."""

from collections import Counter
from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db import transaction

from jobmatch.sealing import by_ring

PURPOSE: Final = "second factor"
SECRET_FIELDS: Final = ("secret", "seed")  # of an app that makes codes, and of recovery codes


def seal(text: str, *, owner: UUID) -> str:
    """The secret as it is kept."""
    return by_ring.seal(text, owner=owner, purpose=PURPOSE)


def unseal(sealed: str, *, owner: UUID) -> str:
    """The secret again, for the user that it was sealed for alone."""
    return by_ring.unseal(sealed, owner=owner, purpose=PURPOSE)


def rotate() -> int:
    """Seal every secret under the active key of the ring; how many changed. Can be stopped and run again."""
    rows = list(Authenticator.objects.order_by("pk").values_list("pk", flat=True))
    return sum(_rewrap(pk) for pk in rows)


def count_by_ring_key() -> Counter[str]:
    """How many secrets each key of the ring holds."""
    found: Counter[str] = Counter()
    for data in Authenticator.objects.values_list("data", flat=True):
        with_secrets(data, lambda text: _counted(text, found))
    return found


def _counted(sealed: str, found: Counter[str]) -> str:
    found[by_ring.key_of(sealed)] += 1
    return sealed


@transaction.atomic
def _rewrap(pk: int) -> bool:
    """Under a lock: a recovery code used meanwhile stays used."""
    row = Authenticator.objects.select_for_update().filter(pk=pk).first()
    if row is None:
        return False
    data = with_secrets(row.data, lambda text: _under_active(text, owner=row.user_id))
    if data == row.data:
        return False
    row.data = data
    row.save(update_fields=["data"])
    return True


def _under_active(sealed: str, *, owner: UUID) -> str:
    if by_ring.is_sealed(sealed) and by_ring.is_under_active(sealed):
        return sealed
    return seal(unseal(sealed, owner=owner), owner=owner)


def seal_all(rows: Any) -> int:
    """Seal what lies in clear; what is sealed already stays as it is. How many changed."""
    return sum(_seal_row(row) for row in rows)


def _seal_row(row: Any) -> bool:
    data = with_secrets(
        row.data, lambda text: text if by_ring.is_sealed(text) else seal(text, owner=row.user_id)
    )
    if data == row.data:
        return False
    row.data = data
    row.save(update_fields=["data"])
    return True


def with_secrets(data: dict[str, Any], change: Callable[[str], str]) -> dict[str, Any]:
    """The data of a second factor with each secret changed."""
    changed = {name: change(value) if name in SECRET_FIELDS else value for name, value in data.items()}
    if "migrated_codes" in data:
        changed["migrated_codes"] = [change(code) for code in data["migrated_codes"]]
    return changed
