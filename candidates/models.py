"""A youth's file: who it is, what they want and can, what was allowed, and the step that holds the file."""

import secrets
from datetime import date
from uuid import UUID, uuid4

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from candidates.enums import ConsentManner, Ending, Purpose, State, StepKind, StepState
from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import Desk, Membership, Organisation, User
from jobmatch.places.models import Town
from jobmatch.taxonomy.choices import choices
from jobmatch.taxonomy.models import Occupation, Skill
from jobmatch.taxonomy.vocabulary import (
    ALL_DAYPARTS,
    CEFR_LEVELS,
    DIPLOMA_LEVELS,
    LANGUAGES,
    LICENCES,
)
from jobmatch.versions import Versioned

MOST_HOURS = 48
LEAST_TRAVEL_MINUTES, MOST_TRAVEL_MINUTES = 5, 180


def new_tie_seed() -> bytes:
    """Sixteen random bytes that decide, for this person alone, the order of vacancies with equal points."""
    return secrets.token_bytes(16)


class CandidateQuerySet(models.QuerySet["Candidate"]):
    def visible_to(self, user: User) -> "CandidateQuerySet":
        """The own caseload of a jobhunter; every file of the own municipality for a coordinator."""
        coordinated = Membership.objects.active().filter(user=user, role=Role.COORDINATOR)
        return self.filter(
            Q(desk__user=user) | Q(municipality__in=coordinated.values("organisation")),
            desk__municipality__in=Organisation.objects.of(user, Role.JOBHUNTER, Role.COORDINATOR),
        )

    def in_sight(self) -> "CandidateQuerySet":
        """Every file that has not ended."""
        return self.exclude(state=State.ENDED)

    def named(self, word: str) -> "CandidateQuerySet":
        """Files in which a word is in the name, or its digits are in the phone number."""
        match = Q(first_name__icontains=word) | Q(last_name__icontains=word)
        digits = "".join(char for char in word if char.isdigit()).lstrip("0")
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
    ended_on = models.DateField(null=True, editable=False)
    ending = models.CharField(max_length=20, choices=Ending, blank=True, editable=False)

    first_name = models.CharField(_("first name"), max_length=80)
    last_name = models.CharField(_("last name"), max_length=120, blank=True)
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    message_language = models.CharField(
        _("language of messages"),
        max_length=2,
        choices=[("nl", "Nederlands"), ("en", "English")],
        default="nl",
    )
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
    own_words = models.BinaryField(blank=True, default=b"", editable=False)
    tie_seed = models.BinaryField(default=new_tie_seed, editable=False)

    objects = CandidateQuerySet.as_manager()

    class Meta:
        ordering = ["first_name", "last_name", "id"]
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
    def dream(self) -> "Wish | None":
        """The one wish that is the dream job, if it was told."""
        return next((wish for wish in self.wishes.all() if wish.is_dream), None)

    def age(self, on: date) -> int | None:
        """Whole years on the date; unknown without a date of birth."""
        if self.birth_date is None:
            return None
        had_birthday = (on.month, on.day) >= (self.birth_date.month, self.birth_date.day)
        return on.year - self.birth_date.year - (not had_birthday)


class StepQuerySet(models.QuerySet["Step"]):
    def open(self) -> "StepQuerySet":
        return self.filter(state=StepState.OPEN)

    def overdue(self, *, on: date) -> "StepQuerySet":
        return self.open().filter(due__lt=on)


