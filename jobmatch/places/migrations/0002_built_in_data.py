from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from jobmatch.places.services import load_built_in


def load(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    load_built_in(models=apps)


class Migration(migrations.Migration):
    dependencies = [("places", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
