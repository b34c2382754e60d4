"""On which shelf a vacancy stands, in which order, what is folded, and the first page."""

from dataclasses import replace

import pytest

from matching.scorer.inputs import Range
from matching.scorer.v2.inputs import Asked, Occupation, Pair, Reading, Requirement, Wish
from matching.scorer.v2.order import mixed, spread, tie
from matching.scorer.v2.page import first_of_all, with_most_to_gain
from tests.matching.scorer.v2.examples import (
    COOK,
    EMPLOYER,
    GREETING,
    GUARD,
    GUARD_DREAM,
    HOST,
    ORDER,
    SEED,
    SERVICE,
    SHOP,
    TILL,
    WATCHING,
    asked,
    on_shelf,
    pair,
    person,
    ranked,
    row,
    shop,
    uid,
    vacancy,
)

FORKLIFT = Requirement("licence", "forklift")
BOTH = person(wishes=(Wish(SHOP, "5223"), GUARD_DREAM))


def cook(c=100, **changes):
    """Work that is like no wish."""
    return Occupation(**{"id": COOK, "isco": "5120", "c": c} | changes)


def shelf(who, where):
    return row(who, where).shelf


# one step away


@pytest.mark.parametrize(
    "changes",
    [
        {"requirements": (FORKLIFT,)},
        {"requirements": (FORKLIFT, Requirement("licence", "reach_truck"))},  # one family
        {"requirements": (FORKLIFT, Requirement("licence", "reach_truck", c=50))},  # its doubtful part too
        {"requirements": tuple(Requirement("licence", c) for c in ("driving_c", "driving_ce", "code95"))},
        {"requirements": (Requirement("licence", "security_diploma"),)},
        {"languages": {"nl": Reading("C1")}},  # B1 to C1: two levels
        {"minutes": 60},  # 15 over
        {"occupation": shop(id=uid(7)), "requirements": (FORKLIFT,)},  # n 80
    ],
)
def test_one_small_thing_is_one_step(changes):
    assert shelf(person(), pair(**changes)) == "step"


@pytest.mark.parametrize(
    "changes",
    [
        {"requirements": (FORKLIFT, Requirement("licence", "driving_b"))},  # two families
        {"requirements": (FORKLIFT, Requirement("licence", "driving_b", c=50))},  # a doubtful part beside it
        {"requirements": (FORKLIFT,), "hours": Reading(Range(33, 40), 90)},  # another gate is doubtful
        {"requirements": (FORKLIFT,), "hours": Reading(Range(33, 40))},  # another gate is closed
        {"requirements": (FORKLIFT,), "languages": {"nl": Reading("C1", 90)}},  # as is one that comes after
        {"requirements": (FORKLIFT,), "languages": {"nl": Reading("C1")}},
        {"requirements": (Requirement("licence", "big"),)},
        {"requirements": (Requirement("licence", "boa"),)},
        {"requirements": (Requirement("diploma", "mbo4"),)},
        {"languages": {"nl": Reading("C2")}},  # three levels
        {"minutes": 61},
        {"hours": Reading(Range(33, 40))},
        {"kind": Reading("internship")},
        {"occupation": cook(), "requirements": (FORKLIFT,)},  # fits no wish
        {"occupation": shop(id=uid(7), isco="5221"), "requirements": (FORKLIFT,)},  # n 60: only like it
        {"occupation": shop(59), "requirements": (FORKLIFT,)},  # nobody knows what it is
        {"is_open": False},
    ],
)
def test_more_than_one_small_thing_is_not_now(changes):
    assert shelf(person(), pair(**changes)) == "not_now"


def test_two_languages_are_two_steps():
    who = person(languages={"nl": "B1", "en": "A1"})
    both = {"nl": Reading("C1"), "en": Reading("B1")}
    assert shelf(who, pair(languages=both)) == "not_now"


@pytest.mark.parametrize(
    ("who", "changes"),
    [
        (person(excluded_employers=frozenset({EMPLOYER})), {}),
        (person(needs={"buddy": True}), {"facts": {"buddy": "no"}}),
        (person(age_band="16_17", has_start_qualification=False, kinds=None), {}),
    ],
)
def test_exclusions_needs_and_minors_rules_are_never_one_step(who, changes):
    assert shelf(who, pair(**changes)) == "not_now"


