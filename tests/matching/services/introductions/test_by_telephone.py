"""A youth is proposed by telephone: nothing without the yes, and each state has somebody who is there."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from candidates.enums import ConsentManner, Purpose, State
from candidates.models import Bar, Consent, Exclusion, Step
from candidates.rules import step_marks
from candidates.services.consents import consents
from candidates.services.files import assignments, files, states, steps
from employers.services import persons, promises
from employers.services import states as vacancy_states
from jobmatch.accounts.models import Errand
from jobmatch.audit import services as audit
from jobmatch.audit.models import Entry
from jobmatch.errors import RuleBroken
from matching.enums import IntroductionState, PlacementState
from matching.models import Introduction, IntroductionEvent, Meeting
from matching.services.introductions import cards, drafts, endings, meetings, nights, sends, settling, yeses
from matching.services.introductions.making import Words
from matching.services.introductions.meetings import Appointment
from matching.services.introductions.yeses import Heard
from matching.services.rights import erasure
from matching.services.work.placements import Details
from tests.factories import desk_of, make_candidate, make_coordinator, make_employer, make_jobhunter
from tests.matching.introductions import ON, TOMORROW, WITH_NAME, place, proposed, said, somebody_at, willing

pytestmark = pytest.mark.django_db
ST = IntroductionState


@pytest.fixture
def youth(by):
    return willing(by)


def step_of(youth):
    return Step.objects.open().filter(candidate=youth, mark=step_marks.PROPOSALS).first()


def errand_at(row):
    return Errand.objects.open().filter(target=row.employer_id, mark__startswith="proposals:").first()


def refused(act):
    with pytest.raises(RuleBroken) as broken:
        act()
    return broken.value


def test_the_whole_way_by_telephone(youth, by):
    row = proposed(youth, by=by)
    assert (row.state, step_of(youth), errand_at(row).due) == (ST.AGREED, None, ON)
    row = said(row, "named", by=by, appointment=Appointment(on=TOMORROW, hour=time(9), place="Stationsplein"))
    assert (row.state, row.meetings.get().on, step_of(youth).due) == (ST.NAMED, TOMORROW, ON)
    row = said(row, "met", by=by, on=TOMORROW)
    assert row.meetings.get().came == "held"
    row = said(row, "trial", by=by, on=TOMORROW, appointment=Appointment(on=TOMORROW, until=date(2026, 3, 6)))
    work = Details(kind="job", starts_on=date(2026, 3, 9), pay_cents=1600, hours=24)
    row = said(row, "hired", by=by, on=date(2026, 3, 6), details=work)
    assert (row.state, row.placement.state) == (ST.HIRED, PlacementState.PLANNED)
    assert (row.placement.vacancy_id, row.placement.employer_id) == (row.vacancy_id, row.employer_id)
    assert (step_of(youth), errand_at(row)) == (None, None)


def test_who_says_something_of_a_proposal_is_heard_of(youth, by):
    row = said(proposed(youth, by=by), "met", by=by, on=TOMORROW)
    row.person.refresh_from_db()
    assert row.person.heard_on == TOMORROW


def test_no_name_without_the_yes_to_the_name(youth, by):
    row = proposed(youth, by=by, heard=Heard(ConsentManner.IN_PERSON, name=""))
    for to in ("named", "met", "trial", "hired"):
        assert refused(lambda to=to: said(row, to, by=by)).code == "name_first"
        row.refresh_from_db()
    row = said(row, "named", by=by, heard=WITH_NAME)
    assert (row.state, row.name_given) == (ST.NAMED, "called")


def test_another_person_or_line_under_the_same_key_is_refused_and_not_lost(youth, by):
    vacancy, person = place()
    given = {"candidate": youth, "vacancy": vacancy, "by": by, "on": ON, "key": uuid4(), "heard": WITH_NAME}
    row = drafts.write(person=person, words=Words(line="Werkt nauwkeurig."), **given)
    assert drafts.write(person=person, words=Words(line="Werkt nauwkeurig."), **given) == row
    for other in (
        {"person": somebody_at(vacancy), "words": Words(line="Werkt nauwkeurig.")},
        {"person": person, "words": Words(line="Werkt rustig.")},
    ):
        assert refused(lambda other=other: drafts.write(**given | other)).code == "exists"
    assert youth.introductions.count() == 1


def test_a_yes_that_comes_with_the_second_sending_is_refused_and_not_lost(youth, by):
    vacancy, person = place()
    given = {"candidate": youth, "vacancy": vacancy, "person": person, "by": by, "on": ON, "key": uuid4()}
    row = drafts.write(**given)
    make_candidate(by, on=ON)  # among others the card may be another one by now: what was sent is the same
    assert drafts.write(**given) == row
    heard = Heard(ConsentManner.PHONE, name="")
    assert refused(lambda: drafts.write(**given, heard=heard)).code == "exists"


def test_an_employer_hears_nothing_before_the_yes_to_the_card(youth, by):
    row = proposed(youth, by=by, heard=None)
    assert (row.state, row.yes_digest) == (ST.DRAFT, "")
    assert refused(lambda: said(row, "sent", by=by)).code == "state"


def test_a_yes_is_to_the_bytes_that_were_read(youth, by):
    row = proposed(youth, by=by, heard=None)
    read = row.digest
    row = drafts.change(
        introduction=row, version=row.version, by=by, on=ON, words=Words("Pakt snel aan"), person=row.person
    )
    assert read != row.digest == cards.of_youth(row).digest
    me, heard = audit.youth(youth.pk), Heard(ConsentManner.LINK, name="whole", number=True)
    late = {"introduction": row, "by": me, "on": ON, "heard": heard}
    assert refused(lambda: yeses.agree(version=row.version, digest=read, **late)).code == "stale"
    row.refresh_from_db()
    row = yeses.agree(version=row.version, digest=row.digest, **late)
    assert (row.state, row.yes_how, row.name_given, row.number_given) == (ST.AGREED, "link", "whole", True)


def test_another_card_asks_for_another_yes(youth, by):
    row = proposed(youth, by=by)
    row = drafts.change(
        introduction=row, version=row.version, by=by, on=ON, words=Words("Anders"), person=row.person
    )
    assert (row.state, row.yes_digest) == (ST.DRAFT, "")


@pytest.mark.parametrize("why", ["excluded", "barred", "closed", "agency"])
def test_what_the_youth_kept_away_reads_like_what_does_not_fit(youth, by, why):
    vacancy, person = place()
    if why == "excluded":
        Exclusion.objects.create(candidate=youth, organisation=vacancy.employer.organisation)
    elif why == "barred":
        person.user = make_jobhunter(youth.municipality)
        person.save()
        Bar.objects.create(candidate=youth, user=person.user)
    elif why == "closed":
        vacancy_states.close(vacancy=vacancy, version=vacancy.version, by=by)
    else:
        vacancy.employer.is_intermediary = True
        vacancy.employer.save()
    logged = Entry.objects.count()
    broken = refused(lambda: proposed(youth, by=by, at=(vacancy, person)))
    assert broken.code == "does_not_fit"
    assert (Introduction.objects.count(), Entry.objects.count()) == (0, logged)


def test_the_yes_of_before_does_not_reach_as_far_as_the_name(by):
    youth = willing(by)
    Consent.objects.filter(candidate=youth).update(wording="share_2")
    assert refused(lambda: proposed(youth, by=by)).code == "share_first"


def test_under_sixteen_a_parent_is_heard_first(by):
    youth = make_candidate(by, on=date(2026, 2, 2), birth_date=date(2011, 1, 1))
    assert refused(lambda: proposed(youth, by=by)).code == "parent_first"


def test_only_who_hears_the_youth_writes_down_a_yes(youth, by):
    lead = make_coordinator(youth.municipality)
    assert refused(lambda: proposed(youth, by=lead)).code == "forbidden"
    assert proposed(youth, by=lead, heard=None).state == ST.DRAFT
    assert refused(lambda: proposed(youth, by=make_jobhunter())).code == "forbidden"


def test_three_run_at_one_place(by):
    at = place()
    for _each in range(3):
        said(proposed(willing(by), by=by, at=at), "sent", by=by)
    row = proposed(willing(by), by=by, at=at)
    assert refused(lambda: said(row, "sent", by=by)).code == "full"


def test_a_stop_works_in_the_same_second(youth, by):
    row = said(proposed(youth, by=by), "sent", by=by)
    open_now = Introduction.objects.standing(on=ON).running()
    assert open_now.get() == row
    row = yeses.withdraw(introduction=row, version=row.version, by=audit.youth(youth.pk), on=ON)
    assert not Introduction.objects.standing(on=ON).running().exists()
    assert (row.state, row.yes_digest, row.name_given) == (ST.WITHDRAWN, "", "")
    assert errand_at(row).due == TOMORROW  # the employer hears the neutral line


@pytest.mark.parametrize("why", ["consent", "paused", "ended", "excluded", "vacancy", "barred", "parent"])
def test_what_no_longer_stands_is_not_open_to_the_employer_and_ends_a_moment_later(youth, by, why):
    row = said(proposed(youth, by=by), "invited", by=by)
    if why == "consent":
        consents.withdraw(candidate=youth, purpose=Purpose.SHARE_WITH_EMPLOYERS, manner="phone", by=by, on=ON)
    elif why == "paused":
        states.pause(candidate=youth, version=youth.version, until=date(2026, 4, 1), by=by, on=ON)
    elif why == "ended":
        states.end(candidate=youth, version=youth.version, ending="own_wish", by=by, on=ON)
    elif why == "excluded":
        Exclusion.objects.create(candidate=youth, organisation=row.vacancy.employer.organisation)
    elif why == "barred":
        row.person.user = make_jobhunter(youth.municipality)
        row.person.save()
        Bar.objects.create(candidate=youth, user=row.person.user)
    elif why == "parent":
        person = {"first_name": "Amira", "phone": "0612345678", "birth_date": date(2011, 1, 1)}
        files.change_person(candidate=youth, version=youth.version, by=by, on=ON, **person)
    else:
        vacancy_states.fill(vacancy=row.vacancy, version=row.vacancy.version, by=by)
    assert not Introduction.objects.running().standing(on=ON).exists()
    settling.settle(on=ON)
    row.refresh_from_db()
    assert row.state == (ST.FILLED if why == "vacancy" else ST.WITHDRAWN)
    assert settling.settle(on=ON) == 0
    kinds = {event.party for event in row.events.order_by("-pk")[:1]}
    assert kinds == {"program"}


def test_work_closes_the_other_proposals(youth, by):
    other = said(proposed(youth, by=by), "sent", by=by)
    row = proposed(youth, by=by)
    work = Details(kind="job", starts_on=TOMORROW, pay_cents=1600)
    said(row, "hired", by=by, details=work)
    other.refresh_from_db()
    assert (other.state, other.step_due) == (ST.ELSEWHERE, None)
    assert errand_at(other) is not None


@pytest.mark.parametrize(("days", "came"), [(0, "off"), (1, "off"), (2, "held")])
def test_at_an_end_what_was_before_went_on_and_the_rest_is_off(youth, by, days, came):
    row = said(proposed(youth, by=by), "named", by=by)
    yeses.withdraw(introduction=row, version=row.version, by=by, on=ON + timedelta(days=days))
    assert row.meetings.get().came == came


def test_a_no_is_told_by_a_person_and_may_begin_again(youth, by):
    row = said(proposed(youth, by=by), "declined", by=by, why_not="hours")
    assert (row.why_not, step_of(youth).due) == ("hours", date(2026, 3, 2))
    row = endings.told(introduction=row, version=row.version, whom="youth", by=by, on=ON)
    assert step_of(youth) is None
    row = endings.reopen(introduction=row, version=row.version, by=by, on=date(2026, 3, 20))
    assert (row.state, row.why_not) == (ST.SENT, "")
    row = said(row, "declined", by=by, on=date(2026, 3, 20))
    assert (
        refused(
            lambda: endings.reopen(introduction=row, version=row.version, by=by, on=date(2026, 4, 21))
        ).code
        == "state"
    )


@pytest.mark.parametrize("asked", [True, False])
def test_what_ended_goes_on_by_an_act_of_its_own_alone(youth, by, asked):
    row = proposed(youth, by=by, heard=None if asked else WITH_NAME)
    if not asked:
        row = said(row, "declined", by=by)
    else:
        row = yeses.withdraw(introduction=row, version=row.version, by=by, on=ON)
    assert refused(lambda: said(row, "sent", by=by)).code == "state"
    row.refresh_from_db()
    assert row.state == (ST.WITHDRAWN if asked else ST.DECLINED)


def test_what_the_employer_never_heard_of_does_not_go_on(youth, by):
    row = proposed(youth, by=by)
    vacancy_states.move(vacancy=row.vacancy, version=row.vacancy.version, to="filled", by=by, on=ON)
    settling.settle(on=ON)
    row.refresh_from_db()
    assert (row.state, row.was_known) == (ST.FILLED, False)
    assert endings.why_not_again(row, on=ON) is not None
    again = {"introduction": row, "version": row.version, "by": by, "on": ON}
    assert refused(lambda: endings.reopen(**again)).code == "state"


def test_who_is_there_now_says_it_when_who_had_it_left(youth, by):
    row = said(proposed(youth, by=by), "sent", by=by)
    persons.leave(post=row.person.posts.get(), version=1, by=by, on=ON)
    new = somebody_at(row.vacancy, name="Bram Vos")
    assert refused(lambda: said(row, "invited", by=by)).code == "person"
    row.refresh_from_db()
    row = said(row, "invited", by=by, person=new)
    assert (row.state, row.person) == (ST.INVITED, new)
    persons.leave(post=new.posts.get(), version=1, by=by, on=ON)
    last = somebody_at(row.vacancy, name="Elif Kaya")
    given = {"introduction": row, "by": by, "on": ON}
    row = sends.to_somebody_else(version=row.version, person=last, **given)
    assert (row.state, row.person) == (ST.INVITED, last)
    other = somebody_at(row.vacancy, name="Ria Bos")
    assert refused(lambda: sends.to_somebody_else(version=row.version, person=other, **given)).code == "state"


def test_this_is_not_right_is_talked_about_today(youth, by):
    row = said(proposed(youth, by=by), "sent", by=by, together=True)
    assert step_of(youth) is None
    yeses.doubt(introduction=row, by=audit.youth(youth.pk), on=ON)
    assert step_of(youth).due == ON


def test_one_step_a_youth_and_one_errand_an_employer(youth, by):
    vacancy, person = place()
    other = place(employer=vacancy.employer)[0]
    first = said(proposed(youth, by=by, at=(vacancy, person)), "invited", by=by)
    said(proposed(youth, by=by, at=(other, person)), "sent", by=by)
    said(proposed(youth, by=by), "question", by=by)
    assert Step.objects.open().filter(mark=step_marks.PROPOSALS).count() == 1
    assert Errand.objects.open().filter(target=first.employer_id).count() == 1


def test_the_errands_go_along_with_the_file(youth, by):
    row = said(proposed(youth, by=by), "sent", by=by)
    to = make_jobhunter(youth.municipality)
    lead = make_coordinator(youth.municipality)
    youth.refresh_from_db()
    assignments.give(candidate=youth, version=youth.version, desk=desk_of(to), by=lead, on=ON)
    settling.settle(on=ON)
    assert errand_at(row).desk == desk_of(to)
    assert Errand.objects.open().filter(target=row.employer_id).count() == 1


def test_four_youths_walk_along_on_a_promise_and_the_employer_hears_a_number(by):
    vacancy, person = place()
    promise = promises.make(
        employer=vacancy.employer, sentence="Twee dagen", due=date(2026, 3, 20), by=by, on=ON, person=person
    )
    day = Appointment(on=date(2026, 3, 10), kind="along", hour=time(8))
    for name in ("", "called", "whole", ""):
        youth = willing(by)
        meetings.walk_along(
            candidate=youth, appointment=day, promise=promise, heard=Heard("phone", name=name), by=by, on=ON
        )
        assert step_of(youth).due == date(2026, 3, 9)
    assert meetings.expected(promise, on=day.on) == 4
    alone = Meeting.objects.first()
    meetings.came(meeting=alone, version=alone.version, came="held", by=by, on=day.on)
    assert step_of(alone.candidate) is None


def test_another_hour_or_name_under_the_same_key_is_refused_and_not_lost(by, youth):
    _vacancy, person = place()
    promise = promises.make(
        employer=person.posts.get().employer, sentence="Twee dagen", due=date(2026, 3, 20), by=by, on=ON
    )
    day, key = Appointment(on=date(2026, 3, 10), kind="along"), uuid4()

    def walk(*, on=ON, hour=None, name=""):
        given = {"candidate": youth, "promise": promise, "by": by, "key": key}
        told = {"appointment": replace(day, hour=hour), "heard": Heard("phone", name=name)}
        return meetings.walk_along(**given, **told, on=on)

    assert walk() == walk(on=TOMORROW)
    for other in ({"hour": time(8)}, {"name": "called"}):
        with pytest.raises(RuleBroken) as broken:
            walk(**other)
        assert broken.value.code == "exists"


def test_an_erasure_takes_everything_and_leaves_a_line_for_the_employer(youth, by):
    row = said(proposed(youth, by=by, line="Pakt snel aan"), "named", by=by)
    yeses.withdraw(introduction=row, version=row.version, by=audit.youth(youth.pk), on=ON)
    states.end(
        candidate=youth, version=type(youth).objects.get(pk=youth.pk).version, ending="own_wish", by=by, on=ON
    )
    erasure.again(person=youth.pk, on=ON)
    left = (Introduction, IntroductionEvent, Meeting)
    assert not any(model.objects.exists() for model in left)
    errand = Errand.objects.open().get(target=row.employer_id)
    assert (errand.mark, errand.due) == ("", TOMORROW)


@pytest.mark.parametrize("name", ["called", ""])
def test_an_erasure_says_how_many_walk_along_now_and_asks_to_delete_the_name(by, name):
    vacancy, person = place()
    given = {"sentence": "Twee dagen", "due": date(2026, 3, 20), "by": by, "on": ON, "person": person}
    promise = promises.make(employer=vacancy.employer, **given)
    day = Appointment(on=date(2026, 3, 10), kind="along")
    one, other = willing(by), willing(by)
    for youth, said_name in ((one, name), (other, "called")):
        heard = Heard("phone", name=said_name)
        meetings.walk_along(candidate=youth, appointment=day, promise=promise, heard=heard, by=by, on=ON)
    erasure.again(person=one.pk, on=ON)
    assert [row.candidate for row in Meeting.objects.all()] == [other]
    titles = {row.mark: row.title for row in Errand.objects.open().filter(target=vacancy.employer_id)}
    assert titles.get(f"walk:{promise.pk}:{day.on}", "").endswith(": 1")
    assert ("" in titles) == bool(name)


@pytest.mark.parametrize("to", ["invited", "question", "silent"])
def test_an_erasure_asks_to_delete_also_where_nobody_was_to_call(youth, by, to):
    row = said(proposed(youth, by=by), "sent" if to == "silent" else to, by=by)
    if to == "silent":
        row = endings.give_up(introduction=row, version=row.version, by=by, on=ON)
    assert row.call_due is None
    erasure.again(person=youth.pk, on=ON)
    marks = Errand.objects.open().filter(target=row.employer_id).values_list("mark", flat=True)
    assert [*marks] == [""]


def test_an_erasure_asks_who_has_it_and_not_whose_vacancy_it_became(youth, by):
    row = said(proposed(youth, by=by), "sent", by=by)
    row = endings.give_up(introduction=row, version=row.version, by=by, on=ON)
    former, later = row.employer_id, make_employer().pk
    type(row.vacancy).objects.filter(pk=row.vacancy_id).update(employer=later)
    erasure.again(person=youth.pk, on=ON)
    assert [*Errand.objects.open().filter(mark="").values_list("target", flat=True)] == [former]


def test_what_is_written_opens_for_who_may_only_and_is_in_the_log(youth, by):
    row = proposed(youth, by=by, line="Pakt snel aan")
    assert cards.read(introduction=row, candidate=youth, by=by, on=ON).line == "Pakt snel aan"
    assert (
        Entry.objects.filter(event="sealed.opened", person=youth.pk, target="matching.Introduction").count()
        == 1
    )
    assert (
        cards.read(introduction=row, candidate=youth, by=make_coordinator(youth.municipality), on=ON) is None
    )


def test_the_step_is_done_at_the_proposal_and_nowhere_else(youth, by):
    said(proposed(youth, by=by), "invited", by=by)
    step = step_of(youth)
    assert refused(lambda: steps.close(step=step, version=step.version, by=by, on=ON)).code == "step_proposal"


def test_somebody_else_at_the_employer_is_refused_who_does_not_work_there(youth, by):
    vacancy, _person = place()
    stranger = somebody_at(place()[0])
    assert refused(lambda: proposed(youth, by=by, at=(vacancy, stranger))).code == "person"


@pytest.mark.parametrize("goes", ["left", "forgotten"])
def test_when_who_had_the_proposal_is_no_more_there_somebody_calls_today(youth, by, goes):
    row = said(proposed(youth, by=by), "sent", by=by)
    noon = timezone.make_aware(datetime.combine(TOMORROW, time(12)))
    assert errand_at(row).due > TOMORROW
    assert Introduction.objects.visible_to_employer(noon).exists()
    if goes == "left":
        post = row.person.posts.get()
        persons.leave(post=post, version=post.version, by=by, on=TOMORROW)
    else:
        persons.erase(person=row.person, by=by, on=TOMORROW)
    assert not Introduction.objects.visible_to_employer(noon).exists()
    assert settling.settle(on=TOMORROW) == 1
    assert errand_at(row).due == TOMORROW
    assert settling.settle(on=TOMORROW) == 0


def test_a_file_that_is_paused_is_not_proposed(youth, by):
    states.pause(candidate=youth, version=youth.version, until=date(2026, 4, 1), by=by, on=ON)
    youth.refresh_from_db()
    assert youth.state == State.PAUSED
    assert refused(lambda: proposed(youth, by=by)).code == "file_state"


@pytest.mark.parametrize(
    "broken",
    [
        {"yes_digest": "", "yes_on": None, "yes_how": ""},
        {"digest": "another card"},
        {"state": ST.NAMED, "name_given": "", "name_on": None, "name_how": ""},
        {"state": ST.DECLINED},
        {"state": ST.LATER},
        {"state": ST.HIRED},
        {"step_due": None, "call_due": None},
        {"name_given": "called", "name_on": None, "name_how": ""},
    ],
    ids=["no_yes", "other_card", "no_name", "no_reason", "no_month", "no_work", "nothing_to_do", "no_day"],
)
def test_the_database_refuses_a_proposal_that_breaks_a_promise(youth, by, broken):
    row = said(proposed(youth, by=by), "sent", by=by)
    with pytest.raises(IntegrityError), transaction.atomic():
        Introduction.objects.filter(pk=row.pk).update(**broken)


def test_the_database_refuses_a_second_open_proposal_for_a_vacancy(youth, by):
    row = proposed(youth, by=by)
    row.pk, row._state.adding = None, True
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_the_database_refuses_a_day_alone_without_the_yes_of_the_youth(youth, by):
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.create(candidate=youth, kind="along", on=ON, made_by=by)


def test_a_line_that_tells_more_than_what_someone_can_is_stopped(youth, by):
    told = Words("Zij is een vriendelijke jonge vrouw van 26 uit Kanaleneiland")
    vacancy, person = place()
    given = {"candidate": youth, "vacancy": vacancy, "person": person, "by": by, "on": ON}
    assert refused(lambda: drafts.write(words=told, **given)).code == "line"
    named = Words(own=f"Bel {youth.first_name} maar")
    assert refused(lambda: drafts.write(words=named, **given)).code == "own"


def test_in_the_month_that_was_named_it_goes_on_and_somebody_calls(youth, by):
    row = said(proposed(youth, by=by), "later", by=by, later_on=date(2026, 5, 1))
    nights.run(on=date(2026, 4, 30))
    row.refresh_from_db()
    assert row.state == ST.LATER
    nights.run(on=date(2026, 5, 1))
    row.refresh_from_db()
    assert (row.state, errand_at(row).due) == (ST.SENT, date(2026, 5, 1))
