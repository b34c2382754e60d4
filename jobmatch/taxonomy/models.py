"""Occupations and skills in Dutch and English, the skills an occupation asks, and what entering it takes.

All fields are plain: nothing here is about a person. Labels may be empty in one of the two languages.
"""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from jobmatch.taxonomy.choices import in_language
from jobmatch.taxonomy.enums import ArrangedBy, ConditionKind
from jobmatch.taxonomy.vocabulary import Term


class Concept(models.Model):
    """What occupations and skills share; `id` is the uuid5 of `uri`."""

    id = models.UUIDField(primary_key=True, editable=False)
    uri = models.CharField(max_length=200, unique=True)
    label_nl = models.CharField(max_length=300, blank=True)
    label_en = models.CharField(max_length=300, blank=True)
    alt_labels_nl = models.JSONField(default=list, blank=True)
    alt_labels_en = models.JSONField(default=list, blank=True)
    broader = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="narrower")
    starter = models.BooleanField(default=False)

    class Meta:
        abstract = True
        ordering = ["uri"]

    def __str__(self) -> str:
        return in_language(self.label)

    @property
    def label(self) -> Term:
        """The preferred label; a language that has none borrows the other's."""
        return Term(self.label_nl or self.label_en, self.label_en or self.label_nl)


class Occupation(Concept):
    """An occupation with its ISCO-08 unit group."""

    isco = models.CharField(max_length=4, db_index=True, validators=[RegexValidator(r"^\d{4}$")])

    class Meta(Concept.Meta):
        constraints = [
            models.CheckConstraint(
                name="taxonomy_occupation_has_label", condition=~Q(label_nl="", label_en="")
            ),
        ]


class SkillQuerySet(models.QuerySet["Skill"]):
    def learnable(self) -> "SkillQuerySet":
        """Skills that a person can have: without the groups that only order them."""
        return self.filter(is_group=False)


class Skill(Concept):
    """A skill or a field of knowledge; a group only orders skills and is nobody's ability."""

    is_group = models.BooleanField(default=False)
    collections = models.JSONField(default=list, blank=True)

    objects = SkillQuerySet.as_manager()

    class Meta(Concept.Meta):
        constraints = [
            models.CheckConstraint(name="taxonomy_skill_has_label", condition=~Q(label_nl="", label_en="")),
        ]


class IscoGroup(models.Model):
    """A group of ISCO-08 by its code of 1 to 4 digits; a longer code lies within its own first digits."""

    code = models.CharField(primary_key=True, max_length=4, validators=[RegexValidator(r"^\d{1,4}$")])
    uri = models.CharField(max_length=200, unique=True)
    label_nl = models.CharField(max_length=300, blank=True)
    label_en = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return (
            f"{self.code} {in_language(Term(self.label_nl or self.label_en, self.label_en or self.label_nl))}"
        )


class OccupationSkill(models.Model):
    """An occupation asks a skill: always (essential) or sometimes."""

    occupation = models.ForeignKey(Occupation, models.CASCADE, related_name="occupation_skills")
    skill = models.ForeignKey(Skill, models.CASCADE, related_name="occupation_skills")
    essential = models.BooleanField()
    starter = models.BooleanField(default=False)

    class Meta:
        ordering = ["occupation_id", "skill_id"]
        constraints = [
            models.UniqueConstraint(fields=["occupation", "skill"], name="taxonomy_occupation_skill_once"),
        ]

    def __str__(self) -> str:
        return f"{self.occupation_id} asks {self.skill_id}"


class SkillLink(models.Model):
    """One skill is of use for another: always (essential) or sometimes."""

    skill = models.ForeignKey(Skill, models.CASCADE, related_name="links")
    related = models.ForeignKey(Skill, models.CASCADE, related_name="linked_from")
    essential = models.BooleanField()

    class Meta:
        ordering = ["skill_id", "related_id"]
        constraints = [
            models.UniqueConstraint(fields=["skill", "related"], name="taxonomy_skill_link_once"),
            models.CheckConstraint(name="taxonomy_skill_link_of_two", condition=~Q(skill=F("related"))),
        ]

    def __str__(self) -> str:
        return f"{self.skill_id} helped by {self.related_id}"


class EntryCondition(models.Model):
    """What one must have to enter an occupation.

    `code` is a diploma level, a licence, an age in years, or the name of a screening. `months`: how long it
    takes to get it, at most and in the usual way; null is unknown. `source`, `source_url`: where it is from.
    """

    occupation = models.ForeignKey(Occupation, models.CASCADE, related_name="entry_conditions")
    kind = models.CharField(max_length=10, choices=ConditionKind)
    code = models.CharField(max_length=30, blank=True)
    by_law = models.BooleanField(default=False)
    note_nl = models.CharField(max_length=300, blank=True)
    note_en = models.CharField(max_length=300, blank=True)
    months = models.PositiveSmallIntegerField(null=True, blank=True)
    arranged_by = models.CharField(max_length=8, choices=ArrangedBy, blank=True)
    source = models.CharField(max_length=200, blank=True)
    source_url = models.URLField(max_length=300, blank=True)

    class Meta:
        ordering = ["occupation_id", "kind", "code"]
        constraints = [
            models.UniqueConstraint(fields=["occupation", "kind", "code"], name="taxonomy_condition_once"),
            models.CheckConstraint(
                name="taxonomy_condition_kind_known", condition=Q(kind__in=list(ConditionKind.values))
            ),
            models.CheckConstraint(
                name="taxonomy_condition_arranger_known",
                condition=Q(arranged_by__in=["", *ArrangedBy.values]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.occupation_id} {self.kind} {self.code}"

    @property
    def note(self) -> Term:
        return Term(self.note_nl or self.note_en, self.note_en or self.note_nl)


class TaxonomyVersion(models.Model):
    """One row: every load gives it another number, so that each process knows its index of labels is old."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(name="taxonomy_version_one_row", condition=Q(id=1))]

    def __str__(self) -> str:
        return str(self.number)
