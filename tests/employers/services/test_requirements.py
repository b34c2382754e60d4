import pytest

from employers.models import Vacancy
from employers.services import requirements
from jobmatch.errors import RuleBroken
from jobmatch.taxonomy.enums import ConditionKind
from jobmatch.taxonomy.models import EntryCondition, Occupation
from tests.employers.situations import make_vacancy
from tests.factories import make_jobhunter

pytestmark = pytest.mark.django_db


def occupation_with_law() -> Occupation:
    occupation = Occupation.objects.filter(entry_conditions__isnull=True).order_by("uri")[0]
    for kind, code in (
        (ConditionKind.LICENCE, "driving_c"),
        (ConditionKind.DIPLOMA, "mbo2"),
        (ConditionKind.AGE, "21"),
    ):
        EntryCondition.objects.create(occupation=occupation, kind=kind, code=code, by_law=True)
    EntryCondition.objects.create(occupation=occupation, kind=ConditionKind.LICENCE, code="bhv", by_law=False)
    return occupation


def test_what_the_law_asks_is_offered_for_a_checked_occupation_only() -> None:
    occupation = occupation_with_law()
    suggested = make_vacancy(occupation=occupation, occupation_certainty=99)
    checked = make_vacancy(occupation=occupation, occupation_checked=True)
    assert not requirements.offered(suggested)
    assert requirements.offered(checked) == requirements.Offered(("driving_c",), "mbo2")


def test_taking_it_over_keeps_what_the_employer_asks_and_is_then_done() -> None:
    row = make_vacancy(occupation=occupation_with_law(), occupation_checked=True, diploma="vmbo")
    row.licences.create(licence="haccp")
    row.licences.create(licence="driving_c")
    requirements.take_over(vacancy=row, version=1, by=make_jobhunter())
    row = Vacancy.objects.get()
    assert (row.diploma, row.diploma_by_law) == ("mbo2", True)
    assert {(asked.licence, asked.by_law) for asked in row.licences.all()} == {
        ("haccp", False),
        ("driving_c", True),
    }
    assert not requirements.offered(row)
    with pytest.raises(RuleBroken):
        requirements.take_over(vacancy=row, version=2, by=make_jobhunter())
