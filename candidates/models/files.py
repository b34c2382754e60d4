"""A youth's file: who it is, what they want, in what state it is, and the step that holds it."""

import secrets
from datetime import date
from uuid import uuid4

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from candidates.enums import Channel, Ending, State
from candidates.models.profile import Wish
from candidates.models.steps import Step
from candidates.rules import names
from candidates.rules.ages import Ages, ages
from jobmatch.accounts.enums import DESK_ROLES, Role
from jobmatch.accounts.models import Absence, Desk, Membership, Organisation, User
from jobmatch.http.versions import Versioned
from jobmatch.places.models import Town
from jobmatch.taxonomy.vocabulary import ALL_DAYPARTS

MOST_HOURS = 48
LEAST_TRAVEL_MINUTES, MOST_TRAVEL_MINUTES = 5, 180
INDEPENDENT_AGE = 16
LAST_HOUR = 23  # of a day
LONGEST_PAUSE_DAYS = 90
FIRST_BIRTH_YEAR, LAST_BIRTH_YEAR = 1900, 2100


def new_tie_seed() -> bytes:
    """Sixteen random bytes that decide, for this person alone, the order of vacancies with equal points."""
    return secrets.token_bytes(16)


class CandidateQuerySet(models.QuerySet["Candidate"]):
    def visible_to(self, user: User) -> "CandidateQuerySet":
        """The own caseload, and what one has a step of; for a coordinator every file of the municipality.

        Never a file of a youth who does not want this user at it, nor one that was erased.
        """
        coordinated = Membership.objects.active().filter(user=user, role=Role.COORDINATOR)
        mine = Step.objects.open().plain().filter(owner__user=user)
        marked = {*mine.marked().order_by().values_list("youth", flat=True)}
        return self.filter(
            Q(desk__user=user)
            | Exists(mine.filter(candidate=OuterRef("pk")))
            | Q(pk__in=marked)
            | Q(municipality__in=coordinated.values("organisation")),
            desk__municipality__in=Organisation.objects.of(user, Role.JOBHUNTER, Role.COORDINATOR),
            erased_on=None,
        ).exclude(bars__user=user)

    def said_after_end(self, user: User) -> "CandidateQuerySet":
        """Ended files of which the youth said something since: for who has the desk, else a coordinator."""
        there = Membership.objects.active().filter(
            user=OuterRef("desk__user"),
            user__is_active=True,
            organisation=OuterRef("municipality"),
            role__in=DESK_ROLES,
        )
        away = Absence.objects.running().filter(desk=OuterRef("desk"))
        said = self.visible_to(user).filter(said_on__isnull=False)
        return said.filter(Q(desk__user=user) | ~Exists(there) | Exists(away)).order_by("said_on", "id")

    def in_sight(self) -> "CandidateQuerySet":
        """Every file that has not ended."""
        return self.exclude(state=State.ENDED)

    def contact_only(self, *, on: date) -> "CandidateQuerySet":
        """Files of who may be under 16 and no parent was heard yet, as `is_contact_only` of one."""
        year = on.year - INDEPENDENT_AGE
        born = Q(birth_date__year=year)
        is_younger = (
            Q(birth_date__year__gt=year)
            | (born & Q(birth_date__month__gt=on.month))
            | (born & Q(birth_date__month=on.month, birth_date__day__gt=on.day))
        )
        return self.filter(is_younger | Q(birth_year__gte=year), parent_heard_on=None)

    def named(self, word: str) -> "CandidateQuerySet":
        """Files with a word in the name, however it is typed, or with its digits in the phone number."""
        folded = names.fold(word)
        digits = "".join(char for char in word if char.isdigit()).lstrip("0")
        match = Q(folded_name__contains=folded) if folded else Q()
        return self.filter(match | Q(phone__contains=digits)) if len(digits) >= 3 else self.filter(match)


