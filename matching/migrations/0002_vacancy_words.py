
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The words of a vacancy that a policy knows lie beside it; the night fills them."""

    dependencies = [
        ('employers', '0002_readings'),
        ('matching', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='VacancyWords',
            fields=[
                ('vacancy', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='employers.vacancy')),
                ('version', models.PositiveIntegerField()),
                ('policy', models.CharField(max_length=10)),
                ('words', models.TextField(blank=True)),
            ],
        ),
    ]
