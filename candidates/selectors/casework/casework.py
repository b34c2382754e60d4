"""What happened with a youth and what was agreed; and who of the staff there is to give or to bar."""

from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404

from candidates.enums import StepState
from candidates.models import Agreement, Bar, Candidate, Contact, Step
from candidates.selectors.files.files import candidate, steps_seen
from jobmatch.accounts.enums import DESK_ROLES, Role
from jobmatch.accounts.models import Desk, Membership, User
from jobmatch.http.identifiers import uuid_or_404


def contacts(user: User, pk: str) -> QuerySet[Contact]:
    """Every contact with a youth, the newest first."""
    return candidate(user, pk).contacts.newest_first().select_related("made_by")


def contact(user: User, pk: str, contact_pk: str) -> Contact:
    """A contact that a URL names, with the youth that it names too."""
    found = Contact.objects.filter(candidate=candidate(user, pk)).select_related(*_file())
    return get_object_or_404(found, pk=uuid_or_404(contact_pk))


def confidence(youth: Candidate) -> list[tuple[date, int]]:
    """Day and number of each time that a youth said how sure they feel, oldest first."""
    said = youth.contacts.order_by("on", "made_at", "id").values_list("on", "confidence")
    return [(on, number) for on, number in said if number is not None]


def agreements(user: User, pk: str) -> QuerySet[Agreement]:
    """Everything that was agreed with a youth: what is open first, by its day."""
    return candidate(user, pk).agreements.order_by("settled_on", "due", "made_on", "id")


def agreement(user: User, pk: str, agreement_pk: str) -> Agreement:
    """An agreement that a URL names, with the youth that it names too."""
    found = Agreement.objects.filter(candidate=candidate(user, pk)).select_related(*_file())
    return get_object_or_404(found, pk=uuid_or_404(agreement_pk))


def open_steps(user: User, youth: Candidate) -> QuerySet[Step]:
    """What is to be done for a youth: first the step that holds the file, then the others by their day."""
    steps = steps_seen(user, youth).open().select_related("owner__user", "owner__municipality", "follows")
    return steps.order_by(F("primary_for").asc(nulls_last=True), "due", "made_at", "id")


def done_steps(user: User, youth: Candidate) -> QuerySet[Step]:
    """What was done for a youth, the newest first."""
    return (
        steps_seen(user, youth)
        .filter(state=StepState.DONE)
        .select_related("done_by")
        .order_by("-done_on", "-made_at", "id")
    )


def bars(user: User, pk: str) -> QuerySet[Bar]:
    """Whom a youth does not want at the file."""
    return candidate(user, pk).bars.select_related("user", *_file()).order_by("user__name", "id")


def bar(user: User, pk: str, bar_pk: str) -> Bar:
    """A colleague whom the youth does not want at the file, whom a URL names by the number of the row."""
    number = int(bar_pk) if bar_pk.isascii() and bar_pk.isdigit() and len(bar_pk) < 18 else 0
    return get_object_or_404(bars(user, pk), pk=number)


def staff(youth: Candidate) -> QuerySet[User]:
    """Who works for the municipality of a file, but for whom the youth does not want."""
    here = Membership.objects.active().filter(organisation=youth.municipality_id, role__in=DESK_ROLES)
    people = User.objects.filter(pk__in=here.values("user"), is_active=True)
    return people.exclude(pk__in=youth.bars.values("user")).order_by("name", "id")


def other_desks(youth: Candidate) -> QuerySet[Desk]:
    """Where a file can go: each desk of the municipality with someone at it whom the youth does not bar."""
    there = Membership.objects.active().filter(organisation=OuterRef("municipality"), user__is_active=True)
    own = there.filter(user=OuterRef("user"), role__in=DESK_ROLES)
    pool = there.filter(role=Role.COORDINATOR)
    manned = Desk.objects.filter(Exists(own) | Q(Exists(pool), user__isnull=True))
    desks = manned.filter(municipality=youth.municipality_id).exclude(pk=youth.desk_id)
    return desks.exclude(user__in=youth.bars.values("user")).select_related("user", "municipality")


def _file() -> list[str]:
    return ["candidate__desk", "candidate__municipality"]
