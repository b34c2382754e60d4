"""Roles that open no files: an admin gives them alone, and the mail says who, where and which role."""

import pytest
from django.core import mail

from jobmatch.accounts.enums import STAFF_ROLES, Role
from jobmatch.accounts.models import ApiToken, Membership, User
from jobmatch.audit.models import Entry
from jobmatch.roles.services import invitations
from notifications.enums import Kind, MessageState
from notifications.models import Message
from notifications.services import sending
from tests.factories import make_jobhunter, make_member, make_organisation
from tests.jobmatch.roles.situations import Town, make_town
from tests.refusals import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return make_town()


@pytest.fixture
def school():
    return make_organisation("school", name="De Brug")


def invite(town: Town, place, *, role=Role.REFERRER, by=None, **who) -> Membership:
    asked = {"email": "new@example.org", "name": "New", **who}
    return invitations.invite(organisation=place, role=role, by=by or town.admin, **asked)


def test_a_referrer_is_invited_by_one_admin(town: Town, school):
    membership = invite(town, school)
    assert membership.user.roles == {Role.REFERRER}
    assert membership.given_by == town.admin
    assert Entry.objects.get().event == "member.invited"


@pytest.mark.parametrize("role", sorted(STAFF_ROLES))
def test_no_role_that_works_files_or_looks_after_them_is_given_by_one_person(town: Town, role):
    with refused("second_person"):
        invite(town, town.here, role=role)
    assert not User.objects.filter(email="new@example.org").exists()


def test_an_admin_gives_no_role_to_the_own_address(town: Town, school):
    with refused("oneself"):
        invite(town, school, email=town.admin.email, name=town.admin.name)


def test_another_name_for_a_known_address_is_said(town: Town, school):
    user = make_member(Role.REFERRER)
    with refused("name"):
        invite(town, school, email=user.email, name="Somebody Else")
    invite(town, school, email=user.email, name=user.name)
    assert user.memberships.count() == 2


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMIN])
def test_nobody_but_an_admin_invites(town: Town, school, role):
    with refused("forbidden"):
        invite(town, school, by=make_member(role))


def test_a_referrer_gets_the_invitation_once_more_and_loses_the_tokens(town: Town):
    user = make_member(Role.REFERRER)
    user.api_tokens.create(name="t", digest="x", expires_at="2030-01-01T00:00:00Z")
    invitations.invite_again(membership=user.memberships.get(), by=town.admin)
    assert not ApiToken.objects.exists()
    assert Message.objects.get().kind == Kind.INVITATION


def test_who_also_works_for_a_municipality_is_no_shortcut_to_a_new_start(town: Town):
    user = make_jobhunter(town.here)
    make_member(Role.REFERRER, user=user)
    with refused("second_person"):
        invitations.invite_again(membership=user.memberships.get(role=Role.REFERRER), by=town.admin)


# the mail


def sent() -> tuple[str, str]:
    sending.run()
    letter = mail.outbox[-1]
    return letter.subject, letter.body


def test_the_mail_says_municipality_role_organisation_and_who(town: Town, school):
    User.objects.filter(pk=town.admin.pk).update(name="Ada Beheer")
    invite(town, school, by=User.objects.get(pk=town.admin.pk))
    subject, body = sent()
    assert subject == "Gemeente Voorbeeldstad: je bent nu verwijzer"
    assert "Ada Beheer van Gemeente Voorbeeldstad" in body
    assert "verwijzer voor De Brug" in body
    assert "vraag naar Ada Beheer" in body
    assert "Ada Beheer of Gemeente Voorbeeldstad" in body


def test_a_confirmed_jobhunter_gets_a_link_that_is_kept_nowhere(town: Town):
    town.confirm(town.propose())
    message = Message.objects.get(kind=Kind.INVITATION)
    assert bytes(message.sealed) == b""
    sending.run()
    (letter,) = [each for each in mail.outbox if each.to == ["new@example.org"]]
    assert "/account/password/reset/" in letter.body
    assert "Je bent jobhunter." in letter.body


def test_an_invitation_to_a_role_that_ended_is_not_sent(town: Town, school):
    membership = invite(town, school)
    Membership.objects.filter(pk=membership.pk).update(ended_at="2026-01-01T00:00:00Z")
    make_member(Role.REFERRER, user=membership.user)  # another role lets mail through
    sending.run()
    assert Message.objects.get().state == MessageState.CANCELLED
    assert not mail.outbox
