"""Reads for screens and endpoints, always scoped to the user who asks."""

from datetime import date

from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404

from candidates.models import Candidate, CandidateQuerySet, CandidateSkill, Diploma, Wish, WorkExperience
from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import Desk, Membership, User
from jobmatch.identifiers import uuid_or_404


def candidates(user: User) -> CandidateQuerySet:
    """The files that the user may see, with what every screen shows of them."""
    return Candidate.objects.visible_to(user).select_related("desk__user", "municipality", "held_by", "town")


def caseload(user: User, *, text: str = "") -> QuerySet[Candidate]:
    """The files in sight, most urgent next step first; `text` narrows by name or phone digits."""
    files = candidates(user).in_sight().prefetch_related(_wishes())
    for word in text.split():
        files = files.named(word)
    return files.order_by("held_by__due", "first_name", "last_name", "id")


def candidate(user: User, pk: str) -> Candidate:
    """The youth that a URL names; 404 when malformed, absent or not this user's."""
    return get_object_or_404(candidates(user), pk=uuid_or_404(pk))


def file(user: User, pk: str) -> Candidate:
    """The same with everything that the page of the file shows."""
    parts = ["languages", "licences", "exclusions__organisation"]
    files = candidates(user).prefetch_related(_wishes(), *_abilities(), *parts)
    return get_object_or_404(files, pk=uuid_or_404(pk))


def overdue_count(user: User, *, on: date) -> int:
    """How many files of the caseload have a next step in the past."""
    return candidates(user).in_sight().filter(held_by__due__lt=on).count()


def desks(user: User) -> QuerySet[Desk]:
    """The desks where the user may open a file: the own ones; for a coordinator all of the municipality."""
    active = Membership.objects.active().filter(user=user)
    coordinated = active.filter(role=Role.COORDINATOR).values("organisation")
    own = Desk.objects.filter(user=user, municipality__in=active.values("organisation"))
    return (own | Desk.objects.filter(municipality__in=coordinated)).select_related("user", "municipality")


def _wishes() -> Prefetch:
    return Prefetch("wishes", Wish.objects.select_related("occupation"))


def _abilities() -> list[Prefetch]:
    return [
        Prefetch("skills", CandidateSkill.objects.select_related("skill")),
        Prefetch("diplomas", Diploma.objects.select_related("occupation")),
        Prefetch("experience", WorkExperience.objects.select_related("occupation")),
    ]
