"""What a youth wants and can: wishes, abilities, and the employers whom they do not want."""

from uuid import uuid4

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jobmatch.accounts.models import Organisation
from jobmatch.marks import MarkedKey
from jobmatch.taxonomy.choices import choices
from jobmatch.taxonomy.models import Occupation, Skill
from jobmatch.taxonomy.vocabulary import CEFR_LEVELS, DIPLOMA_LEVELS, LANGUAGES, LICENCES

MOST_MONTHS = 600


class Wish(models.Model):
    """An occupation wanted. Rank 1 is wanted most; at most one wish is the dream."""

    candidate = models.ForeignKey("Candidate", models.CASCADE, related_name="wishes")
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
    candidate = models.ForeignKey("Candidate", models.CASCADE, related_name="skills")
    skill = models.ForeignKey(Skill, models.PROTECT, related_name="+", verbose_name=_("skill"))

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["candidate", "skill"], name="candidate_skill_once")]

    def __str__(self) -> str:
        return str(self.skill)


class CandidateLanguage(models.Model):
    candidate = models.ForeignKey("Candidate", models.CASCADE, related_name="languages")
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

    candidate = models.ForeignKey("Candidate", models.CASCADE, related_name="diplomas")
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
    candidate = models.ForeignKey("Candidate", models.CASCADE, related_name="licences")
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

    candidate = models.ForeignKey("Candidate", models.CASCADE, related_name="experience")
    occupation = models.ForeignKey(Occupation, models.PROTECT, related_name="+", verbose_name=_("occupation"))
    months = models.PositiveSmallIntegerField(_("months"), validators=[MaxValueValidator(MOST_MONTHS)])

    class Meta:
        ordering = ["-months", "id"]
        constraints = [
            models.UniqueConstraint(fields=["candidate", "occupation"], name="work_experience_once")
        ]

    def __str__(self) -> str:
        return str(self.occupation)


class Exclusion(models.Model):
    """An employer whom the youth does not want; no reason is kept."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    candidate = MarkedKey("Candidate", models.CASCADE, box="exclusion", related_name="exclusions")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("employer")
    )

    class Meta:
        ordering = ["organisation__name", "id"]
        constraints = [models.UniqueConstraint(fields=["candidate", "organisation"], name="exclusion_once")]

    def __str__(self) -> str:
        return str(self.organisation)
