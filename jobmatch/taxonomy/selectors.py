"""Reads of occupations and skills. They are the same for everyone, so no user is asked for.

All of them are bulk reads with a constant number of queries.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404

from jobmatch.http.identifiers import uuid_or_404
from jobmatch.taxonomy import search
from jobmatch.taxonomy.models import EntryCondition, Occupation, OccupationSkill, Skill, TaxonomyVersion
from jobmatch.taxonomy.rules import certainty, phrases, titles
from jobmatch.taxonomy.rules.concepts import Match
from jobmatch.taxonomy.rules.wording import fold
from jobmatch.taxonomy.vocabulary import Term

# A title as a whole says more than a part of it, unless the part is clearly better.
WHOLE_TITLE = 0.2
# From here what is found in free words is worth asking: 'is it this?'
WORTH_ASKING = 70
MOST_SUGGESTED = 8
NOTHING: frozenset[UUID] = frozenset()
LABEL_FIELDS = ("id", "label_nl", "label_en")


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found: its label, the one of its labels that was like the text, and how sure (0-100)."""

    id: UUID
    label: str
    matched_label: str
    certainty: int


@dataclass(frozen=True, slots=True)
class Suggested:
    """What someone may mean with free words; each is a question, never kept unasked."""

    occupations: list[Hit]
    skills: list[Hit]


@dataclass(frozen=True, slots=True)
class Condition:
    """What one must have to enter an occupation; see EntryCondition."""

    kind: str
    code: str
    by_law: bool
    note: Term
    months: int | None = None
    arranged_by: str = ""
    source: str = ""
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class OccupationFacts:
    """All that a ranking reads of one occupation; the sets hold ids of skills."""

    isco: str
    label: Term
    essential: frozenset[UUID]
    optional: frozenset[UUID]
    conditions: tuple[Condition, ...]


def loaded() -> str:
    """Which occupations are loaded: the 'starter' set, or a 'full' one such as ESCO beside it."""
    return "full" if Occupation.objects.count() >= certainty.FULL_SET else "starter"


def version() -> int:
    """The number of what is loaded: another after each load."""
    return TaxonomyVersion.objects.order_by().values_list("number", flat=True).first() or 0


def facts(occupation_ids: Iterable[UUID]) -> dict[UUID, OccupationFacts]:
    """The facts of the occupations named, in three queries; an id that is not there is left out."""
    ids = set(occupation_ids)
    essential, optional = _skills_of(ids)
    conditions = _conditions_of(ids)
    return {
        row.id: OccupationFacts(
            isco=row.isco,
            label=row.label,
            essential=frozenset(essential.get(row.id, NOTHING)),
            optional=frozenset(optional.get(row.id, NOTHING)),
            conditions=tuple(conditions.get(row.id, ())),
        )
        for row in Occupation.objects.filter(pk__in=ids).only(*LABEL_FIELDS, "isco")
    }


def _skills_of(ids: set[UUID]) -> tuple[dict[UUID, set[UUID]], dict[UUID, set[UUID]]]:
    """Skill ids by occupation: the essential ones and the optional ones."""
    essential: dict[UUID, set[UUID]] = defaultdict(set)
    optional: dict[UUID, set[UUID]] = defaultdict(set)
    rows = OccupationSkill.objects.filter(occupation__in=ids).order_by()
    for occupation, skill, needed in rows.values_list("occupation_id", "skill_id", "essential"):
        (essential if needed else optional)[occupation].add(skill)
    return essential, optional


def _conditions_of(ids: set[UUID]) -> dict[UUID, list[Condition]]:
    found: dict[UUID, list[Condition]] = defaultdict(list)
    rows = EntryCondition.objects.filter(occupation__in=ids)
    for row in sorted(rows, key=lambda row: (row.kind, row.code)):
        how = (row.months, row.arranged_by, row.source, row.source_url)
        found[row.occupation_id].append(Condition(row.kind, row.code, row.by_law, row.note, *how))
    return found


