"""How a meeting was: asked of both apart; a walk-along day of several; what goes on after it."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from candidates.enums import ConsentManner, State
from candidates.models import Candidate, Step
from candidates.rules import step_marks
from candidates.services.files import states
from employers.models import EmployerPerson, Post, Promise
from employers.services import promises
from jobmatch.accounts.models import Errand
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from matching.enums import Came, IntroductionState
from matching.models import Meeting
from matching.selectors import coming
from matching.services.introductions import asking_after, endings, meetings, telling, walking, yeses
from matching.services.introductions.meetings import Appointment
from matching.services.introductions.telling import Said
from matching.services.introductions.yeses import Heard
from notifications.enums import Kind
from notifications.models import Message
from tests.candidates.rights_situations import make_forcer
from tests.employers.situations import make_employer
from tests.matching.introductions import ON, TOMORROW, place, proposed, said, somebody_at, willing

pytestmark = pytest.mark.django_db
ST = IntroductionState
AFTER = date(2026, 3, 4)


@pytest.fixture
def youth(by):
    return willing(by)


def step_of(youth):
    return Step.objects.open().filter(candidate=youth, mark=step_marks.PROPOSALS).first()


def errand_at(row):
    return Errand.objects.open().filter(target=row.employer_id, mark__startswith="proposals:").first()


def will_meet(youth, by):
    row = said(proposed(youth, by=by), "named", by=by, appointment=Appointment(on=TOMORROW, hour=time(9)))
    return row, row.meetings.get()


def tell(meeting, side, by, came="held", on=AFTER, **more):
    return telling.tell(meeting=meeting, side=side, said=Said(came, **more), by=by, on=on)


def test_each_side_speaks_apart_and_that_they_met_carries_it_on(youth, by):
    row, meeting = will_meet(youth, by)
    tell(meeting, "youth", audit.youth(youth.pk), going="good", line="They were kind")
    row.refresh_from_db()
    assert (row.state, step_of(youth).due, errand_at(row).due) == (ST.MET, date(2026, 3, 9), AFTER)
    employer = audit.employer_person(row.person_id)
    tell(meeting, "employer", employer, on=date(2026, 3, 4), going="good")
    row.refresh_from_db()
    assert (row.state, errand_at(row).due) == (ST.MET, date(2026, 3, 9))
    heard = telling.read(candidate=youth, meeting=meeting, by=by, on=AFTER)
    assert {row.side: each.line for row, each in heard if each} == {"youth": "They were kind", "employer": ""}
    with pytest.raises(RuleBroken) as broken:
        tell(meeting, "youth", audit.youth(youth.pk))
    assert broken.value.code == "told_already"


def test_a_youth_who_says_how_it_was_while_the_file_rests_is_heard_of(youth, by):
    _, meeting = will_meet(youth, by)
    file = Candidate.objects.get(pk=youth.pk)
    states.rest(candidate=file, version=file.version, by=by, on=ON)
    tell(meeting, "youth", audit.youth(youth.pk), going="good")
    file = Candidate.objects.get(pk=youth.pk)
    assert (file.state, file.last_news_on) == (State.OPEN, AFTER)


def test_by_force_no_line_is_written_of_a_meeting_or_on_a_card(youth, by):
    row, meeting = will_meet(youth, by)
    forcer = make_forcer(youth)
    for write in (
        lambda: tell(meeting, "youth", forcer, line="They were kind"),
        lambda: proposed(youth, by=forcer, heard=None, line="Kan alle dagen."),
    ):
        with pytest.raises(RuleBroken) as broken:
            write()
        assert broken.value.code == "forbidden"


def test_of_an_old_meeting_it_is_told_without_passing_over_the_next_one(youth, by):
    row, first = will_meet(youth, by)
    row = said(row, "met", by=by, on=AFTER)
    row = said(row, "named", by=by, on=AFTER, appointment=Appointment(on=date(2026, 3, 10)))
    first.refresh_from_db()
    tell(first, "youth", audit.youth(youth.pk), on=AFTER, going="good")
    row.refresh_from_db()
    assert (row.state, step_of(youth).due) == (ST.NAMED, date(2026, 3, 9))
    tell(first, "employer", audit.employer_person(row.person_id), came="employer")
    assert step_of(youth).due == AFTER


def test_a_meeting_that_is_moved_on_its_own_day_was_not_held(youth, by):
    row, first = will_meet(youth, by)
    day = Appointment(on=date(2026, 3, 10))
    meetings.rearrange(introduction=row, version=row.version, appointment=day, by=by, on=TOMORROW)
    first.refresh_from_db()
    assert first.came == Came.CALLED_OFF
    assert not telling.may_tell(first, "youth", on=TOMORROW)


def test_who_did_not_come_is_called_today_and_nothing_ends(youth, by):
    row, meeting = will_meet(youth, by)
    tell(meeting, "employer", audit.employer_person(row.person_id), came="youth")
    row.refresh_from_db()
    meeting.refresh_from_db()
    assert (row.state, meeting.came) == (ST.NAMED, Came.YOUTH_MISSED)
    assert (step_of(youth).due, errand_at(row).due) == (AFTER, AFTER)


def test_nobody_else_speaks_for_a_side(youth, by):
    row, meeting = will_meet(youth, by)
    somebody = somebody_at(place()[0])
    others = [
        ("employer", audit.youth(youth.pk)),
        ("youth", audit.employer_person(row.person_id)),
        ("employer", audit.employer_person(somebody.pk)),
        ("youth", audit.youth(willing(by).pk)),
    ]
    for side, other in others:
        with pytest.raises(RuleBroken) as broken:
            tell(meeting, side, other)
        assert broken.value.code == "forbidden"


def test_an_employer_says_nothing_of_who_stopped(youth, by):
    row, meeting = will_meet(youth, by)
    yeses.withdraw(introduction=row, version=row.version, by=audit.youth(youth.pk), on=ON)
    with pytest.raises(RuleBroken):
        tell(meeting, "employer", audit.employer_person(row.person_id))


def test_it_is_asked_after_once_and_by_no_mail_where_it_went_by_voice(youth, by):
    _row, meeting = will_meet(youth, by)
    assert [asking_after.ask(on=day) for day in (TOMORROW, AFTER, AFTER)] == [0, 1, 0]
    meeting.refresh_from_db()
    assert meeting.asked_on == AFTER


def test_who_left_is_not_asked_by_mail_how_it_was_though_they_work_elsewhere_now(youth, by):
    row, meeting = will_meet(youth, by)
    row.events.update(channel="")
    EmployerPerson.objects.update(email="ria@shop.example", told_on=ON, told_how="voice")
    Post.objects.create(person=row.person, employer=make_employer(), gets_proposals=True)
    here = row.person.posts.filter(employer=row.employer_id)
    here.update(gets_proposals=True)
    asks = Message.objects.filter(kind=Kind.ASKS)
    assert [asking_after.ask(on=AFTER), asks.count()] == [1, 1]
    Meeting.objects.update(asked_on=None)
    here.update(left_on=AFTER, gets_proposals=False)
    assert [asking_after.ask(on=AFTER), asks.count()] == [1, 1]


def test_a_trial_of_which_the_pay_is_not_known_is_asked_before_its_first_day(youth, by):
    first = date(2026, 3, 10)
    unknown = Appointment(on=first, until=date(2026, 3, 12), kind="trial")
    row = said(proposed(youth, by=by), "trial", by=by, appointment=unknown)
    assert step_of(youth).due == ON
    known = Appointment(on=first, until=date(2026, 3, 12), kind="trial", is_paid=True, insurer="employer")
    row = meetings.rearrange(introduction=row, version=row.version, appointment=known, by=by, on=ON)
    row = endings.told(introduction=row, version=row.version, whom="youth", by=by, on=ON)
    assert (step_of(youth).due, errand_at(row).due) == (date(2026, 3, 13), date(2026, 3, 13))


def test_a_trial_of_days_is_to_come_until_its_last_day_and_is_told_of_from_then_on(youth, by):
    days = Appointment(on=TOMORROW, until=date(2026, 3, 5), kind="trial", is_paid=True, insurer="employer")
    row = said(proposed(youth, by=by), "trial", by=by, appointment=days)
    meeting, speaks = row.meetings.get(), audit.youth(youth.pk)
    noon = timezone.make_aware(timezone.datetime(2026, 3, 4, 12))
    with pytest.raises(RuleBroken) as broken:
        tell(meeting, "youth", speaks, on=AFTER, going="good")
    assert broken.value.code == "told_already"
    assert coming.to_say(row.employer_id, row.person, now=noon) == []
    assert coming.to_say(row.employer_id, row.person, now=noon + timedelta(days=1)) == [meeting]
    assert coming.to_say(row.employer_id, row.person, now=noon + timedelta(days=15)) == [meeting]
    assert coming.to_say(row.employer_id, row.person, now=noon + timedelta(days=16)) == []
    meeting.refresh_from_db()
    tell(meeting, "youth", speaks, on=meeting.until, going="bad")
    assert step_of(youth).due == meeting.until


def test_who_prepared_on_the_day_before_is_still_asked_how_it_was(youth, by):
    row, _meeting = will_meet(youth, by)
    row = endings.told(introduction=row, version=row.version, whom="youth", by=by, on=ON)
    assert step_of(youth).due == AFTER


def walkers(by, names):
    vacancy, person = place()
    given = {"sentence": "Two days", "due": date(2026, 6, 1), "by": by, "on": ON, "person": person}
    promises.make(employer=vacancy.employer, **given)
    promise = Promise.objects.get()
    rows = [
        meetings.walk_along(
            candidate=willing(by, first_name=name or "Zeynep"),
            promise=promise,
            appointment=Appointment(on=TOMORROW, kind="along"),
            heard=Heard(ConsentManner.PHONE, name="called" if name else ""),
            by=by,
            on=ON,
        )
        for name in names
    ]
    return vacancy, person, rows


def test_of_four_who_walk_along_the_employer_hears_a_number_and_only_given_names(by):
    vacancy, person, rows = walkers(by, ["Amira", "", "Bo", ""])
    noon = timezone.make_aware(timezone.datetime(2026, 3, 2, 12))

    def lines(named, now=noon):
        return coming.of_employer(vacancy.employer_id, person, now=now, named=named)

    assert [(line.number, line.people) for line in lines(False)] == [(4, ())]
    assert [(line.number, line.people) for line in lines(True)] == [(4, ("Amira", "Bo"))]
    assert lines(True, noon + timedelta(days=3)) == []
    row = meetings.came(meeting=rows[0], version=rows[0].version, came="held", by=by, on=TOMORROW)
    made = walking.propose(meeting=row, vacancy=vacancy, by=by, on=AFTER)
    assert (made.state, made.person, made.name_given) == (ST.DRAFT, person, "")
    elsewhere = place()[0]
    with pytest.raises(RuleBroken):
        walking.propose(meeting=row, vacancy=elsewhere, by=by, on=AFTER)


def test_of_whom_no_parent_was_heard_the_employer_reads_no_day_any_more(by):
    vacancy, person, rows = walkers(by, ["Amira", "Bo"])
    noon = timezone.make_aware(timezone.datetime(2026, 3, 2, 12))
    Candidate.objects.filter(pk=rows[0].candidate_id).update(birth_date=date(2011, 1, 1))
    lines = coming.of_employer(vacancy.employer_id, person, now=noon, named=True)
    assert [(line.number, line.people) for line in lines] == [(1, ("Bo",))]
    assert meetings.expected(rows[1].promise, on=TOMORROW) == 1


def test_who_comes_when_names_nobody_who_stopped_or_without_a_code(youth, by):
    row, meeting = will_meet(youth, by)
    noon = timezone.make_aware(timezone.datetime(2026, 3, 2, 12))

    def people(person, named):
        found = coming.of_employer(row.employer_id, person, now=noon, named=named)
        return [line.people for line in found]

    assert people(row.person, False) == [()]
    assert people(row.person, True) == [(youth.first_name,)]
    assert people(somebody_at(row.vacancy), True) == []
    yeses.withdraw(introduction=row, version=row.version, by=audit.youth(youth.pk), on=ON)
    assert people(row.person, True) == []
    assert not Meeting.objects.to_come().filter(pk=meeting.pk).exists() or people(row.person, True) == []
