"""Each person's own data key, wrapped by a key of the ring. Without it nothing that was sealed opens.

Keys lie in a database of their own (`router.py`), so that the copies of the main one hold no key, and can be
kept for longer than an erasure may wait.
"""

from django.db import models
from django.db.models import Q


class Key(models.Model):
    """The AES-256 key of one person, wrapped (AES-GCM, bound to the person) by the ring key `ring_key`.

    In the database of keys. What was destroyed keeps its row, without key: nobody makes another one.
    """

    person = models.UUIDField(primary_key=True)
    ring_key = models.CharField(max_length=32, blank=True, db_index=True)
    wrapped = models.BinaryField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)
    destroyed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(wrapped__isnull=False, destroyed_on__isnull=True) & ~Q(ring_key="")
                | Q(wrapped__isnull=True, destroyed_on__isnull=False, ring_key=""),
                name="key_or_destroyed",
            )
        ]

    def __str__(self) -> str:
        return f"data key under {self.ring_key}" if self.ring_key else "destroyed data key"


class ToDestroy(models.Model):
    """A key that must go, written by the transaction that erases; carried out after it, and then gone.

    `leaves_mark`: nobody may make another key for this person.
    """

    person = models.UUIDField(primary_key=True)
    leaves_mark = models.BooleanField(default=True)
    since = models.DateField()

    def __str__(self) -> str:
        return "key to destroy"


class FormerKey(models.Model):
    """Where keys lay before they had a database of their own; empty since `moving.py` was here."""

    person = models.UUIDField(primary_key=True)
    ring_key = models.CharField(max_length=32, db_index=True)
    wrapped = models.BinaryField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        db_table = "sealing_datakey"

    def __str__(self) -> str:
        return f"data key under {self.ring_key}"
