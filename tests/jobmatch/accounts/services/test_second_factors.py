"""What is kept of second factors."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from pytest_django import Settings

from jobmatch.accounts.services import second_factors
from jobmatch.sealing.services import SealBroken
from tests.factories import make_user

pytestmark = pytest.mark.django_db
OLD, NEW = ("old", b"o" * 32), ("new", b"n" * 32)
KINDS = Authenticator.Type


def kept(kind: str, **data: Any) -> Authenticator:
    return Authenticator.objects.create(user=make_user(), type=kind, data=data)


def test_what_lay_in_clear_is_sealed_once_and_nothing_else_changes() -> None:
    app = kept(KINDS.TOTP, secret="JBSWY3DP")
    codes = kept(KINDS.RECOVERY_CODES, seed="5eed", used_mask=5)
    older = kept(KINDS.RECOVERY_CODES, migrated_codes=["one", "two"])
    assert second_factors.seal_all(Authenticator.objects.order_by("pk")) == 3
    assert second_factors.seal_all(Authenticator.objects.order_by("pk")) == 0
    for row in (app, codes, older):
        row.refresh_from_db()
    assert second_factors.unseal(app.data["secret"], owner=app.user_id) == "JBSWY3DP"
    assert second_factors.unseal(codes.data["seed"], owner=codes.user_id) == "5eed"
    assert codes.data["used_mask"] == 5
    opened = [second_factors.unseal(code, owner=older.user_id) for code in older.data["migrated_codes"]]
    assert opened == ["one", "two"]


def test_after_a_rotation_the_old_key_is_not_needed(settings: Settings) -> None:
    settings.SEALING_KEYS = (OLD,)
    row = kept(KINDS.TOTP, secret="JBSWY3DP")
    second_factors.seal_all([row])
    settings.SEALING_KEYS = (NEW, OLD)
    assert second_factors.rotate() == 1
    assert second_factors.rotate() == 0
    settings.SEALING_KEYS = (NEW,)
    row.refresh_from_db()
    assert second_factors.unseal(row.data["secret"], owner=row.user_id) == "JBSWY3DP"


def test_a_rotation_without_the_old_key_changes_nothing(settings: Settings) -> None:
    settings.SEALING_KEYS = (OLD,)
    row = kept(KINDS.TOTP, secret="JBSWY3DP")
    second_factors.seal_all([row])
    settings.SEALING_KEYS = (NEW,)
    with pytest.raises(SealBroken):
        second_factors.rotate()