class Step(Versioned):
    """What happens next for this person, when, and at whose desk. One open step of a file is primary."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="steps")
    kind = models.CharField(_("what"), max_length=12, choices=StepKind)
    title = models.CharField(_("in a few words"), max_length=120, blank=True)
    state = models.CharField(max_length=8, choices=StepState, default=StepState.OPEN)
    due = models.DateField(_("when"), null=True)
    owner = models.ForeignKey(Desk, models.PROTECT, null=True, related_name="steps", verbose_name=_("who"))
    primary_for = models.UUIDField(unique=True, null=True, editable=False)
    made_at = models.DateTimeField(auto_now_add=True)
    done_on = models.DateField(null=True, editable=False)
    done_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", editable=False)

    objects = StepQuerySet.as_manager()

    class Meta:
        ordering = ["due", "made_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    state=StepState.OPEN, owner__isnull=False, due__isnull=False, done_on__isnull=True
                )
                | Q(
                    state=StepState.DONE, owner__isnull=True, primary_for__isnull=True, done_on__isnull=False
                ),
                name="step_open_has_owner_and_date",
            ),
            models.CheckConstraint(
                condition=Q(primary_for__isnull=True) | Q(primary_for=F("candidate")),
                name="step_primary_for_its_own_candidate",
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.get_kind_display()


class Wish(models.Model):
    """An occupation wanted. Rank 1 is wanted most; at most one wish is the dream."""

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="wishes")
    occupation = models.ForeignKey(Occupation, models.PROTECT, related_name="+", verbose_name=_("occupation"))
    rank = models.PositiveSmallIntegerField(_("rank"), validators=[MinValueValidator(1)])
    is_dream = models.BooleanField(_("dream job"), default=False)

    class Meta:
        ordering = ["rank", "id"]
        constraints = [
            models.UniqueConstraint(fields=["candidate", "occupation"], name="wish_once_an_occupation"),
            models.UniqueConstraint(fields=["candidate", "rank"], name="wish_once_a_rank"),
            models.UniqueConstraint(fields=["candidate"], condition=Q(is_dream=True), name="wish_one_dream"),
        ]

    def __str__(self) -> str:
        return f"{self.rank}. {self.occupation}"


class CandidateSkill(models.Model):
    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="skills")
    skill = models.ForeignKey(Skill, models.PROTECT, related_name="+", verbose_name=_("skill"))

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["candidate", "skill"], name="candidate_skill_once")]

    def __str__(self) -> str:
        return str(self.skill)


class CandidateLanguage(models.Model):
    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="languages")
    language = models.CharField(_("language"), max_length=3, choices=choices(LANGUAGES))
    level = models.CharField(_("level"), max_length=2, choices=choices(CEFR_LEVELS))

    class Meta:
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(fields=["candidate", "language"], name="candidate_language_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_language_display()} {self.level}"


class Diploma(models.Model):
    """A diploma earned: its level, and the occupation it leads to where there is one."""

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="diplomas")
    level = models.CharField(_("level"), max_length=5, choices=choices(DIPLOMA_LEVELS))
    occupation = models.ForeignKey(
        Occupation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("for occupation")
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["candidate", "level", "occupation"], name="diploma_once"),
            # SQLite counts two nulls as different, so a level without an occupation needs a rule of its own.
            models.UniqueConstraint(
                fields=["candidate", "level"], condition=Q(occupation__isnull=True), name="diploma_level_once"
            ),
        ]

    def __str__(self) -> str:
        return self.get_level_display()


class CandidateLicence(models.Model):
    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="licences")
    licence = models.CharField(_("licence or certificate"), max_length=20, choices=choices(LICENCES))

    class Meta:
        ordering = ["licence"]
        constraints = [
            models.UniqueConstraint(fields=["candidate", "licence"], name="candidate_licence_once")
        ]

    def __str__(self) -> str:
        return self.get_licence_display()


class WorkExperience(models.Model):
    """Work done before in an occupation, paid or not; no employer is named here."""

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="experience")
    occupation = models.ForeignKey(Occupation, models.PROTECT, related_name="+", verbose_name=_("occupation"))
    months = models.PositiveSmallIntegerField(_("months"), validators=[MaxValueValidator(600)])

    class Meta:
        ordering = ["-months", "id"]
        constraints = [
            models.UniqueConstraint(fields=["candidate", "occupation"], name="work_experience_once")
        ]

    def __str__(self) -> str:
        return str(self.occupation)


class Exclusion(models.Model):
    """An employer whom the youth does not want; no reason is kept."""

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="exclusions")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("employer")
    )

    class Meta:
        ordering = ["organisation__name", "id"]
        constraints = [models.UniqueConstraint(fields=["candidate", "organisation"], name="exclusion_once")]

    def __str__(self) -> str:
        return str(self.organisation)


class Needs(Versioned):
    """What a workplace must or should offer this youth: one sealed text, so not even a count shows."""

    candidate = models.OneToOneField(Candidate, models.CASCADE, primary_key=True, related_name="needs")
    sealed = models.BinaryField(editable=False)

    def __str__(self) -> str:
        return "sealed"


class ConsentQuerySet(models.QuerySet["Consent"]):
    def latest(  # type: ignore[override]  # of one purpose, not of the table
        self, *, candidate: UUID, purpose: str
    ) -> "Consent | None":
        """The row that counts: the newest of this purpose."""
        return self.filter(candidate_id=candidate, purpose=purpose).order_by("-id").first()


class Consent(models.Model):
    """A youth's yes, or the taking back of it, for one purpose. Rows are only added; the newest counts."""

    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="consents")
    purpose = models.CharField(max_length=20, choices=Purpose)
    wording = models.CharField(max_length=20, help_text="version of the text that the youth heard or read")
    given = models.BooleanField(help_text="yes; or, when false, withdrawn")
    manner = models.CharField(_("how"), max_length=10, choices=ConsentManner)
    at = models.DateTimeField()
    expires_on = models.DateField(null=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = ConsentQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(purpose__in=Purpose.values), name="consent_purpose_known"),
            models.CheckConstraint(
                condition=Q(given=True, expires_on__isnull=False) | Q(given=False, expires_on__isnull=True),
                name="consent_given_expires",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {'given' if self.given else 'withdrawn'}"

    def is_live(self, on: date) -> bool:
        """Given and not past its term."""
        return self.given and self.expires_on is not None and on <= self.expires_on
