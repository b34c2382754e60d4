"""Employers, their workplaces and what they say of them, and the vacancies of the region.

Everything here is plain: a vacancy and a workplace tell nothing about a youth.
"""

from datetime import date, timedelta
from uuid import uuid4

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Cast, Coalesce, TruncDate
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from employers.enums import DemandDecision, PayPeriod, VacancyState
from jobmatch.accounts.enums import DESK_ROLES, Role
from jobmatch.accounts.models import Organisation, User
from jobmatch.http.versions import Versioned
from jobmatch.places.models import Town
from jobmatch.taxonomy.choices import choices
from jobmatch.taxonomy.models import Occupation, Skill
from jobmatch.taxonomy.vocabulary import (
    ALL_DAYPARTS,
    CEFR_LEVELS,
    DIPLOMA_LEVELS,
    LANGUAGES,
    LICENCES,
    WORK_KINDS,
)

MOST_HOURS = 60
MOST_YEARS = 40
SURE = 100
OWN_SOURCE = "jobmatch"
CONFIRMED_FOR = timedelta(days=45)  # how long a word of the employer keeps a vacancy in public
TRAINING_KINDS = ("apprenticeship", "internship")
MISSES_THAT_CLOSE = 2
STATE_DECIDED = '"state"'  # parts.STATE, as it stands in the text of the column
LONGEST_PHRASE = 120
LONGEST_SHIFT = 24
four_digits = RegexValidator(r"^[1-9]\d{3}$")


class EmployerQuerySet(models.QuerySet["Employer"]):
    def visible_to(self, user: User) -> "EmployerQuerySet":
        """Every employer for jobhunters and coordinators; the own one for an employer contact."""
        if user.roles & DESK_ROLES:
            return self
        return self.filter(organisation__in=Organisation.objects.of(user, Role.EMPLOYER_CONTACT))


class Employer(Versioned):
    """What we know of an organisation of kind employer."""

    organisation = models.OneToOneField(
        Organisation, models.PROTECT, primary_key=True, related_name="employer"
    )
    is_intermediary = models.BooleanField(_("an agency that fills vacancies for others"), default=False)
    website = models.URLField(_("website"), blank=True)
    about = models.TextField(_("about the employer"), max_length=2000, blank=True)
    reasons = models.JSONField(_("why the employer takes part"), default=list, blank=True)
    head = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="shops", verbose_name=_("head office")
    )
    occupations = models.ManyToManyField(
        Occupation, blank=True, related_name="+", verbose_name=_("occupations in the house")
    )
    list_asked_on = models.DateField(null=True, editable=False)  # when a mail asked for the workplace list

    objects = EmployerQuerySet.as_manager()

    class Meta:
        ordering = ["organisation__name", "organisation_id"]
        constraints = [
            models.CheckConstraint(condition=~Q(head=F("organisation")), name="employer_head_is_another")
        ]

    def __str__(self) -> str:
        return self.organisation.name


