"""Each gate: what closes it, what makes it doubtful, and what is only a question or a name."""

from datetime import timedelta

import pytest

from matching.scorer.inputs import Diploma, Range
from matching.scorer.v2.inputs import Pair, Reading, Requirement, Work
from tests.matching.scorer.v2.examples import (
    EMPLOYER,
    OTHER_EMPLOYER,
    SHOP,
    TODAY,
    codes,
    gate,
    pair,
    person,
    row,
    shop,
    uid,
    vacancy,
)


def state(name, who, where):
    return gate(name, who, where).state


def test_nothing_stops_the_example():
    assert row(person(), pair()).shut == ()


# travel: L 45


@pytest.mark.parametrize(
    ("minutes", "expected", "code"),
    [
        (45, "open", []),
        (46, "open", ["estimated"]),  # e = max(5, ceil(4.6)) = 5
        (51, "open", ["estimated"]),  # e 6: 51 - 6 = 45 is not over 45
        (52, "closed", ["travel"]),  # e 6: 52 - 6 = 46 is
    ],
)
def test_travel_closes_only_over_the_limit_by_more_than_the_error(minutes, expected, code):
    found = gate("travel", person(), pair(minutes))
    assert (found.state, codes(found.findings)) == (expected, code)
    assert row(person(), pair(minutes)).beyond == (minutes > 45)
    for each in found.findings:
        assert dict(each.values) == {"minutes": minutes, "limit": 45, "over": minutes - 45}


def test_travel_has_no_gate_without_a_limit_or_for_work_from_home():
    assert codes(gate("travel", person(travel_limit=None), pair(200)).findings) == ["travel_limit"]
    assert gate("travel", person(), pair(20)).findings == ()
    assert state("travel", person(), pair(200, remote=True)) == "open"
    assert state("travel", person(travel_limit=1), pair(10)) == "open"  # L 5, e 5
    assert state("travel", person(travel_limit=1), pair(11)) == "closed"


def test_travel_asks_for_a_place_that_is_not_known():
    nowhere = Pair(vacancy(place_known=False))
    assert codes(gate("travel", person(travel_limit=None), nowhere).findings) == ["place", "travel_limit"]


# hours


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"hours": Reading(Range(32, 40))}, "open"),
        ({"hours": Reading(Range(33, 40))}, "closed"),
        ({"hours": Reading(Range(33, 40), 99)}, "doubtful"),  # as read
        ({"hours": None, "dayparts": None}, "open"),
        ({"dayparts": Reading(0b100)}, "closed"),
        ({"dayparts": Reading(0b100, 90)}, "doubtful"),
        ({"dayparts": Reading(0)}, "open"),
    ],
)
def test_hours(changes, expected):
    assert state("hours", person(dayparts=0b11), pair(**changes)) == expected


@pytest.mark.parametrize(
    ("asked", "expected", "code"),
    [
        (0b1111, "open", []),  # two of four
        (0b11111, "doubtful", ["few_dayparts", "other_dayparts"]),  # two of five
        (0b110, "open", []),  # one of two
        (0b1110, "doubtful", ["few_dayparts", "other_dayparts"]),  # one of three
        (0b1100, "closed", ["dayparts"]),
    ],
)
@pytest.mark.parametrize("c", [100, 60])
def test_less_than_half_of_the_dayparts_is_doubtful_however_sure(asked, expected, code, c):
    found = gate("hours", person(dayparts=0b11), pair(dayparts=Reading(asked, c)))
    assert codes(found.findings) == code
    assert found.state == (expected if c == 100 or expected == "open" else "doubtful")
    if code[:1] == ["few_dayparts"]:
        assert dict(found.findings[0].values) == {"dayparts": asked & ~0b11}
        assert found.findings[0].read == (c < 100)


# exclusion, needs, kind


def test_exclusion():
    who = person(excluded_employers=frozenset({EMPLOYER}))
    assert state("exclusion", who, pair()) == "closed"
    assert state("exclusion", who, pair(employer=OTHER_EMPLOYER)) == "open"
    assert codes(gate("exclusion", who, pair(employer=None)).findings) == ["employer"]
    assert codes(gate("exclusion", who, pair(employer=OTHER_EMPLOYER)).findings) == []
    unnamed = pair(employer=OTHER_EMPLOYER, employer_named=False)
    assert codes(gate("exclusion", who, unnamed).findings) == ["employer"]
    assert codes(gate("exclusion", person(), pair(employer=None)).findings) == []


