"""What is kept between a youth and work: how they moved the points, placements, and how it went after.

A ranking is computed on request; of one that is kept, what went in and what came out is sealed.
"""

from datetime import date
from uuid import uuid4

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from candidates.enums import ConsentManner
from candidates.models import MOST_HOURS, Candidate
from employers.models import Employer, Vacancy
from jobmatch.accounts.models import User
from jobmatch.http.versions import Versioned
from jobmatch.taxonomy.choices import choices
from jobmatch.taxonomy.models import Occupation
from jobmatch.taxonomy.vocabulary import WORK_KINDS
from matching.enums import (
    CheckInState,
    EndReason,
    Feeling,
    FoundBy,
    OnFile,
    PlacementState,
    SaidBy,
    Side,
    Signer,
    WhyKept,
)


class Weighting(Versioned):
    """*What matters most to you*: the points this person gives to each criterion; they add up to 1000."""

    candidate = models.OneToOneField(Candidate, models.CASCADE, primary_key=True, related_name="weighting")
    weights = models.JSONField()

    def __str__(self) -> str:
        return "weights"


class NewVacancies(models.Model):
    """How many vacancies that came in fit a wish of this youth; each night takes the place of the last.

    Counted without anything sealed and without exclusions, so that the number tells nothing of these.
    """

    candidate = models.OneToOneField(
        Candidate, models.CASCADE, primary_key=True, related_name="new_vacancies"
    )
    day = models.DateField()
    count = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(count__gt=0), name="new_vacancies_are_some")]

    def __str__(self) -> str:
        return f"{self.count} on {self.day:%d-%m-%Y}"


class VacancyWords(models.Model):
    """The words of one version of a vacancy's text that a policy's vocabulary knows: no text is read twice.

    What is missing or of an older version is read from the text; each night it is written down.
    """

    vacancy = models.OneToOneField(Vacancy, models.CASCADE, primary_key=True, related_name="+")
    version = models.PositiveIntegerField()
    policy = models.CharField(max_length=10)
    words = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"words of {self.vacancy_id}"


class KeptRanking(models.Model):
    """A ranking that was acted on, so that it can be worked out again: rows are only added.

    What went in and what came out lies sealed in one text, without needs: these are with `KeptNeeds`.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="kept_rankings")
    kept_on = models.DateField()
    why = models.CharField(max_length=10, choices=WhyKept)
    policy = models.CharField(max_length=10)
    sealed = models.BinaryField(editable=False)
    kept_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)

    class Meta:
        ordering = ["-kept_on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(why__in=WhyKept.values), name="kept_ranking_says_why")
        ]

    def __str__(self) -> str:
        return f"{self.kept_on:%d-%m-%Y}"


class InterestQuerySet(models.QuerySet["Interest"]):
    def hearts(self) -> "InterestQuerySet":
        """What they go for."""
        return self.filter(feeling=Feeling.HEART)

    def hidden(self) -> "InterestQuerySet":
        """What stays away from the ranking of the youth."""
        return self.filter(feeling=Feeling.NOT_FOR_ME)


class Interest(models.Model):
    """What a youth and the jobhunter decided about one vacancy; the last word counts, no reason is asked."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="interests")
    vacancy = models.ForeignKey(Vacancy, models.CASCADE, related_name="interests", verbose_name=_("vacancy"))
    feeling = models.CharField(_("what you think of it"), max_length=10, choices=Feeling)
    said_by = models.CharField(_("said"), max_length=10, choices=SaidBy)
    said_on = models.DateField(_("on"))

    objects = InterestQuerySet.as_manager()

    class Meta:
        ordering = ["-said_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["candidate", "vacancy"], name="interest_once_a_vacancy"),
            models.CheckConstraint(
                condition=Q(feeling__in=Feeling.values, said_by__in=SaidBy.values),
                name="interest_values_known",
            ),
        ]

    def __str__(self) -> str:
        return self.get_feeling_display()


class PlacementQuerySet(models.QuerySet["Placement"]):
    def running(self) -> "PlacementQuerySet":
        """Work that is agreed or going on."""
        return self.exclude(state=PlacementState.ENDED)

    def started(self) -> "PlacementQuerySet":
        return self.filter(state=PlacementState.STARTED)


