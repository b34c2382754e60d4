"""Agreements: made, said yes to, kept or not on both sides, put back; and every refusal."""

from datetime import timedelta
from typing import Any

import pytest

from candidates.enums import Ending, Outcome
from candidates.models import Agreement, Candidate
from candidates.services.casework import agreements
from candidates.services.files import states
from jobmatch.accounts.models import User
from jobmatch.audit.models import Entry
from jobmatch.errors import RuleBroken
from tests.factories import OPENED_ON, make_candidate, make_jobhunter

pytestmark = pytest.mark.django_db
SOON = OPENED_ON + timedelta(days=7)


@pytest.fixture
def youth(by: User) -> Candidate:
    return make_candidate(by)


@pytest.fixture
def agreement(youth: Candidate, by: User) -> Agreement:
    return make(youth, by)


def make(youth: Candidate, by: User, **values: Any) -> Agreement:
    given = {"sentence": "Noor sends the letter.", "doer": "youth", "due": SOON, **values}
    return agreements.make(candidate=youth, by=by, on=OPENED_ON, **given)


def change(agreement: Agreement, by: User, **values: Any) -> Agreement:
    given = {"sentence": "Noor calls.", "doer": "youth", "due": SOON, "version": agreement.version, **values}
    return agreements.change(agreement=agreement, by=by, on=OPENED_ON, **given)


def settle(agreement: Agreement, by: User, outcome: str = Outcome.KEPT) -> Agreement:
    return agreements.settle(
        agreement=agreement, version=agreement.version, outcome=outcome, by=by, on=OPENED_ON
    )


@pytest.mark.parametrize("doer", ["youth", "jobhunter"])
@pytest.mark.parametrize("outcome", [Outcome.KEPT, Outcome.NOT_KEPT, Outcome.LAPSED])
def test_both_sides_keep_or_do_not_keep_what_they_promised(youth, by, doer, outcome):
    settled = settle(make(youth, by, doer=doer), by, outcome)
    assert (settled.outcome, settled.settled_on) == (outcome, OPENED_ON)
    assert Entry.objects.filter(event=f"agreement.{outcome}", person=youth.pk).exists()


def test_spaces_in_a_sentence_are_tidied(youth, by):
    assert make(youth, by, sentence="  We   call.\n").sentence == "We call."


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"sentence": "  "}, "sentence_missing"),
        ({"doer": "mother"}, "doer"),
        ({"due": OPENED_ON - timedelta(days=1)}, "next_due"),
        ({"due": OPENED_ON + timedelta(days=367)}, "next_due"),
    ],
)
def test_an_agreement_that_is_not_right_is_refused(youth, by, values, code):
    with pytest.raises(RuleBroken) as refused:
        make(youth, by, **values)
    assert refused.value.code == code
    assert not Agreement.objects.exists()


def test_other_words_need_a_new_yes(agreement, by):
    agreements.confirm(agreement=agreement, version=1, by=by, on=OPENED_ON)
    assert agreement.confirmed_on == OPENED_ON
    assert change(agreement, by).confirmed_on is None


def test_what_was_settled_is_put_back_before_it_changes(agreement, by):
    settle(agreement, by)
    for act in (lambda: change(agreement, by), lambda: settle(agreement, by)):
        with pytest.raises(RuleBroken) as refused:
            act()
        assert refused.value.code == "settled"
        agreement.refresh_from_db()
    agreements.reopen(agreement=agreement, version=agreement.version, by=by)
    assert change(agreement, by).sentence == "Noor calls."


def test_what_is_open_is_not_put_back(agreement, by):
    with pytest.raises(RuleBroken) as refused:
        agreements.reopen(agreement=agreement, version=1, by=by)
    assert refused.value.code == "not_settled"


def test_an_outcome_is_one_of_the_list(agreement, by):
    with pytest.raises(RuleBroken) as refused:
        settle(agreement, by, Outcome.OPEN)
    assert refused.value.code == "outcome"


def test_who_was_overtaken_is_told(agreement, by):
    with pytest.raises(RuleBroken) as refused:
        change(agreement, by, version=3)
    assert refused.value.code == "stale"


def test_another_jobhunter_agrees_to_nothing(youth, agreement):
    stranger = make_jobhunter(youth.municipality)
    for act in (
        lambda: make(youth, stranger),
        lambda: change(agreement, stranger),
        lambda: settle(agreement, stranger),
        lambda: agreements.confirm(agreement=agreement, version=1, by=stranger, on=OPENED_ON),
        lambda: agreements.reopen(agreement=agreement, version=1, by=stranger),
    ):
        with pytest.raises(RuleBroken) as refused:
            act()
        assert refused.value.code == "forbidden"


def test_nothing_is_agreed_in_a_file_that_ended(youth, by):
    states.end(candidate=youth, version=1, ending=Ending.MOVED, by=by, on=OPENED_ON)
    with pytest.raises(RuleBroken) as refused:
        make(youth, by)
    assert refused.value.code == "file_ended"


def test_nothing_is_agreed_with_a_child_before_a_parent_was_heard(by):
    child = make_candidate(by, birth_date=OPENED_ON - timedelta(days=365 * 15))
    with pytest.raises(RuleBroken) as refused:
        make(child, by)
    assert refused.value.code == "parent_first"
