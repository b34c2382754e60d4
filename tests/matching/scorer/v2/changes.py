"""Single changes to generated people and vacancies: a blank filled in, a reading confirmed or corrected, a
person who tells more."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from jobmatch.taxonomy.vocabulary import ALL_DAYPARTS, CEFR_LEVELS
from matching.scorer.inputs import Range
from matching.scorer.v2.inputs import Asked, Occupation, Pair, Person, Reading, Vacancy, Wish
from tests.matching.scorer.v2.pools import ESSENTIAL, ISCO, ITEMS, LICENCES, SKILLS, WORDS
from tests.matching.scorer.v2.strategies import (
    diplomas,
    languages,
    levels,
    listed,
    ranges,
    readings,
    vacancy_occupations,
    works,
)

LEVELS = list(CEFR_LEVELS)
FILLABLE = ("occupation", "place", "hours", "dayparts", "languages", "listed", "facts")


def has_usual_skills(vacancy: Vacancy) -> bool:
    """Whether the occupation counts, so that its usual skills stand where no list does."""
    return vacancy.occupation is not None and vacancy.occupation.c >= 60


@st.composite
def filled(draw: st.DrawFn, pair: Pair) -> Pair | None:
    """One blank field of the vacancy with a value; None when that one was not blank.

    Left out, as the policy does: a form list where usual or read skills stood, and the employer or text.
    """
    vacancy = pair.vacancy
    field = draw(
        st.sampled_from(["occupation", "place", "hours", "dayparts", "languages", "listed", "facts"])
    )
    if field == "place":
        return None if pair.minutes is not None else draw(placed(pair))
    if field == "facts":
        return draw(one_fact(pair))
    if getattr(vacancy, field):
        return None
    if field == "listed" and (vacancy.read or has_usual_skills(vacancy)):
        return None
    values: dict[str, Any] = {
        "occupation": vacancy_occupations(),
        "hours": readings(ranges),
        "dayparts": readings(st.integers(1, ALL_DAYPARTS)),
        "languages": languages,
        "listed": listed(),
    }
    if field == "languages" and vacancy.languages is not None:
        return None
    return replace(pair, vacancy=replace(vacancy, **{field: draw(values[field])}))


@st.composite
def placed(draw: st.DrawFn, pair: Pair) -> Pair:
    """The place found: here, so many minutes away, or in another country."""
    vacancy = replace(pair.vacancy, place_known=True)
    if vacancy.abroad is None and draw(st.booleans()):
        return Pair(replace(vacancy, abroad=draw(readings(st.just(True)))))
    return Pair(vacancy, draw(st.integers(0, 75)), "bicycle")


@st.composite
def one_fact(draw: st.DrawFn, pair: Pair) -> Pair | None:
    item, facts = draw(st.sampled_from(ITEMS)), dict(pair.vacancy.facts or {})
    if facts.get(item) in ("yes", "no"):
        return None
    facts[item] = draw(st.sampled_from(["yes", "no"]))
    return replace(pair, vacancy=replace(pair.vacancy, facts=facts))


def unsure(pair: Pair) -> list[tuple[str, Any]]:
    """Each reading of the vacancy that nobody checked, by its field and key."""
    vacancy = pair.vacancy
    found: list[tuple[str, Any]] = [
        (name, None)
        for name in ("occupation", "hours", "dayparts", "abroad")
        if (reading := getattr(vacancy, name)) is not None and reading.c < 100
    ]
    found += [("languages", code) for code, each in (vacancy.languages or {}).items() if each.c < 100]
    return found + [("read", place) for place, each in enumerate(vacancy.read) if each.c < 100]


def with_reading(pair: Pair, name: str, key: Any, change: Any) -> Pair:
    """The pair with one reading changed; a change that gives None takes it away."""
    vacancy = pair.vacancy
    value: Any
    if name == "languages":
        asked = dict(vacancy.languages or {})
        new = change(asked.pop(key))
        value = asked if new is None else {**asked, key: new}
    elif name == "read":
        changed = [change(each) if place == key else each for place, each in enumerate(vacancy.read)]
        value = tuple(each for each in changed if each is not None)
    else:
        value = change(getattr(vacancy, name))
    return replace(pair, vacancy=replace(vacancy, **{name: value}))


@st.composite
def confirmed(draw: st.DrawFn, pair: Pair) -> Pair | None:
    """One reading confirmed; None when nothing is left to confirm."""
    open_ = unsure(pair)
    if not open_:
        return None
    name, key = draw(st.sampled_from(open_))
    return with_reading(pair, name, key, lambda reading: replace(reading, c=100))


@st.composite
def corrected(draw: st.DrawFn, pair: Pair) -> Pair | None:
    """One reading put right: another value that is certain, or nothing at all."""
    open_ = [each for each in unsure(pair) if each[0] != "abroad" or is_abroad(pair)]
    if not open_:
        return None
    name, key = draw(st.sampled_from(open_))
    pk = draw(st.sampled_from(sorted(ISCO)))
    new: dict[str, Any] = {
        "occupation": Occupation(pk, ISCO[pk], 100, ESSENTIAL[pk]),
        "hours": Reading(draw(ranges)),
        "dayparts": Reading(draw(st.integers(1, ALL_DAYPARTS))),
        "abroad": Reading(False),
        "languages": draw(st.sampled_from([None, Reading(draw(levels))])),
        "read": draw(st.sampled_from([None, another_skill(pair)])),
    }
    if name == "read":
        required = pair.vacancy.read[key].required
        new["read"] = new["read"] and replace(new["read"], required=required)
    return with_reading(pair, name, key, lambda _: new[name])


def is_abroad(pair: Pair) -> bool:
    return bool(pair.vacancy.abroad and pair.vacancy.abroad.value)


def another_skill(pair: Pair) -> Asked:
    read = {each.skill.id for each in pair.vacancy.read}
    return Asked(next(skill for skill in SKILLS if skill.id not in read))


@st.composite
def tells_more(draw: st.DrawFn, person: Person) -> Person:
    """The person with one thing more told."""
    kind = draw(st.sampled_from(sorted(TOLD)))
    return replace(person, **draw(TOLD[kind](person)))


@st.composite
def more_ability(draw: st.DrawFn, person: Person) -> dict[str, Any]:
    return draw(
        st.sampled_from(
            [
                {"skills": person.skills | {draw(st.sampled_from(SKILLS))}},
                {"licences": person.licences | {draw(st.sampled_from(LICENCES))}},
                {"diplomas": (*person.diplomas, draw(diplomas()))},
                {"work_done": (*person.work_done, draw(works))},
            ]
        )
    )


@st.composite
def more_level(draw: st.DrawFn, person: Person) -> dict[str, Any]:
    spoken = dict(person.languages or {})
    code, level = draw(st.sampled_from(["nl", "en", "ar"])), draw(levels)
    return {"languages": {**spoken, code: max(level, spoken.get(code, level), key=LEVELS.index)}}


@st.composite
def more_wish(draw: st.DrawFn, person: Person) -> dict[str, Any]:
    new = [pk for pk in sorted(ISCO) if pk not in {wish.occupation for wish in person.wishes}]
    pk = draw(st.sampled_from(new))
    dream = person.dream is None and draw(st.booleans())
    wish = Wish(pk, ISCO[pk], frozenset(skill.id for skill in ESSENTIAL[pk]), dream)
    return {"wishes": (*person.wishes, wish)}


@st.composite
def more_hours(draw: st.DrawFn, person: Person) -> dict[str, Any]:
    told, more = person.hours, draw(ranges)
    return {"hours": Range(min(told.low, more.low), max(told.high, more.high)) if told else more}


@st.composite
def more_dayparts(draw: st.DrawFn, person: Person) -> dict[str, Any]:
    return {"dayparts": (person.dayparts or 0) | draw(st.integers(1, ALL_DAYPARTS))}


@st.composite
def more_minutes(draw: st.DrawFn, person: Person) -> dict[str, Any]:
    """More than was told; a first limit under the 60 that is assumed until then may cost points."""
    told = 60 if person.travel_limit is None else person.travel_limit
    return {"travel_limit": told + draw(st.integers(0, 30))}


@st.composite
def more_kinds(draw: st.DrawFn, person: Person) -> dict[str, Any]:
    return {"kinds": (person.kinds or frozenset()) | {draw(st.sampled_from(["job", "internship", "trial"]))}}


@st.composite
def more_words(draw: st.DrawFn, person: Person) -> dict[str, Any]:
    return {"own_words": (person.own_words or frozenset()) | {draw(st.sampled_from(WORDS))}}


TOLD: dict[str, Any] = {
    "ability": more_ability,
    "level": more_level,
    "wish": more_wish,
    "hours": more_hours,
    "daypart": more_dayparts,
    "minutes": more_minutes,
    "kind": more_kinds,
    "words": more_words,
}
