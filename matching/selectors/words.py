"""The words of vacancies that a policy's vocabulary knows: as kept beside the row, else from the text."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from employers.models import Vacancy
from matching.models import VacancyWords
from matching.scorer.text import known_words
from matching.scorer.v2.policy import Policy

BATCH = 500
MOST_NAMED = 1000  # of more, all are read
Words = frozenset[str]


def of(vacancies: Iterable[Vacancy], policy: Policy) -> dict[UUID, Words]:
    """The words by the vacancy's id; of what is not kept, or not as it is now, the text is read."""
    rows = list(vacancies)
    of_policy = VacancyWords.objects.filter(policy=policy.version)
    wanted = of_policy.filter(vacancy__in=rows) if len(rows) <= MOST_NAMED else of_policy
    kept = {pk: (version, words) for pk, version, words in wanted.values_list("vacancy", "version", "words")}
    found = {row.pk: frozenset(kept[row.pk][1].split()) for row in rows if _is_kept(row, kept)}
    return found | dict(read([row.pk for row in rows if row.pk not in found], policy))


def read(pks: Iterable[UUID], policy: Policy) -> Iterator[tuple[UUID, Words]]:
    """The words of these vacancies, from their texts, some at a time."""
    asked = list(pks)
    for at in range(0, len(asked), BATCH):
        texts = Vacancy.objects.filter(pk__in=asked[at : at + BATCH]).values_list(
            "pk", "title", "description"
        )
        for pk, title, description in texts:
            yield pk, known_words(f"{title}\n{description}", policy.vocabulary)


def _is_kept(row: Vacancy, kept: dict[UUID, tuple[int, str]]) -> bool:
    return row.pk in kept and kept[row.pk][0] == row.version
