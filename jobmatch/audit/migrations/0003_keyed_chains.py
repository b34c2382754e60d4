"""The one chain of before stays where it lies, untouched and closed; new rows go on keyed chains of their own."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from jobmatch.audit import triggers


def install(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    triggers.install_keyed(schema_editor.connection)


def lift(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    triggers.lift_keyed(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_only_added")]

    operations = [
        # Other names in the code; the tables keep theirs, and no row is touched.
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RenameModel("Entry", "ClosedEntry"),
                migrations.AlterModelTable("ClosedEntry", "audit_entry"),
                migrations.RenameModel("Head", "ClosedHead"),
                migrations.AlterModelTable("ClosedHead", "audit_head"),
            ]
        ),
        migrations.CreateModel(
            name="Head",
            fields=[
                ("chain", models.UUIDField(primary_key=True, serialize=False)),
                ("number", models.PositiveBigIntegerField(default=0)),
                ("digest", models.CharField(blank=True, max_length=64)),
            ],
            options={"db_table": "audit_chain", "ordering": ["chain"]},
        ),
        migrations.CreateModel(
            name="Root",
            fields=[
                ("number", models.PositiveIntegerField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("ends", models.JSONField()),
                ("key", models.CharField(max_length=32)),
                ("previous", models.CharField(blank=True, max_length=64)),
                ("digest", models.CharField(max_length=64)),
            ],
            options={"db_table": "audit_root", "ordering": ["number"]},
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("at", models.DateTimeField()),
                ("event", models.CharField(max_length=60)),
                (
                    "actor",
                    models.UUIDField(
                        help_text="the user, or none for the command line and the schedule", null=True
                    ),
                ),
                ("actor_kind", models.CharField(max_length=20)),
                (
                    "person",
                    models.UUIDField(db_index=True, help_text="the candidate whom it is about", null=True),
                ),
                ("target", models.CharField(blank=True, max_length=60)),
                ("target_id", models.UUIDField(null=True)),
                (
                    "fields",
                    models.JSONField(default=list, help_text="the names of the sealed fields that were opened"),
                ),
                ("reason", models.CharField(blank=True, max_length=200)),
                ("previous", models.CharField(blank=True, max_length=64)),
                ("digest", models.CharField(max_length=64)),
                ("seq", models.BigAutoField(primary_key=True, serialize=False)),
                ("chain", models.UUIDField(help_text="the municipality, or zeros where there is none")),
                ("number", models.PositiveBigIntegerField()),
                ("key", models.CharField(max_length=32)),
            ],
            options={
                "db_table": "audit_row",
                "ordering": ["at", "seq"],
                "indexes": [models.Index(fields=["at", "seq"], name="audit_row_by_time")],
                "constraints": [models.UniqueConstraint(fields=("chain", "number"), name="audit_row_once")],
            },
        ),
        migrations.RunPython(install, lift),
    ]
