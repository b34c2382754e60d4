"""Who answered a proposal was heard then: people at employers are kept for 24 months from that day."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Max, Q
from django.utils import timezone


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """By a link, or in what was written down of them; a later day that is known already stays."""
    people = apps.get_model("employers", "EmployerPerson").objects
    replies = apps.get_model("matching", "Reply").objects.filter(person__isnull=False)
    said = apps.get_model("matching", "IntroductionEvent").objects.filter(
        party="employer", person__isnull=False
    )
    for rows in (replies, said):
        for person, at in rows.order_by().values_list("person").annotate(last=Max("at")):
            day = timezone.localdate(at)
            earlier = Q(heard_on=None) | Q(heard_on__lt=day)
            people.filter(earlier, pk=person).update(heard_on=day)


class Migration(migrations.Migration):
    dependencies = [("matching", "0010_made_for"), ("employers", "0011_heard_on")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
