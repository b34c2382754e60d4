"""Which requirement an employer could drop, and for whom the work would open."""

import pytest

from matching.scorer.inputs import Range
from matching.scorer.v2.drops import Drop, droppable, without, would_open
from matching.scorer.v2.inputs import Occupation, Reading, Requirement
from tests.matching.scorer.v2.examples import COOK, EMPLOYER, POLICY, pair, person, vacancy

FORKLIFT = Requirement("licence", "forklift")
BY_LAW = Requirement("licence", "security_diploma", by_law=True)
PASS = Requirement("licence", "security_pass")
USUAL = Requirement("diploma", "mbo2", from_occupation=True)
AGE = Requirement("age", "18")
SCREENING = Requirement("screening", "vog")


def opens(who, drop, **changes):
    return would_open(who, pair(**changes), drop, POLICY)


def test_only_what_the_employer_asks_by_choice_can_be_dropped():
    asked = (FORKLIFT, BY_LAW, PASS, USUAL, AGE, SCREENING, Requirement("diploma", "mbo3"))
    found = droppable(vacancy(requirements=asked, languages=None), POLICY)
    assert found == (Drop("licence", "forklift"), Drop("diploma", "mbo3"))


def test_a_language_is_asked_one_level_lower_and_the_lowest_not_at_all():
    asked = {"nl": Reading("B2"), "en": Reading("A1")}
    english, dutch = droppable(vacancy(languages=asked), POLICY)
    assert (english, dutch) == (Drop("language", "en", "A1", ""), Drop("language", "nl", "B2", "B1"))
    assert without(vacancy(languages=asked), dutch).languages == {"nl": Reading("B1"), "en": Reading("A1")}
    assert without(vacancy(languages=asked), english).languages == {"nl": Reading("B2")}


def test_years_and_leading_can_be_dropped_when_they_gate():
    found = droppable(vacancy(years=Reading(4), leading=Reading(True), languages=None), POLICY)
    assert found == (Drop("experience", "4"), Drop("leading", "2"))
    assert droppable(vacancy(years=Reading(2), languages=None), POLICY) == ()


@pytest.mark.parametrize(
    ("drop", "changes"),
    [
        (Drop("licence", "forklift"), {"requirements": (FORKLIFT,)}),
        (Drop("diploma", "mbo2"), {"requirements": (Requirement("diploma", "mbo2"),)}),
        (Drop("language", "nl", "C1", "B2"), {"languages": {"nl": Reading("C1")}}),
        (Drop("experience", "4"), {"years": Reading(4)}),
        (Drop("leading", "2"), {"leading": Reading(True)}),
    ],
)
def test_work_that_one_requirement_shuts_opens_without_it(drop, changes):
    assert opens(person(all_my_work=True), drop, **changes)
    assert not opens(person(all_my_work=True), drop, **changes, hours=Reading(Range(33, 40)))
    assert not opens(person(all_my_work=True), drop, **changes, occupation=Occupation(COOK, "5120"))
    assert not opens(person(all_my_work=True, excluded_employers=frozenset({EMPLOYER})), drop, **changes)


def test_what_is_open_already_does_not_open():
    assert not opens(
        person(licences=frozenset({"forklift"})), Drop("licence", "forklift"), requirements=(FORKLIFT,)
    )


def test_what_the_law_asks_stays_when_the_employer_asks_it_too():
    both = (Requirement("licence", "forklift", by_law=True, from_occupation=True), FORKLIFT)
    kept = without(vacancy(requirements=both), Drop("licence", "forklift"))
    assert kept.requirements == both[:1]
