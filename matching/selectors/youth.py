"""The own pages of a youth: how it goes at work, and the vacancies that this youth may decide about."""

from datetime import date

from django.shortcuts import get_object_or_404

from candidates.models import Candidate
from employers.models import Vacancy
from jobmatch.http.identifiers import uuid_or_404
from matching.enums import Side
from matching.models import CheckIn, CheckInQuerySet, Placement


def own_check_ins(candidate: Candidate, *, on: date) -> CheckInQuerySet:
    """Check-ins that wait for an answer of this youth, the newest first."""
    return _of(candidate).waiting(on=on).order_by("-due", "id")


def own_check_in(candidate: Candidate, pk: str) -> CheckIn:
    """A check-in of this youth that an address names; any other is a 404."""
    return get_object_or_404(_of(candidate), pk=uuid_or_404(pk))


def own_placement(candidate: Candidate, pk: str) -> Placement:
    """Work of this youth that an address names; any other is a 404."""
    return get_object_or_404(Placement.objects.filter(candidate=candidate), pk=uuid_or_404(pk))


def own_vacancy(candidate: Candidate, pk: str, *, on: date) -> Vacancy:
    """A vacancy that is open, or about which something was decided for this youth; any other is a 404."""
    asked = Vacancy.objects.filter(pk=uuid_or_404(pk))
    return get_object_or_404(asked.open(on=on) | asked.filter(interests__candidate=candidate))


def is_open(vacancy: Vacancy, *, on: date) -> bool:
    """Whether one can still go for it."""
    return Vacancy.objects.open(on=on).filter(pk=vacancy.pk).exists()


def _of(candidate: Candidate) -> CheckInQuerySet:
    rows = CheckIn.objects.filter(placement__candidate=candidate, side=Side.YOUTH)
    return rows.select_related("placement__candidate__desk", "placement__employer__organisation")
