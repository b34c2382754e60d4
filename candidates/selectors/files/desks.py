"""The desks of the municipalities that a coordinator runs, and who is away from them."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, QuerySet
from django.shortcuts import get_object_or_404

from candidates.models import Candidate
from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import Absence, AbsenceQuerySet, Desk, Organisation, OrganisationQuerySet, User
from jobmatch.http.identifiers import uuid_or_404


@dataclass(frozen=True, slots=True)
class Carried:
    """What someone at a desk works: the files of the desk, and those of colleagues who are away."""

    own: int = 0
    standing_in: int = 0

    @property
    def files(self) -> int:
        return self.own + self.standing_in


def run_by(user: User) -> OrganisationQuerySet:
    """The municipalities of a coordinator."""
    return Organisation.objects.of(user, Role.COORDINATOR)


def run_desks(user: User) -> QuerySet[Desk]:
    """Every desk there, people before the shared one; `is_away`: someone stands in for it now."""
    away = Absence.objects.running().filter(desk=OuterRef("pk"))
    return (
        Desk.objects.filter(municipality__in=run_by(user).values("pk"))
        .annotate(is_away=Exists(away))
        .select_related("user", "municipality")
        .order_by("municipality__name", F("user__name").asc(nulls_last=True), "id")
    )


def run_desk(user: User, pk: str) -> Desk:
    """A desk that is named; 404 when malformed, absent or of another municipality."""
    return get_object_or_404(run_desks(user), pk=uuid_or_404(pk))


def file_counts(user: User) -> dict[UUID, int]:
    """Desk id → how many files in sight lie at it."""
    files = Candidate.objects.in_sight().filter(municipality__in=run_by(user).values("pk"))
    return _counted(files, "desk")


def carried(municipalities: Iterable[UUID]) -> dict[UUID, Carried]:
    """Desk id → the files in sight that are worked there. One count for every page that shows a load.

    The step that holds a file lies at another desk while someone stands in. A desk without files is left out.
    """
    files = Candidate.objects.in_sight().filter(municipality__in=municipalities)
    own = _counted(files, "desk")
    elsewhere = _counted(files.exclude(held_by__owner=F("desk")), "held_by__owner")
    return {desk: Carried(own.get(desk, 0), elsewhere.get(desk, 0)) for desk in own.keys() | elsewhere.keys()}


def _counted(files: QuerySet[Candidate], by: str) -> dict[UUID, int]:
    return dict(files.order_by(by).values(by).annotate(files=Count("pk")).values_list(by, "files"))


def absences(user: User) -> AbsenceQuerySet:
    """Who is away now in the municipalities of a coordinator, the longest away on top."""
    people = ("desk__user", "desk__municipality", "stand_in__user", "stand_in__municipality")
    found = Absence.objects.running().filter(desk__municipality__in=run_by(user).values("pk"))
    return found.select_related(*people).order_by("since", "id")


def absence(user: User, pk: str) -> Absence:
    """An absence that a URL names; 404 when malformed, absent, over or of another municipality."""
    return get_object_or_404(absences(user), pk=uuid_or_404(pk))
