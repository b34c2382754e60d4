"""Who signs in, for which organisation, in which role; which desks may own work, and errands outside."""

from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, ClassVar, Final
from uuid import UUID, uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from jobmatch.accounts.enums import (
    CONFIRMING_ROLES,
    STAFF_ROLES,
    ErrandKind,
    OrganisationKind,
    ProposalKind,
    ProposalState,
    Role,
    TokenScope,
)
from jobmatch.http.versions import Versioned
from jobmatch.phones import for_people
from jobmatch.places.models import Municipality

STANDING: Final = timedelta(days=30)  # so long somebody holds a role before their yes counts for another's
WAITS: Final = timedelta(days=14)  # so long a proposal waits for a second person


class UserManager(BaseUserManager["User"]):
    """Finds users by e-mail address, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)

    def create_user(self, email: str, password: str | None = None, **values: Any) -> "User":
        """Make a user; without a password only an e-mailed code lets the user in."""
        user = self.model(email=email.strip().lower(), **values)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Someone who signs in. The e-mail address is the name; what a user may do comes from memberships."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    phone = models.CharField(_("phone at work"), max_length=20, blank=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = UserManager()

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def signature(self) -> str:
        """Who writes, and the number at work: the end of a mail."""
        return f"{self} {for_people(self.phone)}".strip()

    @cached_property
    def active_memberships(self) -> "tuple[Membership, ...]":
        """The memberships that the user has today; read once a request."""
        return tuple(self.memberships.active().order_by("id"))

    @property
    def roles(self) -> frozenset[str]:
        """The roles that the user has today, over all organisations."""
        return frozenset(membership.role for membership in self.active_memberships)

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session must still match: every role given or taken back ends the user's sessions.

        Django's own covers the password alone; it calls this one for old secret keys too.
        """
        rights = "".join(str(membership.pk) for membership in self.active_memberships)
        salt = "jobmatch.accounts.models.User"
        return salted_hmac(salt, self.password + rights, secret=secret, algorithm="sha256").hexdigest()

    @property
    def is_casework_staff(self) -> bool:
        """Works for a municipality in any role; such a user signs in with a password and a second factor."""
        return bool(self.roles & STAFF_ROLES)

    @property
    def has_signed_in(self) -> bool:
        """Whether the invitation was followed; a new start makes it wait again."""
        return self.last_login is not None and (not self.is_casework_staff or self.has_usable_password())


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def municipalities(self) -> "OrganisationQuerySet":
        return self.filter(kind=OrganisationKind.MUNICIPALITY)

    def employers(self) -> "OrganisationQuerySet":
        return self.filter(kind=OrganisationKind.EMPLOYER)

    def of(self, user: User, *roles: str) -> "OrganisationQuerySet":
        """The organisations where the user has one of the roles now (any role when none is named)."""
        mine = Membership.objects.active().filter(user=user)
        if roles:
            mine = mine.filter(role__in=roles)
        return self.filter(pk__in=mine.values("organisation"))


