"""Employers and vacancies for tests, one function a situation. Names are made up and never repeat."""

import itertools
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from employers.enums import RecognitionSource
from employers.models import Employer, Feed, Recognition, Site, Vacancy
from jobmatch.accounts.enums import OrganisationKind, Role
from jobmatch.accounts.models import User
from jobmatch.places.models import Town
from jobmatch.taxonomy.models import Occupation
from tests.factories import make_member, make_organisation, make_user

TODAY = date(2026, 3, 2)
# Years of experience that a reader found in the text, and nobody checked.
READ = {"years_asked": 3, "years_c": 90, "years_phrase": "minimaal 3 jaar ervaring"}
_numbers = itertools.count(1)


def make_employer(name: str = "", **values: Any) -> Employer:
    """An employer that nothing is known of."""
    organisation = make_organisation(OrganisationKind.EMPLOYER, name=name or f"Bedrijf {next(_numbers)}")
    return Employer.objects.create(organisation=organisation, **values)


def make_contact(employer: Employer) -> User:
    """Someone who answers for an employer."""
    return make_member(Role.EMPLOYER_CONTACT, employer.organisation)


def make_site(employer: Employer, **values: Any) -> Site:
    """A workplace of an employer."""
    values.setdefault("name", f"Vestiging {next(_numbers)}")
    return Site.objects.create(employer=employer, **values)


def make_feed(**values: Any) -> Feed:
    """A feed that is due, at an address from which nothing is ever fetched."""
    values.setdefault("source", f"source {next(_numbers)}")
    values.setdefault("address", "https://feeds.example.nl/feed")
    values.setdefault("due_at", datetime(2026, 3, 2, tzinfo=UTC))
    return Feed.objects.create(**values)


def make_recognition(site: UUID, **values: Any) -> Recognition:
    """A workplace that its employer says is recognised."""
    values.setdefault("qualification", "25655")
    values.setdefault("name", "Verkoper")
    values.setdefault("is_recognised", True)
    values.setdefault("checked_on", TODAY)
    values.setdefault("source", RecognitionSource.EMPLOYER)
    values.setdefault("checked_by", make_user())
    return Recognition.objects.create(site_id=site, **values)


def make_vacancy(**values: Any) -> Vacancy:
    """An open vacancy that lacks everything."""
    number = next(_numbers)
    values.setdefault("identifier", f"v-{number}")
    values.setdefault("title", f"Vacature {number}")
    values.setdefault("posted_on", TODAY)
    return Vacancy.objects.create(**values)


def make_complete_vacancy(**values: Any) -> Vacancy:
    """An open vacancy with nothing left to check."""
    values.setdefault("employer", make_employer())
    values.setdefault("occupation", an_occupation())
    return make_vacancy(town=a_town(), occupation_checked=True, occupation_certainty=100, **values)


def a_town(name: str = "Utrecht") -> Town:
    return Town.objects.get(name=name)


def an_occupation(at: int = 0) -> Occupation:
    """One of the occupations that every installation has."""
    return Occupation.objects.order_by("uri")[at]
