from typing import Any

from django.db import migrations

from candidates.migrations import _former_marks as former
from candidates.rules import person_marks


def with_the_own_key(apps: Any, schema_editor: Any) -> None:
    """Every mark is made anew with the key of marks. A second run finds none of before."""
    youths = [*apps.get_model('candidates', 'Candidate').objects.values_list('pk', flat=True)]
    employers = [*apps.get_model('accounts', 'Organisation').objects.values_list('pk', flat=True)]
    users = [*apps.get_model('accounts', 'User').objects.values_list('pk', flat=True)]
    _referrals(apps, youths)
    for name, pks in (('youth_mark', youths), ('employer_mark', employers), ('jobhunter_mark', users)):
        _counted(apps, name, pks)
    _consents(apps)


def _referrals(apps: Any, youths: list[Any]) -> None:
    now = {former.referred(pk): person_marks.referred(pk) for pk in youths}
    rows = apps.get_model('candidates', 'Referral').objects.exclude(candidate_mark='')
    for row in rows.only('pk', 'candidate_mark'):
        if row.candidate_mark in now:
            rows.filter(pk=row.pk).update(candidate_mark=now[row.candidate_mark])


def _counted(apps: Any, name: str, pks: list[Any]) -> None:
    now = {former.counted(pk): person_marks.counted(pk) for pk in pks}
    rows = apps.get_model('candidates', 'Counted').objects.all()
    for mark in set(rows.values_list(name, flat=True)) & now.keys():
        rows.filter(**{name: mark}).update(**{name: now[mark]})


def _consents(apps: Any) -> None:
    """Each names referrals of its own youth; which ones, their marks tell by now."""
    referrals: dict[str, list[Any]] = {}
    for pk, mark in apps.get_model('candidates', 'Referral').objects.values_list('pk', 'candidate_mark'):
        referrals.setdefault(mark, []).append(pk)
    rows = apps.get_model('candidates', 'Consent').objects.exclude(referrals=[])
    for row in rows.only('pk', 'candidate_id', 'referrals'):
        own = referrals.get(person_marks.referred(row.candidate_id), [])
        now = {
            former.told(candidate=row.candidate_id, referral=pk): person_marks.told(
                candidate=row.candidate_id, referral=pk
            )
            for pk in own
        }
        rows.filter(pk=row.pk).update(referrals=sorted(now.get(mark, mark) for mark in row.referrals))


class Migration(migrations.Migration):
    """Marks of persons no longer hang on SECRET_KEY, which an installation may change."""

    dependencies = [('candidates', '0024_said_after_end'), ('accounts', '0006_scopes_and_ends')]

    operations = [migrations.RunPython(with_the_own_key, migrations.RunPython.noop)]
