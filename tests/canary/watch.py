"""Where the canary listens, beside the answers: what was sent, and every value of every table."""

from collections import defaultdict
from collections.abc import Iterator
from email.header import decode_header, make_header
from pathlib import Path

from django.conf import settings
from django.core import mail
from django.db import connection

from tests.canary.scan import found_in
from tests.canary.world import PLAIN, World
from tests.structure.test_records import LABELS, of_kind, records


def leaks(given: list[tuple[str, bytes]], forbidden: list[str], world: World) -> dict[str, set[str]]:
    """What was called → the names of the tokens in its answer. All are searched at once: most hold none."""
    if not found_in(b"\n\n".join(data for _, data in given), forbidden):
        return {}
    found = {called: {world.words[token] for token in found_in(data, forbidden)} for called, data in given}
    return {called: names for called, names in found.items() if names}


def sent() -> bytes:
    """Every mail as it goes over the line, with its heads in words too, and every text message."""
    mails = [each.message() for each in mail.outbox]
    heads = [str(make_header(decode_header(str(head)))).encode() for each in mails for head in each.values()]
    texts = [path.read_bytes() for path in texts_sent()]
    return b"\n".join([*(each.as_bytes() for each in mails), *heads, *texts])


def texts_sent() -> list[Path]:
    """The files that stand for text messages in tests."""
    return [*(Path(settings.DATA_DIR) / "texts").glob("*.txt")]


def misplaced(world: World) -> set[tuple[str, str, str]]:
    """Table, column and token of what lies where the records do not call it personal."""
    allowed = personal_columns()
    kept_secret = [token for token, name in world.words.items() if name not in PLAIN]
    heaps = defaultdict(list)
    for name, column, value in columns():
        if (name, column) not in allowed:
            heaps[name, column].append(value)
    return {
        (*place, world.words[token])
        for place, values in heaps.items()
        for token in found_in(b"\n".join(values), kept_secret)
    }


def personal_columns() -> set[tuple[str, str]]:
    """Table and column of every field that the records call personal, and of addresses of staff."""
    return {
        (record.model._meta.db_table, record.model._meta.get_field(name).column)
        for label in LABELS
        for record in records(label)
        for name in of_kind(record, "personal")
    }


def columns() -> Iterator[tuple[str, str, bytes]]:
    """Every value of every table: table, column, bytes."""
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{name}"')
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for column, value in zip(names, row, strict=True):
                    is_bytes = isinstance(value, bytes | memoryview)
                    yield name, column, bytes(value) if is_bytes else str(value).encode()
