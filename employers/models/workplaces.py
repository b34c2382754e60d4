"""How it is to work somewhere: what the employer said, what a jobhunter saw, and when it is asked again.

Nothing here is about a youth, and nothing says why a list is asked again.
"""

from datetime import date
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from employers.enums import Answer, FactSide
from employers.models.vacancies import Employer, Site
from jobmatch.accounts.models import User
from jobmatch.taxonomy.choices import choices
from jobmatch.taxonomy.vocabulary import WORKPLACE_ITEMS

WORKPLACE_QUESTIONS = {code: item.question for code, item in WORKPLACE_ITEMS.items()}


class WorkplaceFactQuerySet(models.QuerySet["WorkplaceFact"]):
    def oldest_first(self) -> "WorkplaceFactQuerySet":
        """By the day on which it was said or seen: the last of a side is the one that counts."""
        return self.order_by("stated_on", "pk")


class WorkplaceFact(models.Model):
    """One answer to one question about a workplace, of one side on one day. Rows are only added.

    What holds today is read by employers/selectors/workplaces.py alone.
    """

    employer = models.ForeignKey(Employer, models.CASCADE, related_name="facts")
    site = models.ForeignKey(Site, models.CASCADE, null=True, blank=True, related_name="facts")
    item = models.CharField(max_length=20, choices=choices(WORKPLACE_QUESTIONS))
    side = models.CharField(max_length=4, choices=FactSide, default=FactSide.SAID)
    answer = models.CharField(max_length=7, choices=Answer)
    stated_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    stated_on = models.DateField()
    expires_on = models.DateField()

    objects = WorkplaceFactQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(item__in=list(WORKPLACE_ITEMS)), name="fact_item_known"),
            models.CheckConstraint(condition=Q(side__in=FactSide.values), name="fact_side_known"),
            models.CheckConstraint(condition=Q(answer__in=Answer.values), name="fact_answer_known"),
            models.CheckConstraint(condition=Q(expires_on__gt=F("stated_on")), name="fact_expires_later"),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.answer}"

    def is_expired(self, on: date) -> bool:
        return self.expires_on < on


class ListAskQuerySet(models.QuerySet["ListAsk"]):
    def open(self) -> "ListAskQuerySet":
        """Lists that wait for an answer."""
        return self.filter(answered_on__isnull=True)


class ListAsk(models.Model):
    """The whole list of one workplace, or of an employer, is asked again from a month's start.

    Many are drawn at once, most of them by lot: a row says nothing of why it is there.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    employer = models.ForeignKey(Employer, models.CASCADE, related_name="list_asks")
    site = models.ForeignKey(Site, models.CASCADE, null=True, related_name="list_asks")
    asked_from = models.DateField()
    answered_on = models.DateField(null=True)

    objects = ListAskQuerySet.as_manager()

    class Meta:
        ordering = ["asked_from", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["site"],
                condition=Q(answered_on__isnull=True, site__isnull=False),
                name="list_asked_once_a_site",
            ),
            models.UniqueConstraint(
                fields=["employer"],
                condition=Q(answered_on__isnull=True, site__isnull=True),
                name="list_asked_once_an_employer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.employer_id} {self.asked_from}"
