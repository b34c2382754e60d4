from typing import Any

from django.db import migrations, models

from candidates.migrations import _former_marks as person_marks


def name_referrals(apps: Any, schema_editor: Any) -> None:
    """A yes of before was to who had referred the youth when it was said first; who joined later asks anew.

    By the moment that the access log knows; without it only the referral that opened the file, which came
    before any yes.
    """
    Consent = apps.get_model('candidates', 'Consent')
    yes = Consent.objects.filter(purpose='tell_referrer', given=True)
    firsts: dict[Any, Any] = {}
    for row in yes.order_by('id'):
        firsts.setdefault(row.candidate_id, row.at)
    for candidate, said in firsts.items():
        there = sorted(
            person_marks.told(candidate=candidate, referral=referral.pk)
            for referral in _referrals(apps, candidate)
            if _was_there(apps, referral, said)
        )
        yes.filter(candidate=candidate).update(referrals=there)


def _referrals(apps: Any, candidate: Any) -> Any:
    Referral = apps.get_model('candidates', 'Referral')
    return Referral.objects.filter(candidate_mark=person_marks.referred(candidate))


def _was_there(apps: Any, referral: Any, said: Any) -> bool:
    if referral.state == 'accepted':
        return True
    closed = apps.get_model('audit', 'ClosedEntry')
    joined = closed.objects.filter(event='referral.joined', target_id=referral.pk).order_by('seq').first()
    return joined is not None and joined.at < said


class Migration(migrations.Migration):
    """The yes to telling a referrer names the referrals that it is to."""

    dependencies = [
        ('candidates', '0010_folded_name'),
        ('audit', '0003_keyed_chains'),
    ]

    operations = [
        migrations.AddField(
            model_name='consent',
            name='referrals',
            field=models.JSONField(
                default=list,
                editable=False,
                help_text='marks of the referrals whose senders may see how it goes',
            ),
        ),
        migrations.RunPython(name_referrals, migrations.RunPython.noop),
    ]
