from typing import Any
from uuid import UUID

from django.db import migrations

from jobmatch.marks import mark_of

HELP = ('help', 'help_not_arrived')
BOXES = {'help': 'step.help', 'message': 'step.message'}


def mark_links(apps: Any, schema_editor: Any) -> None:
    """A link to a report keeps the mark of it, so that no table says whose a report is."""
    for link in apps.get_model('links', 'Link').objects.filter(purpose='report', target__isnull=False):
        link.target = mark_of(link.target, box='link.report')
        link.save(update_fields=['target'])
    apps.get_model('notifications', 'Message').objects.filter(
        kind='link', about__in=apps.get_model('candidates', 'Report').objects.values('pk')
    ).update(about=None)


def mark_steps(apps: Any, schema_editor: Any) -> None:
    """A step about other help names the mark of the text, or of the message, that it is about."""
    for step in apps.get_model('candidates', 'Step').objects.filter(kind__in=HELP, mark__contains=':'):
        name, _, pk = step.mark.partition(':')
        step.mark = f'{name}:{mark_of(UUID(pk), box=BOXES[name])}'
        step.save(update_fields=['mark'])


class Migration(migrations.Migration):
    """What names a report or a text for other help names its mark, all at once."""

    dependencies = [
        ('candidates', '0019_consents_apart'),
        ('links', '0001_initial'),
        ('notifications', '0003_kinds_and_end'),
    ]

    operations = [
        migrations.RunPython(mark_links, migrations.RunPython.noop),
        migrations.RunPython(mark_steps, migrations.RunPython.noop),
    ]
