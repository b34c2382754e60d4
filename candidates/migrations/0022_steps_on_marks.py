from datetime import datetime, time
from typing import Any

from django.db import migrations
from django.db.models import Q
from django.utils import timezone

KINDS = ('help', 'help_not_arrived')
MARKS = (
    *('voice', 'term:experience', 'report', 'report:yes', 'report:stop'),
    *('consent:keep_experience', 'consent:count', 'consent:other_partner'),
)


def mark_rows(apps: Any, schema_editor: Any) -> None:
    """What tells says by a mark whose it is; a call that holds a file is a call like any other from now on."""
    telling = apps.get_model('candidates', 'Step').objects.filter(Q(kind__in=KINDS) | Q(mark__in=MARKS))
    telling.filter(primary_for__isnull=False).update(mark='')
    rows = telling.filter(primary_for__isnull=True).values_list('pk', 'candidate', 'made_at')
    for pk, candidate, made_at in [*rows]:
        day = timezone.make_aware(datetime.combine(timezone.localdate(made_at), time()))
        telling.filter(pk=pk).update(candidate=None, youth=candidate, made_at=day)


class Migration(migrations.Migration):
    """All such steps at once, or none."""

    dependencies = [('candidates', '0021_step_marks')]

    operations = [migrations.RunPython(mark_rows, migrations.RunPython.noop)]
