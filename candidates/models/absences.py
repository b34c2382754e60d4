"""Who is away, and whose desk does the work meanwhile."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jobmatch.accounts.models import Desk, User


class AbsenceQuerySet(models.QuerySet["Absence"]):
    def running(self) -> "AbsenceQuerySet":
        return self.filter(ended_on__isnull=True)


class Absence(models.Model):
    """A desk whose owner is away for a time; its steps lie at the desk that stands in."""

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
        ordering = ["since", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["desk"], condition=Q(ended_on__isnull=True), name="absence_one_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(desk=F("stand_in")), name="absence_stand_in_is_another"),
        ]

    def __str__(self) -> str:
        return f"{self.desk} → {self.stand_in}"
