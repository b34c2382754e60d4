import secrets
from collections import Counter
from datetime import datetime, time
from typing import Any

from django.db import migrations
from django.utils import timezone

MARKED = ('keep_experience', 'count', 'other_partner')
SAME = ('candidate_id', 'purpose', 'wording', 'given', 'manner', 'expires_on', 'recorded_by_id')


def move(apps: Any, schema_editor: Any) -> None:
    """In an order of chance, with the day alone; the turn says which of one youth and purpose came later."""
    Consent, QuietConsent = (apps.get_model('candidates', name) for name in ('Consent', 'QuietConsent'))
    turns: Counter[tuple[Any, str]] = Counter()
    moved = []
    for row in Consent.objects.filter(purpose__in=MARKED).order_by('id'):
        turns[row.candidate_id, row.purpose] += 1
        day = timezone.make_aware(datetime.combine(timezone.localdate(row.at), time()))
        values = {name: getattr(row, name) for name in SAME}
        moved.append(QuietConsent(**values, at=day, turn=turns[row.candidate_id, row.purpose]))
    secrets.SystemRandom().shuffle(moved)
    QuietConsent.objects.bulk_create(moved)
    Consent.objects.filter(purpose__in=MARKED).delete()


class Migration(migrations.Migration):
    """Each yes that tells of something lies in its own table: all of them, or none."""

    dependencies = [('candidates', '0017_quiet_consents')]

    operations = [migrations.RunPython(move, migrations.RunPython.noop)]
