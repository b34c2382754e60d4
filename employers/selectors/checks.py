"""What still has to be decided about imported vacancies, one decision at a time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from uuid import UUID

from django.db.models import Count, Q
from django.shortcuts import get_object_or_404

from employers.enums import VacancyState
from employers.models import (
    NO_EMPLOYER,
    NO_OCCUPATION,
    NO_PLACE,
    Demand,
    Employer,
    Vacancy,
    VacancyQuerySet,
    untalked,
)
from employers.rules.placeholders import is_stand_in
from employers.selectors import employers as employer_selectors
from employers.selectors import vacancies
from jobmatch.accounts.models import User
from jobmatch.http.identifiers import uuid_or_404
from jobmatch.places.rules.folding import fold
from jobmatch.taxonomy.models import Occupation
from jobmatch.taxonomy.selectors import Hit, search_occupations

MOST_CHOICES = 5
SHORTEST_NAME = 4
SHORTEST_WORD = 5


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing to decide about one vacancy; `part` is demand, occupation, place or employer."""

    vacancy: Vacancy
    part: str
    occupations: list[Hit] = field(default_factory=list)
    employers: list[Employer] = field(default_factory=list)
    alike: int = 0
    demand: Demand | None = None


def to_check(user: User) -> VacancyQuerySet:
    """The open vacancies with something to decide: words that may not be asked first, then the newest."""
    return vacancies.vacancies(user).to_check().order_by("-has_demand", "-posted_on", "id")


def left(user: User) -> int:
    """How many decisions are left."""
    counts = to_check(user).aggregate(
        occupation=Count("pk", filter=NO_OCCUPATION),
        place=Count("pk", filter=NO_PLACE),
        employer=Count("pk", filter=NO_EMPLOYER),
    )
    words = Demand.objects.visible_to(user).untalked().filter(vacancy__state=VacancyState.OPEN)
    decisions: int = sum(counts.values())
    return decisions + words.count()


def next_decision(
    user: User, *, after: UUID | None = None, text: str = "", lang: str = "nl"
) -> Decision | None:
    """The next thing to decide; with `after` the vacancies up to and with that one are passed over.

    `text` searches the occupation instead of the title. After the last one it begins again.
    """
    ids = list(to_check(user).values_list("pk", flat=True))
    if not ids:
        return None
    start = ids.index(after) + 1 if after in ids else 0
    vacancy = to_check(user).get(pk=ids[start % len(ids)])
    return decision(user, vacancy, part=_part(vacancy), text=text, lang=lang)


def decision(user: User, vacancy: Vacancy, *, part: str, text: str = "", lang: str = "nl") -> Decision:
    """What to choose from for one part of one vacancy."""
    if part == "demand":
        return Decision(vacancy, part, demand=vacancy.demands.untalked().first())
    if part == "occupation":
        return Decision(vacancy, part, occupations=_occupations(vacancy, text=text, lang=lang))
    if part == "place":
        return Decision(vacancy, part)
    return Decision(
        vacancy,
        part,
        employers=candidate_employers(user, vacancy, text=text),
        alike=alike(user, vacancy).count(),
    )


def _occupations(vacancy: Vacancy, *, text: str, lang: str) -> list[Hit]:
    """What was searched for; else first what was suggested, then what is like the title."""
    hits = search_occupations(text or vacancy.title, lang=lang, limit=MOST_CHOICES)
    suggested = vacancy.occupation
    if text or suggested is None:
        return hits
    first = Hit(suggested.pk, str(suggested), str(suggested), vacancy.occupation_certainty)
    return [first, *(hit for hit in hits if hit.id != suggested.pk)][:MOST_CHOICES]


def alike(user: User, vacancy: Vacancy) -> VacancyQuerySet:
    """The other vacancies whose source names the employer in the same words, still undecided."""
    if not vacancy.employer_text:
        return Vacancy.objects.none()
    others = to_check(user).filter(NO_EMPLOYER, employer_text=vacancy.employer_text)
    return others.exclude(pk=vacancy.pk)


def _part(vacancy: Vacancy) -> str:
    if vacancy.has_demand and vacancy.demands.untalked().exists():
        return "demand"
    if not (vacancy.occupation_checked or vacancy.occupation_is_unknown):
        return "occupation"
    has_place = vacancy.town_id or vacancy.site_id or vacancy.is_remote or vacancy.place_is_unknown
    return "employer" if has_place else "place"


def candidate_employers(user: User, vacancy: Vacancy, *, text: str = "") -> list[Employer]:
    """Known employers that may be meant: those found by `text`, else those that the vacancy seems to name."""
    if text:
        return list(employer_selectors.listed(user, text=text)[:MOST_CHOICES])
    named = list(islice(_named_in(user, vacancy), MOST_CHOICES))
    rows = {row.pk: row for row in employer_selectors.employers(user).filter(pk__in=named)}
    return [rows[pk] for pk in named if pk in rows]


def _named_in(user: User, vacancy: Vacancy) -> Iterator[UUID]:
    """First employers whose whole name is in the vacancy, then those that share a long word with its own."""
    names = list(employer_selectors.employers(user).values_list("pk", "organisation__name"))
    folded = [(pk, fold(name)) for pk, name in names]
    texts = f" {fold(vacancy.employer_text)}  {fold(vacancy.title)}  {fold(vacancy.description)} "
    whole = [pk for pk, name in folded if len(name) >= SHORTEST_NAME and f" {name} " in texts]
    yield from whole
    if is_stand_in(vacancy.employer_text):
        return
    words = {word for word in fold(vacancy.employer_text).split() if len(word) >= SHORTEST_WORD}
    yield from (pk for pk, name in folded if pk not in whole and words & set(name.split()))


def occupation(pk: str) -> Occupation:
    """The occupation that was chosen, or 404."""
    return get_object_or_404(Occupation, pk=uuid_or_404(pk))


QUESTIONS: dict[str, Callable[[], Q]] = {
    "demand": untalked,
    "occupation": lambda: NO_OCCUPATION,
    "place": lambda: NO_PLACE,
    "employer": lambda: NO_EMPLOYER,
}


def open_question(user: User, pk: UUID | None, part: str) -> Vacancy | None:
    """The vacancy, when this part of it is still to be decided."""
    if pk is None or part not in QUESTIONS:
        return None
    return to_check(user).filter(QUESTIONS[part](), pk=pk).first()
