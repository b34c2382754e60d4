"""Municipalities, the labour-market region each belongs to over time, towns and postcode areas.

All fields are plain: nothing here is about a person.
"""

from datetime import date

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q


class Region(models.Model):
    """A labour-market region (arbeidsmarktregio)."""

    code = models.SlugField(primary_key=True, max_length=60)
    name = models.CharField(max_length=100, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class MunicipalityQuerySet(models.QuerySet["Municipality"]):
    def existing(self, *, on: date) -> "MunicipalityQuerySet":
        """Municipalities not yet dissolved on the date."""
        return self.filter(Q(ended_on=None) | Q(ended_on__gt=on))


class Municipality(models.Model):
    """A municipality by its CBS code; one that was dissolved stays, with the date and its successor."""

    code = models.CharField(primary_key=True, max_length=6, validators=[RegexValidator(r"^GM\d{4}$")])
    name = models.CharField(max_length=100)
    province = models.CharField(max_length=30)
    ended_on = models.DateField(null=True, blank=True)
    successor = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="predecessors"
    )

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        ordering = ["name", "code"]
        verbose_name_plural = "municipalities"
        constraints = [
            models.CheckConstraint(
                name="places_municipality_end_names_successor",
                condition=Q(ended_on=None, successor=None)
                | Q(ended_on__isnull=False, successor__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class RegionMembershipQuerySet(models.QuerySet["RegionMembership"]):
    def valid(self, *, on: date) -> "RegionMembershipQuerySet":
        """Memberships of a region in force on the date; `valid_to` is the last day."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=on), valid_from__lte=on)


class RegionMembership(models.Model):
    """A municipality is in a region from the first to the last day; no last day means until now."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="region_memberships"
    )
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="memberships")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    source = models.TextField()

    objects = RegionMembershipQuerySet.as_manager()

    class Meta:
        ordering = ["municipality_id", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "valid_from"], name="places_membership_one_start_a_day"
            ),
            models.UniqueConstraint(
                fields=["municipality"], condition=Q(valid_to=None), name="places_membership_one_current"
            ),
            models.CheckConstraint(
                name="places_membership_ends_after_start",
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id} in {self.region_id} from {self.valid_from}"


class Town(models.Model):
    """A town or village with one point on the map; `folded_name` is its name for looking up."""

    id = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=100)
    folded_name = models.CharField(max_length=100, db_index=True)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="towns")
    lat = models.FloatField()
    lon = models.FloatField()

    class Meta:
        ordering = ["name", "municipality_id"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "name"], name="places_town_once_a_municipality"),
        ]

    def __str__(self) -> str:
        return self.name


class PostcodeArea(models.Model):
    """The area of the four digits of a Dutch postcode, with one point on the map."""

    code = models.CharField(primary_key=True, max_length=4, validators=[RegexValidator(r"^[1-9]\d{3}$")])
    town = models.ForeignKey(
        Town, on_delete=models.PROTECT, null=True, blank=True, related_name="postcode_areas"
    )
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="postcode_areas")
    lat = models.FloatField()
    lon = models.FloatField()

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code
