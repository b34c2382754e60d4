import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Proposals of youths to employers, and when they meet."""

    dependencies = [
        ('candidates', '0030_proposal_steps'),
        ('employers', '0006_relations'),
        ('matching', '0005_workplace_sides'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Introduction',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('name_given', models.CharField(blank=True, choices=[('', 'without a name'), ('called', 'the first name'), ('whole', 'the whole name')], default='', max_length=8, verbose_name='which name')),
                ('number_given', models.BooleanField(default=False, verbose_name='the phone number goes along')),
                ('name_on', models.DateField(editable=False, null=True)),
                ('name_how', models.CharField(blank=True, choices=[('in_person', 'face to face'), ('phone', 'by phone'), ('writing', 'in writing'), ('link', 'by the own link')], editable=False, max_length=10)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('draft', 'being written'), ('asked', 'the youth is asked'), ('agreed', 'the youth says yes'), ('sent', 'the employer knows'), ('question', 'the employer asks something'), ('invited', 'invited'), ('named', 'they will meet'), ('met', 'they have met'), ('trial', 'tries it out'), ('later', 'later'), ('hired', 'it became work'), ('declined', 'the employer says no'), ('silent', 'nothing was heard'), ('filled', 'the place is taken'), ('elsewhere', 'went to work elsewhere'), ('withdrawn', 'stopped')], default='draft', max_length=10)),
                ('state_since', models.DateField(editable=False)),
                ('alias', models.CharField(blank=True, editable=False, max_length=40)),
                ('card', models.BinaryField(blank=True, default=b'')),
                ('line', models.BinaryField(blank=True, default=b'')),
                ('digest', models.CharField(blank=True, editable=False, max_length=64)),
                ('yes_digest', models.CharField(blank=True, editable=False, max_length=64)),
                ('yes_on', models.DateField(editable=False, null=True)),
                ('yes_how', models.CharField(blank=True, choices=[('in_person', 'face to face'), ('phone', 'by phone'), ('writing', 'in writing'), ('link', 'by the own link')], editable=False, max_length=10)),
                ('why_not', models.CharField(blank=True, choices=[('filled', 'the place is taken'), ('no_place', 'no place now'), ('experience', 'other experience is asked'), ('papers', 'a licence or diploma is asked'), ('hours', 'the hours'), ('start', 'the first day'), ('language', 'the level of a language'), ('did_not_come', 'did not come'), ('other_further', 'someone else was further'), ('other', 'another reason'), ('none_given', 'no reason given')], max_length=15, verbose_name='why not')),
                ('later_on', models.DateField(blank=True, null=True, verbose_name='in which month')),
                ('was_known', models.BooleanField(default=False, editable=False)),
                ('step_due', models.DateField(editable=False, null=True)),
                ('call_due', models.DateField(editable=False, null=True)),
                ('made_on', models.DateField(editable=False)),
                ('candidate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='introductions', to='candidates.candidate')),
                ('made_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='introductions', to='employers.employerperson', verbose_name='to whom')),
                ('placement', models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='introduction', to='matching.placement')),
                ('vacancy', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='introductions', to='employers.vacancy')),
            ],
            options={
                'ordering': ['state_since', 'id'],
            },
        ),
        migrations.CreateModel(
            name='IntroductionEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(editable=False)),
                ('what', models.CharField(choices=[('moved', 'it went on'), ('card_yes', 'yes to the card'), ('name_yes', 'yes to the name'), ('name_back', 'the yes to the name was taken back'), ('changed', 'the card was changed'), ('not_right', 'the youth says: this is not right'), ('meeting', 'another moment'), ('youth_told', 'the youth was told'), ('employer_told', 'the employer was told that it stops')], max_length=15)),
                ('state', models.CharField(choices=[('draft', 'being written'), ('asked', 'the youth is asked'), ('agreed', 'the youth says yes'), ('sent', 'the employer knows'), ('question', 'the employer asks something'), ('invited', 'invited'), ('named', 'they will meet'), ('met', 'they have met'), ('trial', 'tries it out'), ('later', 'later'), ('hired', 'it became work'), ('declined', 'the employer says no'), ('silent', 'nothing was heard'), ('filled', 'the place is taken'), ('elsewhere', 'went to work elsewhere'), ('withdrawn', 'stopped')], max_length=10)),
                ('party', models.CharField(choices=[('youth', 'the youth'), ('staff', 'through us'), ('employer', 'the employer'), ('program', 'by itself')], max_length=8)),
                ('channel', models.CharField(blank=True, choices=[('visit', 'on the spot'), ('phone', 'by phone'), ('mail', 'by mail'), ('video', 'by video')], max_length=6)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('introduction', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='matching.introduction')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='employers.employerperson')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('name_given', models.CharField(blank=True, choices=[('', 'without a name'), ('called', 'the first name'), ('whole', 'the whole name')], default='', max_length=8, verbose_name='which name')),
                ('number_given', models.BooleanField(default=False, verbose_name='the phone number goes along')),
                ('name_on', models.DateField(editable=False, null=True)),
                ('name_how', models.CharField(blank=True, choices=[('in_person', 'face to face'), ('phone', 'by phone'), ('writing', 'in writing'), ('link', 'by the own link')], editable=False, max_length=10)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('meet', 'getting to know each other'), ('along', 'walking along'), ('trial', 'a trial day')], max_length=5, verbose_name='what')),
                ('on', models.DateField(verbose_name='on which day')),
                ('hour', models.TimeField(blank=True, null=True, verbose_name='at what time')),
                ('until', models.DateField(blank=True, null=True, verbose_name='until which day')),
                ('place', models.CharField(blank=True, max_length=120, verbose_name='where')),
                ('is_paid', models.BooleanField(blank=True, null=True, verbose_name='is it paid?')),
                ('insurer', models.CharField(blank=True, choices=[('', 'not known yet'), ('employer', 'the employer'), ('school', 'the school'), ('municipality', 'the municipality')], default='', max_length=12, verbose_name='who insures')),
                ('came', models.CharField(blank=True, choices=[('', 'still to come'), ('held', 'it went on'), ('youth', 'the youth did not come'), ('employer', 'the employer was not there'), ('off', 'called off')], default='', max_length=8)),
                ('candidate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='candidates.candidate')),
                ('introduction', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='meetings', to='matching.introduction')),
                ('made_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('promise', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='meetings', to='employers.promise')),
                ('site', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='meetings', to='employers.site', verbose_name='site')),
            ],
            options={
                'ordering': ['on', 'hour', 'id'],
            },
        ),
        migrations.AddIndex(
            model_name='introduction',
            index=models.Index(fields=['candidate', 'state'], name='introduction_candidate_state'),
        ),
        migrations.AddIndex(
            model_name='introduction',
            index=models.Index(fields=['vacancy', 'state'], name='introduction_vacancy_state'),
        ),
        migrations.AddConstraint(
            model_name='introduction',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'asked', 'agreed', 'sent', 'question', 'invited', 'named', 'met', 'trial', 'later', 'hired', 'declined', 'silent', 'filled', 'elsewhere', 'withdrawn'])), name='introduction_state_known'),
        ),
        migrations.AddConstraint(
            model_name='introduction',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['declined', 'elsewhere', 'filled', 'hired', 'silent', 'withdrawn']), _negated=True), fields=('candidate', 'vacancy'), name='introduction_one_open_a_vacancy'),
        ),
        migrations.AddConstraint(
            model_name='introduction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('yes_digest', ''), ('yes_how', ''), ('yes_on__isnull', True)), models.Q(('yes_how__in', ['in_person', 'phone', 'writing', 'link']), ('yes_on__isnull', False), models.Q(('yes_digest', ''), _negated=True)), _connector='OR'), name='introduction_yes_is_whole'),
        ),
        migrations.AddConstraint(
            model_name='introduction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['agreed', 'declined', 'hired', 'invited', 'later', 'met', 'named', 'question', 'sent', 'silent', 'trial']), _negated=True), models.Q(models.Q(('yes_digest', ''), _negated=True), ('yes_digest', models.F('digest'))), _connector='OR'), name='introduction_beyond_agreed_has_a_yes'),
        ),
        migrations.AddConstraint(
            model_name='introduction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['hired', 'met', 'named', 'trial']), _negated=True), models.Q(('name_given', ''), _negated=True), _connector='OR'), name='introduction_named_has_a_yes_to_the_name'),
        ),
        migrations.AddConstraint(
            model_name='introduction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'declined'), ('why_not__in', ['filled', 'no_place', 'experience', 'papers', 'hours', 'start', 'language', 'did_not_come', 'other_further', 'other', 'none_given'])), models.Q(models.Q(('state', 'declined'), _negated=True), ('why_not', '')), _connector='OR'), name='introduction_declined_says_why'),
        ),
        migrations.AddConstraint(
            model_name='introduction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('later_on__isnull', False), ('state', 'later')), models.Q(models.Q(('state', 'later'), _negated=True), ('later_on__isnull', True)), _connector='OR'), name='introduction_later_names_a_month'),
        ),
        migrations.AddConstraint(
            model_name='introduction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('placement__isnull', False), ('state', 'hired')), models.Q(models.Q(('state', 'hired'), _negated=True), ('placement__isnull', True)), _connector='OR'), name='introduction_hired_is_work'),
        ),
        migrations.AddConstraint(
            model_name='introduction',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['declined', 'elsewhere', 'filled', 'hired', 'silent', 'withdrawn']), ('step_due__isnull', False), ('call_due__isnull', False), _connector='OR'), name='introduction_open_has_something_to_do'),
        ),
        migrations.AddConstraint(
            model_name='introduction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('name_given', ''), ('name_how', ''), ('name_on__isnull', True), ('number_given', False)), models.Q(('name_given__in', ['', 'called', 'whole']), ('name_how__in', ['in_person', 'phone', 'writing', 'link']), ('name_on__isnull', False), models.Q(('number_given', False), models.Q(('name_given', ''), _negated=True), _connector='OR')), _connector='OR'), name='introduction_name_yes_is_whole'),
        ),
        migrations.AddConstraint(
            model_name='introductionevent',
            constraint=models.CheckConstraint(condition=models.Q(('party__in', ['youth', 'staff', 'employer', 'program']), ('state__in', ['draft', 'asked', 'agreed', 'sent', 'question', 'invited', 'named', 'met', 'trial', 'later', 'hired', 'declined', 'silent', 'filled', 'elsewhere', 'withdrawn']), ('what__in', ['moved', 'card_yes', 'name_yes', 'name_back', 'changed', 'not_right', 'meeting', 'youth_told', 'employer_told'])), name='introduction_event_codes_known'),
        ),
        migrations.AddIndex(
            model_name='meeting',
            index=models.Index(fields=['candidate', 'on'], name='meeting_candidate_on'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(('came__in', ['', 'held', 'youth', 'employer', 'off']), ('insurer__in', ['', 'employer', 'school', 'municipality']), ('kind__in', ['meet', 'along', 'trial'])), name='meeting_codes_known'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('on')), _connector='OR'), name='meeting_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(('introduction__isnull', True), ('name_on__isnull', True), _connector='OR'), name='meeting_of_a_proposal_has_its_yes_there'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(('introduction__isnull', False), ('name_on__isnull', False), _connector='OR'), name='meeting_alone_has_its_yes'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('name_given', ''), ('name_how', ''), ('name_on__isnull', True), ('number_given', False)), models.Q(('name_given__in', ['', 'called', 'whole']), ('name_how__in', ['in_person', 'phone', 'writing', 'link']), ('name_on__isnull', False), models.Q(('number_given', False), models.Q(('name_given', ''), _negated=True), _connector='OR')), _connector='OR'), name='meeting_name_yes_is_whole'),
        ),
    ]
