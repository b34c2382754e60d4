from datetime import timedelta

import pytest
from django.utils import timezone

from jobmatch.accounts import selectors
from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import ApiToken, User
from jobmatch.accounts.services import tokens
from jobmatch.audit.models import Entry
from jobmatch.errors import RuleBroken
from tests.factories import make_member
from tests.refusals import refused

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def make(user: User, days: int = 30) -> tuple[ApiToken, str]:
    return tokens.make(name="report", days=days, at=NOW, by=user)


def test_a_token_opens_for_its_owner_until_its_term():
    user = make_member(Role.REFERRER)
    _, text = make(user, days=2)
    assert selectors.user_of_token(text, at=NOW + timedelta(days=2, seconds=-1)) == user
    assert selectors.user_of_token(text, at=NOW + timedelta(days=2)) is None


def test_only_a_digest_is_kept():
    token, text = make(make_member(Role.REFERRER))
    assert text not in repr(vars(ApiToken.objects.get(pk=token.pk)))
    assert [entry.event for entry in Entry.objects.all()] == ["token.made"]


@pytest.mark.parametrize("days", [0, 91, -1])
def test_a_token_is_valid_for_1_to_90_days(days):
    with pytest.raises(RuleBroken):
        make(make_member(Role.REFERRER), days)


def test_ten_tokens_are_enough_and_expired_ones_do_not_count():
    user = make_member(Role.REFERRER)
    for _ in range(10):
        make(user)
    with pytest.raises(RuleBroken):
        make(user)
    ApiToken.objects.update(expires_at=NOW)
    make(user)
    assert ApiToken.objects.count() == 1


def test_a_revoked_token_opens_nothing():
    user = make_member(Role.REFERRER)
    token, text = make(user)
    tokens.revoke(token=token, by=user)
    assert selectors.user_of_token(text, at=NOW) is None


def test_nobody_revokes_the_token_of_someone_else():
    token, _ = make(make_member(Role.REFERRER))
    with refused("forbidden"):
        tokens.revoke(token=token, by=make_member(Role.ADMIN))


@pytest.mark.parametrize("ended", ["user", "membership"])
def test_a_token_dies_with_its_owners_rights(ended):
    user = make_member(Role.REFERRER)
    _, text = make(user)
    if ended == "user":
        User.objects.update(is_active=False)
    else:
        user.memberships.update(ended_at=NOW)
    assert selectors.user_of_token(text, at=NOW) is None