class Candidate(Versioned):
    """The youth. Not a user; one responsible municipality, one desk that works the file.

    `held_by` points at the step that keeps the file in sight: the database refuses an open file without one.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    municipality = models.ForeignKey(Organisation, models.PROTECT, related_name="candidates")
    desk = models.ForeignKey(Desk, models.PROTECT, related_name="candidates")
    held_by = models.OneToOneField(
        "Step", models.PROTECT, to_field="primary_for", null=True, related_name="holds", editable=False
    )
    opened_on = models.DateField()
    state_since = models.DateField(editable=False)
    paused_until = models.DateField(null=True, editable=False)
    first_talk_on = models.DateField(null=True, editable=False)
    last_news_on = models.DateField(null=True, editable=False)
    ended_on = models.DateField(null=True, editable=False)
    ending = models.CharField(max_length=20, choices=Ending, blank=True, editable=False)
    said_on = models.DateField(null=True, editable=False)  # by the youth, since the file ended; until seen
    erased_on = models.DateField(null=True, editable=False)

    first_name = models.CharField(_("first name"), max_length=80)
    last_name = models.CharField(_("last name"), max_length=120, blank=True)
    folded_name = models.TextField(blank=True, default="", editable=False)
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    birth_year = models.PositiveSmallIntegerField(
        _("year of birth"), null=True, blank=True, help_text="only while the date of birth is not known"
    )
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    message_language = models.CharField(
        _("language of messages"),
        max_length=2,
        choices=[("nl", "Nederlands"), ("en", "English")],
        default="nl",
    )
    channel = models.CharField(_("best way to reach"), max_length=10, choices=Channel, blank=True)
    safe_hours = models.CharField(_("safe hours"), max_length=120, blank=True)
    message_from = models.PositiveSmallIntegerField(
        _("messages from (hour)"), null=True, blank=True, validators=[MaxValueValidator(LAST_HOUR)]
    )
    message_until = models.PositiveSmallIntegerField(
        _("messages until (hour)"), null=True, blank=True, validators=[MaxValueValidator(LAST_HOUR)]
    )
    link_word = models.CharField(max_length=128, blank=True, editable=False)
    safe_words = models.CharField(_("what to say, and what not"), max_length=200, blank=True)
    parent_heard_on = models.DateField(_("spoke with a parent on"), null=True, blank=True)
    postcode = models.CharField(
        _("postcode (4 digits)"), max_length=4, blank=True, validators=[RegexValidator(r"^[1-9]\d{3}$")]
    )
    town = models.ForeignKey(
        Town, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("town")
    )

    kinds = models.JSONField(_("kinds of work wanted"), null=True, blank=True)
    hours_min = models.PositiveSmallIntegerField(
        _("hours a week, at least"), null=True, blank=True, validators=[MaxValueValidator(MOST_HOURS)]
    )
    hours_max = models.PositiveSmallIntegerField(
        _("hours a week, at most"), null=True, blank=True, validators=[MaxValueValidator(MOST_HOURS)]
    )
    dayparts = models.PositiveIntegerField(_("days and dayparts"), null=True, blank=True)
    available_from = models.DateField(_("can start from"), null=True, blank=True)
    travel_means = models.JSONField(_("means of travel"), null=True, blank=True)
    travel_minutes = models.PositiveSmallIntegerField(
        _("travel time accepted, in minutes"),
        null=True,
        blank=True,
        validators=[MinValueValidator(LEAST_TRAVEL_MINUTES), MaxValueValidator(MOST_TRAVEL_MINUTES)],
    )
    credentials_complete = models.BooleanField(_("all diplomas and licences are listed"), default=False)
    all_my_work = models.BooleanField(_("all work done before is listed"), default=False)
    own_words = models.BinaryField(blank=True, default=b"", editable=False)
    tie_seed = models.BinaryField(default=new_tie_seed, editable=False)

    objects = CandidateQuerySet.as_manager()

    class Meta:
        ordering = ["first_name", "last_name", "id"]
        indexes = [models.Index(fields=["desk", "state"], name="candidate_desk_state")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="candidate_state_known"),
            models.CheckConstraint(
                condition=Q(state=State.ENDED, held_by__isnull=True)
                | (~Q(state=State.ENDED) & Q(held_by__isnull=False, held_by=F("id"))),
                name="candidate_never_let_go",
            ),
            models.CheckConstraint(
                condition=Q(state=State.ENDED, ended_on__isnull=False, ending__in=Ending.values)
                | (~Q(state=State.ENDED) & Q(ended_on__isnull=True, ending="")),
                name="candidate_ending_is_recorded",
            ),
            models.CheckConstraint(
                condition=Q(state=State.ENDED) | Q(said_on__isnull=True),
                name="candidate_said_after_its_end",
            ),
            models.CheckConstraint(
                condition=Q(state=State.PAUSED, paused_until__isnull=False)
                | (~Q(state=State.PAUSED) & Q(paused_until__isnull=True)),
                name="candidate_pause_has_an_end",
            ),
            models.CheckConstraint(
                condition=Q(birth_date__isnull=True) | Q(birth_year__isnull=True),
                name="candidate_birth_year_stands_alone",
            ),
            models.CheckConstraint(
                condition=Q(erased_on__isnull=True)
                | Q(
                    state=State.ENDED,
                    first_name="",
                    last_name="",
                    phone="",
                    email="",
                    birth_date__isnull=True,
                    birth_year__isnull=True,
                ),
                name="candidate_erased_is_ended_and_nameless",
            ),
            models.CheckConstraint(
                condition=Q(message_from__isnull=True, message_until__isnull=True)
                | Q(
                    message_from__isnull=False,
                    message_until__isnull=False,
                    message_from__lt=F("message_until"),
                ),
                name="candidate_message_hours_are_a_range",
            ),
            models.CheckConstraint(
                condition=Q(hours_min__isnull=True, hours_max__isnull=True)
                | Q(hours_min__isnull=False, hours_max__isnull=False, hours_min__lte=F("hours_max")),
                name="candidate_hours_are_a_range",
            ),
            models.CheckConstraint(
                condition=Q(dayparts__isnull=True) | Q(dayparts__lte=ALL_DAYPARTS),
                name="candidate_dayparts_are_21_bits",
            ),
            models.CheckConstraint(
                condition=Q(travel_minutes__isnull=True)
                | Q(travel_minutes__gte=LEAST_TRAVEL_MINUTES, travel_minutes__lte=MOST_TRAVEL_MINUTES),
                name="candidate_travel_limit_in_range",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def dream(self) -> Wish | None:
        """The one wish that is the dream job, if it was told."""
        return next((wish for wish in self.wishes.all() if wish.is_dream), None)

    @property
    def year_born(self) -> int | None:
        """The year of the date of birth, or the one that was told alone."""
        return self.birth_date.year if self.birth_date else self.birth_year

    def ages(self, on: date) -> Ages | None:
        """The youngest and oldest that this youth may be on the date; unknown when nothing was told."""
        return ages(birth_date=self.birth_date, birth_year=self.birth_year, on=on)

    def is_contact_only(self, on: date) -> bool:
        """Maybe under 16, and no parent was heard yet: only who it is and how to reach them may be kept."""
        found = self.ages(on)
        return found is not None and found.youngest < INDEPENDENT_AGE and self.parent_heard_on is None
