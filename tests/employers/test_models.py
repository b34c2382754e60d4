from typing import Any

import pytest
from django.db import IntegrityError, transaction

from employers.models import Vacancy
from tests.employers.situations import make_vacancy

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "values",
    [
        {"pay_min": 14},
        {"pay_period": "hour"},
        {"pay_min": 15, "pay_max": 14, "pay_period": "hour"},
        {"hours_min": 24},
        {"hours_min": 32, "hours_max": 24},
        {"openings": 0},
        {"occupation_certainty": 101},
        {"occupation_checked": True},
        {"dayparts": 1 << 21},
        {"state": "gone"},
    ],
)
def test_the_database_refuses_a_vacancy_that_cannot_be(values: dict[str, Any]) -> None:
    row = make_vacancy()
    with pytest.raises(IntegrityError), transaction.atomic():
        Vacancy.objects.filter(pk=row.pk).update(**values)


def test_pay_with_one_end_and_a_period_is_kept() -> None:
    row = make_vacancy()
    Vacancy.objects.filter(pk=row.pk).update(pay_max=16, pay_period="hour")
    row.refresh_from_db()
    assert (row.pay_min, row.pay_max) == (None, 16)
