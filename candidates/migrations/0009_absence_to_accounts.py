from django.db import migrations


class Migration(migrations.Migration):
    """Absences belong to the desks from now on; their table stays as it is."""

    dependencies = [
        ('candidates', '0008_help_not_arrived_step'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel(name='Absence')]),
    ]
