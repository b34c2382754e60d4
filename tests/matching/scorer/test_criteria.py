"""Each criterion's share, by the table of the design."""

import pytest

from jobmatch.taxonomy.vocabulary import daypart_bit
from matching.scorer import criteria
from matching.scorer.inputs import Diploma, Occupation, Range, Skill, Wish, Work
from matching.scorer.policy import CRITERIA
from matching.scorer.results import Part, Share
from tests.matching.scorer.examples import (
    COOK,
    EMPLOYER,
    GREETING,
    GUARD,
    HOST,
    ORDER,
    POLICY,
    SERVICE,
    SHOP,
    STOCK,
    TILL,
    WATCHING,
    codes,
    pair,
    person,
    uid,
)


def share(name, who=None, where=None):
    answer = criteria.SHARES[name](who or person(), where or pair(), POLICY)
    return answer.num, answer.den


def said(name, who=None, where=None):
    return codes(criteria.SHARES[name](who or person(), where or pair(), POLICY).lines)


def asked(name, who=None, where=None):
    return codes(criteria.SHARES[name](who or person(), where or pair(), POLICY).ask)


def test_the_criteria_stand_in_the_order_of_the_policy():
    assert tuple(criteria.SHARES) == CRITERIA


def test_points_are_floored():
    assert Part("wish", 300, Share(1999, 10000)).points == 59


# wish


@pytest.mark.parametrize(
    ("isco", "num"),
    [("5223", 8000), ("5221", 6000), ("5210", 3000), ("5111", 1000), ("9111", 0), ("", 0)],
)
def test_wish_goes_by_the_shared_digits(isco, num):
    assert share("wish", person(), pair(occupation=Occupation(HOST, isco))) == (num, 10000)


@pytest.mark.parametrize(("place", "num"), [(0, 10000), (1, 9000), (2, 8000), (3, 8000)])
def test_wish_counts_by_its_place(place, num):
    wishes = [Wish(uid(50 + n), "9999") for n in range(4)]
    wishes[place] = Wish(SHOP, "5223")
    assert share("wish", person(wishes=tuple(wishes))) == (num, 10000)


def test_wish_takes_the_best_of_all():
    wishes = (Wish(HOST, "5221"), Wish(SHOP, "5223"))
    assert share("wish", person(wishes=wishes)) == (9000, 10000)


def test_the_dream_counts_at_its_rank():
    assert share("wish", person(wishes=(Wish(COOK, "5120"), Wish(SHOP, "5223", is_dream=True)))) == (
        9000,
        10000,
    )


def test_no_wish_or_no_occupation_gives_nothing_and_asks():
    assert (share("wish", person(wishes=())), asked("wish", person(wishes=()))) == ((0, 10000), ["ask.wish"])
    unknown = pair(occupation=None)
    assert (share("wish", None, unknown), asked("wish", None, unknown)) == ((0, 10000), ["ask.occupation"])


def test_a_suggested_occupation_counts_above_the_certainty_and_is_marked():
    above = pair(occupation=Occupation(SHOP, "5223", checked=False, certainty=71))
    at = pair(occupation=Occupation(SHOP, "5223", checked=False, certainty=70))
    assert (share("wish", None, above), said("wish", None, above)[-1]) == (
        (10000, 10000),
        "occupation.not_checked",
    )
    assert (share("wish", None, at), said("wish", None, at)) == ((0, 10000), ["wish.no_occupation"])
    assert asked("wish", None, above) == asked("wish", None, at) == ["ask.occupation_right"]


# skills


def test_skills_weigh_required_twice_and_useful_once():
    where = pair(required_skills=frozenset({GREETING, STOCK}), useful_skills=frozenset({TILL}))
    assert share("skills", None, where) == (2 * 2 + 1 * 2, 2 * 5)


@pytest.mark.parametrize(
    ("held", "num"),
    [
        (Skill(uid(70), uid(80)), 4),
        (Skill(uid(71), uid(80)), 2),
        (Skill(uid(80)), 2),
        (Skill(uid(72), uid(70)), 2),
        (Skill(uid(73), uid(81)), 0),
        (Skill(uid(74)), 0),
    ],
    ids=["exact", "same broader", "is the broader", "has it as broader", "other broader", "no broader"],
)
def test_near_skills_count_half(held, num):
    where = pair(required_skills=frozenset({Skill(uid(70), uid(80))}))
    assert share("skills", person(skills=frozenset({held})), where) == (num, 4)


