"""The facts of the taxonomy that one ranking needs: broader skills, and what occupations ask."""

from collections.abc import Iterable
from uuid import UUID

from jobmatch.taxonomy import selectors as taxonomy
from jobmatch.taxonomy.vocabulary import Term
from matching.scorer import inputs
from matching.scorer.v2.inputs import Vacancy
from matching.scorer.v2.skills import asked

NOTHING: frozenset[inputs.Skill] = frozenset()


class Catalogue:
    """Read in a constant number of queries, for all occupations and skills named in one ranking."""

    def __init__(self, *, occupations: Iterable[UUID], skills: Iterable[UUID]) -> None:
        self._occupations: dict[UUID, taxonomy.OccupationFacts] = {}
        self._named: set[UUID] = set()
        self._broader: dict[UUID, UUID] = {}
        self._skills: dict[UUID, inputs.Skill] = {}
        self._labels: dict[UUID, Term] = {}
        self._unlabelled: set[UUID] = set()
        self.add(occupations=occupations, skills=skills)

    def add(self, *, occupations: Iterable[UUID], skills: Iterable[UUID]) -> None:
        """Read what is not in it yet."""
        new = taxonomy.facts(set(occupations) - self._occupations.keys())
        self._occupations |= new
        named = set(skills).union(*(facts.essential for facts in new.values())) - self._named
        self._named |= named
        self._unlabelled |= named
        self._broader |= taxonomy.skill_facts(named)
        self._labels |= {pk: found.label for pk, found in new.items()}

    def know(self, vacancies: Iterable[Vacancy]) -> None:
        """Read what these vacancies name and is not in it yet."""
        listed = list(vacancies)
        self.add(
            occupations=(each.occupation.id for each in listed if each.occupation),
            skills=(each.skill.id for vacancy in listed for each in asked(vacancy)),
        )

    def skill(self, skill_id: UUID) -> inputs.Skill:
        """A skill with the one directly above it."""
        if skill_id not in self._skills:
            self._skills[skill_id] = inputs.Skill(skill_id, self._broader.get(skill_id))
        return self._skills[skill_id]

    def isco(self, occupation: UUID) -> str:
        return self._occupations[occupation].isco

    def essential_ids(self, occupation: UUID) -> frozenset[UUID]:
        return self._occupations[occupation].essential

    def essential(self, occupation: UUID | None) -> frozenset[inputs.Skill]:
        """The essential skills of an occupation; none for no occupation."""
        if occupation is None:
            return NOTHING
        return frozenset(self.skill(skill_id) for skill_id in self.essential_ids(occupation))

    def conditions(self, occupation: UUID) -> tuple[taxonomy.Condition, ...]:
        """All that entering an occupation asks."""
        return self._occupations[occupation].conditions

    def labels(self) -> dict[UUID, Term]:
        """The label of every occupation and skill by id, each read once."""
        if self._unlabelled:
            self._labels |= taxonomy.skill_labels(self._unlabelled)
            self._unlabelled = set()
        return self._labels
