"""Rows that would tell that a youth told something lie sealed, in a table and on chains of their own."""

import uuid

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from jobmatch.audit import triggers


def install(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    triggers.install_quiet(schema_editor.connection)


def lift(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    triggers.lift_quiet(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_keyed_chains")]

    operations = [
        migrations.CreateModel(
            name="QuietEntry",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("chain", models.UUIDField()),
                ("number", models.PositiveBigIntegerField()),
                ("day", models.DateField()),
                ("mark", models.UUIDField()),
                ("sealed", models.BinaryField()),
                ("key", models.CharField(max_length=32)),
                ("previous", models.CharField(blank=True, max_length=64)),
                ("digest", models.CharField(max_length=64)),
            ],
            options={
                "db_table": "audit_quiet",
                "ordering": ["chain", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("chain", "number"), name="audit_quiet_once")
                ],
            },
        ),
        migrations.RunPython(install, lift),
    ]