def test_two_skills_without_a_broader_one_are_not_near():
    assert share(
        "skills",
        person(skills=frozenset({Skill(uid(74))})),
        pair(required_skills=frozenset({Skill(uid(75))})),
    ) == (0, 4)


def test_a_skill_both_required_and_useful_counts_once_as_required():
    where = pair(required_skills=frozenset({GREETING}), useful_skills=frozenset({GREETING, TILL}))
    assert share("skills", None, where) == (6, 6)


def test_without_listed_skills_the_usual_ones_count_and_are_marked():
    where = pair(required_skills=frozenset())
    assert share("skills", None, where) == (8, 12)
    assert said("skills", None, where)[0] == "skills.usual"


def test_the_usual_skills_of_an_uncertain_occupation_do_not_count():
    unsure = Occupation(SHOP, "5223", checked=False, certainty=70, skills=frozenset({GREETING}))
    assert share("skills", None, pair(required_skills=frozenset(), occupation=unsure)) == (1, 2)


def test_no_known_skills_give_half_and_ask():
    where = pair(required_skills=frozenset(), occupation=None)
    assert (share("skills", None, where), asked("skills", None, where)) == (
        (1, 2),
        ["ask.skills", "ask.occupation"],
    )


def test_work_done_and_a_diploma_bring_their_skills_and_say_so():
    skilled = person(
        skills=frozenset({GREETING}),
        work_done=(Work(HOST, frozenset({GREETING, TILL})),),
        diplomas=(Diploma("mbo2", SHOP, frozenset({TILL, STOCK})),),
    )
    where = pair(required_skills=frozenset({GREETING, TILL, STOCK}))
    assert share("skills", skilled, where) == (12, 12)
    assert said("skills", skilled, where) == ["skills.listed", "skills.from_work", "skills.from_diploma"]


def test_a_person_who_told_no_skills_gets_none_and_is_asked():
    silent = person(skills=frozenset())
    assert (share("skills", silent), asked("skills", silent)) == ((0, 8), ["ask.skills_held"])
    assert said("skills", silent)[0] == "skills.not_told"


def test_what_is_missing_is_said():
    assert said("skills", None, pair(required_skills=frozenset({STOCK})))[-1] == "skills.missing"


# dream


def dreamer(**changes):
    dream = {"wishes": (Wish(SHOP, "5223"), Wish(GUARD, "5414", is_dream=True))}
    return person(**dream | {"dream_skills": frozenset({WATCHING.id, SERVICE.id, GREETING.id})} | changes)


def test_dream_counts_the_dreams_skills_that_the_vacancy_has():
    where = pair(required_skills=frozenset({GREETING}), useful_skills=frozenset({SERVICE, ORDER}))
    assert share("dream", dreamer(), where) == (2, 3)


def test_dream_reads_the_usual_skills_when_none_are_listed():
    assert share("dream", dreamer(), pair(required_skills=frozenset())) == (1, 3)


def test_the_dream_itself_counts_in_full():
    assert share("dream", dreamer(), pair(occupation=Occupation(GUARD, "5414"))) == (1, 1)


def test_an_employer_with_the_dream_in_the_house_counts_in_full():
    assert share("dream", dreamer(), pair(house=frozenset({GUARD}))) == (1, 1)


def test_a_placeholder_or_an_intermediary_is_no_employer():
    where = pair(house=frozenset({GUARD}), employer_named=False, employer=EMPLOYER)
    assert share("dream", dreamer(), where) == (1, 3)


def test_no_dream_gives_nothing():
    assert (share("dream"), said("dream")) == ((0, 1), ["dream.not_told"])


def test_a_dream_without_known_skills_goes_by_likeness():
    unknown = dreamer(dream_skills=frozenset())
    assert share("dream", unknown, pair(occupation=Occupation(HOST, "5411"))) == (60, 100)
    assert share("dream", unknown, pair(occupation=None)) == (0, 100)


# needs


@pytest.mark.parametrize(
    ("state", "num"), [("yes", 2), ("unknown", 1), ("expired", 1), ("contradicted", 1), ("no", 0), (None, 1)]
)
def test_needs_count_by_what_is_known(state, num):
    facts = {"buddy": state} if state else {}
    assert share("needs", person(needs={"buddy": False}), pair(facts=facts)) == (num, 2)


def test_a_must_weighs_twice():
    who = person(needs={"buddy": True, "wheelchair": False})
    assert share("needs", who, pair(facts={"buddy": "yes", "wheelchair": "no"})) == (4, 6)


