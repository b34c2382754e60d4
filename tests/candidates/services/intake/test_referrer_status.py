"""What a referrer may read moves only with a live yes of the youth, and never back."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from candidates.enums import ConsentManner, Purpose, ReferrerStatus
from candidates.models import Candidate, Consent, Referral
from candidates.presentation.consents import consents as consent_presentation
from candidates.rules import person_marks
from candidates.selectors.consents.referrers import referrals_of, referred
from candidates.services.consents import consents
from candidates.services.intake import referrer_status
from jobmatch.accounts.enums import OrganisationKind
from jobmatch.accounts.models import User
from jobmatch.audit.models import Entry
from jobmatch.errors import RuleBroken
from tests.candidates.situations import API, as_user, say_yes
from tests.factories import OPENED_ON, make_candidate, make_organisation, make_user

pytestmark = pytest.mark.django_db
ASK = "/kandidaten/{}/toestemmingen/aanmelder-vertellen/"


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


def allow_only(referral: Referral, youth: Candidate, by: User) -> None:
    consents.give(
        candidate=youth,
        purpose=Purpose.TELL_REFERRER,
        manner=ConsentManner.PHONE,
        by=by,
        on=OPENED_ON,
        referrals=[referral.pk],
    )


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


def test_a_referral_after_the_yes_is_told_nothing_until_the_youth_is_asked_again(youth, referral, by):
    allow(youth, by)
    other = make_accepted(youth, state="joined")  # on the day of the yes itself
    assert shown_after(other, youth, ReferrerStatus.IN_CONTACT) == ReferrerStatus.RECEIVED
    assert shown_after(referral, youth, ReferrerStatus.IN_CONTACT) == ReferrerStatus.IN_CONTACT
    allow(youth, by)
    assert shown_after(other, youth, ReferrerStatus.IN_CONTACT) == ReferrerStatus.IN_CONTACT


def test_a_renewed_yes_to_one_referrer_tells_no_other(youth, referral, by):
    other = make_accepted(youth, state="joined")
    for _year in range(2):
        allow_only(referral, youth, by)
    assert shown_after(other, youth, ReferrerStatus.AT_WORK) == ReferrerStatus.RECEIVED
    assert shown_after(referral, youth, ReferrerStatus.AT_WORK) == ReferrerStatus.AT_WORK


def test_a_yes_names_a_referral_of_this_youth(youth, referral, by):
    for named in ([], [make_accepted(make_candidate()).pk]):
        with pytest.raises(RuleBroken) as refused:
            consents.give(
                candidate=youth,
                purpose=Purpose.TELL_REFERRER,
                manner=ConsentManner.PHONE,
                by=by,
                on=OPENED_ON,
                referrals=named,
            )
        assert refused.value.code == "referrals"
    assert not Consent.objects.exists()


def test_nobody_without_the_key_reads_which_referral_a_yes_names(youth, referral, by):
    allow(youth, by)
    kept = Consent.objects.get().referrals
    assert len(kept) == 1
    assert not {str(referral.pk), referral.pk.hex, str(youth.pk), referral.candidate_mark} & {*kept}


def test_who_reads_the_question_out_sees_each_organisation_and_day_and_ticks_apart(youth, referral, by):
    other = make_accepted(youth, state="joined")
    page = as_user(by).get(ASK.format(youth.pk))
    assert [name for _pk, name in page.context["form"].fields["referrals"].choices] == [
        consent_presentation.referred_by(each) for each in referred(youth, on=timezone.localdate())
    ]
    assert Entry.objects.filter(event="sealed.opened", person=youth.pk, actor=by.pk).exists()
    said = {"alone": "on", "manner": ConsentManner.PHONE}
    assert as_user(by).post(ASK.format(youth.pk), said).status_code == 422
    as_user(by).post(ASK.format(youth.pk), {**said, "referrals": [str(other.pk)]})
    assert [each.is_told for each in referred(youth, on=timezone.localdate())] == [
        each == other for each in referrals_of(youth)
    ]


def test_over_the_api_the_yes_names_its_referrals(youth, referral, by):
    found = as_user(by).get(f"{API}/{youth.pk}/referrers").json()
    assert [(each["referral"], each["is_told"]) for each in found] == [(str(referral.pk), False)]
    given = {"manner": "phone", "referrer_absent": True}
    address = f"{API}/{youth.pk}/consents/tell-referrer"
    assert as_user(by).post(address, given, "application/json").json()["code"] == "referrals"
    given["referrals"] = [str(referral.pk)]
    assert as_user(by).post(address, given, "application/json").status_code == 201


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
