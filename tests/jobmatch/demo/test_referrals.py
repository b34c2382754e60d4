"""Referrals in the demo: what each referrer sees, and what waits for the coordinator."""

from datetime import date

import pytest

from candidates.enums import ReferrerStatus, ReturnReason, StepKind
from candidates.models import Candidate, Referral
from candidates.selectors.intake import referrals as referral_selectors
from candidates.selectors.intake.referrals import doubles
from candidates.services.intake import origins, referrals
from candidates.services.intake.referral_details import known_by
from jobmatch.accounts import demo as accounts
from jobmatch.accounts.enums import OrganisationKind, Role
from jobmatch.accounts.models import User
from jobmatch.demo.referrals import COORDINATOR
from jobmatch.demo.story import STORY_DESK, STORY_ID


@pytest.fixture
def karin(demo: date) -> User:
    return User.objects.get(email=COORDINATOR)


def test_some_wait_and_one_of_them_goes_soon(demo: date, karin: User) -> None:
    waiting = referral_selectors.waiting(karin)
    left = sorted((referrals.expires_on(each) - demo).days for each in waiting)
    assert len(left) == 4
    assert left[0] == 3
    assert left[1] > 20


def test_one_that_waits_may_be_a_youth_who_has_a_file(demo: date, karin: User) -> None:
    found = []
    for each in referral_selectors.waiting(karin):
        details = referrals.open_details(referral=each, by=karin)
        found += doubles(karin, each, known_by(details))
    assert [str(double.candidate) for double in found] == ["Yusuf Warsame"]


def test_new_ones_are_accepted_and_wait_for_the_first_talk(demo: date) -> None:
    new = Candidate.objects.filter(first_talk_on=None)
    assert {step.kind for youth in new for step in youth.steps.open()} == {StepKind.FIRST_TALK}
    referred = new.exclude(origin=None)
    assert referred.count() == 2


def test_some_were_given_back_for_a_reason(demo: date) -> None:
    reasons = set(Referral.objects.exclude(return_reason="").values_list("return_reason", flat=True))
    assert reasons == {ReturnReason.NO_YES, ReturnReason.UNREACHABLE}


@pytest.mark.parametrize("kind", [OrganisationKind.SCHOOL, OrganisationKind.MOSQUE, OrganisationKind.PARTNER])
def test_referrers_of_each_kind_have_a_list(demo: date, kind: OrganisationKind) -> None:
    assert Referral.objects.filter(organisation__kind=kind).exclude(label="").exists()


def test_the_referrer_who_signs_in_sees_every_status(demo: date) -> None:
    email = next(each.email for each in accounts.sign_ins() if each.role == Role.REFERRER.label)
    shown = set(
        referral_selectors.own(User.objects.get(email=email), on=demo).values_list("shown", flat=True)
    )
    assert shown == {ReferrerStatus.RECEIVED, ReferrerStatus.AT_WORK, ReferrerStatus.RETURNED}


def test_after_taking_back_a_yes_what_is_shown_stands_still(demo: date) -> None:
    shown = Referral.objects.filter(label="A.M.").values_list("shown", flat=True)
    assert list(shown) == [ReferrerStatus.IN_CONTACT]


def test_the_jobhunter_of_the_story_reads_who_referred(demo: date) -> None:
    asha = User.objects.get(email=STORY_DESK)
    entries = origins.read(candidate=Candidate.objects.get(pk=STORY_ID), by=asha, on=demo)
    assert [entry.organisation_name for entry in entries] == ["Moskee De Stille Tuin (demo)"]
