"""What opens doors: single changes of a person, by what they open."""

from dataclasses import fields, replace
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmatch.taxonomy.vocabulary import daypart_bit
from matching.scorer.inputs import Diploma, Range
from matching.scorer.v2 import doors as module
from matching.scorer.v2.doors import (
    BeFree,
    GetDiploma,
    GetLicences,
    LearnLanguage,
    TravelFurther,
    WantKind,
    doors,
)
from matching.scorer.v2.inputs import Occupation, Reading, Requirement, Wish
from matching.scorer.v2.rank import rank, score
from tests.matching.scorer.v2.examples import (
    COOK,
    GUARD_DREAM,
    POLICY,
    SERVICE,
    WATCHING,
    asked,
    pair,
    person,
    uid,
)
from tests.matching.scorer.v2.lively import Maker

FORKLIFT, REACH = Requirement("licence", "forklift"), Requirement("licence", "reach_truck")
CHANGES = (GetLicences, LearnLanguage, TravelFurther, BeFree, WantKind, GetDiploma)


def other(**changes):
    """Work that is like no wish."""
    return {"occupation": Occupation(COOK, "5120"), **changes}


def found(who, *pairs):
    """Change → what opens, of how many others, how many get better, and the most points."""
    ranking = rank(who, pairs, POLICY)
    return {
        door.change: ([pk.int for pk in door.opens], door.others, door.better, door.points)
        for door in doors(who, pairs, ranking, POLICY)
    }


def test_a_family_of_licences_is_one_change():
    pairs = (
        pair(number=1, requirements=(FORKLIFT,)),
        pair(number=2, requirements=(FORKLIFT, REACH)),
        pair(number=3, requirements=(FORKLIFT, Requirement("licence", "driving_b"))),
        pair(number=4, **other(requirements=(REACH,))),
    )
    opened = found(person(), *pairs)
    assert opened[GetLicences(("forklift", "reach_truck"))] == ([1, 2], 1, 0, 0)
    assert GetLicences(("driving_b",)) not in opened  # alone it opens nothing


def test_what_only_years_of_study_open_is_no_change():
    opened = found(person(), pair(requirements=(Requirement("licence", "big"),)))
    assert opened == {}


def test_one_level_of_a_language_opens_and_gives_points():
    pairs = (pair(number=1, languages={"nl": Reading("C1")}), pair(number=2, languages={"nl": Reading("B2")}))
    opened = found(person(), *pairs)
    assert opened[LearnLanguage("nl", "B2")] == ([1], 0, 1, 50)


def on_trial(number, isco, **changes):
    """Work that is shut by its kind, in an occupation more or less near the guard's 5414."""
    return pair(number=number, occupation=Occupation(uid(7), isco), kind=Reading("trial"), **changes)


def test_toward_the_dream_counts_what_is_very_much_like_it_and_rungs_alone():
    who = person(wishes=(GUARD_DREAM,), travel_limit=None)
    pairs = [
        on_trial(1, "5414"),
        on_trial(2, "5412"),  # n 60: only a little like it
        on_trial(3, "5120", listed=asked(WATCHING, SERVICE)),
    ]
    assert found(who, *pairs) == {WantKind("trial"): ([1, 3], 1, 0, 0)}
    both = person(wishes=(GUARD_DREAM, Wish(COOK, "5411")), travel_limit=None)
    assert found(both, *pairs) == {WantKind("trial"): ([1, 2, 3], 0, 0, 0)}


def test_a_language_that_is_not_told_can_not_be_raised():
    assert found(person(languages=None, travel_limit=None), pair(languages={"nl": Reading("C1")})) == {}
    assert found(person(languages={"nl": "C2"}), pair(languages={"nl": Reading("C2")})) == {
        TravelFurther(55): ([], 0, 1, 8)
    }


def test_ten_minutes_more_open_and_give_points():
    opened = found(person(), pair(number=1, minutes=50), pair(number=2, minutes=20))
    assert opened[TravelFurther(55)] == ([], 0, 2, 9)  # within its own error it was open
    opened = found(person(), pair(number=1, minutes=52))
    assert opened[TravelFurther(55)] == ([1], 0, 0, 0)
    assert TravelFurther(55) not in found(person(), pair(number=1, minutes=60))  # it may be too far still


def test_of_evenings_the_one_that_opens_most_stays():
    thursday, friday = daypart_bit(3, 2), daypart_bit(4, 2)
    who = person(dayparts=0b11, travel_limit=None)
    pairs = (
        pair(number=1, dayparts=Reading(thursday)),
        pair(number=2, dayparts=Reading(thursday | friday)),
        pair(number=3, dayparts=Reading(daypart_bit(5, 0))),
    )
    assert found(who, *pairs) == {
        BeFree(thursday, "evening"): ([1, 2], 0, 0, 0),
        BeFree(daypart_bit(5, 0), "day 5"): ([3], 0, 0, 0),
    }


def test_another_kind_of_work_opens():
    opened = found(person(travel_limit=None), pair(number=1, kind=Reading("internship")))
    assert opened == {WantKind("internship"): ([1], 0, 0, 0)}


