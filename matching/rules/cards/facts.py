"""What a card may tell of a youth: only what this vacancy asks, as whole numbers that can be compared.

`Asked` is of the vacancy alone. `Told` is of the youth, and holds no name, age, address, school, need,
consent or experience of discrimination: what is not here cannot be on a card.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from jobmatch.taxonomy.vocabulary import CEFR_LEVELS, DIPLOMA_COVERS, Term
from matching.scorer.inputs import Range
from matching.scorer.v2.credentials import LICENCE_COVERS

MOST_ABILITIES = 8
KINDRED_DIGITS = 2  # of the ISCO code
YEAR, THREE_YEARS = 12, 36  # months
UNKNOWN, NO, YES = 0, 1, 2
SOME, MOST, ALL = 1, 2, 3  # of the dayparts asked
NONE_DONE, UNDER_1, FROM_1, OVER_3 = 0, 1, 2, 3  # years of kindred work
NOW = 1  # month of start; one more for each month ahead
FURTHEST_START = 12  # months ahead that are told apart
ABILITY, COUNT, LANGUAGE, LICENCE, DIPLOMA = "ability", "count", "language", "licence", "diploma"
EXPERIENCE, HOURS, DAYPARTS, START = "experience", "hours", "dayparts", "start"
LIKELY = "likely"  # how likely this youth is proposed: never on a card
OF_ABILITY, OF_WISH, OF_WORK = 2, 3, 1
Fact = tuple[str, str]  # what it is about, and of which ability, language or licence
Facts = tuple[int, ...]  # one number for each Fact that the vacancy leads to, in their order


@dataclass(frozen=True, slots=True)
class Asked:
    """What a vacancy asks, or else its occupation: the same for everybody who is proposed for it.

    `abilities`: ids with their labels, at most eight. `languages`: language and level. `dayparts`: mask of 21
    bits; 0 when none are asked. `isco`: '' when the occupation is not known.
    """

    abilities: tuple[tuple[UUID, Term], ...] = ()
    languages: tuple[tuple[str, str], ...] = ()
    licences: tuple[str, ...] = ()
    diploma: str = ""
    hours: Range | None = None
    dayparts: int = 0
    isco: str = ""

    def __post_init__(self) -> None:
        if len(self.abilities) > MOST_ABILITIES:
            raise ValueError("a card tells of at most eight abilities")

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What a card for this vacancy may tell of, in the order of the card; the last is never told."""
        found: list[Fact] = [(ABILITY, str(pk)) for pk, _label in self.abilities]
        found += [(COUNT, "")] if self.abilities else []
        found += [(LANGUAGE, code) for code, _level in self.languages]
        found += [(LICENCE, code) for code in self.licences]
        found += [(DIPLOMA, "")] if self.diploma else []
        found += [(EXPERIENCE, "")] if self.isco else []
        found += [(HOURS, "")] if self.hours else []
        found += [(DAYPARTS, "")] if self.dayparts else []
        return (*found, (START, ""), (LIKELY, ""))


@dataclass(frozen=True, slots=True)
class Told:
    """What a youth told, as far as a card may need it. `work`: ISCO code and months of each work done.

    `complete`: the lists of diplomas and licences are all there is, so that what is not listed is a no.
    """

    abilities: frozenset[UUID] = frozenset()
    languages: Mapping[str, str] | None = None
    licences: frozenset[str] = frozenset()
    diplomas: frozenset[str] = frozenset()
    complete: bool = False
    work: tuple[tuple[str, int], ...] = ()
    wishes: frozenset[str] = frozenset()
    hours: Range | None = None
    dayparts: int = 0
    available_from: date | None = None


def facts(asked: Asked, told: Told, *, on: date) -> Facts:
    """The number for each fact that the vacancy leads to."""
    return tuple(_value(about, of, asked, told, on) for about, of in asked.facts)


def fits(asked: Asked, told: Told) -> bool:
    """Whether this youth could as well be proposed: kindred work wished or done, or half the abilities.

    Who could not have been meant hides nobody.
    """
    group = asked.isco[:KINDRED_DIGITS]
    codes = {*told.wishes, *(isco for isco, _months in told.work)}
    if group and any(code[:KINDRED_DIGITS] == group for code in codes):
        return True
    had = sum(pk in told.abilities for pk, _label in asked.abilities)
    return bool(asked.abilities) and 2 * had >= len(asked.abilities)


def _value(about: str, of: str, asked: Asked, told: Told, on: date) -> int:
    values = {
        ABILITY: lambda: int(any(str(pk) == of for pk in told.abilities)),
        COUNT: lambda: sum(pk in told.abilities for pk, _label in asked.abilities),
        LANGUAGE: lambda: _language(dict(asked.languages)[of], (told.languages or {}).get(of)),
        LICENCE: lambda: _held(
            any(of == each or of in LICENCE_COVERS.get(each, ()) for each in told.licences), told
        ),
        DIPLOMA: lambda: _held(any(asked.diploma in DIPLOMA_COVERS[each] for each in told.diplomas), told),
        EXPERIENCE: lambda: _band(_kindred_months(asked, told)),
        HOURS: lambda: _hours(asked.hours, told.hours),
        DAYPARTS: lambda: _share(asked.dayparts, told.dayparts),
        START: lambda: _start(told.available_from, on),
        LIKELY: lambda: _likely(asked, told),
    }
    return values[about]()


def _likely(asked: Asked, told: Told) -> int:
    """More for each ability asked, the very occupation wished, and kindred work done."""
    had = sum(pk in told.abilities for pk, _label in asked.abilities)
    wished = bool(asked.isco) and asked.isco in told.wishes
    return OF_ABILITY * had + OF_WISH * wished + OF_WORK * bool(_kindred_months(asked, told))


def _language(level: str, own: str | None) -> int:
    if own is None:
        return UNKNOWN
    levels = list(CEFR_LEVELS)
    return YES if levels.index(own) >= levels.index(level) else NO


def _held(listed: bool, told: Told) -> int:
    if listed:
        return YES
    return NO if told.complete else UNKNOWN


def _kindred_months(asked: Asked, told: Told) -> int:
    group = asked.isco[:KINDRED_DIGITS]
    return sum(months for isco, months in told.work if isco[:KINDRED_DIGITS] == group)


def _band(months: int) -> int:
    if not months:
        return NONE_DONE
    if months < YEAR:
        return UNDER_1
    return FROM_1 if months <= THREE_YEARS else OVER_3


def _hours(asked: Range | None, own: Range | None) -> int:
    if asked is None or own is None:
        return UNKNOWN
    return YES if own.low <= asked.high and asked.low <= own.high else NO


def _share(asked: int, own: int) -> int:
    if not own:
        return UNKNOWN
    both, all_asked = (asked & own).bit_count(), asked.bit_count()
    if both == all_asked:
        return ALL
    return MOST if 2 * both >= all_asked else SOME if both else UNKNOWN


def _start(day: date | None, on: date) -> int:
    if day is None:
        return UNKNOWN
    ahead = (day.year - on.year) * YEAR + day.month - on.month
    return NOW + min(max(ahead, 0), FURTHEST_START)