def test_a_rung_may_be_one_step():
    builds = pair(occupation=cook(), listed=asked(WATCHING, SERVICE), requirements=(FORKLIFT,))
    assert shelf(BOTH, builds) == "step"
    assert shelf(person(), builds) == "not_now"


# unread, ask first, fits, rung, other


@pytest.mark.parametrize(
    ("occupation", "expected"),
    [
        (None, "unread"),
        (shop(39), "unread"),
        (shop(40), "ask"),  # a guess very near a wish
        (shop(59), "ask"),
        (shop(60), "fits"),
        (shop(59, id=uid(7), isco="5221"), "unread"),  # a guess with n 60
        (shop(60, id=uid(7), isco="5221"), "fits"),
        (cook(), "other"),  # one digit: n 10
        (cook(59), "unread"),
    ],
)
def test_by_occupation(occupation, expected):
    assert shelf(person(), pair(occupation=occupation)) == expected


@pytest.mark.parametrize("changes", [{"years": Reading(3)}, {"leading": Reading(True, 40)}])
def test_a_guess_that_asks_years_or_leads_is_unread(changes):
    assert shelf(person(), pair(occupation=shop(50), **changes)) == "unread"
    assert shelf(person(), pair(occupation=shop(50), years=Reading(2))) == "ask"


def test_place_unknown_or_a_doubtful_gate_is_asked_first():
    assert shelf(person(), Pair(vacancy(place_known=False))) == "ask"
    assert shelf(person(), Pair(vacancy(place_known=False, remote=True))) == "fits"
    assert shelf(person(), Pair(vacancy(place_known=True))) == "fits"  # the own home is not told
    assert shelf(person(), pair(kind=Reading("internship", 79))) == "ask"
    assert shelf(person(), Pair(vacancy(place_known=False, occupation=cook()))) == "other"


def test_less_than_half_of_the_dayparts_is_asked_first_and_never_one_step():
    who, few = person(dayparts=0b11), {"dayparts": Reading(0b11111)}
    assert shelf(who, pair(**few)) == "ask"
    assert shelf(who, pair(dayparts=Reading(0b1111))) == "fits"
    assert shelf(who, pair(requirements=(FORKLIFT,), **few)) == "not_now"
    assert shelf(who, pair(occupation=cook(), **few)) == "other"
    assert row(who, pair(**few)).points == row(who, pair(**few)).sure > 0


def test_a_rung_that_fits_no_wish():
    assert shelf(BOTH, pair(occupation=cook(), listed=asked(WATCHING, SERVICE))) == "rung"
    assert shelf(BOTH, pair(occupation=cook(50), listed=asked(WATCHING, SERVICE))) == "rung"
    assert shelf(BOTH, pair(occupation=None, listed=asked(WATCHING, SERVICE))) == "rung"
    assert shelf(BOTH, pair(listed=asked(WATCHING, SERVICE))) == "fits"
    nowhere = vacancy(occupation=cook(), listed=asked(WATCHING, SERVICE), place_known=False)
    assert shelf(BOTH, Pair(nowhere)) == "ask"


# what makes a rung: D = WATCHING, SERVICE, ORDER, so max(2, 3/3) = 2 new skills


def rung(who, **changes):
    return row(who, pair(**{"occupation": cook(), "listed": ()} | changes)).rung


def test_a_rung_builds_two_skills_of_the_dream_and_a_third_of_them():
    assert rung(BOTH, listed=asked(WATCHING)) is None
    assert rung(BOTH, listed=asked(WATCHING, SERVICE)).skills == (WATCHING.id, SERVICE.id)
    seven = frozenset(uid(300 + n) for n in range(5)) | {WATCHING.id, SERVICE.id}
    wide = person(wishes=(replace(GUARD_DREAM, skills=seven),))  # a third of seven, rounded up, is 3
    assert rung(wide, listed=asked(WATCHING, SERVICE)) is None


def test_a_skill_that_is_had_is_not_built_and_a_near_one_is():
    has = replace(BOTH, skills=frozenset({WATCHING}))
    assert rung(has, listed=asked(WATCHING, SERVICE)) is None
    near = replace(BOTH, skills=frozenset({replace(WATCHING, id=uid(400))}))
    assert rung(near, listed=asked(WATCHING, SERVICE)) is not None


@pytest.mark.parametrize(("c", "is_one"), [(50, True), (49, False)])
def test_skills_that_were_read_build_from_50(c, is_one):
    read = (Asked(WATCHING, c=c), Asked(SERVICE, c=c))
    assert (rung(BOTH, read=read) is not None) == is_one


