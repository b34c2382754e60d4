"""When somebody at an employer was last heard by other ways than a talk; of before, when a link was opened."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Max
from django.utils import timezone


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Who opened a link was heard then; what people answered stands in an app above, which fills it in."""
    links = apps.get_model("links", "Link").objects.filter(audience="employer", opened_at__isnull=False)
    people = apps.get_model("employers", "EmployerPerson").objects
    for person, at in links.order_by().values_list("person").annotate(last=Max("opened_at")):
        people.filter(pk=person).update(heard_on=timezone.localdate(at))


class Migration(migrations.Migration):
    dependencies = [("employers", "0010_mail_way"), ("links", "0002_employers")]

    operations = [
        migrations.AddField(
            model_name="employerperson",
            name="heard_on",
            field=models.DateField(editable=False, null=True),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
