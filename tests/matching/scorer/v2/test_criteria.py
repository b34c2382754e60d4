"""Each row of the table of criteria, worked out on paper: (points, open, total)."""

import pytest

from matching.scorer.inputs import Diploma, Range, Skill
from matching.scorer.v2.inputs import Asked, Occupation, Pair, Reading, Wish, Work
from tests.matching.scorer.v2.examples import (
    COOK,
    GREETING,
    GUARD,
    GUARD_DREAM,
    HOST,
    ORDER,
    SERVICE,
    SHOP,
    STOCK,
    TILL,
    WATCHING,
    asked,
    criterion,
    ids,
    pair,
    person,
    row,
    shop,
    uid,
    vacancy,
)


def wished(occupation, isco="5223", *, place=1, skills=frozenset(), is_dream=False):
    """Somebody with one wish, after others that are like nothing."""
    others = tuple(Wish(uid(500 + n), "") for n in range(place - 1))
    return person(wishes=(*others, Wish(occupation, isco, skills, is_dream)))


# wish: 300 * f*n*c / 10^6


@pytest.mark.parametrize(
    ("place", "points"),
    [(1, 300), (2, 270), (3, 240), (4, 240)],  # f 100, 90, 80, 80
)
def test_wish_counts_by_its_place(place, points):
    assert criterion("wish", wished(SHOP, place=place), pair()) == (points, 0, 300)


@pytest.mark.parametrize(
    ("isco", "points"),
    [
        ("5223", 240),  # four digits: n 80
        ("5221", 180),  # three: n 60
        ("5249", 90),  # two: n 30
        ("5111", 30),  # one: n 10
        ("9111", 0),
        ("", 0),
    ],
)
def test_wish_by_shared_digits(isco, points):
    assert criterion("wish", wished(uid(7), isco), pair()) == (points, 0, 300)


@pytest.mark.parametrize("group", ["226", "235", "325", "441", "516", "524", "754", "818", "962"])
def test_wish_three_digits_of_a_group_of_other_work_say_as_little_as_two(group):
    here = pair(occupation=Occupation(SHOP, f"{group}1"))
    assert criterion("wish", wished(uid(7), f"{group}9"), here) == (90, 0, 300)
    assert criterion("wish", wished(uid(7), f"{group}1"), here) == (240, 0, 300)


def test_wish_at_least_60_where_half_of_the_essential_skills_are_shared():
    here = pair(occupation=Occupation(SHOP, "9111", skills=frozenset({GREETING, TILL})))
    # |E and E'| 2, |E or E'| 4: half; with a fifth skill 2 of 5 is less.
    half = wished(uid(7), "5223", skills=ids(GREETING, TILL, STOCK, ORDER))
    less = wished(uid(7), "5223", skills=ids(GREETING, TILL, STOCK, ORDER, SERVICE))
    assert criterion("wish", half, here) == (180, 0, 300)
    assert criterion("wish", less, here) == (0, 0, 300)
    assert criterion("wish", wished(uid(7)), pair(occupation=Occupation(SHOP, "9111"))) == (0, 0, 300)


def test_wish_read_with_certainty_leaves_the_rest_open():
    # lo 10^4*95/10^6 = .95: 285; up .95 + .05: 300.
    assert criterion("wish", person(), pair(occupation=shop(95))) == (285, 15, 300)
    # n 60 at c 70: .42 is 126; up .42 + .30 = .72 is 216.
    assert criterion("wish", wished(uid(7), "5221"), pair(occupation=shop(70))) == (126, 90, 300)


@pytest.mark.parametrize("occupation", [None, shop(59)])
def test_wish_all_open_where_no_occupation_counts(occupation):
    assert criterion("wish", person(), pair(occupation=occupation)) == (0, 300, 300)


def test_wish_from_60_an_occupation_counts():
    assert criterion("wish", person(), pair(occupation=shop(60))) == (180, 120, 300)


def test_wish_none_told_is_nothing_of_nothing():
    assert criterion("wish", person(wishes=()), pair()) == (0, 0, 0)


