"""Minimal rows for tests, one function a situation. Names are made up and never repeat."""

import itertools
import time
from datetime import date
from typing import Any
from uuid import uuid4

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY,
    AUTHENTICATION_METHODS_SESSION_KEY,
)
from django.test import Client

from candidates.models import Candidate
from candidates.services.files import files
from employers.models import Employer, Vacancy
from jobmatch.accounts.enums import DESK_ROLES, KIND_OF_ROLE, ErrandKind, OrganisationKind, Role
from jobmatch.accounts.models import Desk, Errand, Membership, Organisation, User
from jobmatch.accounts.services import errands
from jobmatch.places.models import Town
from jobmatch.taxonomy.loading.uris import id_of
from jobmatch.taxonomy.models import Occupation, Skill

OPENED_ON = date(2026, 11, 23)

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
    vars(user).pop("active_memberships", None)
    if role in DESK_ROLES:
        Desk.objects.get_or_create(municipality=organisation, user=user)
    return user


def make_founder(role: str, organisation: Organisation) -> User:
    """Someone who has a role since `manage.py start`, and so confirms what others propose."""
    user = make_member(role, organisation)
    Membership.objects.filter(user=user, role=role).update(is_founding=True)
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


def make_errand(by: User, **values: Any) -> Errand:
    """Something to do with an employer, at the desk of a user."""
    given = {"kind": ErrandKind.CALL, "due": OPENED_ON, "on": OPENED_ON, "target": uuid4(), **values}
    return errands.make(desk=desk_of(by), by=by, **given)


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


def make_candidate(by: User | None = None, *, on: date = OPENED_ON, **person: Any) -> Candidate:
    """An open file at the desk of a jobhunter, by default a new one's."""
    by = by or make_jobhunter()
    person.setdefault("first_name", f"Youth {next(_numbers)}")
    person.setdefault("phone", "0612345678")
    return files.open(desk=desk_of(by), by=by, on=on, **person)


def make_occupation(**values: Any) -> Occupation:
    """An occupation of our own, with a label in both languages."""
    number = next(_numbers)
    uri = f"urn:jobmatch:occupation:test-{number}"
    labels = {"label_nl": f"Beroep {number}", "label_en": f"Occupation {number}"}
    return Occupation.objects.create(id=id_of(uri), uri=uri, **{"isco": "5223", **labels, **values})


def make_skill(**values: Any) -> Skill:
    """A skill of our own, with a label in both languages."""
    number = next(_numbers)
    uri = f"urn:jobmatch:skill:test-{number}"
    labels = {"label_nl": f"Vaardigheid {number}", "label_en": f"Skill {number}"}
    return Skill.objects.create(id=id_of(uri), uri=uri, **{**labels, **values})


def make_employer(name: str = "", **values: Any) -> Employer:
    """An employer with an organisation of its own."""
    organisation = make_organisation(OrganisationKind.EMPLOYER, **({"name": name} if name else {}))
    return Employer.objects.create(organisation=organisation, **values)


def make_vacancy(**values: Any) -> Vacancy:
    """An open vacancy of which nothing is known but its title."""
    number = next(_numbers)
    return Vacancy.objects.create(**{"title": f"Vacancy {number}", "identifier": str(number), **values})


def make_town(name: str = "Utrecht") -> Town:
    """A town of the built-in places; the first of its name."""
    return Town.objects.filter(name=name).order_by("municipality_id")[0]
