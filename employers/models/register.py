"""The register: what an employer asked that may not be asked, what was answered, and what came of it."""

from datetime import date
from uuid import UUID, uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from employers.enums import AskedHow, CameOf
from employers.models.vacancies import Employer, Vacancy
from jobmatch.accounts.enums import DESK_ROLES
from jobmatch.accounts.models import User
from jobmatch.http.versions import Versioned

LONGEST_ASKED = 200
LONGEST_SAID = 300


class RegisterQuerySet(models.QuerySet["RegisterEntry"]):
    def visible_to(self, user: User) -> "RegisterQuerySet":
        """Every one for jobhunters and coordinators; for an employer its own, once it was talked about."""
        if user.roles & DESK_ROLES:
            return self
        return self.talked_about().filter(employer__in=Employer.objects.visible_to(user).order_by())

    def talked_about(self) -> "RegisterQuerySet":
        """Entries of which a jobhunter said that the employer heard our answer."""
        return self.filter(discussed_on__isnull=False)

    def made_before(self, day: date) -> "RegisterQuerySet":
        return self.filter(made_on__lt=day)


class RegisterEntry(Versioned):
    """What an employer asked that may not be asked. It names nobody: no youth, nobody who works there.

    Without a day it has no vacancy either, so that it points at no proposal: then `made_on` is the first of
    the month in which it was written down.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    employer = models.ForeignKey(Employer, models.CASCADE, related_name="register")
    vacancy = models.ForeignKey(Vacancy, models.SET_NULL, null=True, related_name="register")
    how = models.CharField(_("how it was asked"), max_length=7, choices=AskedHow)
    ground = models.CharField(
        _("what it is about"), max_length=20, help_text="a code of employers/rules/demands/table.toml"
    )
    asked = models.CharField(_("what was asked"), max_length=LONGEST_ASKED)
    asked_on = models.DateField(_("asked on"), null=True, blank=True)
    answer = models.CharField(_("what we answered"), max_length=LONGEST_SAID, blank=True)
    discussed_on = models.DateField(pgettext_lazy("register", "talked about on"), null=True, editable=False)
    came_of = models.CharField(
        _("what came of it"), max_length=7, choices=CameOf, blank=True, default=CameOf.OPEN
    )
    reply = models.CharField(_("what the employer says of it"), max_length=LONGEST_SAID, blank=True)
    replied_on = models.DateField(null=True, editable=False)
    made_on = models.DateField(editable=False)
    made_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+", editable=False)

    objects = RegisterQuerySet.as_manager()

    class Meta:
        ordering = ["-made_on", "id"]
        indexes = [models.Index(fields=["employer", "-made_on"], name="register_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(how__in=AskedHow.values, came_of__in=CameOf.values), name="register_codes_known"
            ),
            models.CheckConstraint(
                condition=Q(discussed_on__isnull=True, answer="", came_of="", reply="")
                | Q(discussed_on__isnull=False),
                name="register_talk_first",
            ),
            models.CheckConstraint(
                condition=Q(reply="") | Q(replied_on__isnull=False),
                name="register_reply_with_a_day",
            ),
            models.CheckConstraint(
                condition=Q(asked_on__isnull=False) | Q(vacancy__isnull=True),
                name="register_without_a_day_no_vacancy",
            ),
        ]

    def __str__(self) -> str:
        return self.asked

    @staticmethod
    def mark_of(pk: UUID) -> str:
        """The mark of the errand about this entry."""
        return f"register:{pk}"