def test_wish_takes_the_best_and_the_dream_counts_at_its_rank():
    both = person(wishes=(Wish(uid(7), "5221"), Wish(SHOP, "5223", is_dream=True)))
    assert criterion("wish", both, pair()) == (270, 0, 300)  # 90*100 over 100*60


# skills: 250


def test_skills_of_a_form():
    # Three required: T 6 = d. Two exact, one missing: lo (4 + 4)*100/1200; up 1 - 4*100/1200: the same.
    assert criterion("skills", person(), pair()) == (166, 0, 250)


def test_skills_of_one_in_a_form_fill_a_third():
    # T 2, d 6, r 4, no usual skills beside a form: lo 4*100/1200 = 1/3; nothing missing: up 1.
    assert criterion("skills", person(), pair(listed=asked(GREETING))) == (83, 167, 250)


def test_skills_that_are_useful_weigh_half():
    # Required GREETING held, useful STOCK not: T 3, d 6. lo 4/12; up 1 - 2/12.
    here = pair(listed=(*asked(GREETING), *asked(STOCK, required=False)))
    assert criterion("skills", person(), here) == (83, 208 - 83, 250)


def test_skills_nearby_count_half():
    above = Skill(uid(200))
    near, sibling = Skill(uid(201), above.id), Skill(uid(202), above.id)
    who = person(skills=frozenset({near}))
    for skill in (above, sibling):
        # m 1: lo 2*1*100/1200 = 1/6, up 1 - 2*1*100/1200 = 5/6.
        assert criterion("skills", who, pair(listed=asked(skill))) == (41, 208 - 41, 250)
    assert criterion("skills", person(skills=frozenset({above})), pair(listed=asked(near))) == (
        41,
        208 - 41,
        250,
    )


def test_skills_usual_in_the_occupation_where_nothing_is_listed():
    # d = r = 6, k .6, both of U exact: lo .6*4/4 = .6; nothing asked is missing: up 1.
    assert criterion("skills", person(), pair(listed=())) == (150, 100, 250)
    # c_occ 70: k .42.
    assert criterion("skills", person(), pair(listed=(), occupation=shop(70))) == (105, 145, 250)
    # c_occ 59 does not count: no usual skills.
    assert criterion("skills", person(), pair(listed=(), occupation=shop(59))) == (0, 250, 250)


def test_skills_read_fill_their_part_and_usual_ones_the_rest():
    # Read GREETING c 50: T 2, d 6, r 4. lo 2*2*50/1200 + (4/6)*.6*4/4 = .1667 + .4 = .5667; up 1.
    here = pair(listed=(), read=asked(GREETING, c=50))
    assert criterion("skills", person(), here) == (141, 109, 250)
    # STOCK not held, c 50: lo .4; up 1 - 2*2*50/1200 = .8333.
    here = pair(listed=(), read=asked(STOCK, c=50))
    assert criterion("skills", person(), here) == (100, 108, 250)


def test_skills_one_list_never_mixed():
    assert criterion("skills", person(), pair(listed=asked(GREETING), read=asked(STOCK))) == (83, 167, 250)


def test_skills_brought_by_work_and_by_a_diploma():
    by_work = person(skills=frozenset(), work_done=(Work(SHOP, "5223", 3, frozenset({GREETING})),))
    by_diploma = person(skills=frozenset(), diplomas=(Diploma("mbo2", SHOP, frozenset({GREETING})),))
    for who in (by_work, by_diploma):
        assert criterion("skills", who, pair(listed=asked(GREETING))) == (83, 167, 250)


# dream: 100. D = WATCHING, SERVICE, ORDER.

DREAMER = person(wishes=(GUARD_DREAM,))


def test_dream_none_told_is_nothing_of_nothing():
    assert criterion("dream", person(), pair()) == (0, 0, 0)


def test_dream_it_is():
    guard = Occupation(GUARD, "5414")
    assert criterion("dream", DREAMER, pair(occupation=guard)) == (100, 0, 100)
    # c 70: lo .7, up 1 for it is the dream.
    assert criterion("dream", DREAMER, pair(occupation=Occupation(GUARD, "5414", 70))) == (70, 30, 100)


