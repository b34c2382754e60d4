import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Absences stay in the table where they are; from now on they belong to the desks."""

    dependencies = [
        ('accounts', '0002_shared_cache'),
        ('candidates', '0009_absence_to_accounts'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name='Absence',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('since', models.DateField(verbose_name='since')),
                        ('until', models.DateField(blank=True, null=True, verbose_name='back on')),
                        ('ended_on', models.DateField(editable=False, null=True)),
                        ('desk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='absences', to='accounts.desk', verbose_name='who is away')),
                        ('made_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('stand_in', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stands_in_for', to='accounts.desk', verbose_name='who stands in')),
                    ],
                    options={
                        'db_table': 'candidates_absence',
                        'ordering': ['since', 'id'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('ended_on__isnull', True)), fields=('desk',), name='absence_one_at_a_time'), models.CheckConstraint(condition=models.Q(('desk', models.F('stand_in')), _negated=True), name='absence_stand_in_is_another')],
                    },
                ),
            ],
        ),
    ]
