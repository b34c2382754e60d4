from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from jobmatch.taxonomy.services import load_starter


def load(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    load_starter(models=apps)


class Migration(migrations.Migration):
    dependencies = [("taxonomy", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