@pytest.mark.parametrize(("c", "is_one"), [(84, True), (83, False)])
def test_usual_skills_build_from_an_occupation_of_84(c, is_one):
    usual = cook(c, skills=frozenset({WATCHING, SERVICE}))
    assert (rung(BOTH, occupation=usual) is not None) == is_one
    assert rung(BOTH, occupation=usual, listed=asked(TILL)) is None  # a form list goes before


@pytest.mark.parametrize("kind", ["apprenticeship", "internship"])
def test_learning_near_the_dream_is_a_rung(kind):
    near = Occupation(uid(7), "5412")  # three digits with the guard's 5414: n 60
    found = rung(BOTH, occupation=near, kind=Reading(kind))
    assert (found.learns, found.skills) == (True, ())
    assert rung(BOTH, occupation=near, kind=Reading("job")) is None
    assert rung(BOTH, occupation=Occupation(uid(7), "5199"), kind=Reading(kind)) is None


def test_the_house_alone_makes_no_rung():
    house = frozenset({GUARD})
    assert rung(BOTH, house=house) is None
    assert rung(BOTH, house=house, listed=asked(WATCHING)).in_house
    assert rung(BOTH, house=house, listed=asked(WATCHING), employer_named=False) is None


def test_the_dream_and_work_as_now_are_never_a_rung():
    builds = {"listed": asked(WATCHING, SERVICE)}
    assert rung(BOTH, occupation=Occupation(GUARD, "5414"), **builds) is None
    assert rung(replace(BOTH, present_isco="5223"), occupation=shop(), **builds) is None
    assert rung(replace(BOTH, present_isco="5223"), occupation=Occupation(HOST, "5221"), **builds) is None
    assert rung(replace(BOTH, present_isco="5223"), occupation=cook(), **builds) is not None
    assert rung(person(), occupation=cook(), **builds) is None  # no dream


def test_an_occupation_that_does_not_count_makes_no_rung_without_a_form_list():
    read = (Asked(WATCHING), Asked(SERVICE))
    assert rung(BOTH, occupation=cook(59), read=read) is None
    assert rung(BOTH, occupation=cook(60), read=read) is not None


# order


def test_the_finaliser_gives_what_it_gave():
    """The first output of splitmix64 from seed 0 is known (it is in its author's text)."""
    assert mixed(0) == 0xE220A8397B1DCDAF
    assert tie(bytes(16), uid(0)) == mixed(mixed(mixed(mixed(0))))
    assert tie(SEED, uid(900)) == TIE


TIE = 0x960103FF4AA37CD9


def test_order_within_the_limit_then_points_then_open():
    far = pair(46, number=1)
    low = pair(number=2, listed=asked(GREETING, ORDER, SERVICE), dayparts=Reading(0b11))
    high = pair(number=3)
    open_ = pair(number=4, listed=asked(GREETING, ORDER, SERVICE), dayparts=None, hours=None)
    found = ranked(person(hours=None, dayparts=None), far, low, high, open_)
    rows = {each.vacancy.int: each for each in found.shelves["fits"].rows}
    assert rows[1].points > rows[2].points == rows[4].points
    assert rows[4].open == rows[2].open  # both untold by the person
    assert on_shelf(found, "fits")[0] == 3
    assert on_shelf(found, "fits")[-1] == 1


def test_more_open_goes_first_among_equal_points():
    less = pair(number=5, languages={"nl": Reading("B2")})  # 0 and nothing open
    more = pair(number=6, languages=None)  # 0 and 50 open
    for pairs in ((less, more), (more, less)):
        assert on_shelf(ranked(person(), *pairs), "fits") == [6, 5]


def test_ties_by_the_key_of_the_person():
    def order(seed):
        alike = [pair(number=n, employer=uid(600 + n)) for n in range(1, 9)]
        return on_shelf(ranked(person(tie_seed=seed), *alike), "fits")

    assert order(SEED) == sorted(range(1, 9), key=lambda n: tie(SEED, uid(n)))
    assert order(SEED) != order(bytes(16))


