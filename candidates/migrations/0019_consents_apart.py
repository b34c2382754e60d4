from django.db import migrations, models

PLAIN = ['keep_needs', 'share', 'tell_referrer', 'message_me', 'stand_in']


class Migration(migrations.Migration):
    """The table of the others takes none of them again."""

    dependencies = [('candidates', '0018_consents_moved')]

    operations = [
        migrations.RemoveConstraint(model_name='consent', name='consent_purpose_known'),
        migrations.AddConstraint(
            model_name='consent',
            constraint=models.CheckConstraint(
                condition=models.Q(('purpose__in', PLAIN)), name='consent_purpose_known'
            ),
        ),
    ]
