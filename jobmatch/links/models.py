"""One-time links for people without an account: what for, and bare identifiers; no name, no address."""

from datetime import datetime
from uuid import uuid4

from django.db import models
from django.db.models import Q

MOST_WRONG = 5
MOST_WRONG_OF_A_WORD = 15  # in a week, at all links that open with it together


class LinkQuerySet(models.QuerySet["Link"]):
    def usable(self, *, now: datetime) -> "LinkQuerySet":
        """Not opened, not ended, not expired, and the word was not guessed at too often."""
        return self.filter(
            opened_at__isnull=True, ended_at__isnull=True, expires_at__gt=now, wrong__lt=MOST_WRONG
        )


class Link(models.Model):
    """A secret address: the right word, sent with it once, opens one purpose for half an hour.

    `person` and `target` are bare identifiers that the app which owns the purpose understands. Of the secret,
    of the word and of the secret of the opened session only digests are kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    digest = models.CharField(max_length=64, unique=True)
    person = models.UUIDField(db_index=True)
    purpose = models.CharField(max_length=20)
    target = models.UUIDField(null=True)
    word = models.CharField(max_length=128)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    wrong = models.PositiveSmallIntegerField(default=0)
    opened_at = models.DateTimeField(null=True)
    session = models.CharField(max_length=64, blank=True)
    ended_at = models.DateTimeField(null=True)

    objects = LinkQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(wrong__lte=MOST_WRONG), name="link_five_wrong_words"),
            models.CheckConstraint(
                condition=Q(opened_at__isnull=True, session="")
                | (Q(opened_at__isnull=False) & ~Q(session="")),
                name="link_opened_has_a_session",
            ),
            models.UniqueConstraint(
                fields=["session"], condition=~Q(session=""), name="link_one_of_a_session"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.made_at:%Y-%m-%d}"
