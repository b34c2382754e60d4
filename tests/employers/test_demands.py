"""What the database holds of wordings that may not be asked."""

import pytest
from django.db import IntegrityError, transaction

from employers.models import Demand
from tests.employers.situations import TODAY, make_employer, make_site, make_vacancy
from tests.factories import make_jobhunter

pytestmark = pytest.mark.django_db
WORDS = {"part": "title", "rule": "sex_title", "phrase": "Kapster"}


def is_refused(**values: object) -> bool:
    try:
        with transaction.atomic():
            Demand.objects.create(**WORDS | values)
    except IntegrityError:
        return True
    return False


def test_words_stand_in_one_text_and_in_no_two() -> None:
    assert is_refused()
    assert is_refused(vacancy=make_vacancy(), site=make_site(make_employer()))
    assert not is_refused(vacancy=make_vacancy())


def test_the_same_words_are_kept_once_a_text() -> None:
    for of in ({"vacancy": make_vacancy()}, {"employer": make_employer()}):
        assert not is_refused(**of)
        assert is_refused(**of)
    site = make_site(make_employer())
    assert not is_refused(site=site)
    assert is_refused(site=site)


def test_what_was_said_of_them_was_said_by_someone_on_a_day() -> None:
    by = make_jobhunter()
    assert is_refused(vacancy=make_vacancy(), decision="discussed")
    assert is_refused(vacancy=make_vacancy(), decision="", decided_by=by, decided_on=TODAY)
    assert is_refused(vacancy=make_vacancy(), decision="fine", decided_by=by, decided_on=TODAY)
    assert not is_refused(vacancy=make_vacancy(), decision="discussed", decided_by=by, decided_on=TODAY)
