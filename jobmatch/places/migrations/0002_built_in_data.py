from django.db import migrations

from jobmatch.places.services import load_built_in


def load(apps, schema_editor):
    load_built_in(models=apps)


class Migration(migrations.Migration):
    dependencies = [("places", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
