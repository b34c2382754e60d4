import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

import jobmatch.marks

MARKED = ('keep_experience', 'count', 'other_partner')
PURPOSES = [
    ('keep_needs', 'keep my workplace needs'),
    ('keep_experience', 'keep what I went through'),
    ('share', 'introduce me to employers'),
    ('tell_referrer', 'tell my referrer how it goes'),
    ('count', 'count what I went through, without my name'),
    ('message_me', 'send me messages'),
    ('stand_in', 'let a stand-in read what is locked'),
    ('other_partner', 'bring me to other help'),
]
MANNERS = [
    ('in_person', 'face to face'),
    ('phone', 'by phone'),
    ('writing', 'in writing'),
    ('link', 'by the own link'),
]


class Migration(migrations.Migration):
    """A yes that tells of something gets a table in which nobody reads whose it is."""

    dependencies = [
        ('candidates', '0016_marks_alone'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='QuietConsent',
            fields=[
                ('purpose', models.CharField(choices=PURPOSES, max_length=20)),
                (
                    'wording',
                    models.CharField(
                        help_text='version of the text that the youth heard or read', max_length=20
                    ),
                ),
                ('given', models.BooleanField(help_text='yes; or, when false, withdrawn')),
                ('manner', models.CharField(choices=MANNERS, max_length=10, verbose_name='how')),
                ('at', models.DateTimeField()),
                ('expires_on', models.DateField(null=True)),
                (
                    'id',
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ('turn', models.PositiveIntegerField()),
                (
                    'candidate',
                    jobmatch.marks.MarkedKey(
                        box='consent',
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name='quiet_consents',
                        to='candidates.candidate',
                    ),
                ),
                (
                    'recorded_by',
                    jobmatch.marks.MarkedKey(
                        box='consent.by',
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name='+',
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                'ordering': ['purpose', 'turn', 'id'],
                'constraints': [
                    models.UniqueConstraint(
                        fields=('candidate', 'purpose', 'turn'), name='quiet_consent_turn_once'
                    ),
                    models.CheckConstraint(
                        condition=Q(('purpose__in', MARKED)), name='quiet_consent_purpose_known'
                    ),
                    models.CheckConstraint(
                        condition=Q(
                            Q(('expires_on__isnull', False), ('given', True)),
                            Q(('expires_on__isnull', True), ('given', False)),
                            _connector='OR',
                        ),
                        name='quiet_consent_given_expires',
                    ),
                ],
            },
        ),
    ]
