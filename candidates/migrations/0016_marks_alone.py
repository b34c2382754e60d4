import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

import jobmatch.marks


class Migration(migrations.Migration):
    """What stood in clear goes."""

    dependencies = [('candidates', '0015_marks')]

    operations = [
        migrations.RemoveField(model_name='report', name='approved_at'),
        migrations.AlterField(
            model_name='report',
            name='candidate',
            field=jobmatch.marks.MarkedKey(
                box='report',
                on_delete=django.db.models.deletion.PROTECT,
                related_name='reports',
                to='candidates.candidate',
            ),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(
                condition=Q(
                    ('state__in', ['draft', 'stopped']),
                    Q(('approved_on__isnull', False), Q(('digest', ''), _negated=True)),
                    _connector='OR',
                ),
                name='report_goes_on_with_a_yes_only',
            ),
        ),
        migrations.DeleteModel(name='Exclusion'),
        migrations.RenameModel(old_name='LeftOut', new_name='Exclusion'),
        migrations.AlterField(
            model_name='exclusion',
            name='candidate',
            field=jobmatch.marks.MarkedKey(
                box='exclusion',
                on_delete=django.db.models.deletion.CASCADE,
                related_name='exclusions',
                to='candidates.candidate',
            ),
        ),
        migrations.AddConstraint(
            model_name='exclusion',
            constraint=models.UniqueConstraint(fields=('candidate', 'organisation'), name='exclusion_once'),
        ),
    ]
