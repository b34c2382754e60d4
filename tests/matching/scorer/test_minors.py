"""The rules for minors, by name, and what an unknown age does."""

import pytest

from matching.scorer.inputs import Diploma, Occupation, Range, Requirement
from matching.scorer.minors import minor
from tests.matching.scorer.examples import POLICY, SHOP, codes, pair, person


def youth(age_band="16_17", **changes):
    return person(age_band=age_band, **{"has_start_qualification": False} | changes)


def verdict(who, **changes):
    return minor(who, pair(**{"kind": "side_job", "hours": Range(8, 12)} | changes), POLICY)


def test_an_adult_passes_without_questions():
    answer = verdict(person(), night_work=True, hazardous_work=None, kind=None, hours=Range(60, 60))
    assert (answer.is_open, answer.ask) == (True, ())


@pytest.mark.parametrize("age_band", ["16_17", "under_16"])
def test_a_small_side_job_is_open_to_minors(age_band):
    answer = verdict(youth(age_band))
    assert (answer.is_open, answer.ask) == (True, ())


@pytest.mark.parametrize(
    ("facts", "code"),
    [({"night_work": True}, "minor.night"), ({"hazardous_work": True}, "minor.hazardous")],
)
@pytest.mark.parametrize("age_band", ["16_17", "under_16", "unknown"])
def test_night_and_hazardous_work_are_closed_to_minors(age_band, facts, code):
    answer = verdict(youth(age_band), **facts)
    assert not answer.is_open
    assert code in codes(answer.lines)


@pytest.mark.parametrize(("low", "is_open"), [(40, True), (41, False)])
def test_a_week_has_at_most_forty_hours_for_minors(low, is_open):
    qualified = youth(has_start_qualification=True)
    assert verdict(qualified, kind="job", hours=Range(low, 48)).is_open is is_open


def test_sunday_work_is_closed_under_sixteen_and_asks_at_sixteen():
    assert codes(verdict(youth("under_16"), sunday_work=True).lines) == ["minor.sunday.under_16"]
    at_sixteen = verdict(youth(), sunday_work=True)
    assert (at_sixteen.is_open, codes(at_sixteen.ask)) == (True, ["minor.sunday.16_17"])


def test_unknown_night_or_hazardous_work_asks():
    answer = verdict(youth(), night_work=None)
    assert (answer.is_open, codes(answer.ask)) == (True, ["ask.minor_work"])


@pytest.mark.parametrize("kind", ["apprenticeship", "internship", "holiday"])
def test_work_that_goes_with_school_is_open_without_a_start_qualification(kind):
    assert verdict(youth(), kind=kind, hours=Range(32, 40)).is_open


@pytest.mark.parametrize("kind", ["job", "work_experience", "trial"])
def test_other_work_is_closed_without_a_start_qualification(kind):
    assert codes(verdict(youth(), kind=kind).lines) == ["minor.school.16_17"]


@pytest.mark.parametrize(("low", "is_open"), [(12, True), (13, False)])
def test_a_side_job_leaves_room_for_school(low, is_open):
    assert verdict(youth(), hours=Range(low, 20)).is_open is is_open


def test_a_start_qualification_ends_the_duty():
    assert verdict(youth(has_start_qualification=True), kind="job").is_open
    assert verdict(youth(diplomas=(Diploma("mbo2"),)), kind="job").is_open
    assert not verdict(youth(diplomas=(Diploma("mbo1"),)), kind="job").is_open


def test_an_unknown_start_qualification_asks_and_a_complete_list_answers():
    unknown = youth(has_start_qualification=None, credentials_complete=False)
    answer = verdict(unknown, kind="job")
    assert (answer.is_open, codes(answer.ask)) == (True, ["ask.start_qualification"])
    assert not verdict(youth(has_start_qualification=None), kind="job").is_open


def test_unknown_kind_or_hours_ask():
    assert codes(verdict(youth(), kind=None).ask) == ["ask.kind"]
    assert codes(verdict(youth(), hours=None).ask) == ["ask.hours_offered"]


def test_under_sixteen_an_apprenticeship_is_closed_whatever_is_held():
    answer = verdict(youth("under_16", has_start_qualification=True), kind="apprenticeship")
    assert codes(answer.lines) == ["minor.school.under_16"]


def test_an_unknown_age_counts_as_sixteen_and_asks_only_the_age():
    answer = verdict(youth("unknown"), kind="job", night_work=None)
    assert not answer.is_open
    assert codes(answer.lines) == ["minor.age_unknown", "minor.school.16_17"]
    assert codes(answer.ask) == ["ask.age"]


def test_an_unknown_age_asks_even_when_nothing_is_closed():
    answer = verdict(youth("unknown"))
    assert (answer.is_open, answer.lines, codes(answer.ask)) == (True, (), ["ask.age"])


@pytest.mark.parametrize(
    ("age_band", "age", "is_open", "ask"),
    [
        ("16_17", "18", False, []),
        ("16_17", "17", True, ["ask.minimum_age"]),
        ("16_17", "16", True, []),
        ("unknown", "18", False, ["ask.age"]),
        ("18_plus", "18", True, []),
        ("18_plus", "19", True, ["ask.minimum_age"]),
        ("18_plus", "21", True, ["ask.minimum_age"]),
    ],
)
def test_a_minimum_age_closes_when_it_is_certainly_not_reached(age_band, age, is_open, ask):
    asked = (Requirement("age", age, by_law=True),)
    answer = verdict(youth(age_band), requirements=asked)
    assert (answer.is_open, codes(answer.ask)) == (is_open, ask)


def test_the_minimum_age_of_a_suggested_occupation_asks_and_never_closes():
    condition = (Requirement("age", "18", by_law=True, from_occupation=True),)
    suggested = Occupation(SHOP, "5223", checked=False, certainty=99)
    answer = verdict(youth(), requirements=condition, occupation=suggested)
    assert (answer.is_open, codes(answer.ask)) == (True, ["ask.minimum_age"])


def test_an_age_that_is_only_usual_asks_the_employer():
    condition = (Requirement("age", "18", by_law=False, from_occupation=True),)
    answer = verdict(youth(), requirements=condition)
    assert (answer.is_open, codes(answer.ask)) == (True, ["ask.usual_age"])


def test_a_condition_that_the_vacancy_asks_itself_is_told_once():
    asked = Requirement("age", "18")
    usual = Requirement("age", "18", by_law=True, from_occupation=True)
    assert codes(verdict(youth(), requirements=(asked, usual)).lines) == ["minor.minimum_age.employer"]


def test_a_rule_for_minors_is_never_one_step():
    assert not verdict(youth(), night_work=True).one_step
