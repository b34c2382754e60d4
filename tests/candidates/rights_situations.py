"""Situations that the tests of rights share."""

from datetime import date
from typing import Any

from django.utils import timezone

from candidates.enums import Right
from candidates.models import Candidate, RightsRequest
from candidates.services.rights import rights
from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from tests.factories import make_member


def make_officer(candidate: Candidate) -> User:
    """The privacy officer of the municipality of a file."""
    return make_member(Role.PRIVACY_OFFICER, candidate.municipality)


def ask(
    candidate: Candidate, right: str = Right.ACCESS, *, on: date | None = None, **more: Any
) -> RightsRequest:
    """What the youth asks by the own link."""
    by = audit.youth(candidate.pk)
    return rights.receive(candidate=candidate, right=right, by=by, on=on or timezone.localdate(), **more)
