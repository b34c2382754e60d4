"""When somebody at an employer was last heard by other ways than a talk; of before, what is known of it."""

from datetime import date, datetime
from uuid import UUID

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Max
from django.utils import timezone


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """They opened a link, answered by it, or said something of a proposal."""
    events = apps.get_model("matching", "IntroductionEvent").objects.filter(party="employer")
    heard: dict[UUID, date] = {}
    for rows, name in (
        (apps.get_model("links", "Link").objects.filter(audience="employer"), "opened_at"),
        (apps.get_model("matching", "Reply").objects.all(), "at"),
        (events, "at"),
    ):
        found = rows.filter(**{"person__isnull": False, f"{name}__isnull": False}).order_by()
        last: list[tuple[UUID, datetime]] = [*found.values_list("person").annotate(last=Max(name))]
        for person, at in last:
            day = timezone.localdate(at)
            heard[person] = max(day, heard.get(person, day))
    people = apps.get_model("employers", "EmployerPerson").objects
    for pk, day in heard.items():
        people.filter(pk=pk).update(heard_on=day)


class Migration(migrations.Migration):
    dependencies = [
        ("employers", "0010_mail_way"),
        ("links", "0002_employers"),
        ("matching", "0009_mail_way"),
    ]

    operations = [
        migrations.AddField(
            model_name="employerperson",
            name="heard_on",
            field=models.DateField(editable=False, null=True),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
