"""The route to the dream in words and as a picture: what each stepping stone builds, asks and costs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from employers.models import Vacancy
from jobmatch.taxonomy.choices import in_language
from jobmatch.taxonomy.enums import ArrangedBy, ConditionKind
from jobmatch.taxonomy.selectors import Condition
from jobmatch.taxonomy.vocabulary import APPLIED_FOR_BY_EMPLOYER
from matching.presentation import findings
from matching.scorer.v2.credentials import LICENCE_COVERS
from matching.scorer.v2.results import Finding, Row
from matching.services.ranking.route import Route

NOT_YET = ("closed", "doubtful")
AGE = "age"
MOST_SKILLS = 4
# The picture: one column of spots, a row of words beside each, so that both grow with the letters.
WIDTH, ROW = 72, 88
LEFT, RIGHT, STAR = 26, 46, 24


@dataclass(frozen=True, slots=True)
class LawLine:
    """What the law asks, who arranges it, how many months it takes and where that is written ('' unknown).

    `arranged_by`: the youth, the employer, an authority (`law`), or `age`, which comes by itself.
    """

    words: str
    arranged_by: str
    months: str
    source: str
    source_url: str
    is_held: bool


@dataclass(frozen=True, slots=True)
class Stone:
    """A vacancy on the way, or of the dream itself."""

    vacancy: Vacancy
    employer: str
    is_here: bool
    learns: bool
    in_house: bool
    builds: list[str]
    asks: list[str]
    law: list[LawLine]
    months: str

    @property
    def can_start(self) -> bool:
        """Nothing is known to be missing."""
        return not self.asks


@dataclass(frozen=True, slots=True)
class Spot:
    """A stone in the picture: where it lies, and the words beside it."""

    kind: str
    x: int
    y: int
    title: str
    line: str
    number: int = 0

    @property
    def star_x(self) -> int:
        return self.x - STAR // 2

    @property
    def star_y(self) -> int:
        return self.y - STAR // 2


@dataclass(frozen=True, slots=True)
class Picture:
    """From now on top to the dream below, as a winding path over the stones; `says` is the same in words."""

    height: int
    path: str
    spots: list[Spot]
    says: str
    width: int = WIDTH


@dataclass(frozen=True, slots=True)
class Shown:
    """A route as a page shows it."""

    dream: str
    law: list[LawLine]
    jobs: list[Stone]
    stones: list[Stone]
    picture: Picture


def shown(route: Route, *, lang: str) -> Shown | None:
    """The route in words and as a picture; nothing without a dream."""
    if route.dream is None:
        return None
    stones = [stone(route, row, lang=lang) for row in route.stones]
    dream = capital(str(route.dream.occupation))
    return Shown(
        dream=dream,
        law=law_of(route, route.dream.occupation_id),
        jobs=[stone(route, row, lang=lang) for row in route.jobs],
        stones=stones,
        picture=picture(dream, stones, now=_now(route)),
    )


def stone(route: Route, row: Row, *, lang: str) -> Stone:
    """One vacancy: what it builds, what it asks that is not there yet, and what the law asks."""
    vacancy = route.ranked.vacancies[row.vacancy]
    rung, labels = row.rung, route.ranked.labels
    built = [in_language(labels[pk]) for pk in (rung.skills if rung else ()) if pk in labels]
    law = law_of(route, vacancy.occupation_id)
    missing = (each for gate in row.gates for each in gate.findings if each.state in NOT_YET)
    present = route.present.employer_id if route.present else None
    here = present is not None and row.employer == present
    return Stone(
        vacancy=vacancy,
        employer=str(vacancy.employer or vacancy.employer_text or ""),
        is_here=here,
        learns=bool(rung and rung.learns),
        in_house=bool(rung and rung.in_house),
        builds=built[:MOST_SKILLS],
        asks=_each_once(findings.say(each, labels, lang) for each in missing),
        law=law,
        months=in_months(_longest(route, vacancy, missing=_codes(row))),
    )


def law_of(route: Route, occupation: UUID | None) -> list[LawLine]:
    """What the law asks of who enters an occupation."""
    facts = route.facts.get(occupation) if occupation else None
    told = {row.licence for row in route.ranked.candidate.licences.all()}
    held = frozenset(told).union(*(LICENCE_COVERS.get(each, ()) for each in told))
    return [_law_line(each, held) for each in (facts.conditions if facts else ()) if each.by_law]


def _law_line(condition: Condition, held: frozenset[str]) -> LawLine:
    return LawLine(
        words=in_language(condition.note) or condition.code,
        arranged_by=arranged_by(condition),
        months=in_months(condition.months),
        source=condition.source,
        source_url=condition.source_url,
        is_held=condition.kind == ConditionKind.LICENCE and condition.code in held,
    )


def arranged_by(condition: Condition) -> str:
    """Who arranges it: as the taxonomy says, else as the kind of condition does."""
    if condition.arranged_by:
        return condition.arranged_by
    if condition.kind == ConditionKind.SCREENING or condition.code in APPLIED_FOR_BY_EMPLOYER:
        return ArrangedBy.EMPLOYER
    return AGE if condition.kind == ConditionKind.AGE else ArrangedBy.YOUTH


def in_months(months: int | None) -> str:
    if not months:
        return ""
    return ngettext("about %(n)d month", "about %(n)d months", months) % {"n": months}


def _codes(row: Row) -> set[str]:
    """The licences and diplomas that are missing."""
    found: Iterable[Finding] = (each for gate in row.gates for each in gate.of("closed"))
    return {str(value) for each in found for name, value in each.values if name in ("licence", "diploma")}


def _longest(route: Route, vacancy: Vacancy, *, missing: set[str]) -> int | None:
    """The months of the longest of what is missing, where that is known."""
    facts = route.facts.get(vacancy.occupation_id) if vacancy.occupation_id else None
    conditions = facts.conditions if facts else ()
    return max((each.months or 0 for each in conditions if each.code in missing), default=0)


def _each_once(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))


def _now(route: Route) -> str:
    """The work that is done now, or that there is none through us."""
    return str(route.present) if route.present else ""


def picture(dream: str, stones: Sequence[Stone], *, now: str) -> Picture:
    """Now, the stones and the dream, one below the other."""
    words = [
        ("now", _("Now"), now),
        *(("stone", each.vacancy.title, each.employer) for each in stones),
        ("dream", dream, _("Dream job")),
    ]
    spots = [
        Spot(kind, RIGHT if number % 2 else LEFT, number * ROW + ROW // 2, title, line, number)
        for number, (kind, title, line) in enumerate(words)
    ]
    return Picture(len(spots) * ROW, _path(spots), spots, _says(dream, stones))


def _path(spots: Sequence[Spot]) -> str:
    """A curve through the spots."""
    first, *others = spots
    parts, before = [f"M{first.x} {first.y}"], first
    for spot in others:
        half = (before.y + spot.y) // 2
        parts.append(f"C{before.x} {half} {spot.x} {half} {spot.x} {spot.y}")
        before = spot
    return " ".join(parts)


def _says(dream: str, stones: Sequence[Stone]) -> str:
    """The picture in one or two sentences."""
    if not stones:
        return _("From now to the dream: %(dream)s. No stepping stone is known yet.") % {"dream": dream}
    names = "; ".join(
        f"{each.vacancy.title} ({each.employer})" if each.employer else each.vacancy.title for each in stones
    )
    return _("From now to the dream: %(dream)s. Possible stepping stones: %(names)s.") % {
        "dream": dream,
        "names": names,
    }


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
