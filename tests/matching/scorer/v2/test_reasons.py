"""What is said of a row: all of it can be said, nothing twice, and what matters most comes first."""

import pytest
from hypothesis import given

from matching.scorer.inputs import Range
from matching.scorer.sentences.say import QUESTIONS, TEXTS, say
from matching.scorer.sentences.values import WRITERS
from matching.scorer.v2.inputs import Occupation, Person, Reading, Requirement
from matching.scorer.v2.lines import line
from matching.scorer.v2.rank import score
from matching.scorer.v2.reasons import SAID_ONCE, for_all, most_important, reasons
from tests.matching.scorer.v2.examples import (
    COOK,
    GREETING,
    GUARD,
    GUARD_DREAM,
    POLICY,
    SEED,
    SHOP,
    STOCK,
    TILL,
    TODAY,
    asked,
    pair,
    person,
    row,
    shop,
)
from tests.matching.scorer.v2.strategies import any_pair, anyone


def told(who=None, where=None):
    who, where = who or person(), where or pair()
    return reasons(who, where, POLICY, row(who, where))


def codes(who=None, where=None, tone=""):
    return [each.line.code for each in told(who, where) if tone in ("", each.tone)]


@given(anyone, any_pair)
def test_everything_can_be_said_in_both_languages_and_once(who, where) -> None:
    found = reasons(who, where, POLICY, score(who, where, POLICY, POLICY.weights))
    lines = [each.line for each in found]
    assert len(lines) == len(set(lines))
    for said in (*lines, *for_all(who)):
        assert {name for name, _ in said.values} <= set(WRITERS)
        for lang in ("nl", "en"):
            sentence = say(said, {}, lang)
            assert sentence.rstrip()[-1] in ".?"
            assert "{" not in sentence
    assert all(each.line.code in QUESTIONS for each in found if each.tone == "ask")


@given(anyone, any_pair)
def test_the_first_sentences_are_about_different_things_and_the_heaviest(who, where) -> None:
    found = reasons(who, where, POLICY, score(who, where, POLICY, POLICY.weights))
    first = most_important(found)
    assert len({each.about for each in first}) == len(first) <= 3
    assert [each.weight for each in first] == sorted((each.weight for each in first), reverse=True)
    assert not first or first[0].weight == max(each.weight for each in found)


def test_what_fits_says_why() -> None:
    assert codes(tone="fits") == [
        *("wish.like_100", "skills.held"),
        *("travel.limit", "hours.meet", "dayparts.all", "language.enough", "own_words.shared"),
    ]
    assert codes(tone="lacks") == ["skills.missing"]
    assert codes(tone="ask") == []


def test_a_wish_is_named_with_its_place_and_how_near() -> None:
    near = told(where=pair(occupation=shop(id=COOK, isco="5221")))[0]
    assert near.line == line("wish.like_60", occupation=COOK, place=1, wish=SHOP)
    far = told(where=pair(occupation=Occupation(GUARD, "5414")))
    assert line("wish.like_10", occupation=GUARD, place=1, wish=SHOP) in [each.line for each in far]


def test_what_shuts_it_comes_first_and_what_may_shut_it_next() -> None:
    far = pair(90, hours=Reading(Range(40, 40), 90))
    first = most_important(told(where=far))
    assert [each.line.code for each in first[:2]] == ["gate.travel", "gate.hours"]
    assert [each.tone for each in first[:2]] == ["shut", "doubt"]


@pytest.mark.parametrize(
    ("requirement", "code"),
    [
        (Requirement("licence", "forklift", by_law=True), "gate.licence.law"),
        (Requirement("licence", "forklift"), "gate.licence.employer"),
        (Requirement("licence", "security_pass", by_law=True), "named.licence"),
        (Requirement("screening", "vog"), "named.screening"),
        (Requirement("diploma", "mbo4"), "gate.diploma.employer"),
    ],
)
def test_who_asks_a_licence_is_said(requirement, code) -> None:
    assert code in codes(where=pair(requirements=(requirement,)))


def test_dayparts_that_lack_are_said_once_with_a_question_when_they_are_most() -> None:
    who = person(dayparts=0b11)
    most, half = (set(codes(who, pair(dayparts=Reading(mask)))) for mask in (0b11111, 0b1111))
    said = {"gate.few_dayparts", "ask.other_dayparts", "dayparts.lacking"}
    assert most & said == {"gate.few_dayparts", "ask.other_dayparts"}
    assert half & said == {"dayparts.lacking"}


def test_what_was_read_and_not_checked_is_said_to_be_so() -> None:
    read = pair(kind=Reading("internship", 90))
    assert {"gate.kind", "as_read"} <= set(codes(where=read))
    assert "as_read" not in codes(where=pair(kind=Reading("internship")))


def test_no_work_told_in_a_trade_is_another_sentence_than_too_little() -> None:
    assert "gate.experience.none" in codes(where=pair(years=Reading(3)))


def test_an_occupation_that_is_not_known_is_asked_once() -> None:
    assert codes(where=pair(occupation=None, listed=())).count("ask.occupation") == 1
    assert "ask.occupation_right" in codes(where=pair(occupation=shop(40)))
    assert "occupation.not_checked" in codes(where=pair(occupation=shop(80)))


def test_skills_are_those_that_are_usual_where_none_are_listed() -> None:
    usual = told(where=pair(listed=()))
    lines = [each.line for each in usual]
    assert line("skills.usual", occupation=SHOP) in lines
    assert line("skills.held", skills=(GREETING.id, TILL.id)) in lines
    listed = [each.line for each in told(where=pair(listed=asked(TILL, STOCK)))]
    assert line("skills.held", skills=(TILL.id,)) in listed
    assert line("skills.missing", skills=(STOCK.id,)) in listed


def test_a_step_to_the_dream_says_what_it_builds() -> None:
    dreamer = person(wishes=(GUARD_DREAM,))
    assert "dream.far" in codes(dreamer)
    learns = pair(occupation=Occupation(COOK, "5412"), kind=Reading("internship"), listed=())
    assert "dream.far" not in codes(dreamer, learns)
    assert "dream.in_the_house" in codes(dreamer, pair(house=frozenset({GUARD})))
    itself = codes(dreamer, pair(occupation=Occupation(GUARD, "5414")))
    assert "wish.dream" in itself
    assert "dream.is_it" not in itself  # once is enough


def test_what_was_not_told_is_said_once_above_the_list() -> None:
    nothing = Person(SEED, TODAY)
    said = {each.code for each in for_all(nothing)}
    assert {"untold.wish", "untold.dream", "untold.kinds", "untold.age", "untold.travel_limit"} <= said
    assert not {f"ask.{name}" for name in SAID_ONCE} & set(codes(nothing))
    assert for_all(person(wishes=(GUARD_DREAM,))) == ()


def test_every_text_is_one_that_something_says() -> None:
    begun = (
        "gate.",
        "named.",
        "warned.",
        "needed.",
        "ask.",
        "untold.",
        "wish.like_",
        "as_read",
        "occupation.not_checked",
    )
    sources = "".join(
        path.read_text("utf-8")
        for path in __import__("pathlib").Path(__file__).parents[4].glob("matching/scorer/v2/*.py")
    )
    assert [code for code in TEXTS if not code.startswith(begun) and f'"{code}"' not in sources] == []
