"""Situations that the tests of placements share."""

from datetime import date
from typing import Any

from candidates.models import Candidate, Step
from jobmatch.accounts.models import User
from matching.models import CheckIn, Placement
from matching.services.work import placements
from matching.services.work.placements import Details

ON = date(2026, 3, 2)  # a Monday
INTERNSHIP = {"kind": "internship", "starts_on": ON, "employer_name": "Bakkerij Zon"}


def planned(candidate: Candidate, *, by: User, on: date = ON, **values: Any) -> Placement:
    """Agreed work about which no rule has anything to say."""
    details = Details(**{**INTERNSHIP, **values})
    return placements.plan(candidate=candidate, details=details, by=by, on=on)


def started(candidate: Candidate, *, by: User, on: date = ON, **values: Any) -> Placement:
    """Work that began on the day that it was to begin."""
    row = planned(candidate, by=by, on=on, **{"starts_on": on, **values})
    return placements.start(placement=row, version=row.version, starts_on=row.starts_on, by=by, on=on)


def ended(placement: Placement, *, by: User, on: date, reason: str = "youth_stopped") -> Placement:
    """Work that ended today."""
    return placements.end(
        placement=placement, version=placement.version, reason=reason, ended_on=on, by=by, on=on
    )


def moment(placement: Placement, name: str, side: str = "youth") -> CheckIn:
    """The check-in of that moment."""
    return placement.check_ins.select_related("placement__candidate__desk").get(moment=name, side=side)


def primary(candidate: Candidate) -> Step:
    """The step that holds the file."""
    return Step.objects.get(primary_for=candidate.pk)
