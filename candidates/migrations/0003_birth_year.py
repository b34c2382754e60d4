from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('candidates', '0002_voice'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='candidate',
            name='candidate_erased_is_ended_and_nameless',
        ),
        migrations.AddField(
            model_name='candidate',
            name='birth_year',
            field=models.PositiveSmallIntegerField(blank=True, help_text='only while the date of birth is not known', null=True, verbose_name='year of birth'),
        ),
        migrations.AddConstraint(
            model_name='candidate',
            constraint=models.CheckConstraint(condition=models.Q(('birth_date__isnull', True), ('birth_year__isnull', True), _connector='OR'), name='candidate_birth_year_stands_alone'),
        ),
        migrations.AddConstraint(
            model_name='candidate',
            constraint=models.CheckConstraint(condition=models.Q(('erased_on__isnull', True), models.Q(('birth_date__isnull', True), ('birth_year__isnull', True), ('email', ''), ('first_name', ''), ('last_name', ''), ('phone', ''), ('state', 'ended')), _connector='OR'), name='candidate_erased_is_ended_and_nameless'),
        ),
    ]
