import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import jobmatch.marks


class Migration(migrations.Migration):
    """Room for marks where a foreign key said who told, reported, asked other help or left an employer out."""

    dependencies = [
        ('accounts', '0005_sign_in_secrets_sealed'),
        ('candidates', '0013_quiet_constraint'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(model_name='report', name='report_goes_on_with_a_yes_only'),
        migrations.AddField(
            model_name='report', name='approved_on', field=models.DateField(editable=False, null=True)
        ),
        migrations.AddField(
            model_name='report',
            name='candidate',
            field=jobmatch.marks.MarkedKey(
                box='report',
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name='reports',
                to='candidates.candidate',
            ),
        ),
        migrations.AlterField(
            model_name='experience',
            name='candidate',
            field=jobmatch.marks.MarkedKey(
                box='experience',
                on_delete=django.db.models.deletion.PROTECT,
                related_name='experiences',
                to='candidates.candidate',
            ),
        ),
        migrations.AlterField(
            model_name='handover',
            name='candidate',
            field=jobmatch.marks.MarkedKey(
                box='hand_over',
                on_delete=django.db.models.deletion.PROTECT,
                related_name='hand_overs',
                to='candidates.candidate',
            ),
        ),
        migrations.AlterField(
            model_name='handover',
            name='made_by',
            field=jobmatch.marks.MarkedKey(
                box='hand_over.by',
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name='+',
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name='report',
            name='written_by',
            field=jobmatch.marks.MarkedKey(
                box='report.by',
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name='+',
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.CreateModel(
            name='LeftOut',
            fields=[
                (
                    'id',
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    'candidate',
                    jobmatch.marks.MarkedKey(
                        box='exclusion',
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name='left_out',
                        to='candidates.candidate',
                    ),
                ),
                (
                    'organisation',
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name='+',
                        to='accounts.organisation',
                        verbose_name='employer',
                    ),
                ),
            ],
            options={'ordering': ['organisation__name', 'id']},
        ),
    ]
