"""All rules of one placement together, also where only the year of birth is known."""

from datetime import date
from typing import Any

import pytest

from matching.rules.findings import WorkFacts
from matching.rules.judge import judge
from matching.scorer.v2 import policy

POLICY = policy.load()
FULL_WAGE = 2000


def codes(**values: Any) -> list[str]:
    told = {"kind": "job", "on": date(2026, 3, 2), "hours": 32, "cents": FULL_WAGE, "qualified": True}
    return [each.code for each in judge(WorkFacts(**{**told, **values}), POLICY)]


def test_an_unknown_age_is_asked_once() -> None:
    assert codes(age=None) == ["minors_age"]


def test_a_year_that_leaves_17_or_18_open_asks_for_the_date_once() -> None:
    assert codes(age=17, oldest=18) == ["minors_age"]
    assert codes(age=17, oldest=18, cents=700) == ["minors_age"]


@pytest.mark.parametrize("age", [18, 19, 20, 25])
def test_a_year_that_is_certainly_adult_asks_no_age_for_a_wage_that_is_enough(age: int) -> None:
    assert codes(age=age, oldest=age + 1) == []


def test_where_only_the_wage_depends_on_the_age_only_that_asks() -> None:
    assert codes(age=18, oldest=19, cents=800) == ["minimum_wage_age"]


def test_what_holds_at_both_ages_is_said() -> None:
    assert codes(age=21, oldest=22, cents=900) == codes(age=21, cents=900) == ["minimum_wage"]
    assert codes(age=18, oldest=19, cents=100) == ["minimum_wage"]
    assert "minors_week" in codes(age=16, oldest=17, hours=46)