def test_rungs_in_their_own_order():
    learns = {"occupation": Occupation(uid(7), "5412"), "kind": Reading("apprenticeship")}
    here = {"occupation": cook(), "listed": asked(WATCHING, SERVICE), "employer": EMPLOYER}
    more = {"occupation": cook(), "listed": asked(WATCHING, SERVICE, ORDER), "employer": uid(601)}
    near = {"occupation": cook(), "listed": asked(WATCHING, SERVICE), "employer": uid(602)}
    who = person(wishes=(GUARD_DREAM,), kinds=None, present_employer=EMPLOYER, skills=frozenset({GREETING}))
    learning = pair(40, number=1, **{**learns, "employer": uid(603), "listed": ()})
    found = ranked(
        who, pair(5, number=4, **near), pair(number=3, **more), pair(50, number=2, **here),
        pair(30, number=5, **near), learning,
    )  # fmt: skip
    # The BBL is as near as 60 to the dream, so it fits the wish; the others are rungs.
    assert on_shelf(found, "fits") == [1]
    assert on_shelf(found, "rung") == [2, 3, 4, 5]
    assert [each.vacancy.int for each in found.route] == [1, 2, 3, 4]


# the route: one of a title at an employer, two of an employer


def stones(*rows):
    """The route over stones, each (number, minutes, employer, hash of its title and employer)."""
    builds = {"occupation": cook(), "listed": asked(WATCHING, SERVICE)}
    pairs = [
        pair(minutes, number=number, employer=uid(employer) if employer else None, stone=stone, **builds)
        for number, minutes, employer, stone in rows
    ]
    return [each.vacancy.int for each in ranked(person(wishes=(GUARD_DREAM,)), *pairs).route]


def test_one_stone_of_a_title_at_an_employer_named_or_not():
    assert stones((1, 5, 601, b"a"), (2, 6, 601, b"a"), (3, 7, 602, b"b")) == [1, 3]
    assert stones((1, 5, 0, b"a"), (2, 6, 0, b"a"), (3, 7, 0, None), (4, 8, 0, None)) == [1, 3, 4]


def test_two_stones_of_an_employer_and_of_no_employer_as_many_as_fit():
    of_one = [(n, n, 601, bytes([n])) for n in (1, 2, 3)]
    assert stones(*of_one, (4, 9, 602, b"z")) == [1, 2, 4]
    assert stones(*[(n, n, 0, bytes([n])) for n in range(1, 7)]) == [1, 2, 3, 4]


# doubles, and two of an employer


def test_doubles_are_folded_into_the_first():
    one, two = pair(30, number=1, double=b"x"), pair(10, number=2, double=b"x")
    other = pair(5, number=3, double=b"x", employer=uid(601))
    found = ranked(person(), one, two, other)
    rows = {each.vacancy.int: each.doubles for each in found.shelves["fits"].rows}
    assert rows == {3: (), 2: (uid(1),)}


def test_without_a_named_employer_nothing_is_folded():
    for changes in ({"employer_named": False}, {"employer": None}, {"double": None}):
        pairs = [pair(number=n, **{"double": b"x"} | changes) for n in (1, 2)]
        assert sorted(on_shelf(ranked(person(), *pairs), "fits")) == [1, 2]


def test_doubles_on_two_shelves_both_stay():
    found = ranked(
        person(), pair(number=1, double=b"x"), pair(number=2, double=b"x", requirements=(FORKLIFT,))
    )
    assert (on_shelf(found, "fits"), on_shelf(found, "step")) == ([1], [2])


def rows_of(*employers):
    plain = row(person(), pair())
    return [
        replace(plain, vacancy=uid(n), employer=uid(employer) if employer else None)
        for n, employer in enumerate(employers, start=1)
    ]


def order_of(*employers):
    return [each.vacancy.int for each in spread(rows_of(*employers))]


def test_at_most_two_of_an_employer_among_the_first_ten():
    # 3 and 4 are skipped; ten are found at the twelfth; then the skipped, then the rest.
    assert order_of(1, 1, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1) == [1, 2, 5, 6, 7, 8, 9, 10, 11, 12, 3, 4, 13]
    assert order_of(1, 1, 1, 2) == [1, 2, 4, 3]
    assert order_of(*[1] * 12) == list(range(1, 13))
    assert order_of(*[0] * 12) == list(range(1, 13))  # an agency is many employers


def test_an_agency_is_not_counted_as_one_employer():
    pairs = [pair(n, number=n, employer_named=False) for n in range(1, 6)]
    assert on_shelf(ranked(person(), *pairs), "fits") == [1, 2, 3, 4, 5]


# the first page


def numbers(rows):
    return [each.vacancy.int for each in rows]


