"""Links for people without an account: whom and what for, and bare identifiers; no name, no address."""

from datetime import datetime
from uuid import uuid4

from django.db import models
from django.db.models import Q

MOST_WRONG = 5
MOST_WRONG_OF_A_WORD = 15  # in a week, at all links that open with it together


class Audience(models.TextChoices):
    """Whose door a link opens: each has pages, a cookie and rules of its own."""

    YOUTH = "youth"
    EMPLOYER = "employer"


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

    One of an employer has no word: it went to one mailbox alone, and opens again until it ends. What shows a
    name asks for a `code` besides, sent to the same mailbox, once in each session.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    digest = models.CharField(max_length=64, unique=True)
    audience = models.CharField(max_length=8, choices=Audience, default=Audience.YOUTH)
    person = models.UUIDField(db_index=True)
    purpose = models.CharField(max_length=20)
    target = models.UUIDField(null=True)
    word = models.CharField(max_length=128, blank=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    wrong = models.PositiveSmallIntegerField(default=0)
    opened_at = models.DateTimeField(null=True)
    session = models.CharField(max_length=64, blank=True)
    ended_at = models.DateTimeField(null=True)
    code = models.CharField(max_length=128, blank=True)
    code_at = models.DateTimeField(null=True)
    code_wrong = models.PositiveSmallIntegerField(default=0)
    proved_at = models.DateTimeField(null=True)

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
            models.CheckConstraint(
                condition=Q(audience=Audience.YOUTH, code="", proved_at__isnull=True)
                | Q(audience=Audience.EMPLOYER, word=""),
                name="link_word_or_code",
            ),
            models.UniqueConstraint(
                fields=["session"], condition=~Q(session=""), name="link_one_of_a_session"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.made_at:%Y-%m-%d}"
