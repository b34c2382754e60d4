"""Keeping the words of vacancies beside their rows, so that a ranking reads no texts."""

from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef

from employers.models import Vacancy
from matching.models import VacancyWords
from matching.scorer.v2 import policy
from matching.selectors import words

AT_A_TIME = 1000


def keep(*, on: date) -> int:
    """Write down the words of every open vacancy where they lack or are of an older version; how many."""
    done = 0
    while some := _lacking(on):
        found = dict(words.read([row.pk for row in some], policy.load()))
        with transaction.atomic():
            VacancyWords.objects.bulk_create(
                (
                    VacancyWords(
                        vacancy=row,
                        version=row.version,
                        policy=policy.VERSION,
                        words=" ".join(sorted(found[row.pk])),
                    )
                    for row in some
                    if row.pk in found
                ),
                update_conflicts=True,
                unique_fields=["vacancy"],
                update_fields=["version", "policy", "words"],
            )
        done += len(some)
    return done


def _lacking(on: date) -> list[Vacancy]:
    """Some vacancies whose words are not kept as they are now."""
    kept = VacancyWords.objects.filter(
        vacancy=OuterRef("pk"), version=OuterRef("version"), policy=policy.VERSION
    )
    rows = Vacancy.objects.open(on=on).exclude(Exists(kept)).order_by("pk")
    return list(rows.only("pk", "version")[:AT_A_TIME])
