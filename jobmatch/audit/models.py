"""The access log: who did or saw what, when. Rows are only added, each chained to the one before.

No foreign keys: the log holds bare identifiers, so it outlives what it speaks of and never holds it back.
"""

from django.db import models


class Entry(models.Model):
    """One row of the log; `digest` is SHA-256 over this row's values and the digest of the row before it."""

    seq = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    event = models.CharField(max_length=60)
    actor = models.UUIDField(null=True, help_text="the user, or none for the command line and the schedule")
    actor_kind = models.CharField(max_length=20)
    person = models.UUIDField(null=True, db_index=True, help_text="the candidate whom it is about")
    target = models.CharField(max_length=60, blank=True)
    target_id = models.UUIDField(null=True)
    fields = models.JSONField(default=list, help_text="the names of the sealed fields that were opened")
    reason = models.CharField(max_length=200, blank=True)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["seq"]
        indexes = [models.Index(fields=["actor", "at"], name="audit_by_actor")]

    def __str__(self) -> str:
        return f"{self.seq} {self.event}"


class Head(models.Model):
    """The one row that says where the chain ends; locking it puts the writers in line."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    seq = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="audit_one_head")]

    def __str__(self) -> str:
        return f"head at {self.seq}"
