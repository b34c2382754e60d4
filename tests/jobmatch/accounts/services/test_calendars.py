"""Calendar links: one a user, only a digest kept, dead with the rights of its owner."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jobmatch.accounts import selectors
from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import CalendarLink, User
from jobmatch.accounts.services import calendars, members
from jobmatch.audit.models import Entry
from tests.factories import make_jobhunter, make_member
from tests.refusals import refused

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def test_only_a_digest_is_kept():
    link, secret = calendars.make(language="nl", at=NOW, by=make_jobhunter())
    assert secret not in repr(vars(CalendarLink.objects.get(pk=link.pk)))
    assert selectors.link_of_calendar(secret, at=NOW) == link
    assert [entry.event for entry in Entry.objects.all()] == ["calendar.made"]


def test_a_new_link_stops_the_old_one():
    user = make_jobhunter()
    _, old = calendars.make(language="nl", at=NOW, by=user)
    link, new = calendars.make(language="en", at=NOW, by=user)
    assert selectors.link_of_calendar(old, at=NOW) is None
    assert selectors.link_of_calendar(new, at=NOW) == selectors.calendar_link(user) == link


def test_a_stopped_link_opens_nothing_and_stopping_twice_is_no_harm():
    user = make_jobhunter()
    _, secret = calendars.make(language="nl", at=NOW, by=user)
    calendars.revoke(by=user)
    calendars.revoke(by=user)
    assert selectors.link_of_calendar(secret, at=NOW) is None
    assert Entry.objects.filter(event="calendar.revoked").count() == 1


def test_who_has_no_desk_has_no_calendar():
    with refused("forbidden"):
        calendars.make(language="nl", at=NOW, by=make_member(Role.ADMIN))


@pytest.mark.parametrize("ended", ["user", "membership"])
def test_a_link_dies_with_its_owners_rights(ended):
    user = make_jobhunter()
    _, secret = calendars.make(language="nl", at=NOW, by=user)
    if ended == "user":
        User.objects.update(is_active=False)
    else:
        user.memberships.update(ended_at=timezone.now())
    assert selectors.link_of_calendar(secret, at=NOW) is None


@pytest.mark.parametrize("starts_over", [False, True])
def test_ending_a_role_and_starting_over_remove_the_link(starts_over):
    user = make_jobhunter()
    calendars.make(language="nl", at=NOW, by=user)
    membership = user.memberships.get()
    if starts_over:
        members.forget_secrets(user)
    else:
        members.end(membership=membership, by=make_member(Role.ADMIN, membership.organisation))
    assert not CalendarLink.objects.exists()


def test_a_link_ends_after_180_days():
    _, secret = calendars.make(language="nl", at=NOW, by=make_jobhunter())
    end = NOW + timedelta(days=180)
    assert selectors.link_of_calendar(secret, at=end - timedelta(seconds=1)) is not None
    assert selectors.link_of_calendar(secret, at=end) is None


def test_a_link_that_is_renewed_goes_on_at_the_same_address():
    user = make_jobhunter()
    _, secret = calendars.make(language="nl", at=NOW, by=user)
    later = NOW + timedelta(days=179)
    link = calendars.renew(at=later, by=user)
    assert link.expires_at == later + timedelta(days=180)
    assert selectors.link_of_calendar(secret, at=NOW + timedelta(days=300)) == link
    assert Entry.objects.filter(event="calendar.renewed").count() == 1


@pytest.mark.parametrize("days", [180, 200])
def test_what_ended_is_not_renewed(days):
    user = make_jobhunter()
    _, secret = calendars.make(language="nl", at=NOW, by=user)
    with refused("ended"):
        calendars.renew(at=NOW + timedelta(days=days), by=user)
    with refused("ended"):
        calendars.renew(at=NOW, by=make_jobhunter())
    assert selectors.link_of_calendar(secret, at=NOW + timedelta(days=days)) is None