@pytest.mark.parametrize(
    ("must", "fact", "expected"),
    [
        (True, "no", "closed"),
        (False, "no", "open"),
        (True, "yes", "open"),
        (True, "unknown", "open"),
        (True, "expired", "open"),
        (True, "contradicted", "open"),
    ],
)
def test_need(must, fact, expected):
    assert state("need", person(needs={"buddy": must}), pair(facts={"buddy": fact})) == expected


def test_need_is_not_denied_by_a_placeholder_and_the_whole_list_is_asked():
    found = gate("need", person(needs={"buddy": True}), pair(facts={"buddy": "no"}, employer_named=False))
    assert (found.state, codes(found.findings)) == ("open", ["workplace"])


@pytest.mark.parametrize(("c", "expected"), [(100, "closed"), (80, "closed"), (79, "doubtful")])
def test_kind(c, expected):
    found = gate("kind", person(), pair(kind=Reading("internship", c)))
    assert found.state == expected
    assert found.findings[0].read == (c < 100)
    assert state("kind", person(kinds=None), pair(kind=Reading("internship", c))) == "open"
    assert state("kind", person(), pair(kind=None)) == "open"


# licence


def asking(*requirements, **changes):
    return pair(requirements=requirements, **changes)


@pytest.mark.parametrize(("c", "expected"), [(100, "closed"), (80, "closed"), (79, "doubtful")])
def test_licence(c, expected):
    assert state("licence", person(), asking(Requirement("licence", "forklift", c=c))) == expected


def test_licence_that_is_held_or_covered_or_not_told():
    forklift, lorry = Requirement("licence", "forklift"), Requirement("licence", "driving_c")
    assert state("licence", person(licences=frozenset({"forklift"})), asking(forklift)) == "open"
    assert state("licence", person(licences=frozenset({"driving_ce"})), asking(lorry)) == "open"
    found = gate("licence", person(credentials_complete=False), asking(forklift))
    assert (found.state, codes(found.findings)) == ("open", ["licence"])


@pytest.mark.parametrize(("c", "expected"), [(100, "closed"), (99, "doubtful"), (50, "doubtful")])
def test_diploma_as_read_is_doubtful(c, expected):
    assert state("licence", person(), asking(Requirement("diploma", "mbo4", c=c))) == expected
    holder = person(diplomas=(Diploma("hbo"),))
    assert state("licence", holder, asking(Requirement("diploma", "mbo4", c=c))) == "open"


@pytest.mark.parametrize(
    ("c", "by_law", "expected"),
    [
        (100, True, "closed"),
        (80, True, "closed"),
        (79, True, "doubtful"),
        (60, True, "doubtful"),
        (59, True, "open"),  # the occupation does not count
        (100, False, "open"),  # only usual: asked
    ],
)
@pytest.mark.parametrize(("kind", "code"), [("licence", "security_diploma"), ("diploma", "mbo4")])
def test_what_the_law_asks_of_an_occupation_is_as_certain_as_the_occupation(kind, code, c, by_law, expected):
    asked = Requirement(kind, code, by_law=by_law, from_occupation=True)
    assert state("licence", person(), asking(asked, occupation=shop(c))) == expected


def test_a_usual_condition_is_a_question():
    usual = Requirement("licence", "vca_basic", from_occupation=True)
    assert codes(gate("licence", person(), asking(usual)).findings) == ["usual_licence"]


@pytest.mark.parametrize("kind", ["apprenticeship", "internship"])
def test_who_learns_is_let_past_what_the_occupation_asks_and_not_past_what_the_employer_asks(kind):
    who = person(kinds=frozenset({kind}))
    law = Requirement("licence", "security_diploma", by_law=True, from_occupation=True)
    own = Requirement("licence", "security_diploma", by_law=True)
    assert state("licence", who, asking(law, kind=Reading(kind))) == "open"
    assert state("licence", who, asking(own, kind=Reading(kind))) == "closed"


@pytest.mark.parametrize(
    "asked",
    [
        Requirement("licence", "security_pass", by_law=True),
        Requirement("licence", "security_pass", by_law=True, from_occupation=True),
        Requirement("screening", "vog", by_law=True),
        Requirement("screening", "police_consent", by_law=True, from_occupation=True),
    ],
)
def test_what_the_employer_applies_for_is_named_and_never_gates(asked):
    found = gate("licence", person(), asking(asked))
    assert found.state == "open"
    assert [each.state for each in found.findings] == ["named"]
    assert dict(found.findings[0].values) == {asked.kind: asked.code, "by_law": True}


# language: speaks Dutch at B1


