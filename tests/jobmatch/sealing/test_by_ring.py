"""Short secrets under the ring itself."""

from uuid import uuid4

import pytest
from pytest_django import Settings

from jobmatch.sealing import by_ring
from jobmatch.sealing.services import SealBroken

OLD, NEW = ("old", b"o" * 32), ("new", b"n" * 32)
OWNER = uuid4()


def test_a_secret_opens_for_its_owner_and_purpose_alone() -> None:
    sealed = by_ring.seal("secret", owner=OWNER, purpose="door")
    assert "secret" not in sealed
    assert by_ring.unseal(sealed, owner=OWNER, purpose="door") == "secret"
    for owner, purpose in ((uuid4(), "door"), (OWNER, "window")):
        with pytest.raises(SealBroken):
            by_ring.unseal(sealed, owner=owner, purpose=purpose)


@pytest.mark.parametrize("text", ["", "JBSWY3DPEHPK3PXP", "ring:local", "ring:local:###", "ring:local:AAAA"])
def test_what_is_not_sealed_is_refused(text: str) -> None:
    with pytest.raises(SealBroken):
        by_ring.unseal(text, owner=OWNER, purpose="door")


def test_a_key_that_left_the_ring_opens_nothing(settings: Settings) -> None:
    settings.SEALING_KEYS = (OLD,)
    sealed = by_ring.seal("secret", owner=OWNER, purpose="door")
    settings.SEALING_KEYS = (NEW, OLD)
    assert by_ring.unseal(sealed, owner=OWNER, purpose="door") == "secret"
    assert not by_ring.is_under_active(sealed)
    settings.SEALING_KEYS = (NEW,)
    with pytest.raises(SealBroken, match="no key 'old'"):
        by_ring.unseal(sealed, owner=OWNER, purpose="door")
