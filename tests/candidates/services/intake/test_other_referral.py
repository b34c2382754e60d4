"""A yes to telling one referrer is asked anew for who refers the same youth later; old ones carry over so."""

import importlib
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.utils import timezone

from candidates.enums import Purpose, StepKind
from candidates.models import Candidate, Consent, Step
from candidates.rules import person_marks, step_marks
from candidates.selectors.consents.referrers import referred
from candidates.services.intake import referrals
from jobmatch.accounts.enums import OrganisationKind
from jobmatch.accounts.models import User
from tests.candidates.referral_situations import coordinator_of, make_place, make_referrer, refer
from tests.candidates.situations import say_yes
from tests.factories import desk_of, make_jobhunter

pytestmark = pytest.mark.django_db
carried = importlib.import_module("candidates.migrations.0011_consent_names_referrals")


class Before:
    """The models as the migration finds them: the log of that time holds what the log of today does here."""

    def get_model(self, app: str, name: str) -> Any:
        return apps.get_model(app, "Entry" if name == "ClosedEntry" else name)


class Story:
    """A youth whom one referrer brought; another one refers the same youth later."""

    def __init__(self) -> None:
        self.on = timezone.localdate()
        self.place = make_place()
        self.coordinator = coordinator_of(self.place)
        self.jobhunter: User = make_jobhunter(self.place)
        first = refer(make_referrer(OrganisationKind.SCHOOL), self.place, on=self.on)
        self.youth: Candidate = referrals.accept(
            referral=first, version=1, desk=desk_of(self.jobhunter), by=self.coordinator, on=self.on
        )

    def join_another(self) -> None:
        other = refer(make_referrer(OrganisationKind.MOSQUE), self.place, on=self.on)
        referrals.join(referral=other, version=1, candidate=self.youth, by=self.coordinator, on=self.on)

    def say_yes(self) -> None:
        say_yes(self.youth, by=self.jobhunter, purpose=Purpose.TELL_REFERRER)

    def told(self) -> int:
        return sum(each.is_told for each in referred(self.youth, on=self.on))

    def asks(self) -> int:
        return Step.objects.open().filter(mark=step_marks.OTHER_REFERRAL, kind=StepKind.ASK_AGAIN).count()


def test_who_refers_after_the_yes_is_asked_about_in_a_step() -> None:
    story = Story()
    story.say_yes()
    story.join_another()
    assert (story.told(), story.asks()) == (1, 1)
    story.say_yes()
    assert (story.told(), story.asks()) == (2, 0)


def test_without_a_yes_there_is_nothing_to_ask_anew() -> None:
    story = Story()
    story.join_another()
    assert (story.told(), story.asks()) == (0, 0)


@pytest.fixture
def _marks_of_today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The migration reads marks as they were then; here they are those of today."""
    monkeypatch.setattr(carried, "person_marks", person_marks)


@pytest.mark.usefixtures("_marks_of_today")
def test_a_yes_of_before_is_to_who_was_there_when_it_was_said_first() -> None:
    story = Story()
    story.say_yes()
    story.join_another()
    story.say_yes()  # before, a renewal named nobody
    Consent.objects.update(referrals=[])
    carried.name_referrals(Before(), None)
    assert story.told() == 1


@pytest.mark.usefixtures("_marks_of_today")
def test_a_yes_of_before_is_to_who_joined_on_the_same_day_before_it() -> None:
    story = Story()
    story.join_another()
    story.say_yes()
    Consent.objects.update(referrals=[])
    carried.name_referrals(Before(), None)
    assert story.told() == 2
    Consent.objects.update(at=timezone.now() - timedelta(days=1), referrals=[])
    carried.name_referrals(Before(), None)
    assert story.told() == 1
