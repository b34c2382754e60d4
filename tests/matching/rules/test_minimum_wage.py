"""The amounts of the tables, and what is said of pay below them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmatch.minimum_wage import minimum
from jobmatch.taxonomy.vocabulary import WORK_KINDS
from matching.rules import minimum_wage
from matching.rules.findings import Weight, WorkFacts

IN_2026, IN_2027 = date(2026, 3, 1), date(2027, 3, 1)


def work(**values):
    return WorkFacts(**{"kind": "job", "on": IN_2026, "age": 19, "hours": 32, "cents": 900, **values})


@pytest.mark.parametrize(
    ("age", "cents"),
    [(30, 1471), (21, 1471), (20, 1177), (19, 883), (18, 736), (17, 581), (16, 507), (15, 441)],
)
def test_the_amounts_of_january_2026(age, cents):
    assert minimum(age=age, on=IN_2026).cents == cents


@pytest.mark.parametrize(
    ("age", "permille"), [(21, 1000), (20, 875), (19, 750), (18, 625), (17, 500), (16, 400), (15, 300)]
)
def test_the_steps_of_january_2027_go_over_the_last_amount_that_is_known(age, permille):
    owed = minimum(age=age, on=IN_2027)
    assert owed.cents == (1471 * permille + 500) // 1000
    assert not owed.is_known


def test_the_steps_change_on_new_years_day():
    assert minimum(age=18, on=date(2026, 12, 31)).cents == 736
    assert minimum(age=18, on=date(2027, 1, 1)).cents == 919


def test_a_day_before_the_tables_takes_the_first_and_says_that_it_is_not_known():
    assert minimum(age=21, on=date(2020, 1, 1)) == minimum(age=21, on=date(2025, 12, 31))
    assert not minimum(age=21, on=date(2025, 12, 31)).is_known


def test_under_15_the_law_has_no_amount():
    assert minimum(age=14, on=IN_2026) is None
    assert minimum_wage.judge(work(age=14, cents=1)) == []


def test_one_cent_too_low_is_a_broken_rule_with_its_name_and_both_amounts():
    findings = minimum_wage.judge(work(cents=882))
    assert len(findings) == 1
    found = findings[0]
    assert (found.code, found.weight, found.rule.nl) == ("minimum_wage", Weight.BROKEN, "minimumloon")
    assert "€ 8,82" in found.sentence.nl
    assert "€ 8.83" in found.sentence.en
    assert found.must_be_acknowledged
    assert found.source


def test_the_minimum_itself_is_enough():
    assert minimum_wage.judge(work(cents=883)) == []


def test_after_the_last_known_date_enough_is_said_to_be_looked_up():
    (found,) = minimum_wage.judge(work(on=IN_2027, age=21, cents=1471))
    assert found.weight == Weight.ASK
    (broken,) = minimum_wage.judge(work(on=IN_2027, age=21, cents=1400))
    assert "kan hoger zijn" in broken.sentence.nl


@pytest.mark.parametrize("kind", ["internship", "trial"])
def test_an_internship_and_a_trial_place_have_no_minimum(kind):
    assert minimum_wage.judge(work(kind=kind, cents=None)) == []
    assert minimum_wage.judge(work(kind=kind, cents=0)) == []


def test_an_apprentice_of_18_to_20_is_to_be_looked_up_until_the_end_of_2026():
    (found,) = minimum_wage.judge(work(kind="apprenticeship", cents=800))
    assert (found.code, found.weight) == ("pay_apprentice", Weight.CHECK)
    (later,) = minimum_wage.judge(work(kind="apprenticeship", cents=800, on=date(2027, 1, 1)))
    assert later.code == "minimum_wage"
    (younger,) = minimum_wage.judge(work(kind="apprenticeship", cents=500, age=17))
    assert younger.code == "minimum_wage"


def test_low_pay_at_a_work_experience_place_is_to_be_looked_up():
    (found,) = minimum_wage.judge(work(kind="work_experience", cents=0))
    assert found.weight == Weight.CHECK
    assert minimum_wage.judge(work(kind="work_experience", cents=None)) == []


def test_an_unknown_age_or_pay_asks_and_does_not_stand_in_the_way():
    for unknown in ({"age": None}, {"cents": None}):
        (found,) = minimum_wage.judge(work(**unknown))
        assert found.weight == Weight.ASK
        assert not found.must_be_acknowledged


ages = st.integers(15, 30)
days = st.dates(date(2026, 1, 1), date(2030, 12, 31))


@given(age=ages, on=days)
def test_who_is_older_is_never_owed_less(age, on):
    assert minimum(age=age, on=on).cents <= minimum(age=age + 1, on=on).cents


@given(age=ages, on=days, later=days)
def test_the_minimum_never_goes_down_in_time(age, on, later):
    first, last = sorted([on, later])
    assert minimum(age=age, on=first).cents <= minimum(age=age, on=last).cents


@given(
    kind=st.sampled_from(sorted(WORK_KINDS)),
    age=ages,
    on=days,
    cents=st.integers(0, 3000),
    more=st.integers(0),
)
def test_more_pay_never_breaks_a_rule_that_was_kept(kind, age, on, cents, more):
    def against(pay):
        found = minimum_wage.judge(work(kind=kind, age=age, on=on, cents=pay))
        return {each.code for each in found if each.must_be_acknowledged}

    assert against(cents + more) <= against(cents)


@given(kind=st.sampled_from(sorted(WORK_KINDS)), age=st.none() | st.integers(10, 40), on=days)
def test_each_finding_names_a_rule_in_both_languages_and_a_source(kind, age, on):
    for cents in (None, 0, 5000):
        for found in minimum_wage.judge(work(kind=kind, age=age, on=on, cents=cents)):
            assert all([*found.rule, *found.sentence, found.source])
