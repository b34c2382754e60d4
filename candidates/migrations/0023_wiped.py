from typing import Any

from django.db import migrations

TABLES = ('consent', 'experience', 'handover', 'report', 'step')


def wipe(apps: Any, schema_editor: Any) -> None:
    """What was overwritten goes from the files too: SQLite has wiped it in place, and empties its log."""
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        if connection.vendor == 'sqlite':
            cursor.execute('PRAGMA wal_checkpoint(TRUNCATE)')
            return
        for table in TABLES:
            cursor.execute(f'VACUUM FULL candidates_{table}')


class Migration(migrations.Migration):
    """The ids that became marks are not left behind in free space."""

    atomic = False
    dependencies = [('candidates', '0022_steps_on_marks')]

    operations = [migrations.RunPython(wipe, migrations.RunPython.noop)]
