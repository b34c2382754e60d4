"""The label indexes of this process, renewed when a load has changed the taxonomy."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING
from uuid import UUID

from jobmatch.taxonomy.models import IscoGroup, Occupation, Skill, TaxonomyVersion
from jobmatch.taxonomy.rules.concepts import Concept
from jobmatch.taxonomy.vocabulary import Term

if TYPE_CHECKING:
    from jobmatch.taxonomy.rules.index import LabelIndex

OCCUPATIONS = "occupations"
SKILLS = {"nl": "skills in Dutch", "en": "skills in English"}


@dataclass(frozen=True)
class Searchable:
    """An index with the labels to show, as of one version of the taxonomy."""

    version: int
    index: "LabelIndex"
    labels: dict[UUID, Term]


_lock = Lock()
_kept: dict[str, Searchable] = {}


def current(name: str) -> Searchable:
    """The index of that name for the taxonomy as it is now; built where this process has none or an old."""
    version = TaxonomyVersion.objects.values_list("number", flat=True).first() or 0
    kept = _kept.get(name)
    if kept is None or kept.version != version:
        with _lock:
            kept = _kept.get(name)
            if kept is None or kept.version != version:
                kept = _kept[name] = _built(name, version)
    return kept


def _built(name: str, version: int) -> Searchable:
    return _occupations(version) if name == OCCUPATIONS else _skills(version, english=name == SKILLS["en"])


def _index(
    concepts: Iterable[Concept], group_labels: Mapping[str, Sequence[str]] | None = None
) -> "LabelIndex":
    """Reads scikit-learn when the first index is built: each command would wait a second for it."""
    from jobmatch.taxonomy.rules.index import LabelIndex  # noqa: PLC0415

    return LabelIndex(concepts, group_labels)


def _occupations(version: int) -> Searchable:
    rows = list(Occupation.objects.order_by())
    index = _index(map(_occupation, rows), _group_labels())
    return Searchable(version, index, {row.id: row.label for row in rows})


def _skills(version: int, *, english: bool) -> Searchable:
    rows = list(Skill.objects.learnable().order_by())
    index = _index(_skill(row, english=english) for row in rows)
    return Searchable(version, index, {row.id: row.label for row in rows})


def _occupation(row: Occupation) -> Concept:
    """An occupation under the labels of both languages: Dutch vacancies have English titles."""
    others = (*row.alt_labels_nl, *row.alt_labels_en)
    return Concept(row.id, row.label.nl, (row.label_nl, row.label_en), others, row.isco)


def _skill(row: Skill, *, english: bool) -> Concept:
    """A skill under the labels of one language, and of the other only the preferred one: there are many."""
    others = row.alt_labels_en if english else row.alt_labels_nl
    label = row.label.en if english else row.label.nl
    return Concept(row.id, label, (row.label_nl, row.label_en), tuple(others))


def _group_labels() -> dict[str, list[str]]:
    rows: Iterable[tuple[str, str]] = IscoGroup.objects.order_by().values_list("code", "label_nl")
    return {code: [label] for code, label in rows}