class Organisation(models.Model):
    """A municipality, school, mosque, partner, employer or anti-discrimination office."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind)
    name = models.CharField(_("name"), max_length=160)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, verbose_name=_("municipality"), related_name="+"
    )

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=OrganisationKind.values), name="organisation_kind_known"
            ),
            models.UniqueConstraint(
                fields=["municipality"],
                condition=Q(kind=OrganisationKind.MUNICIPALITY),
                name="organisation_one_per_municipality",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class MembershipQuerySet(models.QuerySet["Membership"]):
    def active(self) -> "MembershipQuerySet":
        return self.filter(ended_at__isnull=True)

    def confirming(self, *, at: datetime) -> "MembershipQuerySet":
        """Who may be the second person: an officer or coordinator for 30 days, or since the first day."""
        long_enough = Q(is_founding=True) | Q(started_at__lte=at - STANDING)
        return self.active().filter(long_enough, role__in=CONFIRMING_ROLES, user__is_active=True)


class Membership(models.Model):
    """A user's role in an organisation, from the day it was given until it was taken back.

    `given_by` proposed or gave it, where somebody did; `is_founding` says that it came by `manage.py start`.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=20, choices=Role)
    started_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, editable=False)
    given_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", editable=False)
    is_founding = models.BooleanField(default=False, editable=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["organisation__name", "role", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="membership_role_known"),
            models.UniqueConstraint(
                fields=["user", "organisation", "role"],
                condition=Q(ended_at__isnull=True),
                name="membership_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} - {self.get_role_display()} - {self.organisation}"


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def waiting(self) -> "ProposalQuerySet":
        return self.filter(state=ProposalState.WAITING)

    def overdue(self, *, at: datetime) -> "ProposalQuerySet":
        """The proposals that waited too long for a second person."""
        return self.waiting().filter(proposed_at__lte=at - WAITS)


class Proposal(models.Model):
    """A role, or a new start with signing in, that one person asks for somebody and another decides on.

    `user` is who gains by it, once known. `by_command` says that the command line gave it, asked by the two
    people whom `reason` names; it then has no other proposer or decider.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kind = models.CharField(max_length=10, choices=ProposalKind)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="proposals")
    role = models.CharField(_("role"), max_length=20, choices=Role, blank=True)
    email = models.EmailField(_("e-mail"))
    name = models.CharField(_("name"), max_length=120)
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="proposals")
    proposed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=ProposalState, default=ProposalState.WAITING)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=800, blank=True)
    by_command = models.BooleanField(default=False)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-proposed_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=ProposalKind.ROLE, role__in=sorted(STAFF_ROLES))
                | Q(kind=ProposalKind.NEW_START, role=""),
                name="proposal_of_a_staff_role_or_none",
            ),
            models.CheckConstraint(condition=Q(state__in=ProposalState.values), name="proposal_state_known"),
            models.CheckConstraint(
                condition=Q(by_command=True, proposed_by=None, decided_by=None, state=ProposalState.CONFIRMED)
                | Q(by_command=False, proposed_by__isnull=False),
                name="proposal_has_a_proposer",
            ),
            models.CheckConstraint(
                condition=~Q(state=ProposalState.CONFIRMED)
                | Q(user__isnull=False) & (Q(by_command=True) | Q(decided_by__isnull=False)),
                name="proposal_confirmed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state=ProposalState.WITHDRAWN) | ~Q(decided_by=F("proposed_by")),
                name="proposal_decided_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(user=F("proposed_by")) & ~Q(user=F("decided_by")),
                name="proposal_never_for_oneself",
            ),
            models.CheckConstraint(
                condition=Q(state=ProposalState.WAITING, decided_at=None, decided_by=None)
                | (~Q(state=ProposalState.WAITING) & Q(decided_at__isnull=False)),
                name="proposal_decided_has_a_time",
            ),
            models.UniqueConstraint(
                fields=["organisation", "kind", "role", "email"],
                condition=Q(state=ProposalState.WAITING),
                name="proposal_waits_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.role} {self.state}".replace("  ", " ")

    @property
    def expires_at(self) -> datetime:
        """Until when somebody may answer it."""
        return self.proposed_at + WAITS


class Desk(models.Model):
    """What may own steps: one jobhunter's or coordinator's desk, or a municipality's pool.

    A desk exists only while someone is there; steps point at it with PROTECT: it can't go with work on it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Organisation, models.PROTECT, related_name="desks")
    user = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="desks")

    class Meta:
        ordering = ["municipality__name", "user__name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "user"], condition=Q(user__isnull=False), name="desk_one_a_user"
            ),
            models.UniqueConstraint(
                fields=["municipality"], condition=Q(user__isnull=True), name="desk_one_pool_a_municipality"
            ),
        ]

    def __str__(self) -> str:
        return str(self.user) if self.user else str(self.municipality)


class AbsenceQuerySet(models.QuerySet["Absence"]):
    def running(self) -> "AbsenceQuerySet":
        return self.filter(ended_on__isnull=True)


