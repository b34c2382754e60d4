from typing import Any

from django.db import migrations, models

from candidates.rules import names

BATCH = 500


def fold_names(apps: Any, schema_editor: Any) -> None:
    """Files of before are found by their folded name too; one that was erased has none."""
    Candidate = apps.get_model('candidates', 'Candidate')
    batch = []
    rows = Candidate.objects.exclude(first_name='', last_name='')
    for row in rows.only('id', 'first_name', 'last_name').iterator(chunk_size=BATCH):
        row.folded_name = names.folded(row.first_name, row.last_name)
        batch.append(row)
        if len(batch) == BATCH:
            Candidate.objects.bulk_update(batch, ['folded_name'])
            batch = []
    Candidate.objects.bulk_update(batch, ['folded_name'])


class Migration(migrations.Migration):
    """The name as it is searched and compared."""

    dependencies = [
        ('candidates', '0009_absence_to_accounts'),
    ]

    operations = [
        migrations.AddField(
            model_name='candidate',
            name='folded_name',
            field=models.TextField(blank=True, default='', editable=False),
        ),
        migrations.RunPython(fold_names, migrations.RunPython.noop),
    ]
