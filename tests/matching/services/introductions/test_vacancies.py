"""What becomes of a proposal when its vacancy loses or changes its employer."""

from unittest.mock import patch

import pytest

from employers.services import checks
from jobmatch.accounts.enums import ErrandKind
from jobmatch.accounts.models import Errand
from jobmatch.changes import services as changes
from jobmatch.changes.enums import Kind
from jobmatch.changes.models import Change
from jobmatch.errors import RuleBroken
from matching.enums import IntroductionState
from matching.models import Introduction
from matching.schemas.introductions import IntroductionOut
from matching.services.introductions import settling
from tests.factories import make_employer, make_jobhunter
from tests.matching.introductions import ON, proposed, said, somebody_at, willing

pytestmark = pytest.mark.django_db
ST = IntroductionState


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


@pytest.mark.parametrize("goes_to", ["another", "nobody"])
def test_what_was_made_for_another_employer_ends_and_who_has_something_of_it_is_asked_to_delete_it(
    by, goes_to
):
    row = said(proposed(willing(by), by=by), "sent", by=by)
    former, now = row.employer_id, make_employer() if goes_to == "another" else None
    row = decide(row, now, by)
    assert not Introduction.objects.standing(on=ON).exists()
    settling.settle(on=ON)
    row.refresh_from_db()
    assert (row.state, row.call_due) == (ST.FILLED, None)
    assert Errand.objects.open().get().target == former
    assert Errand.objects.open().get().kind == ErrandKind.CALL  # who did it ticks it off
    assert settling.settle(on=ON) == 0


def test_a_yes_to_one_employer_is_none_to_the_next(by):
    row = decide(proposed(willing(by), by=by), make_employer(), by)
    with pytest.raises(RuleBroken) as broken:
        said(row, "sent", by=by, person=somebody_at(row.vacancy))
    assert broken.value.code == "does_not_fit"


def test_who_left_is_no_reason_to_end_it(by):
    row = said(proposed(willing(by), by=by), "sent", by=by)
    row.person.posts.update(left_on=ON)
    assert Introduction.objects.standing(on=ON).exists()


def test_an_errand_for_which_no_proposal_asks_is_settled(by):
    row = said(proposed(willing(by), by=by), "sent", by=by)
    Introduction.objects.filter(pk=row.pk).update(call_due=None, step_due=ON)
    settling.settle(on=ON)
    assert not Errand.objects.open().exists()


def test_a_part_that_fails_keeps_no_other_waiting(by):
    row = proposed(willing(by), by=by)
    changes.record(Kind.CONTACT, row.employer_id)
    with patch.object(settling, "_not_standing", side_effect=ValueError), pytest.raises(ExceptionGroup):
        settling.settle(on=ON)
    assert not Change.objects.filter(kind=Kind.CONTACT).exists()
