"""Minimal rows for tests, one function a situation. Names are made up and never repeat."""

import itertools
import time
from typing import Any

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY,
    AUTHENTICATION_METHODS_SESSION_KEY,
)
from django.test import Client

from jobmatch.accounts.enums import DESK_ROLES, KIND_OF_ROLE, OrganisationKind, Role
from jobmatch.accounts.models import Desk, Membership, Organisation, User

_numbers = itertools.count(1)


def make_user(*, password: str | None = None, **values: Any) -> User:
    """Someone who can sign in; in no organisation yet."""
    number = next(_numbers)
    values.setdefault("email", f"user{number}@example.org")
    values.setdefault("name", f"User {number}")
    return User.objects.create_user(password=password, **values)


def make_organisation(kind: str = OrganisationKind.MUNICIPALITY, **values: Any) -> Organisation:
    """An organisation of a kind, by default a municipality."""
    values.setdefault("name", f"Organisation {next(_numbers)}")
    return Organisation.objects.create(kind=kind, **values)


def make_member(role: str, organisation: Organisation | None = None, user: User | None = None) -> User:
    """A user with a role in an organisation that fits it, and with a desk where the role has one."""
    user = user or make_user()
    organisation = organisation or make_organisation(min(KIND_OF_ROLE[role]))
    Membership.objects.create(user=user, organisation=organisation, role=role)
    vars(user).pop("roles", None)
    if role in DESK_ROLES:
        Desk.objects.get_or_create(municipality=organisation, user=user)
    return user


def make_jobhunter(municipality: Organisation | None = None) -> User:
    """A jobhunter with a desk."""
    return make_member(Role.JOBHUNTER, municipality)


def make_coordinator(municipality: Organisation | None = None) -> User:
    """A coordinator with a desk."""
    return make_member(Role.COORDINATOR, municipality)


def desk_of(user: User) -> Desk:
    """The one desk of a user."""
    return Desk.objects.get(user=user)


def make_pool(municipality: Organisation) -> Desk:
    """The shared desk of a municipality."""
    return Desk.objects.get_or_create(municipality=municipality, user=None)[0]


def sign_in(client: Client, user: User, *, second_factor: bool = True) -> Client:
    """A session as a complete sign-in leaves it; staff without the second factor on request."""
    client.force_login(user)
    records = [{"method": "password", "at": time.time()}]
    if second_factor:
        records.append({"method": "mfa", "at": time.time(), "type": "totp"})
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = records
    session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(user.pk)
    session.save()
    return client