class Site(Versioned):
    """A workplace of an employer."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    employer = models.ForeignKey(Employer, models.CASCADE, related_name="sites")
    name = models.CharField(_("name"), max_length=120)
    street = models.CharField(_("street and number"), max_length=160, blank=True)
    postcode = models.CharField(_("postcode (4 digits)"), max_length=4, blank=True, validators=[four_digits])
    town = models.ForeignKey(
        Town, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("town")
    )
    occupations = models.ManyToManyField(
        Occupation, blank=True, related_name="+", verbose_name=_("occupations in the house")
    )

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


NO_OCCUPATION = Q(occupation_checked=False, occupation_is_unknown=False)
NO_PLACE = Q(town__isnull=True, site__isnull=True, is_remote=False, place_is_unknown=False)
NO_EMPLOYER = Q(employer__isnull=True, employer_is_unknown=False)


def certainty_column() -> "models.PositiveSmallIntegerField[int | None, int | None]":
    """How certain what is in the column before it is: 100 told or checked, null while nothing is there."""
    return models.PositiveSmallIntegerField(null=True, editable=False, validators=[MaxValueValidator(SURE)])


def phrase_column() -> "models.CharField[str, str]":
    """The words that it was read from; empty when it was not read."""
    return models.CharField(max_length=LONGEST_PHRASE, blank=True, editable=False)


def _known_with_certainty(column: str, c: str, name: str) -> models.CheckConstraint:
    """A value has a certainty of 0-100, and what is not known has neither that nor words."""
    unknown = Q(**{f"{column}__isnull": True, f"{c}__isnull": True})
    return models.CheckConstraint(
        condition=unknown | Q(**{f"{column}__isnull": False, f"{c}__isnull": False, f"{c}__lte": SURE}),
        name=name,
    )


def untalked() -> Q:
    """A wording in the text that nobody said anything of yet."""
    asked = Vacancy.objects.filter(demands__decision=DemandDecision.NONE).order_by()
    return Q(has_demand=True, pk__in=asked.values("pk"))


class VacancyQuerySet(models.QuerySet["Vacancy"]):
    def visible_to(self, user: User) -> "VacancyQuerySet":
        """Every vacancy for jobhunters and coordinators; the own employer's for an employer contact."""
        if user.roles & DESK_ROLES:
            return self
        return self.filter(employer__in=Employer.objects.visible_to(user))

    def open(self, *, on: date) -> "VacancyQuerySet":
        """Open to applicants on the date. One without an end date stays open and shows its age."""
        return self.filter(Q(closes_on__isnull=True) | Q(closes_on__gte=on), state=VacancyState.OPEN)

    def wanted(self) -> "VacancyQuerySet":
        """Neither filled nor closed: also after the last day to apply, or taken off while nobody answered."""
        lapsed = Q(state=VacancyState.CLOSED, asked_on__isnull=False, feed_misses__lt=MISSES_THAT_CLOSE)
        return self.filter(Q(state=VacancyState.OPEN) | lapsed)

    def unanswered(self) -> "VacancyQuerySet":
        """Of which the employer was asked whether it is open, and nobody said so yet."""
        return self.filter(asked_on__isnull=False, state__in=(VacancyState.OPEN, VacancyState.CLOSED))

    def silent_since(self, day: date, *, on: date) -> "VacancyQuerySet":
        """Open ones of an employer, which nothing but an answer ends, of which nobody heard after this day.

        Those were entered, confirmed or opened here, or came by a feed of the employer that is off. While it
        is on it says it anew each time.
        """
        off = Vacancy.objects.filter(employer__feeds__source=F("source"), employer__feeds__is_on=False)
        rows = self.open(on=on).alias(
            word=Coalesce("confirmed_on", "posted_on", TruncDate("added_at")),
            parts=Cast("decided", models.TextField()),
        )
        here = Q(source=OWN_SOURCE) | Q(confirmed_on__isnull=False) | Q(parts__contains=STATE_DECIDED)
        return rows.filter(
            here | Q(pk__in=off.order_by().values("pk")), employer__isnull=False, word__lte=day
        )

    def said_by_nobody(self) -> "VacancyQuerySet":
        """Of which no person confirmed that it is open, nor decided its state."""
        rows = self.alias(parts=Cast("decided", models.TextField()))
        return rows.filter(confirmed_on=None).exclude(parts__contains=STATE_DECIDED)

    def public(self, *, on: date) -> "VacancyQuerySet":
        """Open ones that may stand in public: the employer is named, and said so itself not long ago.

        Ask selectors/public.py instead: it also knows names that hide who the employer is.
        """
        return (
            self.open(on=on)
            .without_kept_demand()
            .filter(
                confirmed_on__gte=on - CONFIRMED_FOR,
                employer__isnull=False,
                employer__is_intermediary=False,
            )
        )

    def without_kept_demand(self) -> "VacancyQuerySet":
        """Without those in whose words something was kept that may not be asked."""
        return self.filter(has_demand=False)

    def to_check(self) -> "VacancyQuerySet":
        """Open ones with something to decide: words that may not be asked, occupation, place, employer."""
        return self.filter(untalked() | NO_OCCUPATION | NO_PLACE | NO_EMPLOYER, state=VacancyState.OPEN)


