"""What opens doors as a small chart: each change in words, what it opens, and how it begins.

What a person gets or learns begins as an agreement; what was only told otherwise is changed in the file.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jobmatch.taxonomy.choices import in_language
from jobmatch.taxonomy.vocabulary import (
    DAY_PARTS,
    DAYS,
    DIPLOMA_LEVELS,
    LANGUAGES,
    LICENCES,
    WORK_KINDS,
    dayparts_of,
)
from matching.scorer.sentences.values import joined
from matching.scorer.v2.doors import (
    BeFree,
    Change,
    Door,
    GetDiploma,
    GetLicences,
    LearnLanguage,
    TravelFurther,
    WantKind,
    gain,
)
from matching.scorer.v2.drops import Drop
from matching.scorer.v2.policy import load
from matching.scorer.v2.results import Row
from matching.services.ranking.rankings import Ranked

MOST_BARS = 10
MOST_OF_A_ROW = 2
FEW = 10  # below it a number could point at someone


@dataclass(frozen=True, slots=True)
class Bar:
    """One change: how many vacancies it opens beside the most that one does, and how it begins.

    `agreement`: the sentence of one, else '' and `field` of the file's conditions is where it is changed.
    """

    name: str
    opens: int
    most: int
    more: str
    agreement: str
    field: str

    @property
    def query(self) -> str:
        """What the form of an agreement begins with."""
        return urlencode({"sentence": self.agreement})


@dataclass(frozen=True, slots=True)
class Dropped:
    """One requirement and for how many of the caseload the work would open without it."""

    name: str
    count: str


def bars(
    found: Sequence[Door], *, lang: str, most_bars: int = MOST_BARS, to_youth: bool = False
) -> list[Bar]:
    """The first doors, the one that opens most on top; a youth who looks along reads no points."""
    found = found[:most_bars]
    most = max((len(door.opens) for door in found), default=0)
    return [_bar(door, most, lang, to_youth=to_youth) for door in found]


def of_row(
    found: Sequence[Door], ranked: Ranked, row: Row, *, lang: str, to_youth: bool = False
) -> tuple[str, ...]:
    """What single changes would do for one vacancy, with what else they open; the largest first."""
    told = (_for_row(door, ranked, row, lang, to_youth=to_youth) for door in found[:MOST_BARS])
    return tuple(words for words in told if words)[:MOST_OF_A_ROW]


def _for_row(door: Door, ranked: Ranked, row: Row, lang: str, *, to_youth: bool) -> str:
    """One change beside one vacancy: it opens it, or it brings points here; nothing when it does neither.

    A youth who looks along reads no points.
    """
    points = gain(ranked.person, row, ranked.pairs[row.vacancy], door.change, load())
    if row.vacancy in door.opens:
        here = _("then this opens")
    elif points > 0 and to_youth:
        here = _("then this fits better")
    elif points > 0:
        here = ngettext("%(n)d point more here", "%(n)d points more here", points) % {"n": points}
    else:
        return ""
    others = len(door.opens) - (row.vacancy in door.opens)
    name = in_words(door.change, lang)[0]
    values = {"change": name[:1].upper() + name[1:], "here": here, "n": others}
    if not others:
        return _("%(change)s: %(here)s.") % values
    words = ngettext(
        "%(change)s: %(here)s, and %(n)d vacancy more.",
        "%(change)s: %(here)s, and %(n)d vacancies more.",
        others,
    )
    return words % values


def _bar(door: Door, most: int, lang: str, *, to_youth: bool) -> Bar:
    name, agreement = in_words(door.change, lang)
    field = FIELDS.get(type(door.change), "")
    return Bar(name, len(door.opens), max(most, 1), _more(door, to_youth=to_youth), agreement, field)


def _more(door: Door, *, to_youth: bool) -> str:
    """What else it brings: other work, and points."""
    parts = []
    if door.others:
        words = ngettext("%(n)d vacancy of other work", "%(n)d vacancies of other work", door.others)
        parts.append(words % {"n": door.others})
    if door.better and to_youth:
        words = ngettext("%(n)d vacancy fits better", "%(n)d vacancies fit better", door.better)
        parts.append(words % {"n": door.better})
    elif door.better:
        words = ngettext(
            "%(n)d vacancy fits better, by at most %(points)d points",
            "%(n)d vacancies fit better, by at most %(points)d points",
            door.better,
        )
        parts.append(words % {"n": door.better, "points": door.points})
    return "; ".join(parts)


def in_words(change: Change, lang: str) -> tuple[str, str]:
    """A change as a few words, and as the sentence of an agreement; '' for what is only told otherwise."""
    return WORDS[type(change)](change, lang)


def _licences(change: GetLicences, lang: str) -> tuple[str, str]:
    names = joined([in_language(LICENCES[code]) for code in change.licences], lang)
    return names, _("Find out how to get this, and begin: %(what)s.") % {"what": names}


def _language(change: LearnLanguage, lang: str) -> tuple[str, str]:
    values = {"language": in_language(LANGUAGES[change.language]), "level": change.level}
    return _("%(language)s at level %(level)s") % values, _(
        "Look for a course: %(language)s to level %(level)s."
    ) % values


def _travel(change: TravelFurther, lang: str) -> tuple[str, str]:
    return _("travel 10 minutes more, to %(minutes)d minutes") % {"minutes": change.minutes}, ""


def _free(change: BeFree, lang: str) -> tuple[str, str]:
    day, part = dayparts_of(change.dayparts)[0]
    values = {"day": in_language(DAYS[day]), "part": in_language(DAY_PARTS[part])}
    return _("free on %(day)s %(part)s too") % values, ""


def _kind(change: WantKind, lang: str) -> tuple[str, str]:
    return _("look for this too: %(kind)s") % {"kind": in_language(WORK_KINDS[change.kind])}, ""


def _diploma(change: GetDiploma, lang: str) -> tuple[str, str]:
    diploma = in_language(DIPLOMA_LEVELS[change.diploma])
    return _("a diploma: %(diploma)s") % {"diploma": diploma}, _(
        "Visit a school together: %(diploma)s, also beside work (BBL)."
    ) % {"diploma": diploma}


WORDS: dict[type[Any], Callable[[Any, str], tuple[str, str]]] = {
    GetLicences: _licences,
    LearnLanguage: _language,
    TravelFurther: _travel,
    BeFree: _free,
    WantKind: _kind,
    GetDiploma: _diploma,
}


# What is only told otherwise → the field of the file that tells it.
FIELDS: dict[type[Any], str] = {TravelFurther: "travel_minutes", BeFree: "dayparts", WantKind: "kinds"}


def dropped(counts: list[tuple[Drop, int]]) -> list[Dropped]:
    """Each requirement with *nobody*, *a few* or a number, in the order of the vacancy."""
    return [Dropped(_requirement(drop), _some(count)) for drop, count in counts]


def _some(count: int) -> str:
    if not count:
        return _("nobody of your caseload now")
    if count < FEW:
        return _("a few of your caseload")
    return _("%(n)d of your caseload") % {"n": count}


def around(count: int) -> str:
    """How many of the own caseload, so that it points at nobody and no change of one is seen: in tens."""
    if count < FEW:
        return _some(count)
    return _("%(n)d or more of your caseload") % {"n": count // FEW * FEW}


def _requirement(drop: Drop) -> str:
    if drop.kind == "licence":
        return in_language(LICENCES[drop.code])
    if drop.kind == "diploma":
        return in_language(DIPLOMA_LEVELS[drop.code])
    if drop.kind == "language":
        values = {"language": in_language(LANGUAGES[drop.code]), "level": drop.level, "lower": drop.lower}
        if drop.lower:
            return _("%(language)s: %(lower)s instead of %(level)s") % values
        return _("%(language)s: not asked instead of %(level)s") % values
    if drop.kind == "leading":
        return _("having led others before")
    return ngettext("%(n)d year of experience", "%(n)d years of experience", int(drop.code)) % {
        "n": int(drop.code)
    }
