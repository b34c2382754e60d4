import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

import candidates.models.step_keys


class Migration(migrations.Migration):
    """Room for a mark in a step that tells that a youth told or asked something."""

    dependencies = [
        ('candidates', '0020_named_by_marks'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='step',
            name='youth',
            field=candidates.models.step_keys.StepMark(
                box='step',
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name='+',
                to='candidates.candidate',
            ),
        ),
        migrations.AlterField(
            model_name='step',
            name='candidate',
            field=candidates.models.step_keys.OpenKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name='steps',
                to='candidates.candidate',
            ),
        ),
        migrations.AlterField(
            model_name='step',
            name='made_at',
            field=candidates.models.step_keys.MadeAt(auto_now_add=True),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.CheckConstraint(
                condition=Q(
                    Q(('candidate__isnull', True), ('primary_for__isnull', True), ('youth__isnull', False)),
                    Q(('candidate__isnull', False), ('youth__isnull', True)),
                    _connector='OR',
                ),
                name='step_of_one_file',
            ),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.UniqueConstraint(
                condition=Q(('state', 'open'), Q(('mark', ''), _negated=True)),
                fields=('youth', 'mark'),
                name='step_one_open_a_mark_marked',
            ),
        ),
    ]