@pytest.mark.parametrize(
    ("level", "c", "expected"),
    [
        ("B1", 100, "open"),
        ("B2", 100, "open"),
        ("C1", 100, "closed"),
        ("C1", 99, "doubtful"),
        ("C2", 100, "closed"),
    ],
)
def test_language(level, c, expected):
    assert state("language", person(), pair(languages={"nl": Reading(level, c)})) == expected


def test_language_that_is_not_recorded_is_asked():
    found = gate("language", person(), pair(languages={"en": Reading("C2")}))
    assert (found.state, codes(found.findings)) == ("open", ["language"])


# experience: the shop is 5223


def worked(months, isco="5221", **changes):
    return person(work_done=(Work(uid(7), isco, months),), **changes)


@pytest.mark.parametrize(
    ("years", "months", "expected"),
    [
        (2, 6, "open"),  # fewer than three years gate nothing
        (3, 12, "closed"),  # two less than asked
        (3, 13, "open"),
        (5, 36, "closed"),
        (5, 37, "open"),
        (3, 0, "doubtful"),  # no years recorded
    ],
)
def test_experience(years, months, expected):
    assert state("experience", worked(months), pair(years=Reading(years))) == expected


def test_experience_in_other_digits_is_not_recorded_here():
    assert state("experience", worked(60, "5111"), pair(years=Reading(3))) == "doubtful"
    assert state("experience", worked(60, "5111", all_my_work=True), pair(years=Reading(3))) == "closed"
    assert state("experience", person(all_my_work=True), pair(years=Reading(3))) == "closed"


def test_experience_adds_up_within_the_three_digits():
    both = person(work_done=(Work(uid(7), "5221", 7), Work(uid(8), "5223", 7)))
    assert state("experience", both, pair(years=Reading(3))) == "open"


def test_leading_asks_two_years():
    assert state("experience", worked(1), pair(leading=Reading(True))) == "open"
    assert state("experience", person(), pair(leading=Reading(True))) == "doubtful"
    assert state("experience", person(all_my_work=True), pair(leading=Reading(True))) == "closed"
    assert state("experience", person(all_my_work=True), pair(leading=Reading(False))) == "open"


@pytest.mark.parametrize(("c", "expected"), [(80, "closed"), (79, "doubtful")])
def test_experience_as_read(c, expected):
    assert state("experience", worked(12), pair(years=Reading(3, c))) == expected


def test_experience_needs_an_occupation_that_counts():
    for occupation in (None, shop(59)):
        where = pair(years=Reading(5), occupation=occupation)
        assert state("experience", person(all_my_work=True), where) == "open"


# abroad


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        (Reading(True, 80), "closed"),
        (Reading(True, 79), "doubtful"),
        (Reading(False), "open"),
        (None, "open"),
    ],
)
def test_abroad(reading, expected):
    assert state("abroad", person(), pair(None, abroad=reading)) == expected


def test_years_asked_for_work_without_isco_digits_gate_nothing():
    nameless = pair(occupation=shop(isco=""), years=Reading(3))
    assert gate("experience", person(all_my_work=True), nameless).findings == ()


# minors

YOUNG = {"has_start_qualification": False}


@pytest.mark.parametrize(
    ("band", "changes", "broken"),
    [
        ("16_17", {"night_work": Reading(True)}, "night"),
        ("16_17", {"hazardous_work": Reading(True)}, "hazardous"),
        ("16_17", {"hours": Reading(Range(41, 44))}, "week_hours"),
        ("under_16", {"sunday_work": Reading(True)}, "sunday"),
        ("16_17", {}, "school"),  # a job, without a start qualification
        ("under_16", {"kind": Reading("apprenticeship")}, "school"),
        ("16_17", {"kind": Reading("side_job"), "hours": Reading(Range(13, 20))}, "side_job"),
        ("16_17", {"requirements": (Requirement("age", "18"),)}, "minimum_age"),
    ],
)
def test_a_minors_rule_is_named_and_closes_only_by_what_is_told(band, changes, broken):
    beside_school = {"kind": Reading("holiday")} if broken not in ("school", "side_job") else {}
    where = pair(**{**beside_school, **changes})
    young = person(age_band=band, kinds=None, hours=None, **YOUNG)
    found = gate("minor", young, where)
    assert found.state == "closed"
    assert [each.code for each in found.of("closed")] == [broken]
    unknown = person(age_band="unknown", kinds=None, hours=None, **YOUNG)
    if band == "16_17":
        assert state("minor", unknown, where) == "doubtful"
        assert codes(gate("minor", unknown, where).of("ask")) == ["age"]
    assert state("minor", person(age_band="18_plus"), where) == "open"


