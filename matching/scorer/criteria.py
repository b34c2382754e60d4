"""The criteria: one function each; points = weight * num // den.

Each takes the person, the pair and the policy, and gives a Share. What is not known is a constant and is
never redistributed, so it is the same for every vacancy, and the line says so.
"""

from collections.abc import Callable, Iterable
from uuid import UUID

from matching.scorer.hours import FULL, dayparts_fit, hours_fit, hours_to_ask
from matching.scorer.inputs import Occupation, Pair, Person, Range, Skill, Wish
from matching.scorer.languages import languages_to_ask, levels_short
from matching.scorer.needs import MEETS, MUST, NICE, needs_by_state, needs_to_ask, state_of
from matching.scorer.occupations import SAME, likeness, not_checked, occupation_that_counts, to_check
from matching.scorer.policy import Policy
from matching.scorer.results import Line, Share, line
from matching.scorer.skills import EXACT, NEAR, NONE, Wanted, held_skills, match, wanted_skills
from matching.scorer.text import cosine, shared_words
from matching.scorer.trips import accepted_minutes, trip_to_ask

Criterion = Callable[[Person, Pair, Policy], Share]

# How much a wish counts by its place: the first, the second, the third and on.
BY_PLACE = (100, 90, 80)
# From this many thousandths of likeness, own words count in full.
COSINE_CAP = 400
HALF_KNOWN = 50
WORDS_SHOWN = 5


def wish(person: Person, pair: Pair, policy: Policy) -> Share:
    """max over wishes of f * n / 10000: f by the wish's place, n by likeness. No wish, no occupation: 0."""
    den = BY_PLACE[0] * SAME
    if not person.wishes:
        return Share(0, den, (line("wish.not_told"),), (line("ask.wish"),))
    occupation = occupation_that_counts(pair.vacancy, policy)
    if occupation is None:
        return Share(0, den, (line("wish.no_occupation"),), to_check(pair))
    worths = [_by_place(place) * likeness(each, occupation) for place, each in enumerate(person.wishes)]
    best = worths.index(max(worths))
    lines = _wish_lines(best, person.wishes[best], occupation)
    return Share(worths[best], den, lines + not_checked(pair, policy), to_check(pair))


def _by_place(place: int) -> int:
    return BY_PLACE[min(place, len(BY_PLACE) - 1)]


def _wish_lines(place: int, best: Wish, occupation: Occupation) -> tuple[Line, ...]:
    near = likeness(best, occupation)
    if not near:
        return (line("wish.other", occupation=occupation.id),)
    code = "wish.dream" if best.is_dream and near == SAME else f"wish.like_{near}"
    return (line(code, occupation=occupation.id, wish=best.occupation, place=place + 1),)


def skills(person: Person, pair: Pair, policy: Policy) -> Share:
    """sum(w * m) / (2 * sum(w)): w required 2, useful 1; m exact 2, near 1. No skills known: half."""
    wanted = wanted_skills(pair.vacancy, policy)
    if not wanted.weighted:
        return Share(1, 2, (line("skills.unknown"),), (line("ask.skills"), *to_check(pair)))
    held = held_skills(person)
    matches = [(skill, weight, match(skill, held)) for skill, weight in wanted.weighted]
    num = sum(weight * matched for _, weight, matched in matches)
    den = EXACT * sum(weight for _, weight, _ in matches)
    found = {level: _ids(skill for skill, _, m in matches if m == level) for level in (EXACT, NEAR, NONE)}
    ask = () if held.ids else (line("ask.skills_held"),)
    return Share(num, den, _usual(wanted, pair, policy) + _skill_lines(person, found, bool(held.ids)), ask)


def _ids(wanted: Iterable[Skill]) -> tuple[UUID, ...]:
    return tuple(skill.id for skill in wanted)


def _usual(wanted: Wanted, pair: Pair, policy: Policy) -> tuple[Line, ...]:
    occupation = pair.vacancy.occupation
    if not wanted.usual or occupation is None:
        return ()
    return (line("skills.usual", occupation=occupation.id), *not_checked(pair, policy))


