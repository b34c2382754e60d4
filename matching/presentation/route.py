"""The route to the dream in words and as a picture: what each stepping stone builds, asks and costs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from employers.models import Vacancy
from jobmatch.taxonomy.choices import in_language
from jobmatch.taxonomy.selectors import Condition
from matching.presentation import findings, law
from matching.presentation.law import LawLine, Papers
from matching.scorer.v2.results import Finding, Row
from matching.services.ranking.route import Route

NOT_YET = ("closed", "doubtful")
MOST_SKILLS = 4
# The picture: one column of spots, a row of words beside each, so that both grow with the letters.
WIDTH, ROW = 72, 88
LEFT, RIGHT, STAR = 26, 46, 24


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
    """A route as a page shows it. `papers`: the diploma or pass that is a stone by itself, last before the
    dream."""

    dream: str
    law: list[LawLine]
    jobs: list[Stone]
    alike: list[Stone]
    stones: list[Stone]
    papers: Papers | None
    picture: Picture


def shown(route: Route, *, lang: str, to_youth: bool = False) -> Shown | None:
    """The route in words, to staff or to the youth, and as a picture; nothing without a dream."""
    if route.dream is None:
        return None
    stones = [stone(route, row, lang=lang, to_youth=to_youth) for row in route.stones]
    dream = capital(str(route.dream.occupation))
    conditions, candidate = _conditions(route, route.dream.occupation_id), route.ranked.candidate
    papers = law.papers(conditions, candidate, lang=lang)
    return Shown(
        dream=dream,
        law=law.lines(conditions, candidate),
        jobs=[stone(route, row, lang=lang, to_youth=to_youth) for row in route.jobs],
        alike=[stone(route, row, lang=lang, to_youth=to_youth) for row in route.alike],
        stones=stones,
        papers=papers,
        picture=picture(dream, stones, papers, now=_now(route)),
    )


def stone(route: Route, row: Row, *, lang: str, to_youth: bool = False) -> Stone:
    """One vacancy: what it builds, what it asks that is not there yet, and what the law asks."""
    vacancy = route.ranked.vacancies[row.vacancy]
    rung, labels = row.rung, route.ranked.labels
    built = [in_language(labels[pk]) for pk in (rung.skills if rung else ()) if pk in labels]
    conditions = _conditions(route, vacancy.occupation_id)
    missing = (each for gate in row.gates for each in gate.findings if each.state in NOT_YET)
    present = route.present.employer_id if route.present else None
    here = present is not None and row.employer == present
    return Stone(
        vacancy=vacancy,
        employer=vacancy.employer_name,
        is_here=here,
        learns=bool(rung and rung.learns),
        in_house=bool(rung and rung.in_house),
        builds=built[:MOST_SKILLS],
        asks=_each_once(findings.say(each, labels, lang, to_youth=to_youth) for each in missing),
        law=law.lines(conditions, route.ranked.candidate),
        months=law.in_months(_longest(conditions, missing=_codes(row))),
    )


def _conditions(route: Route, occupation: UUID | None) -> tuple[Condition, ...]:
    """What entering an occupation asks."""
    facts = route.facts.get(occupation) if occupation else None
    return facts.conditions if facts else ()


def _codes(row: Row) -> set[str]:
    """The licences and diplomas that are missing."""
    found: Iterable[Finding] = (each for gate in row.gates for each in gate.of("closed"))
    return {str(value) for each in found for name, value in each.values if name in ("licence", "diploma")}


def _longest(conditions: Sequence[Condition], *, missing: set[str]) -> int | None:
    """The months of the longest of what is missing, where that is known."""
    return max((each.months or 0 for each in conditions if each.code in missing), default=0)


def _each_once(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))


def _now(route: Route) -> str:
    """The work that is done now, or that there is none through us."""
    return str(route.present) if route.present else ""


def picture(dream: str, stones: Sequence[Stone], papers: Papers | None, *, now: str) -> Picture:
    """Now, the stones, what the law asks and the dream, one below the other."""
    words = [
        ("now", _("Now"), now),
        *(("stone", each.vacancy.title, each.employer) for each in stones),
        *([("papers", capital(papers.name), law.in_short(papers))] if papers else []),
        ("dream", dream, _("Dream job")),
    ]
    spots = [
        Spot(kind, RIGHT if number % 2 else LEFT, number * ROW + ROW // 2, title, line, number)
        for number, (kind, title, line) in enumerate(words)
    ]
    return Picture(len(spots) * ROW, _path(spots), spots, _says(dream, stones, papers))


def _path(spots: Sequence[Spot]) -> str:
    """A curve through the spots."""
    first, *others = spots
    parts, before = [f"M{first.x} {first.y}"], first
    for spot in others:
        half = (before.y + spot.y) // 2
        parts.append(f"C{before.x} {half} {spot.x} {half} {spot.x} {spot.y}")
        before = spot
    return " ".join(parts)


def _says(dream: str, stones: Sequence[Stone], papers: Papers | None) -> str:
    """The picture in a few sentences."""
    begun = _("From now to the dream: %(dream)s.") % {"dream": dream}
    names = "; ".join(
        f"{each.vacancy.title} ({each.employer})" if each.employer else each.vacancy.title for each in stones
    )
    if names:
        between = _("Possible stepping stones: %(names)s.") % {"names": names}
    else:
        between = _("No stepping stone is known yet.")
    last = _("Last before the dream: %(papers)s.") % {"papers": papers.name} if papers else ""
    return " ".join(filter(None, (begun, between, last)))


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
