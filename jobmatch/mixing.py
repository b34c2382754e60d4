"""Rows of tables with marks lie in an order of chance: the order of writing would tell whose they are.

A row on a mark lies next to the rows in clear that were written in the same moment. Each night all rows of
such tables get another place.
"""

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model

from jobmatch.marks import MarkedKey
from jobmatch.running.turns import each_in_turn

PATIENCE = "5s"  # PostgreSQL waits no longer for readers of the table: the next night tries again


def tables_with_marks() -> list[type[Model]]:
    """The models of which a row may say by a mark whose it is; their ids are random."""
    return [
        model
        for model in apps.get_models()
        if any(isinstance(field, MarkedKey) for field in model._meta.local_fields)
    ]


def mix() -> None:
    """Lay the rows of each table with marks in an order of chance; one that is busy keeps no other waiting.

    SQLite keeps rows by a number of their own, which gets a random value; PostgreSQL writes the table anew in
    the order of the random ids, and nobody else reads or writes it meanwhile.
    """
    each_in_turn(tables_with_marks(), lambda model: _mix(model._meta.db_table))


@transaction.atomic
def _mix(table: str) -> bool:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f'UPDATE "{table}" SET rowid = random()')  # noqa: S608 - the name of a table
            return True
        connection.check_constraints()  # what waits for the end of the transaction would refuse the rewriting
        cursor.execute(f"SET LOCAL lock_timeout = '{PATIENCE}'")
        cursor.execute(f'CLUSTER "{table}" USING "{_index_of_ids(table)}"')
    return True


def _index_of_ids(table: str) -> str:
    with connection.cursor() as cursor:
        constraints = connection.introspection.get_constraints(cursor, table)
    return next(name for name, found in constraints.items() if found["primary_key"])
