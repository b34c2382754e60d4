"""Seals the secrets of second factors, and ends the sessions whose keys lay in the table in clear."""

from typing import Any

from django.db import migrations

from jobmatch.accounts.services import second_factors


def seal(apps: Any, schema_editor: Any) -> None:
    second_factors.seal_all(apps.get_model("mfa", "Authenticator").objects.order_by("pk"))


def end_sessions(apps: Any, schema_editor: Any) -> None:
    """A copy of the table as it was signs nobody in; everyone signs in once more, as every twelve hours."""
    apps.get_model("sessions", "Session").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_four_eyes"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("sessions", "0001_initial"),
    ]

    operations = [
        migrations.RunPython(seal, migrations.RunPython.noop),
        migrations.RunPython(end_sessions, migrations.RunPython.noop),
    ]
