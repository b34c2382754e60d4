"""Answers get a side. Those that are there were asked as what the employer says, whoever wrote them down."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0009_workplace_sides'),
        ('employers', '0007_own_pages'),
        ('taxonomy', '0004_conditions_again'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ListAsk',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('asked_from', models.DateField()),
                ('answered_on', models.DateField(null=True)),
            ],
            options={
                'ordering': ['asked_from', 'id'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='workplacefact',
            name='fact_once_a_site',
        ),
        migrations.RemoveConstraint(
            model_name='workplacefact',
            name='fact_once_an_employer',
        ),
        migrations.RemoveConstraint(
            model_name='workplacefact',
            name='fact_answer_known',
        ),
        migrations.AddField(
            model_name='employer',
            name='head',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='shops', to='employers.employer', verbose_name='head office'),
        ),
        migrations.AddField(
            model_name='workplacefact',
            name='side',
            field=models.CharField(choices=[('said', 'the employer said it'), ('saw', 'a jobhunter saw it')], default='said', max_length=4),
        ),
        migrations.AlterField(
            model_name='workplacefact',
            name='answer',
            field=models.CharField(choices=[('yes', 'yes'), ('no', 'no'), ('unknown', 'not known')], max_length=7),
        ),
        migrations.AddConstraint(
            model_name='employer',
            constraint=models.CheckConstraint(condition=models.Q(('head', models.F('organisation')), _negated=True), name='employer_head_is_another'),
        ),
        migrations.AddConstraint(
            model_name='workplacefact',
            constraint=models.CheckConstraint(condition=models.Q(('side__in', ['said', 'saw'])), name='fact_side_known'),
        ),
        migrations.AddConstraint(
            model_name='workplacefact',
            constraint=models.CheckConstraint(condition=models.Q(('answer__in', ['yes', 'no', 'unknown'])), name='fact_answer_known'),
        ),
        migrations.AddField(
            model_name='listask',
            name='employer',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='list_asks', to='employers.employer'),
        ),
        migrations.AddField(
            model_name='listask',
            name='site',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='list_asks', to='employers.site'),
        ),
        migrations.AddConstraint(
            model_name='listask',
            constraint=models.UniqueConstraint(condition=models.Q(('answered_on__isnull', True), ('site__isnull', False)), fields=('site',), name='list_asked_once_a_site'),
        ),
        migrations.AddConstraint(
            model_name='listask',
            constraint=models.UniqueConstraint(condition=models.Q(('answered_on__isnull', True), ('site__isnull', True)), fields=('employer',), name='list_asked_once_an_employer'),
        ),
    ]