@pytest.mark.parametrize(("held", "next_"), [(None, "mbo1"), ("vmbo", "mbo2"), ("mbo2", "mbo3")])
def test_a_diploma_is_the_level_that_usually_comes_next(held, next_):
    who = person(diplomas=(Diploma(held),) if held else (), travel_limit=None)
    opened = found(who, pair(number=1, requirements=(Requirement("diploma", next_),)))
    assert opened == {GetDiploma(next_): ([1], 0, 0, 0)}


def test_lists_that_are_not_complete_close_nothing_so_nothing_opens():
    asked = (FORKLIFT, Requirement("diploma", "mbo1"))
    assert found(person(credentials_complete=False, travel_limit=None), pair(requirements=asked)) == {}


def test_what_another_gate_shuts_stays_shut():
    shut = pair(number=1, requirements=(FORKLIFT,), hours=Reading(Range(33, 40)))
    assert found(person(travel_limit=None), shut) == {}


def test_what_nobody_can_read_is_in_neither_number():
    unread = pair(number=1, occupation=None, listed=(), kind=Reading("internship"))
    assert found(person(travel_limit=None), unread) == {}


def test_the_same_work_posted_twice_is_one():
    twice = [pair(number=n, requirements=(FORKLIFT,), double=b"same") for n in (1, 2)]
    opened = found(person(travel_limit=None), *twice)
    assert [len(pks) for pks, *_ in opened.values()] == [1]


def test_the_one_that_opens_most_comes_first():
    pairs = [pair(number=1, kind=Reading("internship"))]
    pairs += [pair(number=n, kind=Reading("trial")) for n in (2, 3)]
    assert list(found(person(travel_limit=None), *pairs)) == [WantKind("trial"), WantKind("internship")]


def test_needs_exclusions_age_and_wishes_are_changed_by_no_change():
    kept = {"needs", "excluded_employers", "age_band", "has_start_qualification", "wishes", "skills", "hours"}
    who = person(needs={"buddy": True}, excluded_employers=frozenset({uid(9)}), age_band="16_17", dayparts=2)
    made = [
        GetLicences(("forklift",)),
        LearnLanguage("nl", "B2"),
        TravelFurther(55),
        BeFree(1, "evening"),
        WantKind("trial"),
        GetDiploma("mbo2"),
    ]
    assert tuple(type(change) for change in made) == CHANGES
    for change in made:
        after = change.of(who)
        changed = {each.name for each in fields(who) if getattr(after, each.name) != getattr(who, each.name)}
        assert len(changed) == 1
        assert not changed & kept
    offered = {name for name in vars(module) if isinstance(getattr(module, name), type)}
    assert {name for name in offered if hasattr(getattr(module, name), "touches")} == {
        *(change.__name__ for change in CHANGES),
        "Change",
    }
    assert "gates" in get_type_hints(GetLicences)


lively = st.integers(0, 2**32).map(
    lambda number: (Maker(number).person(), Maker(number + 1).market(10, open_to_most=False))
)


def judged(who, pairs):
    return {each.vacancy.id: score(who, each, POLICY, who.weights or POLICY.weights) for each in pairs}


def is_wanted(row, without_the_dream):
    return row.rung or row.n_dream >= 80 or without_the_dream.n >= 60


def is_closed(row):
    return any(gate.state == "closed" for gate in row.gates)


@given(lively)
def test_a_change_never_closes_anything_nor_takes_points(drawn):
    who, pairs = drawn
    before = judged(who, pairs)
    for door in doors(who, pairs, rank(who, pairs, POLICY), POLICY):
        after = judged(door.change.of(who), pairs)
        for pk, row in before.items():
            assert is_closed(row) or not is_closed(after[pk])
            assert after[pk].points >= row.points


@given(lively)
def test_the_numbers_are_those_of_ranking_all_again(drawn):
    who, pairs = drawn
    pairs = [replace(each, vacancy=replace(each.vacancy, double=None)) for each in pairs]
    before = judged(who, pairs)
    elsewhere = judged(replace(who, wishes=tuple(wish for wish in who.wishes if not wish.is_dream)), pairs)
    ranking = rank(who, pairs, POLICY)
    shown = {door.change: door for door in doors(who, pairs, ranking, POLICY)}
    for change in module.changes(who, module.lacking([(before[each.vacancy.id], each) for each in pairs])):
        after = judged(change.of(who), pairs)
        spoken_of = {
            each.vacancy.id
            for each in pairs
            if not isinstance(change, GetLicences | TravelFurther) or change.touches(each)
        }
        opened = [pk for pk, row in before.items() if is_closed(row) and not is_closed(after[pk])]
        opened = [pk for pk in opened if pk in spoken_of]
        wanted = {pk for pk in opened if is_wanted(after[pk], elsewhere[pk])}
        others = sum(after[pk].shelf != "unread" for pk in opened) - len(wanted)
        gains = [
            after[pk].points - row.points
            for pk, row in before.items()
            if pk in spoken_of and not is_closed(row) and is_wanted(row, elsewhere[pk])
        ]
        better = [gain for gain in gains if gain > 0]
        door = shown.get(change)
        if door is None:
            assert change.group or not (wanted or others or better)
            continue
        assert (set(door.opens), door.others) == (wanted, others)
        assert (door.better, door.points) == (len(better), max(better, default=0))
