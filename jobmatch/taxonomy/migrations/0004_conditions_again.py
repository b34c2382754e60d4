from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from jobmatch.taxonomy.services import load_entry_conditions


def load(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Fill in how long a condition takes and who arranges it, where the starter's occupations are."""
    known = set(apps.get_model("taxonomy", "Occupation").objects.values_list("pk", flat=True))
    if known:
        load_entry_conditions(models=apps)


class Migration(migrations.Migration):
    dependencies = [("taxonomy", "0003_how_to_enter")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
