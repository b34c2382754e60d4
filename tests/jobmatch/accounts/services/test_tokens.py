from datetime import date, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError
from django.utils import timezone

from jobmatch.accounts import selectors
from jobmatch.accounts.enums import Role, TokenScope
from jobmatch.accounts.models import ApiToken, User
from jobmatch.accounts.services import tokens
from jobmatch.audit.models import Entry
from jobmatch.errors import RuleBroken
from tests.factories import make_member, make_organisation
from tests.refusals import refused

pytestmark = pytest.mark.django_db
NOW = timezone.now()
MIGRATION = "jobmatch.accounts.migrations.0006_scopes_and_ends"


def make(user: User, days: int = 30, scope: str = TokenScope.ALL) -> tuple[ApiToken, str]:
    return tokens.make(name="report", scope=scope, days=days, at=NOW, by=user)


def test_a_token_opens_for_its_owner_until_its_term():
    user = make_member(Role.REFERRER)
    token, text = make(user, days=2)
    assert selectors.valid_token(text, at=NOW + timedelta(days=2, seconds=-1)) == token
    assert selectors.valid_token(text, at=NOW + timedelta(days=2)) is None


def test_only_a_digest_is_kept():
    token, text = make(make_member(Role.REFERRER))
    assert text not in repr(vars(ApiToken.objects.get(pk=token.pk)))
    assert [entry.event for entry in Entry.objects.all()] == ["token.made"]


@pytest.mark.parametrize("days", [0, 366, -1])
def test_a_token_is_valid_for_1_to_365_days(days):
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
    assert selectors.valid_token(text, at=NOW) is None


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
    assert selectors.valid_token(text, at=NOW) is None


def test_a_token_is_for_something_that_there_is():
    with refused("scope"):
        make(make_member(Role.REFERRER), scope="any")
    with pytest.raises(IntegrityError):
        ApiToken.objects.update_or_create(
            digest="d", defaults={"user": make_member(Role.REFERRER), "scope": "any", "expires_at": NOW}
        )


def test_of_its_use_only_the_day_is_kept(django_assert_num_queries):
    token, _ = make(make_member(Role.REFERRER))
    for day, queries in ((3, 1), (3, 0), (4, 1), (3, 0)):
        with django_assert_num_queries(queries):
            tokens.note_use(token=token, on=date(2027, 1, day))
        token.refresh_from_db()
    assert token.last_used_on == date(2027, 1, 4)


def test_an_admin_sees_the_tokens_of_who_is_looked_after_and_no_others():
    here, school = make_organisation(), make_organisation("school")
    admin, teacher = make_member(Role.ADMIN, here), make_member(Role.REFERRER, school)
    mine, _ = make(teacher)
    make(make_member(Role.JOBHUNTER, make_organisation()))
    gone = make_member(Role.REFERRER, school)
    make(gone)
    gone.memberships.update(ended_at=NOW)
    assert list(selectors.issued_tokens(admin, at=NOW)) == [mine]
    assert list(selectors.issued_tokens(admin, at=NOW + timedelta(days=31))) == []
    assert list(selectors.issued_tokens(teacher, at=NOW)) == []


def test_a_token_of_before_ends_within_a_year_and_may_do_what_it_could():
    user, now = make_member(Role.REFERRER), timezone.now()
    for days in (30, 4000):
        user.api_tokens.create(name="t", digest=str(days), expires_at=now + timedelta(days=days))
    import_module(MIGRATION).end_within_a_year(apps, None)
    soon, late = user.api_tokens.order_by("expires_at")
    assert soon.expires_at == now + timedelta(days=30)
    assert timedelta(days=364) < late.expires_at - now < timedelta(days=366)
    assert {soon.scope, late.scope} == {TokenScope.ALL}


def test_a_calendar_link_of_before_works_for_180_days_after_the_update():
    migration = import_module(MIGRATION)
    [link] = [each for each in migration.Migration.operations if getattr(each, "name", "") == "expires_at"]
    assert link.model_name == "calendarlink"
    assert timedelta(days=179) < link.field.default() - timezone.now() < timedelta(days=181)
