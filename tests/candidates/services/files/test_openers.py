"""A youth hears it when somebody else can open the file, once a day; the log says who could from when."""

import pytest
from django.utils import timezone

from candidates.enums import ConsentManner, Purpose
from candidates.models import Candidate
from candidates.services.consents import consents
from candidates.services.files import absences, assignments, openers
from jobmatch.accounts.models import Absence, User
from jobmatch.audit import services as audit
from jobmatch.audit.models import Entry
from notifications.enums import Kind
from notifications.models import Message
from tests.candidates.situations import say_yes
from tests.candidates.youths import reachable
from tests.factories import desk_of, make_coordinator, make_jobhunter, make_pool

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def youth(by: User) -> Candidate:
    return reachable(by)


@pytest.fixture
def coordinator(youth: Candidate) -> User:
    make_pool(youth.municipality)
    return make_coordinator(youth.municipality)


@pytest.fixture
def colleague(youth: Candidate) -> User:
    return make_jobhunter(youth.municipality)


def told(youth: Candidate) -> int:
    return Message.objects.filter(person=youth.pk, kind=Kind.OPENER).count()


def opened_to(youth: Candidate) -> list[tuple]:
    rows = Entry.objects.filter(event="file.opens_to", person=youth.pk).order_by("seq")
    return list(rows.values_list("actor", "target_id"))


def give(youth: Candidate, to: User, *, by: User) -> None:
    youth.refresh_from_db()
    assignments.give(candidate=youth, version=youth.version, desk=desk_of(to), by=by, on=TODAY)


def be_away(youth: Candidate, stand_in: User, *, by: User) -> Absence:
    return absences.begin(desk=youth.desk, stand_in=desk_of(stand_in), until=None, by=by, on=TODAY)


def test_who_gets_the_file_is_told_to_the_youth(youth, coordinator, colleague) -> None:
    give(youth, colleague, by=coordinator)
    assert told(youth) == 1
    assert opened_to(youth) == [(coordinator.pk, colleague.pk)]


def test_more_changes_on_one_day_are_one_message_and_a_row_each(youth, coordinator, colleague) -> None:
    give(youth, colleague, by=coordinator)
    give(youth, coordinator, by=coordinator)
    assert told(youth) == 1
    assert [who for _by, who in opened_to(youth)] == [colleague.pk, coordinator.pk]


def test_a_stand_in_who_opens_nothing_is_no_news(youth, coordinator, colleague) -> None:
    be_away(youth, colleague, by=coordinator)
    assert (told(youth), opened_to(youth)) == (0, [])


def test_a_stand_in_who_reads_what_is_locked_is_news_and_the_return_is_not(
    youth, by, coordinator, colleague
) -> None:
    say_yes(youth, by=by, purpose=Purpose.STAND_IN)
    absence = be_away(youth, colleague, by=coordinator)
    assert opened_to(youth) == [(coordinator.pk, colleague.pk)]
    absences.finish(absence=absence, by=coordinator, on=TODAY)
    assert (told(youth), len(opened_to(youth))) == (1, 1)


def test_a_yes_that_somebody_wrote_down_is_news_and_the_own_yes_is_not(youth, coordinator, colleague) -> None:
    be_away(youth, colleague, by=coordinator)
    say_yes(youth, by=make_coordinator(youth.municipality), purpose=Purpose.STAND_IN)
    assert told(youth) == 1
    Message.objects.all().delete()
    by_the_youth = audit.youth(youth.pk)
    for act in (consents.withdraw, consents.give):
        act(
            candidate=youth,
            purpose=Purpose.STAND_IN,
            manner=ConsentManner.LINK,
            by=by_the_youth,
            on=TODAY,
        )
    assert told(youth) == 0
    assert opened_to(youth)[-1] == (youth.pk, colleague.pk)


def test_a_desk_that_is_emptied_is_news_for_its_youths_and_for_whom_it_stood_in(
    youth, by, coordinator, colleague
) -> None:
    say_yes(youth, by=by, purpose=Purpose.STAND_IN)
    be_away(youth, colleague, by=coordinator)
    last = make_jobhunter(youth.municipality)
    own = reachable(colleague)
    absences.leave(desk=desk_of(colleague), to=desk_of(last), by=coordinator, on=TODAY)
    assert opened_to(youth)[-1] == opened_to(own)[-1] == (coordinator.pk, last.pk)
    assert told(own) == 1


def test_whoever_emptied_a_desk_chose_the_stand_in_that_came_of_it(youth, by, coordinator, colleague) -> None:
    """The yes that she wrote down opens nothing at the desk to which she moves the work."""
    second = make_coordinator(youth.municipality)
    be_away(youth, colleague, by=second)
    say_yes(youth, by=coordinator, purpose=Purpose.STAND_IN)
    last = make_jobhunter(youth.municipality)
    absences.leave(desk=desk_of(colleague), to=desk_of(last), by=coordinator, on=TODAY)
    youth.refresh_from_db()
    assert openers.people_of(youth, on=TODAY) == [by]


def test_the_own_jobhunter_stands_first(youth, by, coordinator, colleague) -> None:
    say_yes(youth, by=by, purpose=Purpose.STAND_IN)
    be_away(youth, colleague, by=coordinator)
    assert openers.people_of(youth, on=TODAY) == [by, colleague]
