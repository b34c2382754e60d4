"""Foreign keys of which the database holds only a pseudonym, another one in each table.

Who reads the database and has no key cannot tell whose such a row is, nor which rows of two tables are of one
person. The program reads and writes the key itself: a mark is the id, encrypted.
"""

import hashlib
import hmac
from functools import lru_cache
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from django.conf import settings
from django.db import models
from django.db.models.fields.related_lookups import RelatedExact, RelatedIn

CONTEXT = b"jobmatch.marks:"
COMPARED = ("exact", "in", "isnull")


def mark_of(pk: UUID, *, box: str) -> UUID:
    """The mark of an id in the table that is called `box` here; each id has one, and no other has it."""
    step = _cipher(box, settings.MARK_KEY).encryptor()
    return UUID(bytes=step.update(pk.bytes) + step.finalize())


def behind(mark: UUID, *, box: str) -> UUID:
    """The id of which this is the mark."""
    step = _cipher(box, settings.MARK_KEY).decryptor()
    return UUID(bytes=step.update(mark.bytes) + step.finalize())


def mark_in(row: UUID, pk: UUID, *, box: str) -> UUID:
    """The mark of an id in one row: another one in each, so that no two rows are of the same one to see."""
    step = Cipher(algorithms.AES(_key(box, settings.MARK_KEY)), modes.CBC(row.bytes)).encryptor()
    return UUID(bytes=step.update(pk.bytes) + step.finalize())


def behind_in(row: UUID, mark: UUID, *, box: str) -> UUID:
    """The id of which this is the mark in that row."""
    step = Cipher(algorithms.AES(_key(box, settings.MARK_KEY)), modes.CBC(row.bytes)).decryptor()
    return UUID(bytes=step.update(mark.bytes) + step.finalize())


@lru_cache(maxsize=64)
def _cipher(box: str, secret: bytes) -> "Cipher[modes.ECB]":
    """AES on the one block that an id is: a permutation of all ids, which only the key tells."""
    return Cipher(algorithms.AES(_key(box, secret)), modes.ECB())  # noqa: S305 - one block, never two


@lru_cache(maxsize=64)
def _key(box: str, secret: bytes) -> bytes:
    return hmac.new(secret, CONTEXT + box.encode(), hashlib.sha256).digest()


class MarkedKey(models.ForeignKey):  # type: ignore[type-arg]  # of any model with a UUID
    """A foreign key that lies in the database as a mark. It is filtered by value, and never joined in SQL.

    `box` names the table that the marks are of, and stays as it is once rows are stored.
    """

    def __init__(self, to: Any, on_delete: Any, *, box: str, **values: Any) -> None:
        self.box = box
        super().__init__(to, on_delete, **{**values, "db_constraint": False})

    def deconstruct(self) -> Any:
        name, path, args, values = super().deconstruct()
        del values["db_constraint"]
        return name, path, args, {**values, "box": self.box}

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        return super().get_db_prep_save(self.marked(value), connection)

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        return super().get_db_prep_value(self.marked(value), connection, prepared)

    def from_db_value(self, value: UUID | None, expression: Any, connection: Any) -> UUID | None:
        return None if value is None else behind(UUID(str(value)), box=self.box)

    def get_lookup(self, lookup_name: str) -> Any:
        """Marks have no order: nothing is more or less than one."""
        return super().get_lookup(lookup_name) if lookup_name in COMPARED else None

    def get_col(self, alias: Any, output_field: Any = None) -> Any:
        """Always as a mark: `candidate__pk` would else be compared as the id that it is not."""
        return super().get_col(alias, self)

    def select_format(self, compiler: Any, sql: Any, params: Any) -> Any:
        """Refused where another query would take the marks for ids."""
        if compiler.query.subquery:
            raise TypeError(f"{self} is a mark: a subquery can't give it to another query")
        return super().select_format(compiler, sql, params)

    def get_extra_restriction(self, alias: Any, related_alias: Any) -> Any:
        """Where Django writes the SQL of a join: this key has none."""
        raise TypeError(f"{self} is a mark: it can't be joined")

    def marked(self, value: Any) -> UUID | None:
        """The mark of an id as it is given to a query."""
        found = self.target_field.to_python(value)
        return None if found is None else mark_of(found, box=self.box)


def _plain(value: Any) -> Any:
    if hasattr(value, "resolve_expression") or hasattr(value, "as_sql"):
        raise TypeError("a mark is compared with a value, never with another column")
    return value


@MarkedKey.register_lookup
class MarkedExact(RelatedExact):
    """Equal to a value."""

    def get_prep_lookup(self) -> Any:
        _plain(self.rhs)
        return self.lhs.output_field.marked(super().get_prep_lookup())


@MarkedKey.register_lookup
class MarkedIn(RelatedIn):
    """One of these values."""

    def get_prep_lookup(self) -> Any:
        _plain(self.rhs)
        return [self.lhs.output_field.marked(value) for value in super().get_prep_lookup()]
