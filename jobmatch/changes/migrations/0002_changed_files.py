from django.db import migrations, models


class Migration(migrations.Migration):
    """A file may be what changed."""

    dependencies = [
        ('changes', '0001_initial'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='change',
            name='change_kind_known',
        ),
        migrations.AlterField(
            model_name='change',
            name='kind',
            field=models.CharField(choices=[('vacancy', 'Vacancy'), ('file', 'File'), ('employer', 'Employer'), ('everything', 'Everything'), ('snapshot', 'Snapshot')], max_length=10),
        ),
        migrations.AddConstraint(
            model_name='change',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['vacancy', 'file', 'employer', 'everything', 'snapshot'])), name='change_kind_known'),
        ),
    ]
