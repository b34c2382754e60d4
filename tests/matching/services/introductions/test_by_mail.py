"""A card goes by mail: stopped in time, opened by who may, answered by link, and nobody waits unseen."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils import timezone

from candidates.enums import ConsentManner, State, StepKind
from candidates.models import Bar, Candidate, Exclusion, Step
from candidates.rules import step_marks
from candidates.services.files import states
from employers.enums import Told
from employers.models import RegisterEntry
from employers.services import persons
from employers.services import states as vacancy_states
from jobmatch.accounts.models import Errand
from jobmatch.audit import services as audit
from jobmatch.audit.models import Entry
from jobmatch.errors import RuleBroken
from matching.enums import IntroductionState, Party
from matching.models import Introduction, Meeting, Reply
from matching.selectors import proposals
from matching.services.introductions import (
    asking_after,
    choosing,
    drafts,
    endings,
    minutes,
    moves,
    nights,
    posting,
    reasons,
    replies,
    sends,
    settling,
    showing,
    yeses,
)
from matching.services.introductions.making import Words
from matching.services.introductions.replies import Said
from matching.services.introductions.yeses import Heard
from notifications.enums import Kind, MessageState
from notifications.models import Message
from notifications.rules.moments import CLOCK
from notifications.services import sending
from tests.candidates.rights_situations import make_forcer
from tests.candidates.youths import reachable
from tests.factories import make_employer, make_jobhunter, make_member
from tests.matching.introductions import let_introduce, place, proposed, said, somebody_at, willing

pytestmark = pytest.mark.django_db
ST = IntroductionState
NAMELESS = Heard(ConsentManner.PHONE, name="")
MOMENTS = ("2026-12-08T10:00", "2026-12-09T14:00")
NOON = datetime(2026, 11, 30, 12, tzinfo=CLOCK)  # a Monday
DARK = datetime(2026, 12, 21, 4, tzinfo=CLOCK)  # the night of a Monday
ON = NOON.date()
REACHED = {"email": "ria@shop.example", "told_on": date(2026, 1, 5), "told_how": Told.VOICE}


@pytest.fixture
def by():
    return make_jobhunter()


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture
def youth(by):
    return willing(by, on=ON)


def shop():
    vacancy, nobody = place()
    nobody.delete()
    return vacancy, somebody_at(vacancy, **REACHED)


def pressed(youth, by, *, heard=NAMELESS, at=None, together=False):
    row = proposed(youth, by=by, on=ON, heard=heard, at=at or shop(), line="Werkt nauwkeurig.")
    return sends.press(introduction=row, version=row.version, by=by, on=ON, together=together)


def went(youth, by, **values):
    row = pressed(youth, by, **values)
    minutes.run(now=NOON + sends.HOUR)
    return Introduction.objects.get(pk=row.pk)


def answered(row, kind="invite", *, now=NOON, **values):
    if kind == "invite":
        values = {"moments": [datetime.fromisoformat(each) for each in MOMENTS], "place": "Stationsplein 1"}
    return replies.give(introduction=row, person=row.person, said=Said(kind, **values), now=now)


def counted(row, kind="invite", *, now=NOON, **values):
    answered(row, kind, now=now, **values)
    minutes.run(now=now + replies.UNDO)
    return Introduction.objects.get(pk=row.pk)


def errand_at(row):
    return Errand.objects.open().filter(target=row.employer_id, mark__startswith="proposals:").first()


def step_of(youth):
    return Step.objects.open().filter(candidate=youth, mark=step_marks.PROPOSALS).first()


def refused(act, **given):
    with pytest.raises(RuleBroken) as broken:
        act(**given)
    return broken.value.code


def test_the_mail_goes_after_an_hour_is_rich_enough_to_answer_and_has_no_name(youth, by, mailoutbox):
    row = pressed(youth, by)
    assert minutes.run(now=NOON + timedelta(minutes=59)) == 0
    minutes.run(now=NOON + sends.HOUR)
    (mail,) = mailoutbox
    row = Introduction.objects.get(pk=row.pk)
    assert (row.state, row.by_mail, row.send_at) == (ST.SENT, True, None)
    assert mail.to == ["ria@shop.example"]
    assert all(
        words in mail.body for words in (row.vacancy.title, row.alias, "Werkt nauwkeurig.", "/w/open/")
    )
    assert "9 december" in mail.body  # by which day: seven working days
    whole = f"{mail.subject} {mail.body} {mail.from_email} {mail.reply_to}"
    assert youth.first_name not in whole
    assert errand_at(row).due == date(2026, 12, 14)


def test_what_an_older_mail_offered_ends_with_what_is_said_by_telephone(youth, by):
    row = counted(went(youth, by))
    assert choosing.invitation(row) is not None
    given = {"introduction": row, "version": row.version, "moments": [], "by": audit.youth(youth.pk)}
    row = choosing.none_suits(on=ON, **given)
    row = said(row, "invited", by=by, on=ON)
    assert choosing.invitation(row) is None


def test_what_somebody_answered_does_not_count_once_another_has_it(youth, by):
    row = went(youth, by)
    answered(row, "decline", reasons=["hours"])
    other = somebody_at(row.vacancy, **{**REACHED, "email": "bram@shop.example"})
    row = sends.to_somebody_else(introduction=row, version=row.version, person=other, by=by, on=ON)
    minutes.run(now=NOON + replies.UNDO)
    row.refresh_from_db()
    assert (row.state, row.person) == (ST.SENT, other)


@pytest.mark.parametrize("limit", [{"no_cards_until": date(2027, 1, 1)}, {"most_cards": 0}])
def test_a_colleague_who_wants_no_more_gets_none(youth, by, mailoutbox, limit):
    row = went(youth, by)
    colleague = somebody_at(row.vacancy, **{**REACHED, "email": "bram@shop.example"}, **limit)
    row = counted(row, "pass_on", colleague=colleague.pk)
    assert (row.person, errand_at(row).due) == (None, ON)
    assert not [mail for mail in mailoutbox if "bram@shop.example" in mail.to]


def test_who_is_not_reached_by_the_line_of_an_end_is_called(youth, by):
    row = went(youth, by)
    yeses.withdraw(introduction=row, version=row.version, by=by, on=ON)
    Message.objects.filter(kind=Kind.GONE).update(state=MessageState.FAILED, sealed=b"", leased_until=None)
    nights.not_arrived(on=ON)
    assert errand_at(row).due == ON


def test_sitting_together_it_is_ten_minutes_and_it_can_be_stopped(youth, by, mailoutbox):
    row = pressed(youth, by, together=True)
    row = sends.hold(introduction=row, version=row.version, by=by, on=ON)
    minutes.run(now=NOON + sends.HOUR)
    row = Introduction.objects.get(pk=row.pk)
    assert (row.state, mailoutbox) == (ST.AGREED, [])
    sends.press(introduction=row, version=row.version, by=by, on=ON, together=True)
    minutes.run(now=NOON + sends.TOGETHER)
    assert len(mailoutbox) == 1


def test_it_goes_as_soon_as_the_youth_says_yes(youth, by, mailoutbox):
    row = proposed(youth, by=by, on=ON, heard=None, at=shop())
    row = sends.press(introduction=row, version=row.version, by=by, on=ON)
    assert minutes.run(now=NOON + sends.HOUR) == 0
    row = yeses.agree(introduction=row, version=row.version, digest=row.digest, by=by, on=ON, heard=NAMELESS)
    minutes.run(now=NOON + sends.HOUR)
    assert len(mailoutbox) == 1


def exclude(row):
    Exclusion.objects.create(candidate=row.candidate, organisation_id=row.employer_id)


def withdraw(row):
    row = Introduction.objects.get(pk=row.pk)
    yeses.withdraw(introduction=row, version=row.version, by=audit.youth(row.candidate_id), on=ON)


def fill(row):
    vacancy = row.vacancy
    vacancy.refresh_from_db()
    vacancy_states.fill(vacancy=vacancy, version=vacancy.version, by=make_jobhunter())


@pytest.mark.parametrize("stop", [exclude, withdraw, fill])
def test_what_stops_before_the_mail_goes_stops_it_in_that_second(youth, by, mailoutbox, stop, monkeypatch):
    row = pressed(youth, by)
    sends.send_due(now=NOON + sends.HOUR)  # the row in the outbox is there, and has not gone
    stop(row)
    posting.run(clock=lambda: NOON + sends.HOUR)
    assert [mail for mail in mailoutbox if row.vacancy.title in mail.body] == []
    assert sending.run(clock=lambda: NOON + sends.HOUR) in (0, 1)  # that it is gone, and nothing else
    assert not any(row.vacancy.title in mail.body for mail in mailoutbox)


def test_a_mail_is_taken_in_hand_by_the_clock_of_that_moment(youth, by, monkeypatch):
    leases = []

    def take_ten_minutes(*, now):
        monkeypatch.setattr(timezone, "now", lambda: NOON + timedelta(minutes=10))
        return 0

    def note(message, *, now):
        leases.append(Message.objects.get(pk=message.pk).leased_until)
        return False

    pressed(youth, by)
    sends.send_due(now=NOON + sends.HOUR)
    monkeypatch.setattr(replies, "count_due", take_ten_minutes)
    monkeypatch.setattr(posting, "may_go", note)
    minutes.run(now=NOON)
    assert leases
    assert min(leases) > NOON + timedelta(minutes=10)


def test_no_other_way_sends_a_card(youth, by, mailoutbox):
    pressed(youth, by)
    sends.send_due(now=NOON + sends.HOUR)
    for message in Message.objects.waiting():
        assert not sending.deliver(message, clock=lambda: NOON)
    assert mailoutbox == []


def test_what_no_longer_may_go_after_the_hour_stays(youth, by, mailoutbox):
    row = pressed(youth, by)
    exclude(row)
    sends.send_due(now=NOON + sends.HOUR)
    row = Introduction.objects.get(pk=row.pk)
    assert (row.state, row.send_at, Message.objects.count()) == (ST.AGREED, None, 0)


def test_what_may_not_be_mailed_is_refused_and_says_so(youth, by):
    vacancy, mute = place()
    row = proposed(youth, by=by, on=ON, at=(vacancy, mute))
    given = {"introduction": row, "version": row.version, "by": by, "on": ON}
    assert refused(sends.press, **given) == "no_mail"
    person = somebody_at(vacancy, no_cards_until=date(2027, 1, 1), **REACHED)
    Introduction.objects.filter(pk=row.pk).update(person=person)
    assert refused(sends.press, **given) == "paused"
    showing.no_more(person=person, version=person.version, until=None, most=1, now=NOON)
    went(willing(by, on=ON), by, at=(vacancy, person))
    assert refused(sends.press, **given) == "full"


def test_who_gets_many_reads_the_others_in_one_mail_the_next_morning(by, mailoutbox):
    vacancy, person = shop()
    vacancy.openings = 9
    vacancy.save()
    for _each in range(5):
        went(willing(by, on=ON), by, at=(vacancy, person))
    assert len(mailoutbox) == posting.ONE_BY_ONE
    posting.run(clock=lambda: NOON + timedelta(days=1))
    assert len(mailoutbox) == posting.ONE_BY_ONE + 1
    assert proposals.of_person(person.pk, now=NOON).count() == 5


def test_an_answer_counts_after_ten_minutes_and_can_be_taken_back_until_then(youth, by):
    row = went(youth, by)
    answered(row)
    assert replies.take_back(introduction=row, person=row.person, now=NOON)
    minutes.run(now=NOON + replies.UNDO)
    assert Introduction.objects.get(pk=row.pk).state == ST.SENT
    answered(row)
    minutes.run(now=NOON + timedelta(minutes=9))
    assert Introduction.objects.get(pk=row.pk).state == ST.SENT
    minutes.run(now=NOON + replies.UNDO)
    row = Introduction.objects.get(pk=row.pk)
    assert (row.state, step_of(youth).due) == (ST.INVITED, ON)
    assert not replies.take_back(introduction=row, person=row.person, now=NOON)


def test_who_answers_is_heard_of(youth, by):
    row = went(youth, by)
    answered(row)
    row.person.refresh_from_db()
    assert row.person.heard_on == ON


def test_the_youth_chooses_a_moment_and_the_name_and_the_employer_hears_of_news(youth, by, mailoutbox):
    row = counted(went(youth, by))
    mine, heard = audit.youth(youth.pk), Heard(ConsentManner.LINK, name="called")
    given = {"introduction": row, "version": row.version, "by": mine, "on": ON}
    assert refused(choosing.choose, moment="2026-12-24T10:00", heard=heard, **given) == "moment"
    given["version"] = Introduction.objects.get(pk=row.pk).version
    nameless = Heard(ConsentManner.LINK, name="")
    assert refused(choosing.choose, moment=MOMENTS[0], heard=nameless, **given) == "name"
    given["version"] = Introduction.objects.get(pk=row.pk).version
    row = choosing.choose(moment=MOMENTS[0], heard=heard, **given)
    meeting = row.meetings.get()
    assert (row.state, str(meeting.on), meeting.place) == (ST.NAMED, "2026-12-08", "Stationsplein 1")
    sending.run(clock=lambda: NOON)
    assert youth.first_name not in mailoutbox[-1].body
    assert row.alias in mailoutbox[-1].body


def test_a_youth_who_answers_while_the_file_rests_is_heard_of(youth, by):
    """To the card, to an invitation with a name that was given before, to one of which no moment suits."""
    mine = audit.youth(youth.pk)

    def rests():
        file = Candidate.objects.get(pk=youth.pk)
        states.rest(candidate=file, version=file.version, by=by, on=ON)

    def is_heard_of():
        file = Candidate.objects.get(pk=youth.pk)
        return file.state, file.last_news_on, Step.objects.get(primary_for=youth.pk).kind

    named, nameless = (Heard(ConsentManner.LINK, name=name) for name in ("called", ""))
    row = proposed(youth, by=by, on=ON, heard=None, at=shop())
    rests()
    values = {"version": row.version, "digest": row.digest, "heard": nameless, "by": mine, "on": ON}
    yeses.agree(introduction=row, **values)
    assert is_heard_of() == (State.OPEN, ON, StepKind.CALL)
    for answer in (
        lambda row, **given: choosing.choose(introduction=row, moment=MOMENTS[0], heard=named, **given),
        lambda row, **given: choosing.none_suits(introduction=row, moments=[], **given),
    ):
        row = counted(went(youth, by, heard=Heard(ConsentManner.PHONE, name="called")))
        rests()
        answer(row, version=row.version, by=mine, on=ON)
        assert is_heard_of() == (State.OPEN, ON, StepKind.CALL)


def test_no_name_opens_without_the_yes_to_it_and_a_code(youth, by):
    row = went(youth, by)
    assert showing.open_name(introduction=row, person=row.person, is_proved=True) is None
    row.name_given = "called"
    assert showing.open_name(introduction=row, person=row.person, is_proved=False) is None
    assert showing.open_name(introduction=row, person=row.person, is_proved=True).name == youth.first_name
    assert Entry.objects.filter(event="name.opened", person=youth.pk).count() == 1


def test_none_suits_and_the_employer_reads_the_moments_of_the_youth(youth, by):
    row = counted(went(youth, by))
    moments = [datetime.fromisoformat("2026-12-15T09:00")]
    given = {"introduction": row, "version": row.version, "by": audit.youth(youth.pk), "on": ON}
    row = choosing.none_suits(moments=moments, **given)
    assert (row.state, proposals.last_reply(row).instead) == (ST.SENT, ["2026-12-15T09:00"])


def none_suits(row, moments=()):
    me = audit.youth(row.candidate_id)
    return choosing.none_suits(introduction=row, version=row.version, moments=moments, by=me, on=ON)


def test_that_none_suits_is_known_without_other_moments_too_until_there_is_another_answer(youth, by):
    row = none_suits(counted(went(youth, by)))
    assert proposals.none_suited(row).instead == []
    row = counted(row)
    assert proposals.none_suited(row) is None
    row = said(row, "sent", by=by, on=ON)
    assert proposals.none_suited(row) is None


def test_where_nobody_reads_that_none_suits_somebody_calls_today(youth, by):
    row = counted(went(youth, by))
    row.person.posts.update(left_on=ON)
    assert errand_at(none_suits(row)).due == ON


def test_a_question_is_answered_in_the_card_and_another_card_needs_another_yes(youth, by):
    row = counted(went(youth, by), "ask", questions=["days"])
    assert row.state == ST.QUESTION
    given = {"introduction": row, "by": by, "on": ON, "words": Words(line="Kan alle dagen.")}
    assert refused(drafts.answer_question, version=row.version, **given) == "how"
    row = Introduction.objects.get(pk=row.pk)
    given["introduction"] = row
    row = drafts.answer_question(version=row.version, heard=Heard(ConsentManner.PHONE), **given)
    assert (row.state, row.yes_digest == row.digest) == (ST.SENT, True)


def test_later_comes_back_in_its_month_with_an_errand(youth, by):
    row = counted(went(youth, by), "later", later_on=date(2027, 2, 1))
    assert (row.state, errand_at(row).due) == (ST.LATER, date(2027, 2, 1))
    nights.run(on=date(2027, 2, 1))
    assert (Introduction.objects.get(pk=row.pk).state, errand_at(row).due) == (ST.SENT, date(2027, 2, 1))


def test_a_no_has_a_reason_that_the_jobhunter_says_in_other_words(youth, by):
    row = went(youth, by)
    assert refused(answered, row=row, kind="decline") == "reasons"
    row = counted(row, "decline", reasons=["hours", "other"], words="Wij zoeken een jonge man.")
    assert (row.state, row.why_not, step_of(youth).due) == (ST.DECLINED, "hours", ON)
    assert reasons.read(introduction=row, by=by, on=ON) == "Wij zoeken een jonge man."
    assert reasons.read(introduction=row, by=make_jobhunter(), on=ON) is None
    told, forcer = {"version": row.version, "words": "Nog niet.", "on": ON}, make_forcer(youth)
    assert refused(reasons.rewrite, introduction=row, by=forcer, **told) == "forbidden"
    row = Introduction.objects.get(pk=row.pk)
    reasons.rewrite(introduction=row, version=row.version, words="De uren kwamen niet uit.", by=by, on=ON)
    row = Introduction.objects.get(pk=row.pk)
    assert reasons.told(row) == ""
    row.step_due = None
    assert reasons.told(row) == "De uren kwamen niet uit."


def test_a_trait_stands_in_the_register_only_with_the_yes_of_the_youth(youth, by):
    row = counted(went(youth, by), "decline", reasons=["other"], words="Wij zoeken een jonge man.")
    trait = reasons.traits(reasons.read(introduction=row, by=by, on=ON))[0]
    given = {"introduction": row, "ground": trait.ground, "words": trait.words, "by": by, "on": ON}
    assert refused(reasons.to_register, version=row.version, says_yes=False, **given) == "says_yes"
    assert not RegisterEntry.objects.exists()
    row = Introduction.objects.get(pk=row.pk)
    reasons.to_register(version=row.version, says_yes=True, **given)
    entry = RegisterEntry.objects.get()
    assert (entry.vacancy, entry.asked_on, entry.made_on.day) == (None, None, 1)


def test_a_colleague_answers_unless_the_youth_keeps_them_away_and_the_employer_sees_no_difference(by):
    vacancy, person = shop()
    vacancy.openings = 3
    vacancy.save()
    colleague = somebody_at(vacancy, name="Ab Jansen", **{**REACHED, "email": "ab@shop.example"})
    colleague.user = make_member("employer_contact")
    colleague.save()
    youths = [willing(by, on=ON) for _each in range(2)]
    rows = [went(youth, by, at=(vacancy, person)) for youth in youths]
    Bar.objects.create(candidate=youths[1], user=colleague.user)
    assert [proposals.colleagues(row) for row in rows] == [[colleague], [colleague]]
    rows = [counted(row, "pass_on", colleague=colleague.pk) for row in rows]
    assert [row.person for row in rows] == [colleague, None]
    assert [row.state for row in rows] == [ST.SENT, ST.SENT]
    assert errand_at(rows[1]).due == ON
    assert not proposals.of_person(person.pk, now=NOON).exists()


def test_nothing_is_answered_that_was_stopped(youth, by):
    row = went(youth, by)
    answered(row)
    withdraw(row)
    with pytest.raises(Http404):
        answered(row)
    minutes.run(now=NOON + replies.UNDO)
    assert Introduction.objects.get(pk=row.pk).state == ST.WITHDRAWN
    assert not Reply.objects.exists()


def test_every_end_tells_the_employer_the_same_by_mail(by, mailoutbox):
    bodies = set()
    for end in (withdraw, fill, exclude):
        row = went(willing(by, on=ON), by)
        end(row)
        settling.settle(on=ON)
        sending.run(clock=lambda: NOON)
        bodies.add(mailoutbox[-1].body.replace(row.alias, "-"))
        assert Introduction.objects.get(pk=row.pk).call_due is None
    assert len(bodies) == 1


def test_nothing_heard_is_reminded_called_and_closed_and_a_late_answer_is_in_time(youth, by, mailoutbox):
    row = went(youth, by)
    went_on = {}
    for day in range(1, 25):
        on = ON + timedelta(days=day)
        for _twice in range(2):
            nights.run(on=on)
        posting.run(clock=lambda: NOON)
        went_on.setdefault(len(mailoutbox), on)
        if Introduction.objects.get(pk=row.pk).state == ST.SILENT:
            break
    assert went_on == {1: date(2026, 12, 1), 2: date(2026, 12, 3), 3: date(2026, 12, 9)}
    assert (on, errand_at(row)) == (date(2026, 12, 21), None)
    assert step_of(youth).due == date(2026, 12, 23)
    late = datetime(2026, 12, 30, 9, tzinfo=CLOCK)
    row = Introduction.objects.get(pk=row.pk)
    answered_late = replies.give(
        introduction=row,
        person=row.person,
        said=Said("later", later_on=date(2027, 3, 1)),
        now=late,
    )
    assert answered_late.counted_at is None
    minutes.run(now=late + replies.UNDO)
    assert Introduction.objects.get(pk=row.pk).state == ST.LATER


@pytest.mark.parametrize("how", ["silent", "filled", "met"])
def test_what_the_clock_tells_a_youth_waits_for_an_ordinary_day(by, how, monkeypatch):
    youth = reachable(by, birth_date=date(2006, 6, 1))
    let_introduce(youth, by=by, on=ON)
    row = went(youth, by)
    if how == "met":
        values = {"candidate": youth, "introduction": row, "made_by": by, "kind": "meet"}
        Meeting.objects.create(on=DARK.date() - timedelta(days=3), **values)
    if how == "filled":
        Candidate.objects.update(link_word="")  # news without a link
        fill(row)
    told = Message.objects.filter(person=youth.pk)
    told.delete()
    monkeypatch.setattr(timezone, "now", lambda: DARK)
    job = {"silent": nights.fall_silent, "filled": settling.settle, "met": asking_after.ask}[how]
    job(on=DARK.date())
    assert told.get().not_before == DARK.replace(hour=9)


def test_after_thirty_days_a_late_answer_is_too_late_and_the_employer_hears_to_delete(youth, by, mailoutbox):
    row = went(youth, by)
    Introduction.objects.filter(pk=row.pk).update(state=ST.SILENT, call_due=None)
    nights.run(on=ON + timedelta(days=31))
    nights.run(on=ON + timedelta(days=32))
    sending.run(clock=lambda: NOON)
    assert len(mailoutbox) == 2
    assert not proposals.of_person(row.person_id, now=NOON + timedelta(days=31)).exists()


@pytest.mark.parametrize("how", ["left", "no address", "erased"])
def test_after_thirty_days_whom_no_mail_reaches_is_called(youth, by, how):
    row = went(youth, by)
    Introduction.objects.filter(pk=row.pk).update(state=ST.SILENT, call_due=None)
    gone(row.person, by, how)
    for _twice in range(2):
        nights.run(on=ON + timedelta(days=31))
    row.refresh_from_db()
    assert row.call_due == ON + timedelta(days=31)
    assert errand_at(row).due == row.call_due
    endings.told(introduction=row, version=row.version, whom="employer", by=by, on=ON + timedelta(days=31))
    nights.run(on=ON + timedelta(days=32))
    row.refresh_from_db()
    assert (row.call_due, errand_at(row)) == (None, None)


def gone(person, by, how):
    if how == "left":
        post = person.posts.get()
        persons.leave(post=post, version=post.version, by=by, on=ON)
    elif how == "erased":
        persons.erase(person=person, by=by, on=ON)
    else:
        persons.change(person=person, version=person.version, by=by, on=ON, email="")


def test_what_is_answered_and_no_mail_tells_is_told_by_telephone_today(youth, by):
    row = counted(went(youth, by), "ask", questions=["days"])
    gone(row.person, by, "no address")
    row.refresh_from_db()
    row = moves.move(row, ST.SENT, by=by, on=ON, party=Party.STAFF)
    assert (row.call_due, errand_at(row).due) == (ON, ON)


def test_a_mail_that_does_not_arrive_makes_somebody_call_today(youth, by):
    row = went(youth, by)
    Message.objects.filter(about=row.pk).update(state="failed", sent_at=None)
    nights.run(on=ON)
    assert errand_at(row).due == ON


def test_a_card_that_waits_goes_to_no_mailbox_that_is_not_theirs_any_more_and_somebody_calls(
    youth, by, mailoutbox
):
    row = pressed(youth, by)
    sends.send_due(now=NOON + sends.HOUR)
    person = row.person
    persons.change(person=person, version=person.version, by=by, on=ON, email="new@shop.example")
    posting.run(clock=lambda: NOON + timedelta(days=1))
    assert mailoutbox == []
    nights.run(on=ON)
    assert errand_at(row).due == ON


@pytest.mark.parametrize("how", ["address", "post", "refused"])
def test_of_what_the_mail_about_several_was_to_tell_somebody_calls(by, mailoutbox, how):
    vacancy, person = shop()
    vacancy.openings = 9
    vacancy.save()
    rows = [went(willing(by, on=ON), by, at=(vacancy, person)) for _each in range(5)]
    if how == "address":
        persons.change(person=person, version=person.version, by=by, on=ON, email="new@shop.example")
    elif how == "post":
        other = persons.put_at(person=person, employer=make_employer(), by=by)
        persons.leave(post=other, version=other.version, by=by, on=ON)
    else:
        Message.objects.filter(kind=Kind.PROPOSALS).update(state=MessageState.FAILED, sealed=b"")
    posting.run(clock=lambda: NOON + timedelta(days=1))
    assert len(mailoutbox) == posting.ONE_BY_ONE
    nights.run(on=ON)
    due = {row.pk for row in Introduction.objects.filter(call_due=ON)}
    assert due == {row.pk for row in rows[posting.ONE_BY_ONE :]}


def test_the_line_of_an_end_goes_to_no_mailbox_that_is_not_theirs_any_more(youth, by, mailoutbox):
    row = went(youth, by)
    fill(row)
    settling.settle(on=ON)
    persons.change(person=row.person, version=row.person.version, by=by, on=ON, email="new@shop.example")
    sending.run(clock=lambda: NOON)
    assert len(mailoutbox) == 1
    nights.run(on=ON)
    assert errand_at(row).due == ON


def test_reasons_are_a_pattern_from_five_youths_on(by):
    vacancy, person = shop()
    for number in range(5):
        assert len(proposals.patterns(by)) == 0, number
        row = proposed(willing(by, on=ON), by=by, on=ON, at=(vacancy, person))
        said(row, "declined", by=by, on=ON, why_not="hours")
    (pattern,) = proposals.patterns(by)
    assert (pattern.why_not, pattern.number) == ("hours", 5)


@pytest.mark.parametrize(
    "broken",
    [
        {"kind": "decline", "reasons": []},
        {"kind": "invite", "reasons": ["hours"]},
        {"kind": "later", "later_on": None},
        {"kind": "other"},
    ],
    ids=["no_reason", "reason_of_nothing", "no_month", "unknown"],
)
def test_the_database_refuses_an_answer_that_breaks_a_promise(youth, by, broken):
    row = went(youth, by)
    values = {"introduction": row, "person": row.person, "at": NOON, "counts_at": NOON, **broken}
    with pytest.raises(IntegrityError), transaction.atomic():
        Reply.objects.create(**values)