class Vacancy(Versioned):
    """A job, apprenticeship, internship or other place. What nobody told is null: it asks and never gates."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    source = models.CharField(max_length=60, default="jobmatch", editable=False)
    identifier = models.CharField(max_length=200, editable=False)
    state = models.CharField(_("state"), max_length=8, choices=VacancyState, default=VacancyState.OPEN)
    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(_("description"), max_length=20_000, blank=True)
    url = models.URLField(_("web address of the vacancy"), max_length=500, blank=True)
    posted_on = models.DateField(_("posted on"), null=True, blank=True)
    added_at = models.DateTimeField(default=timezone.now, editable=False)  # when it came to us
    closes_on = models.DateField(_("apply until"), null=True, blank=True)
    starts_on = models.DateField(_("work starts on"), null=True, blank=True)
    openings = models.PositiveSmallIntegerField(_("places"), default=1, validators=[MinValueValidator(1)])

    employer = models.ForeignKey(
        Employer,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="vacancies",
        verbose_name=_("employer"),
    )
    employer_text = models.CharField(_("employer as the source names it"), max_length=200, blank=True)
    employer_is_unknown = models.BooleanField(default=False, editable=False)
    site = models.ForeignKey(
        Site, models.SET_NULL, null=True, blank=True, related_name="vacancies", verbose_name=_("site")
    )
    place_text = models.CharField(_("place as the source names it"), max_length=200, blank=True)
    place_is_unknown = models.BooleanField(default=False, editable=False)
    postcode = models.CharField(_("postcode (4 digits)"), max_length=4, blank=True, validators=[four_digits])
    town = models.ForeignKey(
        Town, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("town")
    )
    is_remote = models.BooleanField(_("can be done from home"), default=False)

    kind = models.CharField(_("kind of work"), max_length=20, choices=choices(WORK_KINDS), blank=True)
    kind_c = certainty_column()
    kind_phrase = phrase_column()
    occupation = models.ForeignKey(
        Occupation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("occupation")
    )
    occupation_certainty = models.PositiveSmallIntegerField(default=0, validators=[MaxValueValidator(100)])
    occupation_checked = models.BooleanField(default=False, editable=False)
    occupation_is_unknown = models.BooleanField(default=False, editable=False)
    hours_min = models.PositiveSmallIntegerField(
        _("hours a week, at least"), null=True, blank=True, validators=[MaxValueValidator(MOST_HOURS)]
    )
    hours_max = models.PositiveSmallIntegerField(
        _("hours a week, at most"), null=True, blank=True, validators=[MaxValueValidator(MOST_HOURS)]
    )
    dayparts = models.PositiveIntegerField(_("days and dayparts asked"), null=True, blank=True)
    pay_min = models.DecimalField(_("pay, from"), max_digits=9, decimal_places=2, null=True, blank=True)
    pay_max = models.DecimalField(_("pay, to"), max_digits=9, decimal_places=2, null=True, blank=True)
    pay_period = models.CharField(_("pay per"), max_length=5, choices=PayPeriod, blank=True)
    diploma = models.CharField(
        _("diploma level asked"), max_length=5, choices=choices(DIPLOMA_LEVELS), blank=True
    )
    diploma_by_law = models.BooleanField(_("the law asks this diploma"), default=False)
    years_asked = models.PositiveSmallIntegerField(
        _("years of experience asked"), null=True, blank=True, validators=[MaxValueValidator(MOST_YEARS)]
    )
    years_c = certainty_column()
    years_phrase = phrase_column()
    leading = models.BooleanField(_("leads other people"), null=True, blank=True)
    leading_c = certainty_column()
    leading_phrase = phrase_column()
    abroad = models.BooleanField(_("the work is in another country"), null=True, blank=True)
    abroad_c = certainty_column()
    abroad_phrase = phrase_column()
    screenings = models.JSONField(_("screenings asked"), default=list, blank=True)
    screenings_c = certainty_column()
    screenings_phrase = phrase_column()
    no_language = models.BooleanField(_("no language is asked"), default=False)
    night_work = models.BooleanField(_("work between 23:00 and 06:00"), null=True, blank=True)
    hazardous_work = models.BooleanField(_("dangerous machines or substances"), null=True, blank=True)
    shift_hours = models.PositiveSmallIntegerField(
        _("longest shift, in hours"), null=True, blank=True, validators=[MaxValueValidator(LONGEST_SHIFT)]
    )

    has_demand = models.BooleanField(
        default=False,
        editable=False,
        help_text="its text has a wording that may not be asked, to which someone may object",
    )
    contact = models.ForeignKey(
        "employers.EmployerPerson",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("whom to call"),
    )
    confirmed_on = models.DateField(null=True, editable=False)
    asked_on = models.DateField(
        null=True, editable=False, help_text="since when an answer to *still open?* is waited for"
    )
    feed_misses = models.PositiveSmallIntegerField(default=0, editable=False)
    decided = models.JSONField(
        default=list,
        editable=False,
        help_text="parts that a person decided; an import leaves them as they are",
    )

    objects = VacancyQuerySet.as_manager()

    class Meta:
        ordering = ["-posted_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["source", "identifier"], name="vacancy_once_a_source"),
            models.CheckConstraint(condition=Q(state__in=VacancyState.values), name="vacancy_state_known"),
            models.CheckConstraint(
                condition=Q(hours_min__isnull=True, hours_max__isnull=True)
                | Q(hours_min__isnull=False, hours_max__isnull=False, hours_min__lte=F("hours_max")),
                name="vacancy_hours_are_a_range",
            ),
            models.CheckConstraint(
                condition=Q(dayparts__isnull=True) | Q(dayparts__lte=ALL_DAYPARTS),
                name="vacancy_dayparts_are_21_bits",
            ),
            models.CheckConstraint(
                condition=Q(pay_min__isnull=True) | Q(pay_max__isnull=True) | Q(pay_min__lte=F("pay_max")),
                name="vacancy_pay_is_a_range",
            ),
            models.CheckConstraint(
                condition=Q(pay_period="", pay_min__isnull=True, pay_max__isnull=True)
                | ~Q(pay_period="") & (Q(pay_min__isnull=False) | Q(pay_max__isnull=False)),
                name="vacancy_pay_has_a_period",
            ),
            models.CheckConstraint(condition=Q(openings__gte=1), name="vacancy_has_an_opening"),
            models.CheckConstraint(
                condition=Q(occupation_certainty__lte=100), name="vacancy_certainty_is_a_percentage"
            ),
            _known_with_certainty("years_asked", "years_c", "vacancy_years_have_certainty"),
            _known_with_certainty("leading", "leading_c", "vacancy_leading_has_certainty"),
            _known_with_certainty("abroad", "abroad_c", "vacancy_abroad_has_certainty"),
            models.CheckConstraint(
                condition=(Q(kind_c__isnull=True) | Q(kind_c__lte=SURE))
                & (Q(screenings_c__isnull=True) | Q(screenings_c__lte=SURE)),
                name="vacancy_readings_are_percentages",
            ),
            models.CheckConstraint(
                condition=Q(years_asked__isnull=True) | Q(years_asked__lte=MOST_YEARS),
                name="vacancy_years_fit_a_life",
            ),
            models.CheckConstraint(
                condition=Q(occupation_checked=False)
                | Q(occupation__isnull=False, occupation_is_unknown=False),
                name="vacancy_checked_has_occupation",
            ),
        ]
        indexes = [models.Index(fields=["state", "closes_on"], name="vacancy_open")]

    def __str__(self) -> str:
        return self.title

    @property
    def employer_name(self) -> str:
        """The employer, or how the source names one that is not known here; empty without either."""
        return str(self.employer or self.employer_text)

    @property
    def is_training(self) -> bool:
        """Whether someone learns a trade there, so that the workplace must be recognised for it."""
        return self.kind in TRAINING_KINDS

    @property
    def was_closed_by_feed(self) -> bool:
        """Whether it is closed only because it was missing in the feed that it comes from."""
        return self.state == VacancyState.CLOSED and self.feed_misses >= MISSES_THAT_CLOSE

    @property
    def has_lapsed(self) -> bool:
        """Whether it is closed only because nobody said that it is still open."""
        return self.state == VacancyState.CLOSED and self.asked_on is not None

    @property
    def ended_unsaid(self) -> bool:
        """Whether it is closed without anybody having said so: it was missing, or nobody answered."""
        return self.was_closed_by_feed or self.has_lapsed

    def days_old(self, on: date) -> int | None:
        """Whole days since it was posted; unknown when the source gave no date."""
        return None if self.posted_on is None else max((on - self.posted_on).days, 0)


class VacancySkill(models.Model):
    vacancy = models.ForeignKey(Vacancy, models.CASCADE, related_name="skills")
    skill = models.ForeignKey(Skill, models.PROTECT, related_name="+", verbose_name=_("skill"))
    required = models.BooleanField(_("required"), default=True, help_text=_("or else useful"))

    class Meta:
        ordering = ["-required", "id"]
        constraints = [models.UniqueConstraint(fields=["vacancy", "skill"], name="vacancy_skill_once")]

    def __str__(self) -> str:
        return str(self.skill)


class VacancyLanguage(models.Model):
    vacancy = models.ForeignKey(Vacancy, models.CASCADE, related_name="languages")
    language = models.CharField(_("language"), max_length=3, choices=choices(LANGUAGES))
    level = models.CharField(_("level"), max_length=2, choices=choices(CEFR_LEVELS))

    class Meta:
        ordering = ["language"]
        constraints = [models.UniqueConstraint(fields=["vacancy", "language"], name="vacancy_language_once")]

    def __str__(self) -> str:
        return f"{self.get_language_display()} {self.level}"


class VacancyLicence(models.Model):
    vacancy = models.ForeignKey(Vacancy, models.CASCADE, related_name="licences")
    licence = models.CharField(_("licence or certificate"), max_length=20, choices=choices(LICENCES))
    by_law = models.BooleanField(_("the law asks it"), default=False)
    c = certainty_column()
    phrase = phrase_column()

    class Meta:
        ordering = ["licence"]
        constraints = [
            models.UniqueConstraint(fields=["vacancy", "licence"], name="vacancy_licence_once"),
            models.CheckConstraint(
                condition=Q(c__isnull=True) | Q(c__lte=SURE), name="vacancy_licence_c_is_a_percentage"
            ),
        ]

    def __str__(self) -> str:
        return self.get_licence_display()
