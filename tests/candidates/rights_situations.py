"""Situations that the tests of rights share."""

from datetime import date
from typing import Any

from django.utils import timezone

from candidates.enums import Right
from candidates.models import Candidate, RightsRequest
from candidates.services.rights import forced_openings, rights
from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from tests.factories import make_coordinator, make_member


def make_officer(candidate: Candidate) -> User:
    """The privacy officer of the municipality of a file."""
    return make_member(Role.PRIVACY_OFFICER, candidate.municipality)


def make_forcer(candidate: Candidate) -> User:
    """A coordinator who opened the file by force, an officer being there to judge it."""
    make_officer(candidate)
    by, why = make_coordinator(candidate.municipality), "Nobody else can be reached today."
    forced_openings.force(candidate=candidate, reason=why, by=by, on=timezone.localdate())
    return by


def ask(
    candidate: Candidate, right: str = Right.ACCESS, *, on: date | None = None, **more: Any
) -> RightsRequest:
    """What the youth asks by the own link."""
    by = audit.youth(candidate.pk)
    return rights.receive(candidate=candidate, right=right, by=by, on=on or timezone.localdate(), **more)
