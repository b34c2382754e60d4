"""What the law asks of who enters an occupation: who arranges it, how long it takes, and what is there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from candidates.models import Candidate
from jobmatch.taxonomy.choices import in_language
from jobmatch.taxonomy.enums import ArrangedBy, ConditionKind
from jobmatch.taxonomy.selectors import Condition
from jobmatch.taxonomy.vocabulary import APPLIED_FOR_BY_EMPLOYER, DIPLOMA_COVERS, DIPLOMA_LEVELS, LICENCES
from matching.scorer.sentences.values import joined
from matching.scorer.v2.credentials import LICENCE_COVERS

AGE = "age"
PAPERS = (ConditionKind.LICENCE, ConditionKind.DIPLOMA)


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
class Papers:
    """The last stone before the dream: the diploma or pass that the law asks and that is not there yet.

    `name`: what the youth gets, else what is got for the youth; `law`: all that has to be arranged.
    """

    name: str
    months: str
    law: list[LawLine]


def lines(conditions: Iterable[Condition], candidate: Candidate) -> list[LawLine]:
    """What the law asks, in the order of the taxonomy."""
    return [_line(each, _is_held(each, candidate)) for each in conditions if each.by_law]


def papers(conditions: Iterable[Condition], candidate: Candidate, *, lang: str) -> Papers | None:
    """The diploma or pass to get before the dream; nothing where the law asks none or it is there."""
    lacking = [each for each in conditions if each.by_law and not _is_held(each, candidate)]
    asked = [each for each in lacking if each.kind in PAPERS]
    if not asked:
        return None
    own = [each for each in asked if arranged_by(each) == ArrangedBy.YOUTH] or asked
    return Papers(
        name=joined([_name(each) for each in own], lang),
        months=in_months(max(each.months or 0 for each in lacking)),
        law=[_line(each, is_held=False) for each in lacking],
    )


def arranged_by(condition: Condition) -> str:
    """Who arranges it: as the taxonomy says, else as the kind of condition does."""
    if condition.arranged_by:
        return condition.arranged_by
    if condition.kind == ConditionKind.SCREENING or condition.code in APPLIED_FOR_BY_EMPLOYER:
        return ArrangedBy.EMPLOYER
    return AGE if condition.kind == ConditionKind.AGE else ArrangedBy.YOUTH


def in_months(months: int | None) -> str:
    """'about 6 months'; nothing where it is not known."""
    if not months:
        return ""
    return ngettext("about %(n)d month", "about %(n)d months", months) % {"n": months}


def in_short(papers: Papers) -> str:
    """Beside its name in the picture: how long it takes, else that the law asks it."""
    return papers.months[:1].upper() + papers.months[1:] if papers.months else _("The law asks this")


def _line(condition: Condition, is_held: bool) -> LawLine:
    return LawLine(
        words=in_language(condition.note) or condition.code,
        arranged_by=arranged_by(condition),
        months=in_months(condition.months),
        source=condition.source,
        source_url=condition.source_url,
        is_held=is_held,
    )


def _is_held(condition: Condition, candidate: Candidate) -> bool:
    """Whether what is told of licences or diplomas has it, or more."""
    if condition.kind == ConditionKind.DIPLOMA:
        return any(condition.code in DIPLOMA_COVERS[row.level] for row in candidate.diplomas.all())
    told: Sequence[str] = [row.licence for row in candidate.licences.all()]
    covered = frozenset(told).union(*(LICENCE_COVERS.get(each, ()) for each in told))
    return condition.kind == ConditionKind.LICENCE and condition.code in covered


def _name(condition: Condition) -> str:
    table = DIPLOMA_LEVELS if condition.kind == ConditionKind.DIPLOMA else LICENCES
    return in_language(table[condition.code])
