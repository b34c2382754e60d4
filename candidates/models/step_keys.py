"""Whose a step is: in clear, or as a mark where the step tells that a youth told or asked something.

A row has one of the two. The program reads and asks for `candidate` alone, and finds both.
"""

from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models.expressions import Col
from django.db.models.fields.related_lookups import RelatedExact, RelatedIn, RelatedIsNull
from django.utils import timezone

from jobmatch.marks import MarkedExact, MarkedIn, MarkedKey

MARKED = "youth"


class OpenKey(models.ForeignKey):  # type: ignore[type-arg]  # of the file
    """The foreign key in clear: it is empty in the row of a step that tells."""

    def __init__(self, to: Any, on_delete: Any, **values: Any) -> None:
        super().__init__(to, on_delete, **{**values, "null": True})

    def get_col(self, alias: Any, output_field: Any = None) -> Any:
        """Always as this key, so that `candidate__pk` finds the marked steps too."""
        return super().get_col(alias, self)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> UUID | None:
        """SQLite has it as text."""
        return value if value is None or isinstance(value, UUID) else UUID(value)

    def pre_save(self, instance: Any, add: bool) -> Any:
        return None if getattr(instance, "is_marked", False) else super().pre_save(instance, add)


class StepMark(MarkedKey):
    """The mark: it is empty in the row of any other step."""

    def __init__(self, to: Any, on_delete: Any, **values: Any) -> None:
        super().__init__(to, on_delete, **{**values, "null": True})

    def pre_save(self, instance: Any, add: bool) -> Any:
        if getattr(instance, "is_marked", False):
            instance.youth_id = instance.candidate_id
        return super().pre_save(instance, add)


class MadeAt(models.DateTimeField):  # type: ignore[type-arg]  # of moments
    """When it was made; of a marked step the day alone, for the hour would lead to who was spoken with."""

    def pre_save(self, instance: Any, add: bool) -> Any:
        made = super().pre_save(instance, add)
        if add and getattr(instance, "is_marked", False):
            made = timezone.make_aware(datetime.combine(timezone.localdate(made), time()))
            setattr(instance, self.attname, made)
        return made


class _Either:
    """One of the two columns has it. The other one is empty, and must not make `exclude` answer *unknown*."""

    lhs: Any
    rhs: Any
    in_mark: Any

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        sql, values = super().as_sql(compiler, connection)  # type: ignore[misc]  # of the lookup beside it
        if hasattr(self.rhs, "as_sql") or hasattr(self.rhs, "resolve_expression"):
            return sql, values  # a column of another table: of steps in clear alone
        field = self.lhs.target.model._meta.get_field(MARKED)
        mark = Col(self.lhs.alias, field, field)
        marked, more = compiler.compile(self.in_mark(mark, self.rhs))
        (open_one, _), (marked_one, _) = compiler.compile(self.lhs), compiler.compile(mark)
        is_either = f"({open_one} IS NOT NULL AND {sql} OR {marked_one} IS NOT NULL AND {marked})"
        return is_either, (*values, *more)


@OpenKey.register_lookup
class EitherExact(_Either, RelatedExact):
    """Whose step it is, marked or not."""

    in_mark = MarkedExact


@OpenKey.register_lookup
class EitherIn(_Either, RelatedIn):
    """One of these, marked or not."""

    in_mark = MarkedIn


@OpenKey.register_lookup
class EitherIsNull(RelatedIsNull):
    """Whether it is of no file at all: what Django asks too where it leaves something out.

    In a constraint, which has no alias, it is about the one column.
    """

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        sql, values = super().as_sql(compiler, connection)
        if self.lhs.alias is None:
            return sql, values
        field = self.lhs.target.model._meta.get_field(MARKED)
        marked, _ = compiler.compile(RelatedIsNull(Col(self.lhs.alias, field, field), self.rhs))
        return f"({sql} {'AND' if self.rhs else 'OR'} {marked})", values
