"""What was referred: to its sender only so far as it shows, to a coordinator of the municipality whole."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from candidates.enums import ReferralState
from candidates.models import Candidate, CandidateQuerySet, Referral
from candidates.rules.doubles import ComparedPerson
from candidates.selectors.files import doubles as file_doubles
from candidates.selectors.files.desks import Carried, carried
from candidates.selectors.files.doubles import Double
from candidates.selectors.files.files import candidates
from jobmatch.accounts.enums import REFERRING_KINDS, OrganisationKind, Role
from jobmatch.accounts.models import Absence, Desk, Membership, Organisation, User
from jobmatch.errors import RuleBroken
from jobmatch.http.identifiers import uuid_or_404

LISTED_DAYS = 90
MOST_NAMED = 20


def own(user: User, *, on: date) -> QuerySet[Referral]:
    """What this user sent in the last 90 days, newest first; nothing of anyone else."""
    since = on - timedelta(days=LISTED_DAYS)
    sent = Referral.objects.filter(referrer=user, received_on__gte=since).exclude(label="")
    return sent.select_related("municipality").order_by("-received_on", "label", "id")


def senders(user: User) -> QuerySet[Organisation]:
    """The schools, mosques and other partners for which the user refers."""
    return (
        Organisation.objects.of(user, Role.REFERRER).filter(kind__in=REFERRING_KINDS).order_by("name", "id")
    )


def schools(user: User) -> QuerySet[Organisation]:
    """The schools among them: they alone send lists."""
    return senders(user).filter(kind=OrganisationKind.SCHOOL)


def receivers() -> QuerySet[Organisation]:
    """The municipalities where a coordinator reads what is referred."""
    coordinators = Membership.objects.active().filter(
        organisation=OuterRef("pk"), role=Role.COORDINATOR, user__is_active=True
    )
    return Organisation.objects.municipalities().filter(Exists(coordinators)).order_by("name", "id")


def coordinators(municipality: UUID) -> QuerySet[User]:
    """Who reads what is referred to a municipality."""
    there = Membership.objects.active().filter(organisation=municipality, role=Role.COORDINATOR)
    return User.objects.filter(pk__in=there.values("user"), is_active=True).order_by("pk")


def sender_for(user: User, pk: UUID | None) -> Organisation:
    """The named own organisation, else the only one; 404 when there is none such."""
    return _meant(senders(user), pk)


def school_for(user: User, pk: UUID | None) -> Organisation:
    """The named own school, else the only one; 404 when there is none such."""
    return _meant(schools(user), pk)


def receiver_for(pk: UUID | None) -> Organisation:
    """The named municipality, else the only one; 404 when there is none such."""
    return _meant(receivers(), pk)


def _meant(choices: QuerySet[Organisation], pk: UUID | None) -> Organisation:
    found = list(choices if pk is None else choices.filter(pk=pk))
    if len(found) != 1:
        raise Http404
    return found[0]


def waiting(user: User) -> QuerySet[Referral]:
    """What waits for a decision in the own municipality, longest waiting first."""
    rows = _sent_here(user).filter(state=ReferralState.RECEIVED)
    return rows.select_related("organisation", "municipality", "referrer").order_by("received_on", "id")


def is_decided(user: User, pk: str) -> bool:
    """Whether the referral that a URL names came to the own municipality and waits no more."""
    decided = _sent_here(user).exclude(state=ReferralState.RECEIVED)
    return decided.filter(pk=uuid_or_404(pk)).exists()


def _sent_here(user: User) -> QuerySet[Referral]:
    return Referral.objects.filter(municipality__in=Organisation.objects.of(user, Role.COORDINATOR))


def one_waiting(user: User, pk: str) -> Referral:
    """The referral that a URL names, while it waits; else a 404."""
    return get_object_or_404(waiting(user), pk=uuid_or_404(pk))


def one_to_decide(user: User, pk: str) -> Referral:
    """The referral that a coordinator decides on; refused with code `decided` when a colleague was first."""
    if is_decided(user, pk):
        raise RuleBroken("decided", _("This referral was decided already."))
    return one_waiting(user, pk)


@dataclass(frozen=True, slots=True)
class Caseload:
    """A desk that a file can go to, which files are worked there, and whether that is full."""

    desk: Desk
    carried: Carried

    @property
    def files(self) -> int:
        return self.carried.files

    @property
    def is_full(self) -> bool:
        return self.files >= settings.CASELOAD


def caseloads(referral: Referral) -> list[Caseload]:
    """The desks of the municipality where someone is today, fewest files first; the shared desk last."""
    away = Absence.objects.running().values("desk")
    desks = Desk.objects.filter(municipality=referral.municipality_id).exclude(pk__in=away)
    counts = carried([referral.municipality_id])
    found = [
        Caseload(desk, counts.get(desk.pk, Carried()))
        for desk in desks.select_related("user", "municipality").order_by("pk")
    ]
    return sorted(found, key=lambda each: (each.desk.user_id is None, each.files, str(each.desk)))


def suggested(referral: Referral, found: list[Caseload]) -> Caseload | None:
    """The jobhunter with the fewest files who is not full; nobody when all are."""
    jobhunters = set(
        Membership.objects.active()
        .filter(organisation=referral.municipality_id, role=Role.JOBHUNTER, user__is_active=True)
        .values_list("user", flat=True)
    )
    return next((each for each in found if each.desk.user_id in jobhunters and not each.is_full), None)


def joinable(user: User, referral: Referral) -> CandidateQuerySet:
    """The files, in every state, that this user may join it with."""
    return candidates(user).filter(municipality=referral.municipality_id)


def doubles(user: User, referral: Referral, person: ComparedPerson) -> list[Double]:
    """Files of the municipality, in every state, that may be of this youth; surest first."""
    return file_doubles.doubles(joinable(user, referral), person)


def named(user: User, referral: Referral, text: str) -> list[Candidate]:
    """Files of the municipality with these words in the name or phone number, in every state."""
    files = joinable(user, referral)
    for word in text.replace("\0", "").split():
        files = files.named(word)
    return list(files.order_by("first_name", "last_name", "id")[:MOST_NAMED]) if text.strip() else []
