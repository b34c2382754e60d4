"""Wordings in the texts of vacancies, employers and sites that law or good practice rejects."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from employers.enums import DemandDecision
from employers.models.vacancies import Employer, Site, Vacancy
from jobmatch.accounts.enums import DESK_ROLES
from jobmatch.accounts.models import User

LONGEST_WORDING = 200


class DemandQuerySet(models.QuerySet["Demand"]):
    def visible_to(self, user: User) -> "DemandQuerySet":
        """Every one for jobhunters and coordinators; those in texts of the own employer for its contact."""
        if user.roles & DESK_ROLES:
            return self
        mine = Employer.objects.visible_to(user).values("pk")
        return self.filter(Q(vacancy__employer__in=mine) | Q(employer__in=mine) | Q(site__employer__in=mine))

    def untalked(self) -> "DemandQuerySet":
        return self.filter(decision=DemandDecision.NONE)


def _of_one() -> Q:
    """The text is of a vacancy, an employer or a site, and of no other."""
    names = ("vacancy", "employer", "site")
    only = [Q(**{f"{name}__isnull": name != one for name in names}) for one in names]
    return only[0] | only[1] | only[2]


class Demand(models.Model):
    """A wording that law or good practice rejects, as it stands in a text; it goes when the words go."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    vacancy = models.ForeignKey(Vacancy, models.CASCADE, null=True, related_name="demands")
    employer = models.ForeignKey(Employer, models.CASCADE, null=True, related_name="demands")
    site = models.ForeignKey(Site, models.CASCADE, null=True, related_name="demands")
    part = models.CharField(max_length=20, help_text="the column of the text, or pay")
    rule = models.CharField(max_length=40, help_text="a code of employers/rules/demands/table.toml")
    phrase = models.CharField(max_length=LONGEST_WORDING, help_text="the words as they stand there")
    decision = models.CharField(
        max_length=12, choices=DemandDecision, blank=True, default=DemandDecision.NONE
    )
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    decided_on = models.DateField(null=True)

    objects = DemandQuerySet.as_manager()

    class Meta:
        ordering = ["part", "id"]
        constraints = [
            models.CheckConstraint(condition=_of_one(), name="demand_of_one_text"),
            models.CheckConstraint(
                condition=Q(decision__in=DemandDecision.values), name="demand_decision_known"
            ),
            models.CheckConstraint(
                condition=Q(decision="", decided_by__isnull=True, decided_on__isnull=True)
                | ~Q(decision="") & Q(decided_by__isnull=False, decided_on__isnull=False),
                name="demand_decision_of_someone",
            ),
            *(
                models.UniqueConstraint(
                    fields=[one, "part", "rule", "phrase"],
                    condition=Q(**{f"{one}__isnull": False}),
                    name=f"demand_once_a_{one}",
                )
                for one in ("vacancy", "employer", "site")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.phrase}"
