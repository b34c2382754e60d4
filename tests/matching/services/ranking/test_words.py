"""The words of vacancies are kept beside their rows, and a ranking reads no text that it needs not."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from employers.enums import VacancyState
from employers.models import Vacancy
from matching.models import VacancyWords
from matching.scorer.v2 import policy
from matching.services.ranking import words
from matching.services.ranking.rankings import Region
from tests.factories import OPENED_ON, make_vacancy

pytestmark = pytest.mark.django_db


def read(row):
    """The words of a vacancy as a ranking has them."""
    return {vacancy.id: vacancy.words for vacancy, _ in Region([], on=OPENED_ON).placed}[row.pk]


def test_words_are_kept_once_and_read_as_the_text_says():
    row = make_vacancy(title="Winkelmedewerker", description="Klanten helpen in de winkel, met Xyzzy.")
    before = read(row)
    assert {"winkel", "klanten"} <= before
    assert [words.keep(on=OPENED_ON), words.keep(on=OPENED_ON)] == [1, 0]
    assert read(row) == before
    assert "xyzzy" not in VacancyWords.objects.get().words


def test_a_ranking_reads_no_text_when_all_words_are_kept():
    for number in range(3):
        make_vacancy(title=f"Kok {number}", description="Koken in een keuken.")
    words.keep(on=OPENED_ON)
    with CaptureQueriesContext(connection) as queries:
        Region([], on=OPENED_ON)
    assert not [query for query in queries if '"description"' in query["sql"]]


def test_a_text_that_changed_is_read_until_the_night_keeps_it_anew():
    row = make_vacancy(title="Kok", description="Koken in een keuken.")
    words.keep(on=OPENED_ON)
    Vacancy.objects.filter(pk=row.pk).update(description="Bakken in een bakkerij.", version=row.version + 1)
    assert "bakkerij" in read(row)
    assert words.keep(on=OPENED_ON) == 1
    assert "bakkerij" in VacancyWords.objects.get().words.split()


def test_the_words_of_another_policy_do_not_count():
    row = make_vacancy(title="Kok", description="Koken in een keuken.")
    words.keep(on=OPENED_ON)
    VacancyWords.objects.update(policy="v0", words="winkel")
    assert "winkel" not in read(row)
    assert words.keep(on=OPENED_ON) == 1
    assert VacancyWords.objects.get().policy == policy.VERSION


def test_what_is_closed_is_left_alone_and_goes_with_its_vacancy():
    make_vacancy(state=VacancyState.CLOSED)
    row = make_vacancy(title="Kok")
    assert words.keep(on=OPENED_ON) == 1
    row.delete()
    assert not VacancyWords.objects.exists()


def test_many_are_kept_some_at_a_time(monkeypatch):
    monkeypatch.setattr(words, "AT_A_TIME", 2)
    for number in range(5):
        make_vacancy(title=f"Kok {number}")
    assert words.keep(on=OPENED_ON) == 5
    assert VacancyWords.objects.count() == 5
