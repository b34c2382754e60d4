"""For which employer a proposal was written."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F


def fill(apps: Any, schema_editor: Any) -> None:
    """Proposals of before are for the employer of now, or, where who was asked never worked, for theirs."""
    Introduction = apps.get_model('matching', 'Introduction')
    Post = apps.get_model('employers', 'Post')
    for pk, person, employer in [*Introduction.objects.values_list('pk', 'person', 'vacancy__employer')]:
        posts = Post.objects.filter(person=person).order_by(F('left_on').desc(nulls_first=True), 'pk')
        if person is not None and not posts.filter(employer=employer).exists():
            employer = posts.values_list('employer', flat=True).first()
        Introduction.objects.filter(pk=pk).update(made_for=employer)


class Migration(migrations.Migration):
    dependencies = [
        ('employers', '0010_mail_way'),
        ('matching', '0009_mail_way'),
    ]

    operations = [
        migrations.AddField(
            model_name='introduction',
            name='made_for',
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name='+',
                to='employers.employer',
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
