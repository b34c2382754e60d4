import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('employers', '0001_initial'),
        ('places', '0002_built_in_data'),
        ('taxonomy', '0002_starter_set'),
    ]

    operations = [
        migrations.AddField(
            model_name='vacancy',
            name='abroad',
            field=models.BooleanField(blank=True, null=True, verbose_name='the work is in another country'),
        ),
        migrations.AddField(
            model_name='vacancy',
            name='abroad_c',
            field=models.PositiveSmallIntegerField(editable=False, null=True, validators=[django.core.validators.MaxValueValidator(100)]),
        ),
        migrations.AddField(
            model_name='vacancy',
            name='abroad_phrase',
            field=models.CharField(blank=True, editable=False, max_length=120),
        ),
        migrations.AddField(
            model_name='vacancy',
            name='kind_c',
            field=models.PositiveSmallIntegerField(editable=False, null=True, validators=[django.core.validators.MaxValueValidator(100)]),
        ),
        migrations.AddField(
            model_name='vacancy',
            name='kind_phrase',
            field=models.CharField(blank=True, editable=False, max_length=120),
        ),
        migrations.AddField(
            model_name='vacancy',
            name='leading',
            field=models.BooleanField(blank=True, null=True, verbose_name='leads other people'),
        ),
        migrations.AddField(
            model_name='vacancy',
            name='leading_c',
            field=models.PositiveSmallIntegerField(editable=False, null=True, validators=[django.core.validators.MaxValueValidator(100)]),
        ),
        migrations.AddField(
            model_name='vacancy',
            name='leading_phrase',
            field=models.CharField(blank=True, editable=False, max_length=120),
        ),
        migrations.AddField(
            model_name='vacancy',
            name='no_language',
            field=models.BooleanField(default=False, verbose_name='no language is asked'),
        ),
        migrations.AddField(
            model_name='vacancy',
            name='screenings',
            field=models.JSONField(blank=True, default=list, verbose_name='screenings asked'),
        ),
        migrations.AddField(
            model_name='vacancy',
            name='screenings_c',
            field=models.PositiveSmallIntegerField(editable=False, null=True, validators=[django.core.validators.MaxValueValidator(100)]),
        ),
        migrations.AddField(
            model_name='vacancy',
            name='screenings_phrase',
            field=models.CharField(blank=True, editable=False, max_length=120),
        ),
        migrations.AddField(
            model_name='vacancy',
            name='years_asked',
            field=models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(40)], verbose_name='years of experience asked'),
        ),
        migrations.AddField(
            model_name='vacancy',
            name='years_c',
            field=models.PositiveSmallIntegerField(editable=False, null=True, validators=[django.core.validators.MaxValueValidator(100)]),
        ),
        migrations.AddField(
            model_name='vacancy',
            name='years_phrase',
            field=models.CharField(blank=True, editable=False, max_length=120),
        ),
        migrations.AddField(
            model_name='vacancylicence',
            name='c',
            field=models.PositiveSmallIntegerField(editable=False, null=True, validators=[django.core.validators.MaxValueValidator(100)]),
        ),
        migrations.AddField(
            model_name='vacancylicence',
            name='phrase',
            field=models.CharField(blank=True, editable=False, max_length=120),
        ),
        migrations.AddConstraint(
            model_name='vacancy',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('years_asked__isnull', True), ('years_c__isnull', True)), models.Q(('years_asked__isnull', False), ('years_c__isnull', False), ('years_c__lte', 100)), _connector='OR'), name='vacancy_years_have_certainty'),
        ),
        migrations.AddConstraint(
            model_name='vacancy',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('leading__isnull', True), ('leading_c__isnull', True)), models.Q(('leading__isnull', False), ('leading_c__isnull', False), ('leading_c__lte', 100)), _connector='OR'), name='vacancy_leading_has_certainty'),
        ),
        migrations.AddConstraint(
            model_name='vacancy',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('abroad__isnull', True), ('abroad_c__isnull', True)), models.Q(('abroad__isnull', False), ('abroad_c__isnull', False), ('abroad_c__lte', 100)), _connector='OR'), name='vacancy_abroad_has_certainty'),
        ),
        migrations.AddConstraint(
            model_name='vacancy',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind_c__isnull', True), ('kind_c__lte', 100), _connector='OR'), models.Q(('screenings_c__isnull', True), ('screenings_c__lte', 100), _connector='OR')), name='vacancy_readings_are_percentages'),
        ),
        migrations.AddConstraint(
            model_name='vacancy',
            constraint=models.CheckConstraint(condition=models.Q(('years_asked__isnull', True), ('years_asked__lte', 40), _connector='OR'), name='vacancy_years_fit_a_life'),
        ),
        migrations.AddConstraint(
            model_name='vacancylicence',
            constraint=models.CheckConstraint(condition=models.Q(('c__isnull', True), ('c__lte', 100), _connector='OR'), name='vacancy_licence_c_is_a_percentage'),
        ),
    ]