def test_dream_by_skills_of_a_form():
    # One of three: 33; a form leaves nothing open, and the occupation is checked.
    assert criterion("dream", DREAMER, pair(listed=asked(WATCHING, TILL))) == (33, 0, 100)
    # An occupation read with c 70 may still be the dream: up .30 is below lo .33; with c 60, .40 is above.
    assert criterion("dream", DREAMER, pair(listed=asked(WATCHING), occupation=shop(70))) == (33, 0, 100)
    assert criterion("dream", DREAMER, pair(listed=asked(WATCHING), occupation=shop(60))) == (33, 7, 100)


def test_dream_by_skills_read_and_usual_the_higher_of_both():
    usual = shop(100, skills=frozenset({WATCHING, SERVICE}))
    # Usual at 60: (.6 + .6 + 0)/3 = .4. Up: + (.4 + .4)/3 + (1 - .6)/3 = .8.
    assert criterion("dream", DREAMER, pair(listed=(), occupation=usual)) == (40, 40, 100)
    # WATCHING read c 80 (above 60), SERVICE read c 30 (below): (.8 + .6)/3 = .4666; up + (.2 + .4 + .4)/3.
    read = (Asked(WATCHING, c=80), Asked(SERVICE, c=30))
    assert criterion("dream", DREAMER, pair(listed=(), read=read, occupation=usual)) == (46, 34, 100)


def test_dream_whose_skills_are_not_known_goes_by_likeness():
    host = person(wishes=(Wish(HOST, "5221", is_dream=True),))
    # n 60 at c 70: .42; what its doubt leaves, .30, is open.
    assert criterion("dream", host, pair(listed=(), occupation=shop(70))) == (42, 30, 100)
    assert criterion("dream", host, pair(listed=())) == (60, 0, 100)


def test_dream_in_the_house_of_a_named_employer_is_half():
    house = frozenset({GUARD})
    assert criterion("dream", DREAMER, pair(house=house)) == (50, 0, 100)
    assert criterion("dream", DREAMER, pair(house=house, employer_named=False)) == (0, 0, 100)


@pytest.mark.parametrize("listed", [(), asked(TILL)])
def test_dream_all_open_where_the_occupation_is_not_known(listed):
    assert criterion("dream", DREAMER, pair(occupation=None, listed=listed)) == (0, 100, 100)


# needs: 100


def test_needs():
    who = person(needs={"buddy": True, "wheelchair": True, "own_food": False})  # 2 + 2 + 1
    facts = {"buddy": "yes", "wheelchair": "unknown", "own_food": "no"}
    assert criterion("needs", who, pair(facts=facts)) == (40, 40, 100)
    for open_ in ("expired", "contradicted"):
        assert criterion("needs", who, pair(facts={**facts, "wheelchair": open_})) == (40, 40, 100)


def test_needs_of_a_placeholder_are_all_open():
    who = person(needs={"buddy": True})
    assert criterion("needs", who, pair(facts={"buddy": "yes"}, employer_named=False)) == (0, 100, 100)


@pytest.mark.parametrize("needs", [None, {}])
def test_needs_without_the_key_are_the_same_as_none(needs):
    assert criterion("needs", person(needs=needs), pair(facts={"buddy": "yes"})) == (0, 0, 0)


# travel: 100


@pytest.mark.parametrize(
    ("limit", "minutes", "points"),
    [
        (45, 20, 55),  # 25/45
        (45, 45, 0),
        (45, 50, 0),
        (3, 1, 80),  # L is at least 5
        (None, 20, 66),  # L 60 while no limit is told
    ],
)
def test_travel(limit, minutes, points):
    assert criterion("travel", person(travel_limit=limit), pair(minutes)) == (points, 0, 100)


def test_travel_open_remote_and_abroad():
    assert criterion("travel", person(), pair(None)) == (0, 100, 100)
    assert criterion("travel", person(), pair(None, remote=True)) == (100, 0, 100)
    assert criterion("travel", person(), pair(None, abroad=Reading(True, 70))) == (0, 30, 100)
    assert criterion("travel", person(), pair(None, abroad=Reading(True))) == (0, 0, 100)


# hours: 50


