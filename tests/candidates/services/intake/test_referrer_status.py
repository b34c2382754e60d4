"""What a referrer may read moves only with a live yes of the youth, and never back."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from candidates.enums import ConsentManner, Purpose, ReferrerStatus
from candidates.models import Candidate, Referral
from candidates.rules import person_marks
from candidates.services.consents import consents
from candidates.services.intake import referrer_status
from jobmatch.accounts.enums import OrganisationKind
from jobmatch.accounts.models import User
from tests.candidates.situations import say_yes
from tests.factories import OPENED_ON, make_candidate, make_organisation, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def youth(by: User) -> Candidate:
    return make_candidate(by)


@pytest.fixture
def referral(youth: Candidate) -> Referral:
    return make_accepted(youth)


def make_accepted(youth: Candidate, **values: Any) -> Referral:
    return Referral.objects.create(
        **{
            "municipality": youth.municipality,
            "organisation": make_organisation(OrganisationKind.MOSQUE),
            "referrer": make_user(),
            "state": "accepted",
            "received_on": OPENED_ON,
            "decided_on": OPENED_ON,
            "candidate_mark": person_marks.referred(youth.pk),
            **values,
        }
    )


def allow(youth: Candidate, by: User) -> None:
    say_yes(youth, by=by, purpose=Purpose.TELL_REFERRER, on=OPENED_ON)


def shown_after(referral: Referral, youth: Candidate, *events: str, days: int = 0) -> str:
    for event in events:
        referrer_status.tell(candidate=youth, shown=event, on=OPENED_ON + timedelta(days=days))
    referral.refresh_from_db()
    return referral.shown


def test_nothing_is_told_without_a_yes(referral, youth):
    assert (
        shown_after(referral, youth, ReferrerStatus.IN_CONTACT, ReferrerStatus.AT_WORK)
        == ReferrerStatus.RECEIVED
    )


def test_with_a_yes_the_referrer_reads_what_happens(referral, youth, by):
    allow(youth, by)
    assert shown_after(referral, youth, ReferrerStatus.IN_CONTACT) == ReferrerStatus.IN_CONTACT
    assert shown_after(referral, youth, ReferrerStatus.AT_WORK) == ReferrerStatus.AT_WORK


def test_a_referral_after_the_yes_is_told_nothing_until_the_youth_is_asked_again(youth, by):
    allow(youth, by)
    later = timezone.localdate() + timedelta(days=1)
    other = make_accepted(youth, state="joined", received_on=later, decided_on=later)
    assert shown_after(other, youth, ReferrerStatus.AT_WORK, days=30) == ReferrerStatus.RECEIVED


def test_a_yes_taken_back_freezes_what_is_shown(referral, youth, by):
    allow(youth, by)
    shown_after(referral, youth, ReferrerStatus.IN_CONTACT)
    consents.withdraw(
        candidate=youth, purpose=Purpose.TELL_REFERRER, manner=ConsentManner.PHONE, by=by, on=OPENED_ON
    )
    assert shown_after(referral, youth, ReferrerStatus.AT_WORK) == ReferrerStatus.IN_CONTACT


def test_a_yes_that_has_expired_tells_nothing(referral, youth, by):
    allow(youth, by)
    assert (
        shown_after(referral, youth, ReferrerStatus.AT_WORK, days=consents.LONGEST_DAYS + 1)
        == ReferrerStatus.RECEIVED
    )


def test_what_is_shown_never_goes_back(referral, youth, by):
    allow(youth, by)
    assert (
        shown_after(referral, youth, ReferrerStatus.AT_WORK, ReferrerStatus.IN_CONTACT)
        == ReferrerStatus.AT_WORK
    )


def test_a_referral_that_was_returned_stays_returned(youth, by):
    returned = make_accepted(youth, state="returned", shown=ReferrerStatus.RETURNED, return_reason="age")
    allow(youth, by)
    assert shown_after(returned, youth, ReferrerStatus.AT_WORK) == ReferrerStatus.RETURNED


def test_referrals_of_another_youth_show_nothing_of_this_one(youth, by):
    other = make_accepted(make_candidate())
    allow(youth, by)
    assert shown_after(other, youth, ReferrerStatus.AT_WORK) == ReferrerStatus.RECEIVED
