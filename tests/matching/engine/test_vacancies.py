"""What the scorer reads of a vacancy comes back from the columns whole, also from their file."""

from dataclasses import replace

from matching.engine import store
from matching.engine.building import build
from matching.engine.vacancies import offer
from tests.matching.engine.cases import numbers, offers
from tests.matching.scorer.v2.examples import POLICY


def heard(told):
    """An offer without what says nothing to the scorer, and at a place that is known or none."""
    vacancy = told.vacancy
    house = vacancy.house if vacancy.employer_named else frozenset()
    known = vacancy.words & POLICY.vocabulary.keys()
    read = () if vacancy.listed else vacancy.read
    return replace(told, vacancy=replace(vacancy, house=house, words=known, read=read))


def test_a_vacancy_is_read_back_as_it_was(tmp_path):
    for number in numbers(3):
        told = sorted(offers(number, 24), key=lambda each: each.vacancy.id)
        columns = build(told, POLICY)
        store.write(tmp_path / "columns", columns)
        for there in (columns, store.read(tmp_path / "columns")):
            found = [offer(there, row) for row in range(len(there))]
            assert [each.vacancy for each in found] == [heard(each).vacancy for each in told]
            assert [each.point for each in found] == [each.point for each in told]
            assert all(a.added in (b.added, None) for a, b in zip(found, told, strict=True))
