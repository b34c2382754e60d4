"""What one app wrote and another must hear of: a kind and a bare id, in the transaction of the write."""

from typing import Any

from django.db import models
from django.db.models import Func, Q

from jobmatch.changes.enums import Kind


class CurrentTransaction(Func):
    """The id of the transaction that writes the row, on PostgreSQL; 0 on SQLite, which has one writer."""

    template = "0"
    output_field = models.BigIntegerField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="(pg_current_xact_id()::text::bigint)", **context)


class Change(models.Model):
    """Something was added, changed or taken away. Who reads by `id` alone misses what is committed out of
    order; `jobmatch.changes.selectors` does not."""

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=10, choices=Kind)
    target = models.UUIDField(null=True)
    tx = models.BigIntegerField(db_default=CurrentTransaction(), editable=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="change_kind_known"),
        ]
        indexes = [
            models.Index(fields=["tx"], name="change_tx"),
            models.Index(fields=["target"], name="change_target"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.target}"