def skill_facts(skill_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """Skill id → id of the skill directly above it; a group is no skill, so it is nobody's broader one."""
    rows = Skill.objects.learnable().filter(pk__in=set(skill_ids), broader__is_group=False).order_by()
    return dict(rows.values_list("id", "broader_id"))


def skill_labels(skill_ids: Iterable[UUID]) -> dict[UUID, Term]:
    """Skill id → label, in one query."""
    rows = Skill.objects.learnable().filter(pk__in=set(skill_ids)).order_by().values_list(*LABEL_FIELDS)
    return {pk: Term(nl or en, en or nl) for pk, nl, en in rows}


def occupation_in_full(pk: str) -> dict[str, Any]:
    """The occupation that a URL names, with its skills by label and its conditions; or 404."""
    row = get_object_or_404(Occupation, pk=uuid_or_404(pk))
    found = facts([row.id])[row.id]
    return {
        "id": row.id,
        "uri": row.uri,
        "isco": row.isco,
        "label": row.label,
        "alternatives": {"nl": row.alt_labels_nl, "en": row.alt_labels_en},
        "broader": row.broader_id,
        "essential": _skills_by_label(found.essential),
        "optional": _skills_by_label(found.optional),
        "conditions": found.conditions,
    }


def _skills_by_label(ids: frozenset[UUID]) -> list[Skill]:
    return sorted(Skill.objects.filter(pk__in=ids), key=lambda row: (fold(row.label.nl), row.id))


def search_occupations(text: str, lang: str = "nl", limit: int = 10) -> list[Hit]:
    """Occupations for what someone types, best first; labels are in `lang`."""
    return _hits(search.current(search.OCCUPATIONS), text, lang, limit)


def search_skills(text: str, lang: str = "nl", limit: int = 10) -> list[Hit]:
    """Skills for what someone types, best first; labels are in `lang`."""
    return _hits(search.current(search.SKILLS["en" if lang == "en" else "nl"]), text, lang, limit)


def suggest_from_words(text: str, lang: str = "nl") -> Suggested:
    """Occupations and skills that someone may mean in their own words, the surest first."""
    pieces = phrases.phrases(text)
    return Suggested(
        occupations=_surest(search.current(search.OCCUPATIONS), pieces, lang),
        skills=_surest(search.current(search.SKILLS["en" if lang == "en" else "nl"]), pieces, lang),
    )


def _surest(found_in: search.Searchable, pieces: Iterable[str], lang: str) -> list[Hit]:
    best: dict[UUID, Hit] = {}
    for hit in (hit for piece in pieces for hit in _hits(found_in, piece, lang, 2)):
        if hit.certainty >= max(WORTH_ASKING, best[hit.id].certainty + 1 if hit.id in best else 0):
            best[hit.id] = hit
    return sorted(best.values(), key=lambda hit: (-hit.certainty, hit.label, hit.id))[:MOST_SUGGESTED]


def _hits(found_in: search.Searchable, text: str, lang: str, limit: int) -> list[Hit]:
    matches = found_in.index.search(text[: titles.LONGEST], limit)
    return [_hit(found_in, match, lang, certainty.of_typing(match)) for match in matches]


def _hit(found_in: search.Searchable, match: Match, lang: str, sure: int) -> Hit:
    label = found_in.labels[match.concept.id]
    return Hit(match.concept.id, label.en if lang == "en" else label.nl, match.label, sure)


def suggest_occupations(vacancy_titles: Sequence[str]) -> list[Hit | None]:
    """For each title the occupation that it most likely names, or None when nothing is like it."""
    found_in = search.current(search.OCCUPATIONS)
    readings = {title: titles.readings(title) for title in vacancy_titles}
    texts = list(dict.fromkeys(text for found in readings.values() for text in found))
    matches = dict(zip(texts, found_in.index.suggest(texts), strict=True))
    return [_suggestion(found_in, [matches[text] for text in readings[title]]) for title in vacancy_titles]


def _suggestion(found_in: search.Searchable, matches: list[Match | None]) -> Hit | None:
    match = max(_weighed(matches), key=lambda pair: pair[0], default=(0.0, None))[1]
    if match is None:
        return None
    return _hit(found_in, match, "nl", certainty.of_suggestion(match, len(found_in.index.concepts)))


def _weighed(matches: list[Match | None]) -> Iterator[tuple[float, Match]]:
    for number, match in enumerate(matches):
        if match is not None:
            yield match.evidence + (0.0 if number else WHOLE_TITLE), match
