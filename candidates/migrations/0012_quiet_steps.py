from typing import Any

from django.conf import settings
from django.db import migrations, models

QUIET = (
    *('consent:keep_experience', 'consent:count'),
    *('term:experience', 'report', 'report:yes', 'report:stop'),
)


def let_go_of_files(apps: Any, schema_editor: Any) -> None:
    """A quiet step of before that came to hold a file is a step like any other from now on."""
    apps.get_model('candidates', 'Step').objects.filter(primary_for__isnull=False, mark__in=QUIET).update(mark='')


class Migration(migrations.Migration):
    """Steps that only who opens the lock sees never hold a file."""

    dependencies = [
        ('candidates', '0011_consent_names_referrals'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(let_go_of_files, migrations.RunPython.noop),
    ]