def _skill_lines(person: Person, found: dict[int, tuple[UUID, ...]], told: bool) -> tuple[Line, ...]:
    if not told:
        return (line("skills.not_told"), line("skills.missing", skills=found[NONE]))
    lines = list(_where_from(person, found[EXACT]))
    lines += [line("skills.near", skills=found[NEAR])] if found[NEAR] else []
    lines += [line("skills.missing", skills=found[NONE])] if found[NONE] else []
    return tuple(lines)


def _where_from(person: Person, exact: tuple[UUID, ...]) -> list[Line]:
    """The exact skills, each said once: as listed, from work done, or from a diploma."""
    lines: list[Line] = []
    said: set[UUID] = set()
    for code, occupation, skills_brought in _sources(person):
        here = tuple(each for each in exact if each in skills_brought and each not in said)
        said.update(here)
        if here:
            lines.append(line(code, skills=here, **({"occupation": occupation} if occupation else {})))
    return lines


def _sources(person: Person) -> list[tuple[str, UUID | None, frozenset[UUID]]]:
    brought: list[tuple[str, UUID | None, frozenset[Skill]]] = [("skills.listed", None, person.skills)]
    brought += [("skills.from_work", work.occupation, work.skills) for work in person.work_done]
    brought += [("skills.from_diploma", each.occupation, each.skills) for each in person.diplomas]
    return [(code, occupation, frozenset(_ids(skills))) for code, occupation, skills in brought]


def dream(person: Person, pair: Pair, policy: Policy) -> Share:
    """|D and V| / |D|: the dream's essential skills that this vacancy teaches. 1 when it is the dream or this
    employer has it in the house; no dream: 0; a dream without known skills: likeness / 100.

    A placeholder or an intermediary is no employer, so what it has in the house does not count.
    """
    wished, vacancy = person.dream, pair.vacancy
    if wished is None:
        return Share(0, 1, (line("dream.not_told"),))
    occupation = occupation_that_counts(vacancy, policy)
    if occupation is not None and occupation.id == wished.occupation:
        return Share(1, 1, (line("dream.is_it", dream=wished.occupation), *not_checked(pair, policy)))
    if vacancy.employer_named and wished.occupation in vacancy.house:
        return Share(1, 1, (line("dream.in_the_house", dream=wished.occupation),))
    if not person.dream_skills:
        return _dream_by_likeness(wished, occupation, not_checked(pair, policy))
    return _dream_by_skills(person, wished, wanted_skills(vacancy, policy))


def _dream_by_likeness(wished: Wish, occupation: Occupation | None, mark: tuple[Line, ...]) -> Share:
    near = likeness(wished, occupation) if occupation else 0
    code = "dream.like" if near else "dream.far"
    return Share(near, SAME, (line(code, dream=wished.occupation), *mark))


def _dream_by_skills(person: Person, wished: Wish, wanted: Wanted) -> Share:
    shared = person.dream_skills & wanted.ids
    total = len(person.dream_skills)
    if not shared:
        return Share(0, total, (line("dream.far", dream=wished.occupation),))
    named = tuple(sorted(shared))
    counts = line("dream.skills", dream=wished.occupation, skills=named, shared=len(shared), total=total)
    return Share(len(shared), total, (counts,))


def needs(person: Person, pair: Pair, policy: Policy) -> Share:
    """sum(w * f) / (2 * sum(w)): must 2, nice 1; f yes 2, not known 1, no 0. No needs: 1."""
    if person.needs is None:
        return Share(1, 1, (line("needs.not_open"),))
    if not person.needs:
        return Share(1, 1, (line("needs.none"),))
    weights = {item: MUST if must else NICE for item, must in person.needs.items()}
    num = sum(weight * MEETS[state_of(item, pair.vacancy)] for item, weight in weights.items())
    den = MEETS["yes"] * sum(weights.values())
    states = needs_by_state(person, pair.vacancy)
    lines = tuple(line(f"needs.{state}", needs=items) for state, items in states.items() if items)
    return Share(num, den, lines, needs_to_ask(person, pair.vacancy))