@pytest.mark.parametrize(("needs", "code"), [({}, "needs.none"), (None, "needs.not_open")])
def test_no_needs_count_in_full(needs, code):
    who = person(needs=needs)
    assert (share("needs", who), said("needs", who), asked("needs", who)) == ((1, 1), [code], [])


# travel


@pytest.mark.parametrize(("minutes", "num"), [(0, 45), (20, 25), (45, 0)])
def test_travel_counts_what_is_left_of_the_limit(minutes, num):
    assert share("travel", None, pair(minutes)) == (num, 45)


def test_travel_limit_is_at_least_five():
    assert share("travel", person(travel_limit=1), pair(2)) == (3, 5)


def test_remote_counts_in_full_and_an_unknown_place_half():
    assert share("travel", None, pair(None, remote=True)) == (1, 1)
    assert (share("travel", None, pair(None)), asked("travel", None, pair(None))) == ((1, 2), ["ask.place"])
    untold = person(travel_limit=None)
    assert (share("travel", untold), asked("travel", untold)) == ((1, 2), ["ask.travel_limit"])


# hours


@pytest.mark.parametrize(
    ("low", "high", "fit"),
    [
        (24, 32, 100),
        (28, 30, 100),
        (30, 40, 100 * 3 // 9),
        (32, 32, 100),
        (0, 60, 100),
        (20, 25, 100 * 2 // 6),
    ],
)
def test_hours_count_the_shared_part_of_the_narrowest_range(low, high, fit):
    assert share("hours", None, pair(hours=Range(low, high))) == (fit + 100, 200)


def test_dayparts_count_the_available_part_of_what_is_asked():
    who = person(dayparts=daypart_bit(0, 0))
    three = daypart_bit(0, 0) | daypart_bit(1, 0) | daypart_bit(6, 2)
    assert share("hours", who, pair(dayparts=three)) == (100 + 33, 200)
    assert "dayparts.lacking" in said("hours", who, pair(dayparts=three))


@pytest.mark.parametrize(
    ("who", "where", "lines"),
    [
        ({}, {}, ["hours.ranges", "dayparts.all"]),
        ({"hours": None}, {"hours": None}, ["hours.not_told", "dayparts.all"]),
        ({}, {"hours": None}, ["hours.unknown", "dayparts.all"]),
        ({"dayparts": None}, {"dayparts": None}, ["hours.ranges", "dayparts.not_told"]),
        ({}, {"dayparts": None}, ["hours.ranges", "dayparts.unknown"]),
        ({"dayparts": 0b10}, {}, ["hours.ranges", "dayparts.fit", "dayparts.lacking"]),
    ],
)
def test_what_is_said_of_hours_goes_by_what_is_known(who, where, lines):
    assert said("hours", person(**who), pair(**where)) == lines


def test_unknown_hours_and_dayparts_count_fifty_each_and_ask():
    who = person(hours=None, dayparts=None)
    assert (share("hours", who), asked("hours", who)) == (
        (100, 200),
        ["ask.hours_wanted", "ask.dayparts_available"],
    )
    where = pair(hours=None, dayparts=0)
    assert (share("hours", None, where), asked("hours", None, where)) == (
        (100, 200),
        ["ask.hours_offered", "ask.dayparts_asked"],
    )


# language


@pytest.mark.parametrize(("asks", "num"), [("A1", 1), ("B1", 1), ("B2", 0)])
def test_language_counts_at_the_level_and_not_one_short(asks, num):
    assert share("language", None, pair(languages={"nl": asks})) == (num, 1)


def test_the_worst_language_decides():
    who = person(languages={"nl": "C1", "en": "A1"})
    assert share("language", who, pair(languages={"nl": "B1", "en": "A2"})) == (0, 1)


def test_none_asked_counts_in_full_and_not_recorded_counts_nothing():
    assert share("language", None, pair(languages=None)) == (1, 1)
    silent = person(languages={"en": "C2"})
    assert (share("language", silent), asked("language", silent)) == ((0, 1), ["ask.language"])


# own words


def test_own_words_are_capped_at_four_hundred_thousandths():
    assert share("own_words") == (400, 400)


def test_own_words_count_their_cosine():
    where = pair(words=(("trein", 2), ("winkel", 1)))
    cosine = 1000 * 300 * 300 / (300 * (1000**2 + 300**2) ** 0.5)
    assert share("own_words", None, where) == (int(cosine), 400)


def test_no_own_words_or_none_shared_give_nothing():
    assert (share("own_words", person(own_words=None)), said("own_words", person(own_words=None))) == (
        (0, 400),
        ["own_words.not_told"],
    )
    assert share("own_words", None, pair(words=())) == (0, 400)
