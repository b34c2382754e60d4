import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from employers.models import Vacancy
from employers.selectors import checks as check_selectors
from employers.selectors.locating import locate
from employers.services import checks, vacancies
from jobmatch.accounts.models import User
from jobmatch.errors import RuleBroken
from tests.employers.situations import (
    an_occupation,
    make_complete_vacancy,
    make_contact,
    make_employer,
    make_vacancy,
)
from tests.factories import make_jobhunter

pytestmark = pytest.mark.django_db


@pytest.fixture
def jobhunter() -> User:
    return make_jobhunter()


def test_three_decisions_and_nothing_is_left(jobhunter: User) -> None:
    row = make_vacancy()
    make_complete_vacancy()
    assert check_selectors.left(jobhunter) == 3
    checks.decide_occupation(vacancy=row, version=1, occupation=an_occupation(), by=jobhunter)
    checks.decide_place(vacancy=row, version=2, place=locate("3511 Utrecht"), by=jobhunter)
    checks.decide_employer(vacancy=row, version=3, employer=make_employer(), by=jobhunter)
    row.refresh_from_db()
    assert check_selectors.left(jobhunter) == 0
    assert (row.occupation_checked, row.postcode, row.town.name) == (True, "3511", "Utrecht")
    assert row.decided == ["employer", "occupation", "place"]


def test_it_stays_unknown_is_a_decision_too(jobhunter: User) -> None:
    row = make_vacancy(occupation=an_occupation(), occupation_certainty=30)
    checks.decide_occupation(vacancy=row, version=1, occupation=None, by=jobhunter)
    checks.decide_place(vacancy=row, version=2, place=None, by=jobhunter)
    checks.decide_employer(vacancy=row, version=3, employer=None, by=jobhunter)
    row.refresh_from_db()
    assert check_selectors.left(jobhunter) == 0
    assert (row.occupation, row.town, row.employer) == (None, None, None)


def test_one_decision_holds_for_all_of_the_same_name(jobhunter: User) -> None:
    row, other = (make_vacancy(employer_text="Onze opdrachtgever") for _ in range(2))
    stays = make_vacancy(employer_text="Een ander")
    undo = checks.decide_employer(
        vacancy=row, version=1, employer=None, alike=check_selectors.alike(jobhunter, row), by=jobhunter
    )
    decided = Vacancy.objects.filter(employer_is_unknown=True)
    assert set(decided) == {row, other}
    checks.take_back(undo=undo, by=jobhunter)
    assert not decided.all().exists()
    assert stays.version == Vacancy.objects.get(pk=stays.pk).version


def test_the_log_is_written_after_every_vacancy_is_changed(jobhunter: User) -> None:
    row, other = (make_vacancy(employer_text="Onze opdrachtgever") for _ in range(2))
    with CaptureQueriesContext(connection) as decided:
        undo = checks.decide_employer(vacancy=row, version=1, employer=None, alike=[other], by=jobhunter)
    with CaptureQueriesContext(connection) as taken_back:
        checks.take_back(undo=undo, by=jobhunter)
    for queries in (decided, taken_back):
        touched = [_table_written(query["sql"]) for query in queries]
        assert touched.count("employers_vacancy") == 4
        assert "employers_vacancy" not in touched[touched.index("audit_row") :]


def _table_written(sql: str) -> str:
    """Which of the two tables a statement writes to; none when it only reads."""
    tables = ("employers_vacancy", "audit_row")
    return next(
        (name for name in tables if sql.startswith((f'UPDATE "{name}"', f'INSERT INTO "{name}"'))), ""
    )


def test_the_last_decision_is_taken_back_to_what_was_suggested(jobhunter: User) -> None:
    suggested = an_occupation()
    row = make_vacancy(occupation=suggested, occupation_certainty=55)
    undo = checks.decide_occupation(vacancy=row, version=1, occupation=an_occupation(1), by=jobhunter)
    checks.take_back(undo=undo, by=jobhunter)
    row.refresh_from_db()
    assert (row.occupation, row.occupation_certainty, row.occupation_checked) == (suggested, 55, False)
    assert row.decided == []


def test_a_decision_is_not_taken_back_over_someone_elses_change(jobhunter: User) -> None:
    row = make_vacancy()
    undo = checks.decide_place(vacancy=row, version=1, place=None, by=jobhunter)
    vacancies.change(vacancy=row, version=2, by=make_jobhunter(), title="Anders")
    with pytest.raises(RuleBroken) as broken:
        checks.take_back(undo=undo, by=jobhunter)
    assert broken.value.code == "stale"


def test_a_contact_decides_nothing() -> None:
    employer = make_employer()
    row = make_vacancy(employer=employer)
    with pytest.raises(RuleBroken):
        checks.decide_place(vacancy=row, version=1, place=None, by=make_contact(employer))