def apart(minutes, number, **changes):
    """Each at an employer of its own."""
    return pair(minutes, number=number, **{"employer": uid(600 + number)} | changes)


def test_the_fifth_is_the_one_that_could_come_to_the_most():
    low = {"listed": asked(ORDER, SERVICE, WATCHING), "languages": None}
    same = [apart(n, n) for n in range(1, 7)]
    hopeful = apart(20, 9, listed=(), occupation=shop(95), languages=None, hours=None, dayparts=None)
    found = ranked(person(), *same, hopeful, apart(20, 8, **low))
    assert numbers(found.page.wish) == [1, 2, 3, 4, 9]
    assert numbers(with_most_to_gain(found.shelves["fits"].rows[:3])) == [1, 2, 3]


def test_looks_like_it_is_of_60_and_wish_of_80():
    like = apart(5, 1, occupation=Occupation(uid(7), "5221"))
    four = apart(5, 2, occupation=Occupation(uid(8), "5223"))
    page = ranked(person(), like, four).page
    assert (numbers(page.wish), numbers(page.like)) == ([2], [1])
    assert not page.nothing_fits


def test_toward_the_dream_two_steps_at_the_present_employer_first_then_the_route():
    guard = {"occupation": Occupation(GUARD, "5414"), "requirements": (FORKLIFT,)}
    builds = {"occupation": cook(), "listed": asked(WATCHING, SERVICE)}
    who = person(wishes=(GUARD_DREAM,), present_employer=uid(603))
    steps = [apart(n, n, **guard) for n in (1, 2, 3)]
    found = ranked(who, *steps, *(apart(n, n, **builds) for n in (11, 12, 13)))
    assert numbers(found.page.dream) == [3, 1, 11]
    assert numbers(found.page.step) == [2]
    assert found.page.nothing_fits
    assert numbers(ranked(who, *(apart(n, n, **builds) for n in (11, 12, 13))).page.dream) == [11, 12, 13]


def test_a_rung_that_is_shown_above_is_not_shown_again():
    found = ranked(BOTH, apart(1, 1, listed=asked(WATCHING, SERVICE)))
    assert (numbers(found.page.wish), numbers(found.page.dream), numbers(found.route)) == ([1], [], [1])


def test_ask_first_only_while_the_first_two_hold_under_five():
    asks = [apart(n, n, kind=Reading("internship", 79)) for n in range(1, 8)]
    fits = [apart(n, n) for n in range(11, 16)]
    assert numbers(ranked(person(), *asks, *fits[:4]).page.ask) == [1, 2, 3, 4, 5]
    assert numbers(ranked(person(), *asks, *fits).page.ask) == []


def test_no_wish_asks_for_one_and_shows_what_uses_what_the_person_can():
    who = person(wishes=())
    idle, both, one = apart(5, 1, listed=asked(ORDER)), apart(30, 2), apart(5, 3, listed=asked(GREETING))
    page = ranked(who, idle, both, one).page
    assert page.asks_wish
    assert numbers(page.uses) == [2, 3]
    assert not ranked(person(), apart(30, 2)).page.uses


def test_for_a_vacancy_the_first_of_fits_then_of_rungs_with_their_doubles():
    pairs = [apart(n, n) for n in range(1, 4)] + [pair(40, number=9, employer=uid(601), double=b"x")]
    pairs[0] = apart(1, 1, double=b"x")
    builds = apart(5, 20, occupation=cook(), listed=asked(WATCHING, SERVICE))
    shelves = ranked(BOTH, *pairs, builds).shelves
    assert first_of_all(shelves, 2) == {uid(1), uid(9), uid(2)}
    assert first_of_all(shelves, 20) == {uid(n) for n in (1, 2, 3, 9, 20)}


def test_a_vacancy_occurs_once():
    with pytest.raises(ValueError, match="twice"):
        ranked(person(), pair(), pair())


def test_weights_that_are_not_allowed_are_refused():
    with pytest.raises(ValueError, match="criteria"):
        ranked(person(weights={"wish": 1000}), pair())


def test_moved_weights_count():
    moved = {
        "wish": 350, "skills": 200, "dream": 100, "needs": 100, "travel": 100, "hours": 50, "language": 50,
        "own_words": 50,
    }  # fmt: skip
    found = ranked(person(weights=moved), pair())
    assert found.shelves["fits"].rows[0].criteria["wish"] == (350, 0, 350)
