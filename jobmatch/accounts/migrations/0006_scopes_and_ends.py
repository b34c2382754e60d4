"""Tokens get a scope and a day of use, calendar links an end; what was made before goes on for a while.

A token of before may do all that its owner may, as it could, and ends within a year from now. A calendar
link of before ends in 180 days from now.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import migrations, models
from django.utils import timezone


def in_180_days() -> datetime:
    return timezone.now() + timedelta(days=180)


def end_within_a_year(apps: Any, schema_editor: Any) -> None:
    latest = timezone.now() + timedelta(days=365)
    apps.get_model("accounts", "ApiToken").objects.filter(expires_at__gt=latest).update(expires_at=latest)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0005_sign_in_secrets_sealed")]

    operations = [
        migrations.AddField(
            model_name="apitoken",
            name="scope",
            field=models.CharField(
                choices=[
                    ("read", "look only, and not at what is locked away"),
                    ("import", "send in lists, and nothing else"),
                    ("all", "everything that its owner may do"),
                ],
                default="all",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="apitoken",
            name="last_used_on",
            field=models.DateField(editable=False, null=True),
        ),
        migrations.AddConstraint(
            model_name="apitoken",
            constraint=models.CheckConstraint(
                condition=models.Q(("scope__in", ["read", "import", "all"])), name="api_token_scope_known"
            ),
        ),
        migrations.AddField(
            model_name="calendarlink",
            name="expires_at",
            field=models.DateTimeField(default=in_180_days),
            preserve_default=False,
        ),
        migrations.RunPython(end_within_a_year, migrations.RunPython.noop),
    ]
