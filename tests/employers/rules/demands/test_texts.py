"""Pay under the minimum is named beside the words of a vacancy, and a form says which it has seen."""

from datetime import date
from decimal import Decimal

import pytest

from employers.rules.demands.texts import Paid, asked_in, asked_of_pay, cents_an_hour, digest, paid_at_most

IN_2026 = date(2026, 3, 1)


def paid(amount: str | None, period: str = "hour", hours: int | None = 40, kind: str = "job") -> Paid:
    return Paid(Decimal(amount) if amount else None, period, hours, kind)


@pytest.mark.parametrize(
    ("given", "is_named"),
    [
        (paid("14.70"), True),
        (paid("14.71"), False),
        (paid("6.00", kind="internship"), False),
        (paid("6.00", kind="trial"), False),
        (paid("2000", "month", 40), True),
        (paid("2000", "month", 24), False),
        (paid("2000", "month", None), False),
        (paid("24000", "year", 36), True),
        (paid(None), False),
    ],
)
def test_pay_under_the_minimum_of_an_adult_is_named(given: Paid, is_named: bool) -> None:
    assert [one.ground.code for one in asked_of_pay(given, on=IN_2026)] == ["pay"] * is_named


def test_pay_has_no_words_to_take_over() -> None:
    (one,) = asked_of_pay(paid("9.00"), on=IN_2026)
    assert (one.phrase, one.instead, one.text, one.found) == ("9.00 hour", "", "14.71 hour", None)


def test_a_month_is_a_twelfth_of_52_weeks() -> None:
    assert cents_an_hour(paid("2600", "month", 40)) == 1500


def test_the_same_words_in_one_part_are_one_wording() -> None:
    asked = asked_in({"title": "Monteur", "description": "Een jong team. Echt een jong team."})
    assert [(one.part, one.phrase) for one in asked] == [("description", "jong team")]


def test_what_was_seen_is_told_apart_from_what_was_added_later() -> None:
    before = asked_in({"description": "Een jong team."})
    after = asked_in({"description": "Een jong team. Geen hoofddoek."})
    assert digest(before) != digest(after)
    assert digest(after) == digest(reversed(after))


def test_one_amount_may_be_for_the_fewest_hours_and_two_go_with_most() -> None:
    told = {"period": "month", "hours": (24, 40), "kind": "job"}
    one, two = Decimal(2000), (Decimal(2000), Decimal(2400))
    assert paid_at_most(pay=(one, None), **told) == Paid(one, "month", 24, "job")
    assert paid_at_most(pay=two, **told) == Paid(two[1], "month", 40, "job")