def test_hours_any_shared_hour_is_the_whole_half():
    one = pair(hours=Reading(Range(32, 40)))
    assert criterion("hours", person(), one) == (50, 0, 50)
    assert criterion("hours", person(), pair(hours=Reading(Range(33, 40)))) == (25, 0, 50)


def test_hours_dayparts_by_their_part():
    # One of three asked is free: 33; (100 + 33)/200 of 50 is 33.
    assert criterion("hours", person(dayparts=0b1), pair(dayparts=Reading(0b111))) == (33, 0, 50)


def test_hours_untold_halves_are_open():
    assert criterion("hours", person(hours=None), pair()) == (25, 25, 50)
    assert criterion("hours", person(), pair(dayparts=None)) == (25, 25, 50)
    assert criterion("hours", person(dayparts=0), pair(hours=None)) == (0, 50, 50)


def test_hours_read_leave_their_doubt_open():
    # (100*.8 + 100)/200 = .9: 45; up + .2/2.
    assert criterion("hours", person(), pair(hours=Reading(Range(24, 32), 80))) == (45, 5, 50)


# language: 50


@pytest.mark.parametrize(
    ("languages", "expected"),
    [
        ({"nl": Reading("B1")}, (50, 0, 50)),
        ({"nl": Reading("A2")}, (50, 0, 50)),
        ({"nl": Reading("B2")}, (0, 0, 50)),
        ({"nl": Reading("A2"), "en": Reading("A1")}, (0, 50, 50)),  # English is not recorded
        ({"nl": Reading("B2"), "en": Reading("A1")}, (0, 0, 50)),
        ({"nl": Reading("B1", 80)}, (40, 10, 50)),
        ({"nl": Reading("B2", 80)}, (0, 10, 50)),
        ({}, (50, 0, 50)),
        (None, (0, 50, 50)),
    ],
)
def test_language_goes_by_the_worst(languages, expected):
    assert criterion("language", person(), pair(languages=languages)) == expected


# own words: 50. The vocabulary gives account 1113 and accountant 1213; two thousand is full.


def test_own_words():
    many = frozenset({"account", "accountant"})  # 2326, more than 2000
    assert criterion("own_words", person(own_words=many), pair(words=many)) == (50, 0, 50)
    one = frozenset({"account"})  # 1113/2000 of 50
    assert criterion("own_words", person(own_words=many), pair(words=one)) == (27, 0, 50)
    assert criterion("own_words", person(own_words=many), pair(words=frozenset())) == (0, 0, 50)
    assert criterion("own_words", person(own_words=frozenset()), pair(words=many)) == (0, 0, 50)
    assert criterion("own_words", person(own_words=None), pair(words=many)) == (0, 0, 0)


# the whole row


def test_the_total_is_what_can_differ_for_this_person():
    found = row(person(), pair())
    assert sum(part.total for part in found.parts) == 300 + 250 + 100 + 50 + 50 + 50  # no needs, no dream


def test_sure_leaves_out_what_was_read_and_what_is_usual():
    told = row(person(wishes=(GUARD_DREAM,), own_words=None), pair())
    assert told.sure == told.points
    read = pair(
        listed=(),
        occupation=shop(95),
        hours=Reading(Range(24, 32), 90),
        languages={"nl": Reading("B1", 90)},
    )
    # Left: travel 25/45 of 100, and the half of the dayparts.
    assert row(person(own_words=None), read).sure == 55 + 25


def test_sure_leaves_out_usual_skills_of_a_checked_occupation_too():
    usual = row(person(), pair(listed=()))
    assert usual.criteria["skills"][0] == 150
    assert usual.sure == usual.points - 150


def test_no_trip_to_a_place_that_is_not_known():
    with pytest.raises(ValueError, match="no trip"):
        Pair(vacancy(place_known=False), 10)


def test_a_skill_is_asked_once():
    with pytest.raises(ValueError, match="twice"):
        vacancy(listed=(*asked(TILL), *asked(TILL, required=False)))


def test_what_a_form_lists_is_certain():
    with pytest.raises(ValueError, match="certain"):
        vacancy(listed=asked(TILL, c=70))


def test_a_cook_is_nothing_like_a_shop():
    assert row(wished(COOK, "5120"), pair()).n == 10
