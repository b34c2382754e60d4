"""Who is who: reads over users, organisations, memberships and tokens."""

import hashlib
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from jobmatch.accounts.enums import DESK_ROLES, OrganisationKind, Role
from jobmatch.accounts.models import (
    ApiToken,
    CalendarLink,
    Membership,
    Organisation,
    OrganisationQuerySet,
    User,
)


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


def own_tokens(user: User) -> QuerySet[ApiToken]:
    """The user's own API tokens, newest first."""
    return ApiToken.objects.filter(user=user)


def digest_of(token: str) -> str:
    """What is kept of a token: enough to recognise it, not to use it."""
    return hashlib.sha256(token.encode()).hexdigest()


def user_of_token(token: str, *, at: datetime) -> User | None:
    """The user whose token this is, if it is valid at that moment and its owner still has a role."""
    row = (
        ApiToken.objects.select_related("user")
        .filter(digest=digest_of(token), expires_at__gt=at, user__is_active=True)
        .first()
    )
    return row.user if row is not None and row.user.roles else None


def calendar_link(user: User) -> CalendarLink | None:
    """The user's own calendar link, if there is one."""
    return CalendarLink.objects.filter(user=user).first()


def link_of_calendar(secret: str) -> CalendarLink | None:
    """The calendar link with this secret, if its owner still works at a desk."""
    found = CalendarLink.objects.select_related("user").filter(digest=digest_of(secret), user__is_active=True)
    link = found.first()
    return link if link is not None and link.user.roles & DESK_ROLES else None
