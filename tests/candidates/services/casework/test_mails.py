"""Who hears by mail of what happens to referrals: neutral, once, and as each user chose."""

from datetime import date, timedelta

import pytest

from candidates.enums import Purpose, ReferrerStatus
from candidates.models import Referral
from candidates.rules import person_marks
from candidates.services.intake import referrer_status
from jobmatch.accounts.models import Organisation, User
from notifications.enums import Kind
from notifications.models import Message
from notifications.services import preferences
from tests.candidates.referral_situations import coordinator_of, make_place, make_referrer, refer
from tests.candidates.situations import say_yes
from tests.factories import OPENED_ON, make_candidate, make_jobhunter

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Organisation:
    return make_place()


def kinds_for(user: User) -> list[str]:
    return list(Message.objects.filter(user=user).values_list("kind", flat=True))


def choose(user: User, *kinds: str) -> None:
    preferences.choose(kinds=kinds, digest=True, language="en", version=0, by=user)


def test_a_referral_brings_a_receipt_and_a_mail_to_who_reads_it(place: Organisation) -> None:
    by = make_referrer()
    refer(by, place)
    assert kinds_for(by) == [Kind.RECEIPT]
    assert kinds_for(coordinator_of(place)) == [Kind.INTAKE]


def test_a_whole_list_brings_one_receipt(place: Organisation) -> None:
    by = make_referrer()
    for number in range(5):
        refer(by, place, first_name=f"Youth {number}")
    assert kinds_for(by) == [Kind.RECEIPT]
    assert kinds_for(coordinator_of(place)) == [Kind.INTAKE]


def test_after_the_mail_has_gone_the_next_referral_brings_another(place: Organisation) -> None:
    by = make_referrer()
    refer(by, place)
    Message.objects.update(state="sent", sent_at="2026-11-23T09:00Z", sealed=b"")
    refer(by, place, first_name="Noor")
    assert kinds_for(by) == [Kind.RECEIPT, Kind.RECEIPT]


@pytest.mark.parametrize("decided", [False, True])
def test_no_receipt_tells_whether_an_earlier_referral_was_decided(place: Organisation, decided: bool) -> None:
    by = make_referrer()
    refer(by, place)
    if decided:
        Referral.objects.update(state="accepted", decided_on=OPENED_ON, details=b"")
    Message.objects.all().delete()
    refer(by, place)
    assert kinds_for(by) == []


def test_who_chose_no_mail_gets_none(place: Organisation) -> None:
    by, coordinator = make_referrer(), coordinator_of(place)
    choose(by, Kind.SHOWN)
    choose(coordinator)
    refer(by, place)
    assert (kinds_for(by), kinds_for(coordinator)) == ([], [])


def test_the_mail_is_in_the_language_that_was_chosen(place: Organisation) -> None:
    by = make_referrer()
    choose(by, Kind.RECEIPT)
    refer(by, place)
    assert Message.objects.get(user=by).language == "en"


def shown_to(referrer: User, *, days: int = 0, yes: bool = True, label: str = "Amira B.") -> None:
    """Two events of one day in the file of a youth whom this user referred."""
    by = make_jobhunter()
    youth = make_candidate(by)
    Referral.objects.create(
        municipality=youth.municipality,
        organisation=referrer.memberships.get().organisation,
        referrer=referrer,
        label=label,
        state="accepted",
        received_on=OPENED_ON,
        decided_on=OPENED_ON,
        candidate_mark=person_marks.referred(youth.pk),
    )
    if yes:
        say_yes(youth, by=by, purpose=Purpose.TELL_REFERRER, on=OPENED_ON)
    on: date = OPENED_ON + timedelta(days=days)
    for shown in (ReferrerStatus.IN_CONTACT, ReferrerStatus.AT_WORK):
        referrer_status.tell(candidate=youth, shown=shown, on=on)


def test_news_of_referrals_brings_one_mail_a_day() -> None:
    referrer = make_referrer()
    shown_to(referrer)
    shown_to(referrer)
    Message.objects.update(state="sent", sent_at="2026-11-23T09:00Z")
    shown_to(referrer)
    assert kinds_for(referrer) == [Kind.SHOWN]


@pytest.mark.parametrize("hidden", [{"yes": False}, {"label": ""}, {"days": 91}])
def test_what_the_referrer_cannot_read_brings_no_mail(hidden: dict[str, object]) -> None:
    referrer = make_referrer()
    shown_to(referrer, **hidden)
    assert kinds_for(referrer) == []
