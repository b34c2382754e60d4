"""For how many youths of the own desk an employer could be something: a count, and nothing that points."""

from datetime import date

import pytest

from candidates.models import Wish
from jobmatch.audit.models import Entry
from matching.enums import Feeling
from matching.presentation.doors import around
from matching.services.ranking import interests, rankings, reach, snapshots
from tests.factories import make_candidate, make_employer, make_jobhunter, make_occupation, make_vacancy

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 24)


@pytest.fixture
def trade():
    return make_occupation(label_nl="bakker")


@pytest.fixture
def shop(trade):
    found = make_employer("Bakkerij")
    make_vacancy(employer=found, occupation=trade, occupation_checked=True, is_remote=True)
    return found


def wanting(by, trade, **values):
    youth = make_candidate(by, on=ON, **values)
    Wish.objects.create(candidate=youth, occupation=trade, rank=1)
    return youth


def test_youths_of_the_own_desk_count_for_an_employer_and_for_the_head_office_of_it(by, shop, trade):
    youth, head = wanting(by, trade), make_employer("Bakkers Midden")
    make_candidate(by, on=ON)  # who wants something else
    wanting(make_jobhunter(youth.municipality), trade)
    shop.head = head
    shop.save(update_fields=["head"])
    for employer, count in ((shop, 1), (head, 1), (make_employer("Elders"), 0)):
        assert reach.at_employer(employer=employer, by=by, on=ON) == count
    assert reach.at_employer(employer=shop, by=make_jobhunter(), on=ON) == 0


def test_the_columns_and_the_plain_scorer_count_the_same(by, shop, trade):
    wanting(by, trade)
    plain = reach.at_employer(employer=shop, by=by, on=ON)
    snapshots.build(on=ON)
    assert rankings.columns(on=ON, today=ON) is not None
    assert plain == reach.at_employer(employer=shop, by=by, on=ON) == 1


def test_what_is_not_for_a_youth_does_not_count_and_no_file_is_opened(by, shop, trade):
    youth = wanting(by, trade)
    before = Entry.objects.count()
    assert reach.at_employer(employer=shop, by=by, on=ON) == 1
    assert Entry.objects.count() == before
    interests.say(candidate=youth, vacancy=shop.vacancies.get(), feeling=Feeling.NOT_FOR_ME, by=by, on=ON)
    assert reach.at_employer(employer=shop, by=by, on=ON) == 0


def test_a_count_is_said_in_tens_so_that_nobody_reads_one_youth_out_of_it():
    said = {count: around(count) for count in (0, 1, 9, 10, 19, 20)}
    assert len(set(said.values())) == 4
    assert (said[1], said[10]) == (said[9], said[19])
    assert not any(letter.isdigit() for letter in said[9])