@pytest.mark.parametrize(
    "changes",
    [
        {"night_work": Reading(True, 95)},
        {"hours": Reading(Range(41, 44), 95)},
        {"requirements": (Requirement("age", "18", c=95),)},
    ],
)
def test_minors_rules_from_what_is_read_are_doubtful(changes):
    young = person(age_band="16_17", kinds=None, hours=None, **YOUNG)
    found = gate("minor", young, pair(**{"kind": Reading("holiday"), **changes}))
    assert found.state == "doubtful"
    assert [each.read for each in found.of("doubtful")] == [True]


@pytest.mark.parametrize(
    ("band", "age", "expected"),
    [
        ("under_16", "15", "ask"),
        ("under_16", "16", "closed"),
        ("16_17", "16", None),
        ("16_17", "17", "ask"),
        ("16_17", "18", "closed"),
        ("18_plus", "18", None),
        ("18_plus", "21", "ask"),
    ],
)
def test_an_age_that_may_be_reached_or_not_is_a_question(band, age, expected):
    holiday = pair(kind=Reading("holiday"), requirements=(Requirement("age", age),))
    found = gate("minor", person(age_band=band, kinds=None), holiday)
    told = [(each.state, each.code, each.read) for each in found.findings]
    assert told == ([] if expected is None else [(expected, "minimum_age", False)])


def test_an_age_that_is_usual_for_the_work_is_asked_about_as_usual():
    usual = Requirement("age", "18", from_occupation=True)
    assert codes(gate("minor", person(age_band="16_17"), asking(usual)).findings) == ["usual_age"]


def test_forty_hours_a_week_are_within_the_mean_of_the_law():
    young = person(age_band="16_17", kinds=None, hours=None)
    assert state("minor", young, pair(hours=Reading(Range(40, 40)))) == "open"


def test_school_by_a_kind_that_is_read_is_doubtful():
    assert state("minor", person(age_band="16_17", **YOUNG), pair(kind=Reading("job", 95))) == "doubtful"


def test_an_age_of_the_law_on_an_occupation_that_is_read_is_doubtful():
    asked = Requirement("age", "18", by_law=True, from_occupation=True)
    young = person(age_band="16_17")
    assert state("minor", young, asking(asked)) == "closed"
    assert state("minor", young, asking(asked, occupation=shop(95))) == "doubtful"
    usual = Requirement("age", "18", from_occupation=True)
    assert state("minor", young, asking(usual)) == "open"


def test_sixteen_with_a_qualification_or_beside_school_may_work():
    assert state("minor", person(age_band="16_17"), pair()) == "open"
    by_diploma = person(age_band="16_17", diplomas=(Diploma("mbo2"),), **YOUNG)
    assert state("minor", by_diploma, pair()) == "open"
    none_of_all = person(age_band="16_17", has_start_qualification=None)
    assert codes(gate("minor", none_of_all, pair()).findings) == ["school"]
    young = person(age_band="16_17", kinds=None, **YOUNG)
    for kind in ("internship", "holiday", "apprenticeship"):
        assert state("minor", young, pair(kind=Reading(kind))) == "open"
    side = pair(kind=Reading("side_job"), hours=Reading(Range(8, 12)))
    assert state("minor", young, side) == "open"
    most = pair(kind=Reading("side_job"), hours=Reading(Range(12, 12)))
    assert state("minor", young, most) == "open"
    small_job = pair(kind=Reading("job"), hours=Reading(Range(8, 12)))
    assert codes(gate("minor", young, small_job).findings) == ["school"]
    asks = gate(
        "minor", person(age_band="16_17", has_start_qualification=None, credentials_complete=False), pair()
    )
    assert (asks.state, codes(asks.findings)) == ("open", ["start_qualification"])


def test_what_the_vacancy_names_itself_is_not_named_again_by_its_occupation():
    both = [Requirement("licence", "driving_b", from_occupation=of) for of in (False, True)]
    assert codes(gate("licence", person(), asking(*both)).findings) == ["licence"]


# closed


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"is_filled": True}, "filled"),
        ({"is_open": False}, "closed"),
        ({"closes_on": TODAY - timedelta(days=1)}, "closed_on"),
    ],
)
def test_closed_or_full(changes, code):
    assert codes(gate("closed", person(), pair(**changes)).findings) == [code]
    assert state("closed", person(), pair(**changes)) == "closed"
    assert state("closed", person(), pair(closes_on=TODAY)) == "open"


def test_a_guess_as_near_as_four_isco_digits_is_asked_first():
    assert row(person(), pair(occupation=shop(50, id=OTHER_EMPLOYER))).shelf == "ask"


def test_the_shop_is_what_the_tests_think():
    assert pair().vacancy.occupation.id == SHOP
