"""Who is who: reads over users, organisations, memberships and tokens."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from jobmatch.accounts.enums import (
    CONFIRMING_ROLES,
    DESK_ROLES,
    PROPOSING_ROLES,
    STAFF_ROLES,
    OrganisationKind,
    Role,
    clash,
)
from jobmatch.accounts.models import (
    ApiToken,
    CalendarLink,
    Desk,
    Errand,
    ErrandQuerySet,
    Membership,
    Organisation,
    OrganisationQuerySet,
    Proposal,
    ProposalQuerySet,
    User,
)
from jobmatch.http.identifiers import uuid_or_404


def managed_organisations(user: User) -> OrganisationQuerySet:
    """An admin's own municipalities, and every organisation that is none; for anyone else nothing."""
    own = Organisation.objects.of(user, Role.ADMIN)
    if Role.ADMIN not in user.roles:
        return own.none()
    return Organisation.objects.filter(~Q(kind=OrganisationKind.MUNICIPALITY) | Q(pk__in=own.values("pk")))


def chain_of(organisation: Organisation) -> UUID | None:
    """The chain of the access log for acts on an organisation: its municipality's, where it has one."""
    if organisation.kind == OrganisationKind.MUNICIPALITY:
        return organisation.pk
    if organisation.municipality_id is None:
        return None
    here = Organisation.objects.municipalities().filter(municipality=organisation.municipality_id)
    return here.values_list("pk", flat=True).first()


def with_member_counts(organisations: OrganisationQuerySet) -> OrganisationQuerySet:
    """Each organisation with `members`: how many people have a role there now."""
    now = Q(memberships__ended_at__isnull=True)
    return organisations.annotate(members=Count("memberships__user", filter=now, distinct=True))


def managed_memberships(user: User) -> QuerySet[Membership]:
    """The roles of today that an admin may end."""
    return (
        Membership.objects.active()
        .filter(organisation__in=managed_organisations(user).values("pk"))
        .select_related("user", "organisation")
    )


def members_of(user: User, organisation: Organisation) -> QuerySet[Membership]:
    """Who has a role in an organisation that the admin manages, by name."""
    return managed_memberships(user).filter(organisation=organisation).order_by("user__name", "role", "id")


def giving_organisations(user: User) -> OrganisationQuerySet:
    """Where this user may propose or give a role: what an admin manages, what a privacy officer oversees."""
    overseen = Organisation.objects.of(user, Role.PRIVACY_OFFICER)
    return Organisation.objects.filter(
        Q(pk__in=managed_organisations(user).values("pk")) | Q(pk__in=overseen.values("pk"))
    )


def memberships_to_renew(user: User) -> QuerySet[Membership]:
    """The roles of today whose holder this user may let start over with signing in."""
    return (
        Membership.objects.active()
        .filter(organisation__in=giving_organisations(user).values("pk"))
        .select_related("user", "organisation")
    )


def municipalities_of(user: User) -> OrganisationQuerySet:
    """Where this user proposes roles or decides on them."""
    return Organisation.objects.of(user, *PROPOSING_ROLES, *CONFIRMING_ROLES)


def proposals(user: User) -> ProposalQuerySet:
    """What was proposed in the user's municipalities, the newest first."""
    here = Proposal.objects.filter(organisation__in=municipalities_of(user).values("pk"))
    return here.select_related("organisation", "user", "proposed_by", "decided_by")


def waiting_for(user: User, *, at: datetime) -> ProposalQuerySet:
    """The proposals for which this user may be the second person."""
    places = Membership.objects.confirming(at=at).filter(user=user).values("organisation")
    waiting = Proposal.objects.waiting().filter(organisation__in=places)
    return waiting.exclude(Q(proposed_by=user) | Q(user__isnull=False, user=user) | Q(email=user.email))


def colleagues(user: User) -> QuerySet[Membership]:
    """Who has which role in the user's municipalities, by name."""
    rows = Membership.objects.active().filter(organisation__in=municipalities_of(user).values("pk"))
    return rows.select_related("user", "organisation").order_by("user__name", "user_id", "role", "id")


def roles_of(people: Iterable[UUID]) -> dict[UUID, frozenset[str]]:
    """User → the roles of today, over all organisations: one query."""
    held: dict[UUID, set[str]] = defaultdict(set)
    rows = Membership.objects.active().filter(user__in=list(people)).order_by()
    for user, role in rows.values_list("user", "role"):
        held[user].add(role)
    return {user: frozenset(roles) for user, roles in held.items()}


def with_clashing_roles(people: Iterable[UUID]) -> set[UUID]:
    """Who has roles together that nobody gets any more; see `HATS`."""
    return {user for user, roles in roles_of(people).items() if clash(roles)}


def known_as(email: str) -> User | None:
    """Who signs in with this address."""
    return User.objects.filter(email=email.strip().lower()).first()


def roles_elsewhere(user: User, organisation: Organisation) -> QuerySet[Membership]:
    """The roles for a municipality that this user has in another one."""
    rows = Membership.objects.active().filter(user=user, role__in=STAFF_ROLES)
    return rows.exclude(organisation=organisation)


def is_short_of_people(municipality: Organisation, *, at: datetime) -> bool:
    """Whether fewer than two people there may be the second person for somebody's role."""
    here = Membership.objects.confirming(at=at).filter(organisation=municipality)
    return here.values("user").distinct().count() < 2


