import pytest

from jobmatch.accounts import selectors
from jobmatch.accounts.enums import Role
from tests.factories import make_jobhunter, make_member, make_organisation

pytestmark = pytest.mark.django_db


def test_an_admin_manages_the_own_municipality_and_what_is_none():
    own, other = make_organisation(), make_organisation()
    school, employer = make_organisation("school"), make_organisation("employer")
    managed = set(selectors.managed_organisations(make_member(Role.ADMIN, own)))
    assert managed == {own, school, employer}
    assert other not in managed


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMIN])
def test_who_is_no_admin_manages_nothing(role):
    user = make_member(role)
    assert not selectors.managed_organisations(user).exists()
    assert not selectors.managed_memberships(user).exists()


def test_ended_roles_are_not_among_the_members():
    own = make_organisation()
    admin, gone = make_member(Role.ADMIN, own), make_jobhunter(own)
    gone.memberships.update(ended_at=gone.joined_at)
    assert [row.user for row in selectors.members_of(admin, own)] == [admin]
    assert selectors.with_member_counts(selectors.managed_organisations(admin)).get(pk=own.pk).members == 1


def test_own_tokens_are_ones_own():
    user = make_member(Role.REFERRER)
    user.api_tokens.create(name="t", digest="d", expires_at=user.joined_at)
    assert selectors.own_tokens(user).count() == 1
    assert not selectors.own_tokens(make_jobhunter()).exists()