def travel(person: Person, pair: Pair, policy: Policy) -> Share:
    """(limit - m) / limit, m in whole minutes. Remote: 1; limit or place not known: half."""
    if pair.vacancy.remote:
        return Share(1, 1, (line("travel.remote"),))
    limit = accepted_minutes(person, policy)
    if limit is None:
        return Share(1, 2, (line("travel.not_told"),), trip_to_ask(person, pair))
    if pair.minutes is None:
        return Share(1, 2, (line("travel.unknown"),), trip_to_ask(person, pair))
    fits = line("travel.minutes", minutes=pair.minutes, means=pair.means or "", limit=limit)
    return Share(max(0, limit - pair.minutes), limit, (fits,))


def hours(person: Person, pair: Pair, policy: Policy) -> Share:
    """(h + p) / 200: how the hours fit and how the dayparts fit, 0-100 each; 50 for what is not known."""
    vacancy = pair.vacancy
    by_hours = hours_fit(person.hours, vacancy.hours)
    by_dayparts = dayparts_fit(vacancy.dayparts, person.dayparts)
    num = sum(HALF_KNOWN if fit is None else fit for fit in (by_hours, by_dayparts))
    lines = (
        _hours_line(person.hours, vacancy.hours),
        *_daypart_lines(vacancy.dayparts or 0, person.dayparts or 0),
    )
    return Share(num, 2 * FULL, lines, hours_to_ask(person, vacancy))


def _hours_line(wanted: Range | None, offered: Range | None) -> Line:
    if wanted is None:
        return line("hours.not_told")
    if offered is None:
        return line("hours.unknown", wanted=wanted)
    return line("hours.ranges", wanted=wanted, offered=offered)


def _daypart_lines(asked: int, available: int) -> tuple[Line, ...]:
    if not available:
        return (line("dayparts.not_told"),)
    if not asked:
        return (line("dayparts.unknown"),)
    lacking = asked & ~available
    if not lacking:
        return (line("dayparts.all"),)
    fitting = line("dayparts.fit", fitting=(asked & available).bit_count(), total=asked.bit_count())
    return (fitting, line("dayparts.lacking", dayparts=lacking))


def language(person: Person, pair: Pair, policy: Policy) -> Share:
    """The worst language asked: at level 1, one level short 0. None asked: 1; level not recorded: 0."""
    short = levels_short(person, pair.vacancy)
    if not short:
        return Share(1, 1, (line("language.none_asked"),))
    lines = tuple(_language_line(code, levels, person, pair) for code, levels in short.items())
    enough = all(levels == 0 for levels in short.values())
    return Share(int(enough), 1, lines, languages_to_ask(person, pair.vacancy))


def _language_line(code: str, levels: int | None, person: Person, pair: Pair) -> Line:
    spoken, asked = person.languages or {}, pair.vacancy.languages or {}
    if levels is None:
        return line("language.not_told", language=code, asked=asked[code])
    said = "language.short" if levels else "language.enough"
    return line(said, language=code, asked=asked[code], spoken=spoken[code])


def own_words(person: Person, pair: Pair, policy: Policy) -> Share:
    """min(floor(1000 * cosine), 400) / 400 of own words and the vacancy's text. No own words: 0."""
    if person.own_words is None:
        return Share(0, COSINE_CAP, (line("own_words.not_told"),))
    near = cosine(person.own_words, pair.vacancy.words, policy.vocabulary)
    if not near:
        return Share(0, COSINE_CAP, (line("own_words.none_shared"),))
    shared = shared_words(person.own_words, pair.vacancy.words, policy.vocabulary, WORDS_SHOWN)
    return Share(min(near, COSINE_CAP), COSINE_CAP, (line("own_words.shared", words=shared),))


SHARES: dict[str, Criterion] = {
    "wish": wish,
    "skills": skills,
    "dream": dream,
    "needs": needs,
    "travel": travel,
    "hours": hours,
    "language": language,
    "own_words": own_words,
}
