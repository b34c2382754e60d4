"""The gates: one function each. Age apart, a gate closes only on a known value; what is unknown asks.

Each function takes the person, the pair and the policy, and gives a Verdict. A vacancy that fails a gate is
not ranked; the first that fails, in this order, names its row. *One step away* is only ever a missing
certificate or licence, exactly the policy's number of CEFR levels, or a few minutes too far.
"""

from collections.abc import Callable

from matching.scorer.credentials import holds, is_usual, may_close, requirements_that_count
from matching.scorer.hours import dayparts_disjoint, hours_disjoint, hours_to_ask
from matching.scorer.inputs import Pair, Person, Requirement
from matching.scorer.languages import languages_to_ask, levels_short
from matching.scorer.minors import minor
from matching.scorer.needs import needs_to_ask, state_of
from matching.scorer.occupations import to_check
from matching.scorer.policy import Policy
from matching.scorer.results import Line, Verdict, line
from matching.scorer.trips import accepted_minutes, trip_to_ask

Gate = Callable[[Person, Pair, Policy], Verdict]


def travel(person: Person, pair: Pair, policy: Policy) -> Verdict:
    """Closed when the trip takes more minutes than the person accepts; remote work never is."""
    limit = accepted_minutes(person, policy)
    if pair.vacancy.remote or limit is None or pair.minutes is None:
        return Verdict(True, ask=trip_to_ask(person, pair))
    over = pair.minutes - limit
    if over <= 0:
        return Verdict(True)
    lines = (
        line("gate.travel", minutes=pair.minutes, means=pair.means or "", limit=limit, over=over),
        line("gate.travel.change", minutes=pair.minutes),
    )
    return Verdict(False, lines, one_step=over <= policy.step_travel_minutes)


def hours(person: Person, pair: Pair, policy: Policy) -> Verdict:
    """Closed when the ranges of hours are disjoint, or when no asked daypart is available."""
    vacancy = pair.vacancy
    lines: list[Line] = []
    if person.hours and vacancy.hours and hours_disjoint(person.hours, vacancy.hours):
        lines.append(line("gate.hours", wanted=person.hours, offered=vacancy.hours))
    if dayparts_disjoint(vacancy.dayparts, person.dayparts):
        lines.append(line("gate.dayparts", dayparts=vacancy.dayparts or 0))
    ask = hours_to_ask(person, vacancy)
    return Verdict(False, (*lines, line("gate.hours.change")), ask) if lines else Verdict(True, ask=ask)


def exclusion(person: Person, pair: Pair, policy: Policy) -> Verdict:
    """Closed when the person does not want this employer."""
    vacancy = pair.vacancy
    if vacancy.employer in person.excluded_employers:
        return Verdict(False, (line("gate.exclusion"), line("gate.exclusion.change")))
    unknown = person.excluded_employers and not (vacancy.employer and vacancy.employer_named)
    return Verdict(True, ask=(line("ask.employer"),) if unknown else ())


def need(person: Person, pair: Pair, policy: Policy) -> Verdict:
    """Closed when the person calls a need a must and the workplace says no."""
    musts = sorted(item for item, must in (person.needs or {}).items() if must)
    denied = tuple(item for item in musts if state_of(item, pair.vacancy) == "no")
    lines = (line("gate.need", needs=denied), line("gate.need.change")) if denied else ()
    return Verdict(not denied, lines, needs_to_ask(person, pair.vacancy))


def kind(person: Person, pair: Pair, policy: Policy) -> Verdict:
    """Closed when the person does not want this kind of work."""
    offered, wanted = pair.vacancy.kind, person.kinds
    if not wanted:
        return Verdict(True, ask=(line("ask.kinds"),))
    if offered is None:
        return Verdict(True, ask=(line("ask.kind"),))
    if offered in wanted:
        return Verdict(True)
    why = line("gate.kind", kind=offered, kinds=tuple(sorted(wanted)))
    return Verdict(False, (why, line("gate.kind.change", kind=offered)))


def licence(person: Person, pair: Pair, policy: Policy) -> Verdict:
    """Closed when a licence or diploma that law or employer requires is known not to be held.

    One step away when that is exactly one licence or certificate; a diploma never is one step.
    """
    asked = [each for each in requirements_that_count(pair.vacancy, policy) if each.kind != "age"]
    held = {each: holds(person, each) for each in asked}
    missing = [each for each in asked if held[each] is False and may_close(each, pair.vacancy)]
    open_questions = [each for each in asked if not held[each] and each not in missing]
    ask = tuple(each for asked_for in open_questions for each in _ask_for(asked_for, held[asked_for], pair))
    if not missing:
        return Verdict(True, ask=ask)
    lines = (*(_missing(each) for each in missing), line("gate.licence.change"))
    return Verdict(False, lines, ask, one_step=[each.kind for each in missing] == ["licence"])


def _missing(requirement: Requirement) -> Line:
    by = "law" if requirement.by_law else "employer"
    if requirement.kind == "diploma":
        return line(f"gate.diploma.{by}", diploma=requirement.code)
    return line(f"gate.licence.{by}", licence=requirement.code)


def _ask_for(requirement: Requirement, held: bool | None, pair: Pair) -> tuple[Line, ...]:
    """What is only usual: ask the employer. Known to be missing, under a suggested occupation: check that.
    Not told: ask the person."""
    usual = "usual_" if is_usual(requirement) else ""
    if held is False and not usual:
        return to_check(pair)
    if requirement.kind == "diploma":
        return (line(f"ask.{usual}diploma", diploma=requirement.code),)
    return (line(f"ask.{usual}licence", licence=requirement.code),)


def language(person: Person, pair: Pair, policy: Policy) -> Verdict:
    """Closed when a recorded language is more CEFR levels short than the policy allows.

    One step away when that is exactly one language, short by exactly the policy's number of levels.
    """
    known = {code: short for code, short in levels_short(person, pair.vacancy).items() if short is not None}
    short = {code: levels for code, levels in known.items() if levels > policy.language_levels_short}
    ask = languages_to_ask(person, pair.vacancy)
    if not short:
        return Verdict(True, ask=ask)
    spoken, asked = person.languages or {}, pair.vacancy.languages or {}
    lines = tuple(
        line("gate.language", language=code, asked=asked[code], spoken=spoken[code], levels=levels)
        for code, levels in short.items()
    )
    one_step = list(short.values()) == [policy.step_language_levels]
    return Verdict(False, (*lines, line("gate.language.change")), ask, one_step)


def closed(person: Person, pair: Pair, policy: Policy) -> Verdict:
    """Closed when the vacancy is closed, full, or past its last day."""
    vacancy = pair.vacancy
    change = line("gate.closed.change")
    if vacancy.is_filled:
        return Verdict(False, (line("gate.filled"), change))
    if not vacancy.is_open:
        return Verdict(False, (line("gate.closed"), change))
    if vacancy.closes_on is not None and vacancy.closes_on < person.on:
        return Verdict(False, (line("gate.closed_on", closes_on=vacancy.closes_on), change))
    return Verdict(True)


VERDICTS: dict[str, Gate] = {
    "travel": travel,
    "hours": hours,
    "exclusion": exclusion,
    "need": need,
    "kind": kind,
    "licence": licence,
    "language": language,
    "minor": minor,
    "closed": closed,
}
