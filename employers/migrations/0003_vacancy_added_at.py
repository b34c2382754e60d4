"""When a vacancy came to us. Of those that are there already the day of posting is the best that is known."""

from datetime import date

import django.utils.timezone
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F, Value
from django.db.models.functions import Cast, Coalesce

LONG_AGO = date(2000, 1, 1)


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Without a day of posting it came long ago: what was there before is new to nobody."""
    day = Coalesce(F("posted_on"), Value(LONG_AGO))
    apps.get_model("employers", "Vacancy").objects.update(added_at=Cast(day, models.DateTimeField()))


class Migration(migrations.Migration):
    dependencies = [("employers", "0002_readings")]

    operations = [
        migrations.AddField(
            model_name="vacancy",
            name="added_at",
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
