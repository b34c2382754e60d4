from django.db import migrations, models


class Migration(migrations.Migration):
    """Somebody at an employer may be who is no more there."""

    dependencies = [
        ('changes', '0002_changed_files'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='change',
            name='change_kind_known',
        ),
        migrations.AlterField(
            model_name='change',
            name='kind',
            field=models.CharField(choices=[('vacancy', 'Vacancy'), ('file', 'File'), ('employer', 'Employer'), ('contact', 'Contact'), ('everything', 'Everything'), ('snapshot', 'Snapshot')], max_length=10),
        ),
        migrations.AddConstraint(
            model_name='change',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['vacancy', 'file', 'employer', 'contact', 'everything', 'snapshot'])), name='change_kind_known'),
        ),
    ]
