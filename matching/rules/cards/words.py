"""What stands on a card, in Dutch and English, made from what holds for everybody who shares it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from jobmatch.taxonomy.vocabulary import DIPLOMA_LEVELS, LANGUAGES, LICENCES, MONTHS, Term
from matching.rules.cards import facts
from matching.rules.cards.alike import Group
from matching.rules.cards.facts import Asked, Fact

DONE = {
    facts.UNDER_1: Term("minder dan een jaar", "less than a year"),
    facts.FROM_1: Term("1 tot 3 jaar", "1 to 3 years"),
    facts.OVER_3: Term("meer dan 3 jaar", "more than 3 years"),
}
AT_LEAST = {facts.UNDER_1: Term("ja", "yes"), facts.FROM_1: Term("1 jaar of meer", "1 year or more")}
SHARES = {
    facts.ALL: Term("alle dagdelen die je vraagt", "all dayparts that you ask"),
    facts.MOST: Term(
        "de helft of meer van de dagdelen die je vraagt", "half or more of the dayparts that you ask"
    ),
    facts.SOME: Term("een deel van de dagdelen die je vraagt", "some of the dayparts that you ask"),
}
TITLES = {
    facts.COUNT: Term("Kan", "Can do"),
    facts.LANGUAGE: Term("Taal", "Language"),
    facts.LICENCE: Term("Rijbewijs of certificaat", "Licence or certificate"),
    facts.DIPLOMA: Term("Diploma", "Diploma"),
    facts.EXPERIENCE: Term("Ervaring in verwant werk", "Experience in kindred work"),
    facts.HOURS: Term("Uren", "Hours"),
    facts.DAYPARTS: Term("Beschikbaar", "Available"),
    facts.START: Term("Start", "Start"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a card: what it is about, what is said, and the abilities under it."""

    about: str
    said: Term
    items: tuple[Term, ...] = ()

    @property
    def title(self) -> Term:
        return TITLES[self.about]


def rows(asked: Asked, group: Group, *, on: date) -> tuple[Row, ...]:
    """The lines of the card of a group, in the order of the card."""
    known = dict(zip(asked.facts, zip(group.low, group.high, strict=True), strict=True))
    return tuple(_rows(asked, known, on))


def _rows(asked: Asked, known: dict[Fact, tuple[int, int]], on: date) -> Iterator[Row]:
    if asked.abilities and (row := _abilities(asked, known)):
        yield row
    for code, level in asked.languages:
        yield from _yes_or_no(facts.LANGUAGE, known[facts.LANGUAGE, code], _at(LANGUAGES[code], level))
    for code in asked.licences:
        yield from _yes_or_no(facts.LICENCE, known[facts.LICENCE, code], LICENCES[code])
    if asked.diploma:
        yield from _yes_or_no(facts.DIPLOMA, known[facts.DIPLOMA, ""], DIPLOMA_LEVELS[asked.diploma])
    if asked.isco:
        yield from _experience(*known[facts.EXPERIENCE, ""])
    if asked.hours and known[facts.HOURS, ""][0] == facts.YES:
        hours = asked.hours
        span = f"{hours.low}" if hours.low == hours.high else f"{hours.low}-{hours.high}"
        yield Row(facts.HOURS, Term(f"past bij {span} uur per week", f"fits {span} hours a week"))
    if asked.dayparts and (share := known[facts.DAYPARTS, ""][0]):
        yield Row(facts.DAYPARTS, SHARES[share])
    yield from _start(*known[facts.START, ""], on)


def _abilities(asked: Asked, known: dict[Fact, tuple[int, int]]) -> Row | None:
    """How many of the abilities asked all of the group have at least, and those that all of them have."""
    low, high = known[facts.COUNT, ""]
    of = len(asked.abilities)
    items = tuple(label for pk, label in asked.abilities if known[facts.ABILITY, str(pk)][0])
    if not low:
        return None
    more = low < high or len(items) < low
    nl = f"{'ten minste ' if more else ''}{low} van de {of} dingen die je vraagt"
    en = f"{'at least ' if more else ''}{low} of the {of} things that you ask"
    return Row(facts.COUNT, Term(nl, en), items)


def _at(language: Term, level: str) -> Term:
    return Term(f"{language.nl} op niveau {level}", f"{language.en} at level {level}")


def _yes_or_no(about: str, span: tuple[int, int], what: Term) -> Iterator[Row]:
    """Only when it is yes, or no, for all of the group."""
    if span == (facts.YES, facts.YES):
        yield Row(about, Term(f"{what.nl}: ja", f"{what.en}: yes"))
    elif span == (facts.NO, facts.NO):
        yield Row(about, Term(f"{what.nl}: nog niet", f"{what.en}: not yet"))


def _experience(low: int, high: int) -> Iterator[Row]:
    if low:
        yield Row(facts.EXPERIENCE, DONE[low] if low in (high, facts.OVER_3) else AT_LEAST[low])


def _start(low: int, high: int, on: date) -> Iterator[Row]:
    if not low:
        return
    if high == facts.NOW:
        yield Row(facts.START, Term("kan meteen beginnen", "can start at once"))
    elif high <= facts.FURTHEST_START:
        month, year = _month(on, high - facts.NOW)
        if low == high:
            said = Term(f"vanaf {month.nl} {year}", f"from {month.en} {year}")
        else:
            said = Term(f"uiterlijk in {month.nl} {year}", f"in {month.en} {year} at the latest")
        yield Row(facts.START, said)


def _month(on: date, ahead: int) -> tuple[Term, int]:
    years, month = divmod(on.month - 1 + ahead, len(MONTHS))
    return MONTHS[month], on.year + years
