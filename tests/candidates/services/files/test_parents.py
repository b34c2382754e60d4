"""Under 16 a parent is heard first: until then only who it is and how to reach them is kept."""

from datetime import date

import pytest

from candidates.enums import Channel, Doer, Purpose
from candidates.models import Candidate
from candidates.services.casework import agreements, contacts
from candidates.services.consents import consents
from candidates.services.files import profile, sealed
from candidates.services.files.profile import WishGiven
from jobmatch.accounts.models import User
from jobmatch.errors import RuleBroken
from tests.factories import OPENED_ON, make_candidate, make_occupation

TURNS_16 = date(2027, 3, 1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def youth(by: User) -> Candidate:
    return make_candidate(by, birth_date=date(2011, 3, 1))


def wish(youth: Candidate, by: User, on: date) -> None:
    wishes = [WishGiven(make_occupation().pk)]
    profile.save_wishes(candidate=youth, version=youth.version, wishes=wishes, by=by, on=on)


def words(youth: Candidate, by: User, on: date) -> None:
    sealed.save_own_words(candidate=youth, version=youth.version, text="Something", by=by, on=on)


def consent(youth: Candidate, by: User, on: date) -> None:
    consents.give(candidate=youth, purpose=Purpose.TELL_REFERRER, manner="phone", by=by, on=on)


def agreement(youth: Candidate, by: User, on: date) -> None:
    agreements.make(candidate=youth, sentence="I call", doer=Doer.YOUTH, due=on, by=by, on=on)


def line(youth: Candidate, by: User, on: date) -> None:
    contacts.record(candidate=youth, by=by, on=on, channel=Channel.PHONE, reached=True, line="Something")


MORE = pytest.mark.parametrize("keep_more", [wish, words, consent, agreement, line])


@MORE
def test_nothing_more_is_kept_of_who_is_under_16(youth, by, keep_more):
    with pytest.raises(RuleBroken) as refused:
        keep_more(youth, by, OPENED_ON)
    assert refused.value.code == "parent_first"


@MORE
def test_it_is_once_a_parent_was_heard_or_the_youth_is_16(youth, by, keep_more):
    keep_more(youth, by, TURNS_16)
    youth.refresh_from_db()
    youth.parent_heard_on = OPENED_ON
    youth.save()
    keep_more(youth, by, OPENED_ON)


def test_that_someone_was_reached_is_always_kept(youth, by):
    contacts.record(candidate=youth, by=by, on=OPENED_ON, channel=Channel.PHONE, reached=True)
    assert youth.contacts.count() == 1
