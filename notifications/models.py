"""The outbox: what must be sent, each try, and what members of staff want to hear of."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jobmatch.accounts.models import User
from jobmatch.http.versions import Versioned
from jobmatch.marks import behind, mark_of
from notifications.enums import QUIET, Kind, MessageChannel, MessageState

PERSON_BOX, ABOUT_BOX = "message", "message.about"


def keys_of(person: UUID) -> list[UUID]:
    """What stands in the column `person` for somebody: the id, and in a quiet message the mark of it."""
    return [person, mark_of(person, box=PERSON_BOX)]


class MessageQuerySet(models.QuerySet["Message"]):
    def waiting(self) -> "MessageQuerySet":
        return self.filter(state=MessageState.WAITING)

    def failed(self) -> "MessageQuerySet":
        return self.filter(state=MessageState.FAILED)

    def of(self, person: UUID) -> "MessageQuerySet":
        """Messages for a person, or in a person's name: the quiet ones too."""
        return self.filter(person__in=keys_of(person))

    def about(self, pk: UUID) -> "MessageQuerySet":
        """Messages about this row of another app."""
        return self.filter(about__in=[pk, mark_of(pk, box=ABOUT_BOX)])

    def due(self, *, now: datetime) -> "MessageQuerySet":
        """Messages that may be sent now and are in nobody's hands."""
        free = Q(leased_until__isnull=True) | Q(leased_until__lte=now)
        return self.waiting().filter(free, not_before__lte=now)


class Message(models.Model):
    """One message to one receiver, written in the transaction of the fact that it tells of.

    To a member of an organisation it names the `user`, whose address is read when it is sent. Else address
    and words are sealed under the key of `person`, an identifier that this app does not know; destroying that
    key makes the message unreadable. `about` is a bare identifier for who asks what became of it. After
    sending, what was sealed is blanked. It is sent between `start_hour` and `end_hour` of working days only,
    when it has these. `count` is the number that an overview tells, or that of a root of the access log. A
    `lease` without `leased_until` says that an earlier try may have arrived. After `not_after` it is of no
    use any more and is not sent. Of a quiet message `person` and `about` are marks, and it has no hour.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kind = models.CharField(max_length=12, choices=Kind)
    channel = models.CharField(max_length=6, choices=MessageChannel)
    language = models.CharField(max_length=2, default="nl")
    user = models.ForeignKey(User, models.CASCADE, null=True, related_name="messages")
    person = models.UUIDField(null=True, db_index=True)
    about = models.UUIDField(null=True, db_index=True)
    sealed = models.BinaryField(blank=True, default=b"", editable=False)
    state = models.CharField(max_length=10, choices=MessageState, default=MessageState.WAITING)
    not_before = models.DateTimeField()
    not_after = models.DateTimeField(null=True)
    start_hour = models.PositiveSmallIntegerField(null=True)
    end_hour = models.PositiveSmallIntegerField(null=True)
    count = models.PositiveIntegerField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease = models.UUIDField(null=True)
    leased_until = models.DateTimeField(null=True)
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    handled_at = models.DateTimeField(null=True, help_text="when a person was told that it did not arrive")

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "id"]
        indexes = [models.Index(fields=["state", "not_before"], name="message_state_not_before")]
        constraints = [
            models.CheckConstraint(
                condition=Q(user__isnull=False, person__isnull=True, sealed=b"")
                | Q(user__isnull=True, person__isnull=False),
                name="message_has_one_receiver",
            ),
            models.CheckConstraint(
                condition=Q(
                    kind__in=Kind.values, channel__in=MessageChannel.values, state__in=MessageState.values
                ),
                name="message_kinds_known",
            ),
            models.CheckConstraint(
                condition=Q(state=MessageState.SENT, sent_at__isnull=False)
                | (~Q(state=MessageState.SENT) & Q(sent_at__isnull=True)),
                name="message_sent_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state=MessageState.WAITING) | Q(leased_until__isnull=True, sealed=b""),
                name="message_done_keeps_nothing",
            ),
            models.CheckConstraint(
                condition=Q(start_hour__isnull=True, end_hour__isnull=True)
                | Q(start_hour__isnull=False, start_hour__lt=F("end_hour"), end_hour__lte=24),
                name="message_hours_in_one_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"

    @property
    def whose(self) -> UUID | None:
        """For whom, or in whose name, it is; None for a member of an organisation."""
        return self._named(self.person, box=PERSON_BOX)

    @property
    def row(self) -> UUID | None:
        """The row of another app that it is about."""
        return self._named(self.about, box=ABOUT_BOX)

    def _named(self, kept: UUID | None, *, box: str) -> UUID | None:
        return behind(kept, box=box) if kept is not None and self.kind in QUIET else kept


class Delivery(models.Model):
    """One try to send a message; `code` is what the gateway said, never an address or a text."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="deliveries")
    attempt = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    outcome = models.CharField(
        max_length=10, choices=[("sent", _("sent")), ("later", _("later")), ("refused", _("refused"))]
    )
    code = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["message", "attempt", "id"]

    def __str__(self) -> str:
        return f"{self.attempt} {self.outcome}"


class Preference(Versioned):
    """What a user wants to hear of by e-mail, in which language, and whether there is a morning overview."""

    user = models.OneToOneField(User, models.CASCADE, primary_key=True, related_name="preference")
    kinds = models.JSONField(default=list)
    digest = models.BooleanField(_("a morning overview on working days"), default=True)
    language = models.CharField(max_length=2, choices=[("nl", "Nederlands"), ("en", "English")], default="nl")

    def __str__(self) -> str:
        return "preference"

    def wants(self, kind: Kind) -> bool:
        """Whether the user hears of this by mail; what cannot be chosen always goes."""
        if kind == Kind.DIGEST:
            return self.digest
        return not kind.roles or kind in self.kinds
