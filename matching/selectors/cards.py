"""What a card is made from, read from the database: these columns and no others.

Of a youth no name, birth date, address, phone, need, consent, experience of discrimination, confidence or
step is read: a test holds every column that is.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from candidates.enums import State
from candidates.models import (
    Candidate,
    CandidateLanguage,
    CandidateLicence,
    CandidateSkill,
    Diploma,
    Wish,
    WorkExperience,
)
from employers.models import Vacancy, VacancyLanguage, VacancyLicence, VacancySkill
from jobmatch.taxonomy import selectors as taxonomy
from jobmatch.taxonomy.models import OccupationSkill
from jobmatch.taxonomy.vocabulary import APPLIED_FOR_BY_EMPLOYER, Term
from matching.rules.cards.facts import MOST_ABILITIES, Asked, Told
from matching.scorer.v2 import policy
from matching.selectors import people

Owners = QuerySet[Any, Any] | list[UUID]
OF_VACANCY = ("occupation_id", "occupation_certainty", "occupation_checked", "diploma")
OF_TIME = ("hours_min", "hours_max", "dayparts")
OF_YOUTH = ("pk", *OF_TIME, "available_from", "credentials_complete")


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that `rules.cards.card.made` reads: the vacancy, the youth, and the others who are looking."""

    asked: Asked
    told: Told
    others: tuple[Told, ...]


def inputs(*, candidate: UUID, vacancy: UUID) -> Inputs:
    """For one proposal; the others are the open files of the same municipality.

    The number of queries is constant.
    """
    asked = asked_by(vacancy)
    of = Candidate.objects.filter(pk=candidate).values("municipality")
    looking = Candidate.objects.filter(Q(municipality__in=of, state=State.OPEN) | Q(pk=candidate))
    told = told_by(looking, asked)
    mine = told.pop(candidate)
    return Inputs(asked, mine, tuple(told[pk] for pk in sorted(told)))


def asked_by(vacancy: UUID) -> Asked:
    """What a vacancy asks: what it lists itself, and where it lists nothing what its occupation asks."""
    row = Vacancy.objects.values(*OF_VACANCY, *OF_TIME).get(pk=vacancy)
    occupation = _occupation(row)
    facts = taxonomy.facts([occupation])[occupation] if occupation else None
    conditions = [each for each in facts.conditions if each.by_law] if facts else []
    licences = _of(VacancyLicence, "vacancy", [vacancy], "licence").get(vacancy, [])
    licences += [each.code for each in conditions if each.kind == "licence"]
    by_law = next((each.code for each in conditions if each.kind == "diploma"), "")
    languages = VacancyLanguage.objects.filter(vacancy=vacancy).values_list("language", "level")
    return Asked(
        abilities=_abilities(vacancy, occupation),
        languages=tuple(languages),
        licences=tuple(each for each in dict.fromkeys(licences) if each not in APPLIED_FOR_BY_EMPLOYER),
        diploma=row["diploma"] or by_law,
        hours=people.hours(row["hours_min"], row["hours_max"]),
        dayparts=row["dayparts"] or 0,
        isco=facts.isco if facts else "",
    )


def told_by(candidates: QuerySet[Candidate], asked: Asked) -> dict[UUID, Told]:
    """What these youths told of what is asked, by id."""
    rows = {row["pk"]: row for row in candidates.order_by().values(*OF_YOUTH)}
    named = candidates.order_by().values("pk")
    abilities = _abilities_of(named, {pk for pk, _label in asked.abilities})
    languages = _of(CandidateLanguage, "candidate", named, "language", "level")
    licences = _of(CandidateLicence, "candidate", named, "licence")
    diplomas = _of(Diploma, "candidate", named, "level")
    work = _of(WorkExperience, "candidate", named, "occupation__isco", "months")
    wishes = _of(Wish, "candidate", named, "occupation__isco")
    return {
        pk: Told(
            abilities=frozenset(abilities[pk]),
            languages=dict(languages[pk]),
            licences=frozenset(licences[pk]),
            diplomas=frozenset(diplomas[pk]),
            complete=row["credentials_complete"],
            work=tuple(work[pk]),
            wishes=frozenset(wishes[pk]),
            hours=people.hours(row["hours_min"], row["hours_max"]),
            dayparts=row["dayparts"] or 0,
            available_from=row["available_from"],
        )
        for pk, row in rows.items()
    }


def _occupation(row: dict[str, Any]) -> UUID | None:
    """The occupation, when it is certain enough to count in a ranking."""
    found: UUID | None = row["occupation_id"]
    if found is None or row["occupation_checked"]:
        return found
    rules = policy.load()
    certain = rules.calibrated(row["occupation_certainty"], taxonomy.loaded()) >= rules.counts_from
    return found if certain else None


def _abilities(vacancy: UUID, occupation: UUID | None) -> tuple[tuple[UUID, Term], ...]:
    """At most eight: those listed, the required first; else of the occupation, those of starters first."""
    listed = list(
        VacancySkill.objects.filter(vacancy=vacancy)
        .order_by("-required", "pk")
        .values_list("skill", flat=True)
    )
    if not listed and occupation:
        asked = OccupationSkill.objects.filter(occupation=occupation, essential=True)
        listed = list(asked.order_by("-starter", "pk").values_list("skill", flat=True))
    chosen = listed[:MOST_ABILITIES]
    labels = taxonomy.skill_labels(chosen)
    return tuple((pk, labels[pk]) for pk in chosen if pk in labels)


def _abilities_of(named: Owners, asked: set[UUID]) -> dict[UUID, set[UUID]]:
    """The abilities asked that each youth told, or that work done or a diploma brings."""
    bring: dict[UUID, set[UUID]] = defaultdict(set)
    essential = OccupationSkill.objects.filter(skill__in=asked, essential=True).order_by()
    for occupation, skill in essential.values_list("occupation", "skill"):
        bring[occupation].add(skill)
    found: dict[UUID, set[UUID]] = defaultdict(set)
    told = CandidateSkill.objects.filter(candidate__in=named, skill__in=asked).order_by()
    for candidate, skill in told.values_list("candidate", "skill"):
        found[candidate].add(skill)
    for model in (WorkExperience, Diploma):
        for candidate, occupations in _of(model, "candidate", named, "occupation").items():
            found[candidate].update(*(bring[occupation] for occupation in occupations if occupation in bring))
    return found


def _of(model: type[Model], owner: str, owners: Owners, *columns: str) -> dict[UUID, list[Any]]:
    """The values of these columns by owner: alone when there is one column, else in a row."""
    found: dict[UUID, list[Any]] = defaultdict(list)
    rows = model._default_manager.filter(**{f"{owner}__in": owners}).order_by("pk")
    for pk, *values in rows.values_list(owner, *columns):
        found[pk].append(values[0] if len(values) == 1 else tuple(values))
    return found
