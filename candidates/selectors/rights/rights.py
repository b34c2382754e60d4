"""What youths ask about their own data, and openings by force: for the privacy officer, and of one file."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.shortcuts import get_object_or_404

from candidates.models import Candidate, ForcedOpening, RightsRequest
from candidates.models.rights import ForcedOpeningQuerySet, RightsRequestQuerySet
from candidates.rules import names
from candidates.selectors.files import files as file_selectors
from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import Membership, Organisation, User
from jobmatch.errors import RuleBroken
from jobmatch.http.identifiers import uuid_or_404
from jobmatch.phones import to_e164

JUDGED_WITHIN = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Forced:
    """One opening by force, and whether its judging is late."""

    opening: ForcedOpening
    before: datetime
    is_late: bool


def overseen(user: User) -> QuerySet[Candidate]:
    """The files of the municipalities where the user is privacy officer: to act on rights, not to read."""
    return Candidate.objects.filter(municipality__in=Organisation.objects.of(user, Role.PRIVACY_OFFICER))


def officers_of(municipality: UUID) -> QuerySet[User]:
    """The privacy officers of a municipality."""
    roles = Membership.objects.active().filter(organisation=municipality, role=Role.PRIVACY_OFFICER)
    return User.objects.filter(pk__in=roles.values("user"), is_active=True).order_by("name", "pk")


def overseen_file(user: User, pk: str) -> Candidate:
    """The file that a URL names, for the privacy officer."""
    return get_object_or_404(overseen(user).select_related("municipality"), pk=uuid_or_404(pk))


def requests(user: User) -> RightsRequestQuerySet:
    """Every request in the officer's municipalities."""
    rows = RightsRequest.objects.filter(candidate__in=overseen(user))
    return rows.select_related("candidate__municipality", "candidate__desk__user", "closed_by", "recorded_by")


def open_requests(user: User) -> QuerySet[RightsRequest]:
    """What has to be answered, the first to be due first."""
    return requests(user).open().order_by("due", "id")


def closed_requests(user: User) -> QuerySet[RightsRequest]:
    """What was answered, the last first."""
    return requests(user).filter(closed_on__isnull=False).order_by("-closed_on", "id")


def request_for(user: User, pk: str) -> RightsRequest:
    """The request that a URL names, for the privacy officer."""
    return get_object_or_404(requests(user), pk=uuid_or_404(pk))


def of_file(user: User, pk: str) -> QuerySet[RightsRequest]:
    """What one youth asked, for who works the file, the newest first."""
    rows = file_selectors.candidate(user, pk).rights_requests.select_related(
        "closed_by", "recorded_by", "candidate__desk"
    )
    return rows.newest_first()


def request_of_file(user: User, pk: str, request_pk: str) -> RightsRequest:
    """A request that a URL names, of a file that it names too."""
    return get_object_or_404(of_file(user, pk), pk=uuid_or_404(request_pk))


def find_youth(user: User, *, first_name: str, reach: str) -> Candidate | None:
    """The one file of the municipality with this first name and exactly this phone number or address."""
    try:
        number = to_e164(reach)
    except RuleBroken:
        number = ""
    ways = Q(email__iexact=reach) | (Q(phone=number) if number else Q(pk=None))
    name = names.fold(first_name)
    named = overseen(user).filter(erased_on=None, folded_name__startswith=f"{name}{names.BETWEEN}")
    found = list(named.filter(ways)[:2]) if reach and name else []
    return found[0] if len(found) == 1 else None


def forced_openings(user: User) -> ForcedOpeningQuerySet:
    """Openings by force that the user judges or did: what waits first, then the newest."""
    led = Candidate.objects.filter(municipality__in=Organisation.objects.of(user, Role.COORDINATOR))
    judged = Q(candidate__in=overseen(user)) | Q(candidate__in=led.exclude(bars__user=user))
    rows = ForcedOpening.objects.filter(judged)
    rows = rows.select_related("candidate__municipality", "user", "reviewed_by")
    return rows.order_by(F("reviewed_at").asc(nulls_first=True), "-at", "id")


def forced_opening(user: User, pk: str) -> ForcedOpening:
    """An opening by force that a URL names, and that the user judges or did."""
    return get_object_or_404(forced_openings(user), pk=uuid_or_404(pk))


def forced(opening: ForcedOpening, *, now: datetime) -> Forced:
    """When somebody else must have looked at an opening, and whether that is past."""
    before = opening.at + JUDGED_WITHIN
    return Forced(opening, before, is_late=not opening.verdict and before < now)


def sees_file(user: User, candidate: Candidate) -> bool:
    """Whether this user may open the file itself, and so may read whose it is."""
    return Candidate.objects.visible_to(user).filter(pk=candidate.pk).exists()