class Placement(Versioned):
    """Work that started or is about to, through us or found by the youth."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="placements")
    vacancy = models.ForeignKey(
        Vacancy, models.PROTECT, null=True, blank=True, related_name="placements", verbose_name=_("vacancy")
    )
    employer = models.ForeignKey(
        Employer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("employer")
    )
    employer_name = models.CharField(_("name of the employer"), max_length=160, blank=True)
    occupation = models.ForeignKey(
        Occupation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("occupation")
    )
    kind = models.CharField(_("kind of work"), max_length=20, choices=choices(WORK_KINDS))
    found_by = models.CharField(_("found"), max_length=10, choices=FoundBy)
    state = models.CharField(max_length=10, choices=PlacementState, default=PlacementState.PLANNED)
    starts_on = models.DateField(_("first working day"))
    ends_on = models.DateField(_("until, if it is for a time"), null=True, blank=True)
    hours = models.PositiveSmallIntegerField(
        _("hours a week"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_HOURS)],
    )
    pay_cents = models.PositiveIntegerField(_("pay an hour, in cents"), null=True, blank=True)
    papers = models.JSONField(_("papers"), default=list, blank=True)
    ended_on = models.DateField(null=True, editable=False)
    end_reason = models.CharField(_("why it ended"), max_length=20, choices=EndReason, blank=True)
    on_file = models.CharField(
        _("as experience"), max_length=3, choices=OnFile, blank=True, default="", editable=False
    )
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "id"]
        indexes = [models.Index(fields=["candidate", "state"], name="placement_candidate_state")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=PlacementState.values), name="placement_state_known"
            ),
            models.CheckConstraint(
                condition=Q(employer__isnull=False) | ~Q(employer_name=""),
                name="placement_names_an_employer",
            ),
            models.CheckConstraint(
                condition=Q(
                    state=PlacementState.ENDED, ended_on__isnull=False, end_reason__in=EndReason.values
                )
                | (~Q(state=PlacementState.ENDED) & Q(ended_on__isnull=True, end_reason="")),
                name="placement_ended_says_why",
            ),
            models.CheckConstraint(
                condition=Q(on_file="") | Q(on_file__in=OnFile.values), name="placement_on_file_known"
            ),
        ]

    def __str__(self) -> str:
        return str(self.employer) if self.employer else self.employer_name


class SchoolContact(Versioned):
    """Whom of a school we speak with about a place to learn: somebody without an account.

    Spoken to only after the youth's yes to it; `yes_on` and `told_on` say when that was.
    """

    placement = models.OneToOneField(Placement, models.CASCADE, primary_key=True, related_name="school")
    school = models.CharField(_("school"), max_length=160)
    name = models.CharField(_("whom we speak with"), max_length=120)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    mentor = models.CharField(_("mentor at the employer"), max_length=120, blank=True)
    course = models.CharField(
        _("number of the course (crebo)"),
        max_length=5,
        blank=True,
        validators=[RegexValidator(r"^\d{5}$")],
    )
    yes_on = models.DateField(null=True, editable=False)
    yes_how = models.CharField(max_length=10, choices=ConsentManner, blank=True, editable=False)
    told_on = models.DateField(null=True, editable=False)
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(yes_on__isnull=True, yes_how="")
                | Q(yes_on__isnull=False, yes_how__in=ConsentManner.values),
                name="school_contact_yes_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(told_on__isnull=True) | Q(yes_on__isnull=False),
                name="school_contact_told_after_a_yes",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.school}"


class Signature(models.Model):
    """Who signed the agreement of a place to learn, and on which day; nothing of the paper is kept."""

    placement = models.ForeignKey(Placement, models.CASCADE, related_name="signatures")
    signer = models.CharField(max_length=6, choices=Signer)
    signed_on = models.DateField()
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["placement", "signer"], name="signature_once_a_signer"),
            models.CheckConstraint(condition=Q(signer__in=Signer.values), name="signature_signer_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_signer_display()} {self.signed_on:%d-%m-%Y}"


class CheckInQuerySet(models.QuerySet["CheckIn"]):
    def waiting(self, *, on: date) -> "CheckInQuerySet":
        """Due and not answered."""
        return self.filter(state=CheckInState.PLANNED, due__lte=on)


class CheckIn(Versioned):
    """One moment at which youth or employer is asked how it goes; the answer is sealed.

    `moment` is the part of the pattern that planned it, such as `d3`, `w4`, `m12`; after a loss `loss_w1`.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    placement = models.ForeignKey(Placement, models.PROTECT, related_name="check_ins")
    side = models.CharField(max_length=10, choices=Side)
    moment = models.CharField(max_length=10)
    due = models.DateField()
    state = models.CharField(max_length=10, choices=CheckInState, default=CheckInState.PLANNED)
    answered_on = models.DateField(null=True, editable=False)
    answer = models.BinaryField(blank=True, default=b"", editable=False)
    about_work = models.BooleanField(
        default=False,
        editable=False,
        help_text="whether the youth said of the workplace if it is as told, whatever was said",
    )
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", editable=False)

    objects = CheckInQuerySet.as_manager()

    class Meta:
        ordering = ["due", "side", "id"]
        indexes = [models.Index(fields=["state", "due"], name="check_in_state_due")]
        constraints = [
            models.UniqueConstraint(fields=["placement", "side", "moment"], name="check_in_once_a_moment"),
            models.CheckConstraint(
                condition=Q(state__in=CheckInState.values, side__in=Side.values), name="check_in_states_known"
            ),
            models.CheckConstraint(
                condition=Q(state=CheckInState.ANSWERED, answered_on__isnull=False)
                | (~Q(state=CheckInState.ANSWERED) & Q(answered_on__isnull=True, answer=b"")),
                name="check_in_answered_has_a_date",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_side_display()} {self.moment}"
