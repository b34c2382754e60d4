from collections import Counter
from datetime import datetime, time, timedelta
from typing import Any

from django.db import migrations
from django.utils import timezone

from jobmatch.marks import mark_of

QUIET = ('report', 'hand_over')


def mark_rows(apps: Any, schema_editor: Any) -> None:
    """In the name of whom a text went to an office stands there as a mark, and the day without the hour."""
    turns: Counter[Any] = Counter()
    for row in apps.get_model('notifications', 'Message').objects.filter(kind__in=QUIET).order_by('made_at'):
        day = timezone.make_aware(datetime.combine(timezone.localdate(row.made_at), time()))
        row.made_at = day + timedelta(microseconds=turns[row.about])
        turns[row.about] += 1
        row.person = mark_of(row.person, box='message')
        row.about = row.about and mark_of(row.about, box='message.about')
        row.save(update_fields=['person', 'about', 'made_at'])


class Migration(migrations.Migration):
    """What went out in a youth's name says so by a mark alone, all at once."""

    dependencies = [('notifications', '0003_kinds_and_end')]

    operations = [migrations.RunPython(mark_rows, migrations.RunPython.noop)]