def people_to_tell(municipality: Organisation, *roles: str) -> QuerySet[User]:
    """Who has one of these roles in the municipality, by name."""
    here = Membership.objects.active().filter(organisation=municipality, role__in=roles)
    return User.objects.filter(pk__in=here.values("user"), is_active=True).order_by("name", "pk")


@dataclass(frozen=True, slots=True)
class Beginning:
    """What an admin does first in a municipality, and how far that is."""

    municipality: Organisation
    has_coordinator: bool
    has_jobhunter: bool
    has_referrer: bool
    proposed: frozenset[str]

    @property
    def is_over(self) -> bool:
        """Whether youths can be referred, taken in and helped."""
        return self.has_coordinator and self.has_jobhunter and self.has_referrer


def beginnings(user: User) -> list[Beginning]:
    """The admin's municipalities that are not ready to work yet."""
    referrers = Membership.objects.active().filter(role=Role.REFERRER).exists()
    begun = [_beginning(each, referrers) for each in Organisation.objects.of(user, Role.ADMIN)]
    return [each for each in begun if not each.is_over]


def _beginning(municipality: Organisation, has_referrer: bool) -> Beginning:
    held = set(Membership.objects.active().filter(organisation=municipality).values_list("role", flat=True))
    waiting = Proposal.objects.waiting().filter(organisation=municipality).values_list("role", flat=True)
    return Beginning(
        municipality, Role.COORDINATOR in held, Role.JOBHUNTER in held, has_referrer, frozenset(waiting)
    )


def own_desks(user: User) -> list[UUID]:
    """The desks of the user; a coordinator also works the shared desk of the municipality."""
    coordinated = Membership.objects.active().filter(user=user, role=Role.COORDINATOR)
    shared = Q(user=None, municipality__in=coordinated.values("organisation"))
    return list(Desk.objects.filter(Q(user=user) | shared).order_by("pk").values_list("pk", flat=True))


def first_desk(user: User) -> Desk | None:
    """The desk at which what this user takes on comes to lie."""
    return Desk.objects.filter(user=user).order_by("municipality__name", "pk").first()


def colleagues_desks(user: User) -> QuerySet[Desk]:
    """Every desk of the municipalities where the user has one, people before the shared one."""
    here = Organisation.objects.of(user, *DESK_ROLES)
    desks = Desk.objects.filter(municipality__in=here.values("pk")).select_related("user", "municipality")
    return desks.order_by("municipality__name", F("user__name").asc(nulls_last=True), "id")


def errands(user: User) -> ErrandQuerySet:
    """The errands of the user's municipalities: colleagues read and do each other's."""
    people = ("owner__user", "owner__municipality", "desk__user", "desk__municipality")
    return _errands(user).select_related(*people)


def errand(user: User, pk: str) -> Errand:
    """One errand of the user's municipalities; 404 when malformed, absent or of another one."""
    return get_object_or_404(errands(user), pk=uuid_or_404(pk))


def own_errands(user: User, *, desks: Iterable[UUID] | None = None) -> ErrandQuerySet:
    """What lies at the desks of the user, the first day on top; `desks`: those, where they are known."""
    found = _errands(user).open().filter(owner__in=own_desks(user) if desks is None else desks)
    people = Desk.objects.select_related("user", "municipality")  # a few for many errands: each is read once
    return found.prefetch_related(Prefetch("owner", people), Prefetch("desk", people))


def _errands(user: User) -> ErrandQuerySet:
    here = Organisation.objects.of(user, *DESK_ROLES)
    return Errand.objects.filter(municipality__in=here.values("pk"))


def own_tokens(user: User) -> QuerySet[ApiToken]:
    """The user's own API tokens, newest first."""
    return ApiToken.objects.filter(user=user)


def digest_of(token: str) -> str:
    """What is kept of a token: enough to recognise it, not to use it."""
    return hashlib.sha256(token.encode()).hexdigest()


def issued_tokens(user: User, *, at: datetime) -> QuerySet[ApiToken]:
    """The tokens that are valid now of everyone with a role where the user is admin, by name of the owner."""
    members = managed_memberships(user).values("user")
    valid = ApiToken.objects.filter(user__in=members, expires_at__gt=at)
    return valid.select_related("user").order_by("user__name", "user_id", "-made_at", "id")


def valid_token(text: str, *, at: datetime) -> ApiToken | None:
    """The token with this text, if it is valid at that moment and its owner still has a role."""
    row = (
        ApiToken.objects.select_related("user")
        .filter(digest=digest_of(text), expires_at__gt=at, user__is_active=True)
        .first()
    )
    return row if row is not None and row.user.roles else None


def calendar_link(user: User) -> CalendarLink | None:
    """The user's own calendar link, if there is one."""
    return CalendarLink.objects.filter(user=user).first()


def link_of_calendar(secret: str, *, at: datetime) -> CalendarLink | None:
    """The calendar link with this secret, if it has not ended and its owner still works at a desk."""
    found = CalendarLink.objects.select_related("user").filter(digest=digest_of(secret), user__is_active=True)
    link = found.filter(expires_at__gt=at).first()
    return link if link is not None and link.user.roles & DESK_ROLES else None
