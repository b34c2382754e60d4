from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('taxonomy', '0002_starter_set'),
    ]

    operations = [
        migrations.AddField(
            model_name='entrycondition',
            name='arranged_by',
            field=models.CharField(blank=True, choices=[('youth', 'the young person'), ('employer', 'the employer'), ('law', 'an authority')], max_length=8),
        ),
        migrations.AddField(
            model_name='entrycondition',
            name='months',
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='entrycondition',
            name='source',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='entrycondition',
            name='source_url',
            field=models.URLField(blank=True, max_length=300),
        ),
        migrations.AddConstraint(
            model_name='entrycondition',
            constraint=models.CheckConstraint(condition=models.Q(('arranged_by__in', ['', 'youth', 'employer', 'law'])), name='taxonomy_condition_arranger_known'),
        ),
    ]
