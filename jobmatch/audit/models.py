"""The access log: who did or saw what, when. Rows are only added, each chained to the one before.

One chain a municipality, and one for what belongs to none, so that nobody waits for an act elsewhere. Each
night a root holds the ends of all. No foreign keys: the log holds bare identifiers, so it outlives what it
speaks of and never holds it back.
"""

from typing import Final
from uuid import UUID, uuid4

from django.db import models

NO_CHAIN: Final = UUID(int=0)


class Row(models.Model):
    """What a row of the log says, in the closed table too."""

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
        abstract = True


class Entry(Row):
    """One row of the log, the `number`-th of its `chain`.

    `digest` is HMAC-SHA-256 over its values and the digest of the row before it; `key` names the key of it.
    """

    seq = models.BigAutoField(primary_key=True)
    chain = models.UUIDField(help_text="the municipality, or zeros where there is none")
    number = models.PositiveBigIntegerField()
    key = models.CharField(max_length=32)

    class Meta:
        db_table = "audit_row"
        ordering = ["at", "seq"]
        indexes = [models.Index(fields=["at", "seq"], name="audit_row_by_time")]
        constraints = [models.UniqueConstraint(fields=["chain", "number"], name="audit_row_once")]

    def __str__(self) -> str:
        return f"{self.number} {self.event}"


class QuietEntry(models.Model):
    """One row of the log that would tell that a youth told or asked something; on a chain of such rows.

    What happened, when and by whom is sealed under the youth's key. `mark` says whose it is to who has the
    key of the marks, another one in each row; `day` is all that stands in clear.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    chain = models.UUIDField()
    number = models.PositiveBigIntegerField()
    day = models.DateField()
    mark = models.UUIDField()
    sealed = models.BinaryField()
    key = models.CharField(max_length=32)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        db_table = "audit_quiet"
        ordering = ["chain", "number"]
        constraints = [models.UniqueConstraint(fields=["chain", "number"], name="audit_quiet_once")]

    def __str__(self) -> str:
        return f"{self.number} quiet"


class Head(models.Model):
    """Where a chain ends; locking it puts the writers of that chain in line. It only goes up."""

    chain = models.UUIDField(primary_key=True)
    number = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        db_table = "audit_chain"
        ordering = ["chain"]

    def __str__(self) -> str:
        return f"{self.chain} at {self.number}"


class Root(models.Model):
    """The ends of all chains on a night, [chain, number, digest] each, signed with the root before."""

    number = models.PositiveIntegerField(primary_key=True)
    at = models.DateTimeField()
    ends = models.JSONField()
    key = models.CharField(max_length=32)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        db_table = "audit_root"
        ordering = ["number"]

    def __str__(self) -> str:
        return f"root-{self.number}:{self.digest}"


class ClosedEntry(Row):
    """A row of the one chain that all municipalities had; nothing is added to it any more."""

    seq = models.PositiveBigIntegerField(primary_key=True)

    class Meta:
        db_table = "audit_entry"
        ordering = ["seq"]
        indexes = [models.Index(fields=["actor", "at"], name="audit_by_actor")]

    def __str__(self) -> str:
        return f"{self.seq} {self.event}"


class ClosedHead(models.Model):
    """Where that chain ended."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    seq = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        db_table = "audit_head"
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="audit_one_head")]

    def __str__(self) -> str:
        return f"head at {self.seq}"