class Absence(models.Model):
    """A desk whose owner is away for a time; what it owns lies at the desk that stands in."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    desk = models.ForeignKey(Desk, models.CASCADE, related_name="absences", verbose_name=_("who is away"))
    stand_in = models.ForeignKey(
        Desk, models.PROTECT, related_name="stands_in_for", verbose_name=_("who stands in")
    )
    since = models.DateField(_("since"))
    until = models.DateField(_("back on"), null=True, blank=True)
    ended_on = models.DateField(null=True, editable=False)
    made_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", editable=False)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        db_table = "candidates_absence"  # where it was kept first
        ordering = ["since", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["desk"], condition=Q(ended_on__isnull=True), name="absence_one_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(desk=F("stand_in")), name="absence_stand_in_is_another"),
        ]

    def __str__(self) -> str:
        return f"{self.desk} → {self.stand_in}"


# `get_kind_display` makes this anew for each errand of a list.
ERRAND_LABELS = dict(ErrandKind.choices)


class ErrandQuerySet(models.QuerySet["Errand"]):
    def open(self) -> "ErrandQuerySet":
        return self.filter(done_on__isnull=True)

    def at(self, target: UUID) -> "ErrandQuerySet":
        """The errands to one of those outside."""
        return self.filter(target=target)

    def due(self, *, until: date) -> "ErrandQuerySet":
        """What has to be done on this day or before."""
        return self.open().filter(due__lte=until)

    def overdue(self, *, on: date) -> "ErrandQuerySet":
        return self.open().filter(due__lt=on)


class Errand(Versioned):
    """What happens next with somebody outside, when, at whose desk: what a step is to a youth.

    `target` is a bare identifier: who makes it knows what it is. `desk` is whose it is, `owner` who has it
    now; the two differ while someone stands in. `mark` says why the program made it, and what it is about
    finishes it; at most one open errand of a target has the same mark.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Organisation, models.PROTECT, related_name="errands", editable=False)
    target = models.UUIDField(db_index=True, editable=False)
    kind = models.CharField(_("what"), max_length=10, choices=ErrandKind)
    title = models.CharField(_("in a few words"), max_length=120, blank=True)
    due = models.DateField(_("when"), null=True)
    hour = models.TimeField(_("at what time"), null=True, blank=True)
    place = models.CharField(_("where"), max_length=120, blank=True)
    desk = models.ForeignKey(Desk, models.PROTECT, null=True, related_name="own_errands", editable=False)
    owner = models.ForeignKey(Desk, models.PROTECT, null=True, related_name="errands", editable=False)
    mark = models.CharField(max_length=60, blank=True, editable=False)
    made_at = models.DateTimeField(auto_now_add=True)
    done_on = models.DateField(null=True, editable=False)
    done_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", editable=False)

    objects = ErrandQuerySet.as_manager()

    class Meta:
        ordering = ["due", F("hour").asc(nulls_last=True), "made_at", "id"]
        indexes = [models.Index(fields=["owner", "due"], name="errand_owner_due")]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on__isnull=True, owner__isnull=False, desk__isnull=False, due__isnull=False)
                | Q(done_on__isnull=False, owner__isnull=True, desk__isnull=True),
                name="errand_open_has_owner_and_date",
            ),
            models.CheckConstraint(condition=Q(kind__in=ErrandKind.values), name="errand_kind_known"),
            models.UniqueConstraint(
                fields=["target", "mark"],
                condition=Q(done_on__isnull=True) & ~Q(mark=""),
                name="errand_one_open_a_mark",
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(ERRAND_LABELS.get(self.kind, self.kind))


class ApiToken(models.Model):
    """A sign-in token for programs, made by a signed-in user for themselves; only its SHA-256 is kept.

    Of its use the day is kept, for its owner to see whether a program still needs it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="api_tokens")
    name = models.CharField(_("name"), max_length=60)
    scope = models.CharField(max_length=10, choices=TokenScope, default=TokenScope.ALL)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(auto_now_add=True)
    last_used_on = models.DateField(null=True, editable=False)
    expires_at = models.DateTimeField()

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(condition=Q(scope__in=TokenScope.values), name="api_token_scope_known"),
        ]

    def __str__(self) -> str:
        return self.name


class CalendarLink(models.Model):
    """A secret address at which a calendar program reads a user's steps, for as long as its owner renews it.

    Only its SHA-256 is kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    user = models.OneToOneField(User, models.CASCADE, related_name="calendar_link")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    language = models.CharField(max_length=2, default="nl", editable=False)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.user} {self.made_at:%Y-%m-%d}"
