from typing import Any

from django.db import migrations


def wipe(apps: Any, schema_editor: Any) -> None:
    """The ids that became marks are not left behind in free space."""
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        if connection.vendor == 'sqlite':
            cursor.execute('PRAGMA wal_checkpoint(TRUNCATE)')
        else:
            cursor.execute('VACUUM FULL notifications_message')


class Migration(migrations.Migration):
    atomic = False
    dependencies = [('notifications', '0004_quiet_messages')]

    operations = [migrations.RunPython(wipe, migrations.RunPython.noop)]
