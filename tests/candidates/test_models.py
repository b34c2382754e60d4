from typing import Any

import pytest
from django.db import IntegrityError, transaction

from candidates.models import Candidate
from tests.factories import make_candidate

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "values",
    [
        {"travel_minutes": 4},
        {"travel_minutes": 181},
        {"hours_min": 24},
        {"hours_min": 32, "hours_max": 24},
        {"dayparts": 1 << 21},
        {"ended_on": "2026-11-23"},
    ],
)
def test_the_database_refuses_a_file_that_cannot_be(values: dict[str, Any]) -> None:
    youth = make_candidate()
    with pytest.raises(IntegrityError), transaction.atomic():
        Candidate.objects.filter(pk=youth.pk).update(**values)
