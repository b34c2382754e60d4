from django.db import migrations

from jobmatch.taxonomy.services import load_starter


def load(apps, schema_editor):
    load_starter(models=apps)


class Migration(migrations.Migration):
    dependencies = [("taxonomy", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
