"""What is said of work under 18."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmatch.taxonomy.vocabulary import WORK_KINDS
from matching.rules import minors
from matching.rules.findings import Weight, WorkFacts
from matching.rules.judge import judge
from matching.scorer.v2 import policy

POLICY = policy.load()


def codes(weight=None, **values):
    given = {"kind": "job", "on": date(2026, 3, 2), "age": 17, "hours": 32, "cents": 900, "qualified": True}
    found = minors.judge(WorkFacts(**{**given, **values}), POLICY)
    return {each.code for each in found if weight is None or each.weight == weight}


def test_from_18_on_there_is_nothing_to_say():
    assert codes(age=18, hours=48, qualified=False) == set()


@pytest.mark.parametrize(
    ("hours", "code"), [(40, None), (41, "minors_mean"), (45, "minors_mean"), (46, "minors_week")]
)
def test_hours_a_week_at_16_and_17(hours, code):
    assert codes(Weight.BROKEN, hours=hours) == ({code} if code else set())


def test_unknown_hours_are_asked():
    assert "minors_hours" in codes(Weight.ASK, hours=None)


@pytest.mark.parametrize("kind", ["internship", "holiday", "apprenticeship"])
def test_work_beside_school_is_right_without_a_start_qualification(kind):
    assert codes(Weight.BROKEN, kind=kind, qualified=False) == set()


@pytest.mark.parametrize(("hours", "code"), [(12, set()), (13, {"minors_school"})])
def test_a_side_job_leaves_room_for_school(hours, code):
    assert codes(Weight.BROKEN, kind="side_job", hours=hours, qualified=False) == code


def test_a_job_without_a_start_qualification_breaks_the_duty():
    assert codes(Weight.BROKEN, qualified=False) == {"minors_school"}
    assert codes(Weight.BROKEN, qualified=True) == set()


def test_an_unknown_start_qualification_is_asked():
    assert "minors_qualification" in codes(Weight.ASK, qualified=None)
    assert codes(Weight.BROKEN, qualified=None) == set()


def test_under_16_a_diploma_does_not_end_the_duty_and_an_apprenticeship_is_too_early():
    assert "minors_school" in codes(Weight.BROKEN, age=15, qualified=True)
    assert "minors_school" in codes(Weight.BROKEN, age=15, kind="apprenticeship")


def test_an_unknown_age_is_asked_once():
    work = WorkFacts(kind="job", on=date(2026, 3, 2), age=None, hours=48, cents=1)
    (found,) = judge(work, POLICY)
    assert (found.code, found.weight) == ("minors_age", Weight.ASK)


works = st.builds(
    WorkFacts,
    kind=st.sampled_from(sorted(WORK_KINDS)),
    on=st.dates(date(2026, 1, 1), date(2030, 1, 1)),
    age=st.none() | st.integers(10, 40),
    hours=st.none() | st.integers(1, 48),
    cents=st.none() | st.integers(0, 3000),
    qualified=st.none() | st.booleans(),
)


@given(works)
def test_what_is_broken_comes_first_and_no_rule_is_there_twice(work):
    found = judge(work, POLICY)
    weights = [list(Weight).index(each.weight) for each in found]
    assert weights == sorted(weights)
    assert len({each.code for each in found}) == len(found)


@given(works)
def test_each_finding_names_a_rule_in_both_languages_and_a_source(work):
    for found in judge(work, POLICY):
        assert all([*found.rule, *found.sentence, found.source])
