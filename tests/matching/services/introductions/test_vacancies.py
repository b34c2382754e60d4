"""What becomes of a proposal when its vacancy loses or changes its employer."""

from unittest.mock import patch

import pytest

from employers.services import checks
from jobmatch.changes import services as changes
from jobmatch.changes.enums import Kind
from jobmatch.changes.models import Change
from matching.models import Introduction
from matching.schemas.introductions import IntroductionOut
from matching.services.introductions import settling
from tests.factories import make_jobhunter
from tests.matching.introductions import ON, proposed, said, willing

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return make_jobhunter()


def decide(row, employer, by):
    vacancy = row.vacancy
    checks.decide_employer(vacancy=vacancy, version=vacancy.version, employer=employer, by=by)
    return Introduction.objects.get(pk=row.pk)


def test_a_vacancy_that_loses_its_employer_ends_what_runs_and_breaks_nothing(by):
    row = decide(said(proposed(willing(by), by=by), "sent", by=by), None, by)
    assert IntroductionOut.from_orm(row).employer is None
    settling.settle(on=ON)
    row.refresh_from_db()
    assert not row.is_open
    assert settling.settle(on=ON) == 0


def test_a_part_that_fails_keeps_no_other_waiting(by):
    row = proposed(willing(by), by=by)
    changes.record(Kind.CONTACT, row.employer_id)
    with patch.object(settling, "_not_standing", side_effect=ValueError), pytest.raises(ExceptionGroup):
        settling.settle(on=ON)
    assert not Change.objects.filter(kind=Kind.CONTACT).exists()
