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
AROUND = ((1, 1), (1, 2), (2, 28), (3, 1), (3, 2), (12, 30), (12, 31))  # month and day

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


@pytest.mark.parametrize("day", [date(2026, 3, 1), date(2028, 2, 29), date(2026, 12, 31), date(2027, 1, 1)])
def test_the_rule_of_one_file_is_the_rule_of_a_set(by, day):
    """Asked of the row and of the database alike, on both sides of the birthday and of the year."""
    youth, found = make_candidate(by), []
    dates = [date(day.year - years, month, at) for years in (15, 16, 17) for month, at in AROUND]
    born = [{"birth_date": each, "birth_year": None} for each in dates]
    born += [{"birth_date": None, "birth_year": year} for year in range(day.year - 18, day.year - 14)]
    born += [{"birth_date": None, "birth_year": None}]
    for each in born:
        for heard_on in (None, OPENED_ON):
            Candidate.objects.filter(pk=youth.pk).update(**each, parent_heard_on=heard_on)
            youth.refresh_from_db()
            found.append(Candidate.objects.contact_only(on=day).exists())
            assert found[-1] == youth.is_contact_only(day), (each, heard_on)
    assert {*found} == {True, False}
