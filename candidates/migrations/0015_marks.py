import secrets
from typing import Any
from uuid import UUID

from django.db import migrations, models
from django.utils import timezone

from jobmatch.marks import mark_of

KEYS = (
    ('experience', 'candidate_id', 'experience'),
    ('handover', 'candidate_id', 'hand_over'),
    ('handover', 'made_by_id', 'hand_over.by'),
    ('report', 'written_by_id', 'report.by'),
)


def mark_rows(apps: Any, schema_editor: Any) -> None:
    """Each id that stands in clear becomes its mark; all of them in one transaction, or none."""
    for name, column, box in KEYS:
        _mark_column(schema_editor.connection, f'candidates_{name}', column, box=box)
    Experience, Report = (apps.get_model('candidates', name) for name in ('Experience', 'Report'))
    whose = dict(Experience.objects.values_list('pk', 'candidate'))
    for report in Report.objects.all():
        report.candidate_id = whose[report.experience_id]
        report.approved_on = report.approved_at and timezone.localdate(report.approved_at)
        report.save(update_fields=['candidate', 'approved_on'])


def _mark_column(connection: Any, table: str, column: str, *, box: str) -> None:
    field = models.UUIDField()
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT id, {column} FROM {table}')
        found = [(pk, mark_of(UUID(str(whose)), box=box)) for pk, whose in cursor.fetchall()]
        changes = [(field.get_db_prep_value(mark, connection), pk) for pk, mark in found]
        cursor.executemany(f'UPDATE {table} SET {column} = %s WHERE id = %s', changes)


def copy_exclusions(apps: Any, schema_editor: Any) -> None:
    """In an order of chance: the order in which they were made says something too."""
    LeftOut = apps.get_model('candidates', 'LeftOut')
    rows = list(apps.get_model('candidates', 'Exclusion').objects.values('candidate_id', 'organisation_id'))
    secrets.SystemRandom().shuffle(rows)
    LeftOut.objects.bulk_create(LeftOut(**row) for row in rows)


class Migration(migrations.Migration):
    """Who told, reported, asked other help or left an employer out stands there as a mark alone."""

    dependencies = [('candidates', '0014_marked_keys')]

    operations = [
        migrations.RunPython(mark_rows, migrations.RunPython.noop),
        migrations.RunPython(copy_exclusions, migrations.RunPython.noop),
    ]
