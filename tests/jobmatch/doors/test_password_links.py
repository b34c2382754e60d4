"""The link with which someone sets a password, and what an invitation says."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from jobmatch.accounts import invitations
from jobmatch.accounts.models import User
from jobmatch.accounts.services import tokens
from jobmatch.audit.models import Entry
from tests.factories import make_jobhunter, make_member
from tests.jobmatch.doors.signing_in import BY_CODE, CODE, PASSWORD, with_password

pytestmark = pytest.mark.django_db


def invited(user: User) -> str:
    """What the invitation says to somebody with one role."""
    words = invitations.words(user, membership=user.memberships.get().pk, site="http://testserver/")
    assert words
    return words[1]


def test_an_invited_jobhunter_sets_a_password_once(client: Client):
    user = make_jobhunter()
    body = invited(user)
    link = re.search(r"http://testserver(\S+)", body).group(1)
    assert "Hallo" in body
    assert "Hello" in body
    form = client.get(link).url
    answer = client.post(form, {"password1": PASSWORD, "password2": PASSWORD})
    assert answer.status_code == 302
    assert User.objects.get(pk=user.pk).check_password(PASSWORD)
    assert Entry.objects.filter(event="password.changed", actor=user.pk).exists()
    again = Client().get(link)
    assert again.status_code == 200
    assert b"password1" not in again.content


def test_looking_at_a_link_spends_nothing(client: Client):
    link = invitations.password_link(make_jobhunter(), site="")
    for _ in range(3):
        assert Client().get(link).status_code == 302


def test_a_short_or_common_password_is_refused(client: Client):
    user = make_jobhunter()
    form = client.get(invitations.password_link(user, site="")).url
    for bad in ("short", "password1234", user.email):
        client.post(form, {"password1": bad, "password2": bad})
    assert not User.objects.get(pk=user.pk).has_usable_password()


@pytest.mark.parametrize("role", BY_CODE)
def test_an_invited_referrer_is_told_to_ask_for_a_code(role):
    user = make_member(role)
    assert f"http://testserver{CODE}" in invited(user)


def test_a_new_password_ends_tokens(client: Client):
    user = with_password(make_jobhunter())
    tokens.make(name="t", scope="all", days=1, at=timezone.now(), by=user)
    form = client.get(invitations.password_link(user, site="")).url
    client.post(form, {"password1": PASSWORD + "2", "password2": PASSWORD + "2"})
    assert not user.api_tokens.exists()
