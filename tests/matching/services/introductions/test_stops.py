"""Whatever stops a proposal, its rows read alike to who has no key; what must not go on does not."""

from datetime import date, datetime, timedelta
from unittest.mock import patch

import pytest

from candidates.enums import ConsentManner
from candidates.models import Bar, Candidate, Consent, Step
from candidates.rules import step_marks
from candidates.services.files import absences, profile, states
from employers.models import Employer
from employers.services import promises
from employers.services import states as vacancy_states
from jobmatch.accounts.enums import ErrandKind
from jobmatch.accounts.models import Errand
from jobmatch.accounts.services import errands
from jobmatch.audit import services as audit
from jobmatch.audit.models import Entry
from jobmatch.changes.models import Change
from jobmatch.errors import RuleBroken
from matching.enums import Came, IntroductionState
from matching.models import Introduction, IntroductionEvent, Meeting
from matching.services.introductions import (
    acts,
    cards,
    drafts,
    endings,
    following,
    making,
    meetings,
    moves,
    settling,
    yeses,
)
from matching.services.introductions.making import Words
from matching.services.introductions.meetings import Appointment
from matching.services.introductions.yeses import Heard
from notifications.rules.moments import CLOCK
from tests.factories import desk_of, make_coordinator, make_employer, make_jobhunter, make_pool
from tests.matching.introductions import ON, TOMORROW, WITH_NAME, place, proposed, said, willing

pytestmark = pytest.mark.django_db
SAYS = {"no": "declined", "later": "later"}
AFTER = {**SAYS, "filled": "filled", "agency": "filled", "yes_is_over": "withdrawn"}
WEDNESDAY, THURSDAY = date(2026, 3, 4), date(2026, 3, 5)
ROWS = {
    Introduction: ("state", "state_since", "yes_digest", "name_given", "was_known", "step_due", "call_due"),
    IntroductionEvent: ("what", "state", "party", "channel", "person__name", "by"),
    Step: ("kind", "mark", "due", "state", "done_on", "done_by"),
    Errand: ("kind", "due", "done_on", "done_by", "title"),
    Candidate: ("state", "last_news_on", "said_on", "version"),
    Meeting: ("on", "came", "version"),
    Change: ("kind",),
    Entry: ("event", "actor_kind", "target"),
}


def leave_out(youth, employer, by):
    profile.leave_out(candidate=youth, employer=employer, by=by, on=ON)
    settling.settle(on=ON)


def plain_rows_after(stop, *states):
    """What a proposal that came to these states adds to the plain rows, when it is stopped so."""
    by = make_jobhunter()
    youth = willing(by)
    row = proposed(youth, by=by)
    for state in states:
        row = said(row, state, by=by)
    before = {model: set(model.objects.values_list("pk", flat=True)) for model in ROWS}
    stop(row, by)
    row.refresh_from_db()
    assert row.state == IntroductionState.WITHDRAWN
    mine = {
        Introduction: {"pk": row.pk},
        Candidate: {"pk": youth.pk},
        Step: {"candidate": youth},
        Errand: {"target": row.employer_id},
        Meeting: {"introduction": row},
    }
    found = []
    for model, names in ROWS.items():
        if model in mine:
            rows = model.objects.filter(**mine[model])
        else:
            rows = model.objects.exclude(pk__in=before[model])
        told = (["whose" if one == by.pk else one for one in each] for each in rows.values_list(*names))
        found.append(sorted(told, key=str))
    return found


@pytest.mark.parametrize("days", [-1, 0, 1])
@pytest.mark.parametrize("states", [(), ("sent",), ("named",)])
def test_a_stop_by_the_list_of_employers_reads_like_one_that_was_told(states, days):
    """Whether they met yesterday, meet today or tomorrow."""

    def after(stop):
        def on_the_day(row, by):
            row.meetings.update(on=ON + timedelta(days=days))
            stop(row, by)

        return plain_rows_after(on_the_day, *states)

    told = after(lambda row, by: yeses.withdraw(introduction=row, version=row.version, by=by, on=ON))
    assert after(lambda row, by: leave_out(row.candidate, row.employer_id, by)) == told


@pytest.mark.parametrize("how", ["no", "later", "filled", "yes_is_over", "agency"])
def test_who_was_to_come_hears_today_that_the_meeting_is_off(by, how):
    """A step of today also beside a message: who misses that stands there tomorrow."""
    row = said(proposed(willing(by), by=by), "named", by=by)
    with patch.object(moves, "tell_youth", return_value=True):
        if how in SAYS:
            said(row, SAYS[how], by=by)
        elif how == "filled":
            vacancy_states.fill(vacancy=row.vacancy, version=row.vacancy.version, by=by)
        elif how == "agency":
            Employer.objects.filter(pk=row.employer_id).update(is_intermediary=True)
        else:
            Consent.objects.filter(candidate=row.candidate).update(expires_on=ON - timedelta(days=1))
        settling.settle(on=ON)
    row.refresh_from_db()
    assert row.state == AFTER[how]
    assert (row.step_due, row.meetings.get().came) == (ON, Came.CALLED_OFF)
    assert Step.objects.open().get(candidate=row.candidate, mark=step_marks.PROPOSALS).due == ON


def test_who_gets_no_message_hears_today_that_the_place_is_taken(by):
    row = said(proposed(willing(by), by=by), "sent", by=by)
    vacancy_states.fill(vacancy=row.vacancy, version=row.vacancy.version, by=by)
    settling.settle(on=ON)
    row.refresh_from_db()
    assert (row.state, row.step_due) == (IntroductionState.FILLED, ON)
    assert Step.objects.open().get(candidate=row.candidate, mark=step_marks.PROPOSALS).due == ON


def walks(youth, promise, by):
    return meetings.walk_along(
        candidate=youth,
        appointment=Appointment(on=TOMORROW, kind="along"),
        promise=promise,
        heard=WITH_NAME,
        by=by,
        on=ON,
    )


def called_off_after(stop):
    by = make_jobhunter()
    youth, employer = willing(by), make_employer()
    promise = promises.make(employer=employer, sentence="Twee dagen", due=date(2026, 3, 20), by=by, on=ON)
    row = walks(youth, promise, by)
    seen = Entry.objects.count()
    stop(row, by)
    row.refresh_from_db()
    steps = Step.objects.filter(candidate=youth).order_by("kind", "due")
    entries = Entry.objects.order_by("pk")[seen:].values_list("event", "actor_kind")
    errands = Errand.objects.filter(target=employer.pk, mark__startswith="walk:").order_by("pk")
    return promise, (
        row.came,
        [*steps.values_list("kind", "state", "done_by")],
        [*errands.values_list("kind", "title", "due", "done_on", "version")],
        [*entries],
    )


def test_a_day_at_an_employer_that_stays_out_is_called_off_and_reads_like_any_other():
    def by_hand(row, by):
        meetings.came(meeting=row, version=row.version, came=Came.CALLED_OFF, by=by, on=ON)

    def by_the_youth(row, by):
        meetings.stop(meeting=row, version=row.version, by=audit.youth(row.candidate_id), on=ON)

    promise, left_out = called_off_after(
        lambda row, by: leave_out(row.candidate, row.promise.employer_id, by)
    )
    assert left_out[0] == Came.CALLED_OFF
    assert meetings.expected(promise, on=TOMORROW) == 0
    assert called_off_after(by_hand)[1] == left_out
    assert called_off_after(by_the_youth)[1] == left_out


def test_who_walks_along_for_days_is_still_expected_on_the_second_and_called_off_then(by):
    """By the youth, or because the yes, the file or the list of employers no longer lets it go on."""
    promise = promises.make(
        employer=make_employer(), sentence="Drie dagen", due=date(2026, 3, 20), by=by, on=ON
    )
    days = Appointment(on=TOMORROW, until=THURSDAY, kind="along")
    rows = [
        meetings.walk_along(
            candidate=willing(by), appointment=days, promise=promise, heard=WITH_NAME, by=by, on=ON
        )
        for _ in range(3)
    ]
    assert [meetings.expected(promise, on=day) for day in (ON, WEDNESDAY, THURSDAY)] == [0, 3, 3]
    youth = audit.youth(rows[0].candidate_id)
    meetings.stop(meeting=rows[0], version=rows[0].version, by=youth, on=WEDNESDAY)
    errand = Errand.objects.open().at(promise.employer_id).get(mark__startswith="walk:")
    assert (errand.title, errand.due) == ("zeg hoeveel er komen op 4 maart: 2", WEDNESDAY)
    profile.leave_out(candidate=rows[1].candidate, employer=promise.employer_id, by=by, on=WEDNESDAY)
    settling.settle(on=WEDNESDAY)
    rows[1].refresh_from_db()
    errand.refresh_from_db()
    assert (rows[1].came, errand.title) == (Came.CALLED_OFF, "zeg hoeveel er komen op 4 maart: 1")


def test_who_heard_a_number_hears_the_new_one_by_one_errand_for_the_day(by):
    employer = make_employer()
    promise = promises.make(employer=employer, sentence="Twee dagen", due=date(2026, 3, 20), by=by, on=ON)
    rows = [walks(willing(by), promise, by) for _ in range(4)]
    for row in rows[:2]:
        meetings.came(meeting=row, version=row.version, came=Came.CALLED_OFF, by=by, on=ON)
    errand = Errand.objects.open().at(employer.pk).get(kind=ErrandKind.CALL)
    assert errand.title == "zeg hoeveel er komen op 3 maart: 2"
    assert (errand.desk, errand.due) == (desk_of(by), ON)
    errands.finish(errand=errand, version=errand.version, by=by, on=ON)
    meetings.came(meeting=rows[2], version=rows[2].version, came=Came.CALLED_OFF, by=by, on=ON)
    assert Errand.objects.open().at(employer.pk).get(kind=ErrandKind.CALL).title.endswith(": 1")
    walks(willing(by), promise, by)
    assert Errand.objects.open().at(employer.pk).get(kind=ErrandKind.CALL).title.endswith(": 2")


def test_a_day_that_is_over_or_belongs_to_a_proposal_is_not_stopped_here(by):
    promise = promises.make(
        employer=make_employer(), sentence="Twee dagen", due=date(2026, 3, 20), by=by, on=ON
    )
    youth = willing(by)
    alone = walks(youth, promise, by)
    meant = said(proposed(willing(by), by=by), "named", by=by).meetings.get()
    for row, on in ((alone, date(2026, 3, 4)), (meant, ON)):
        with pytest.raises(RuleBroken) as broken:
            meetings.stop(meeting=row, version=row.version, by=audit.youth(row.candidate_id), on=on)
        assert broken.value.code == "state"
        row.refresh_from_db()


def test_in_the_same_second_the_employer_expects_nobody_who_stopped():
    promise, _rows = called_off_after(
        lambda row, by: profile.leave_out(
            candidate=row.candidate, employer=row.promise.employer_id, by=by, on=ON
        )
    )
    assert meetings.expected(promise, on=TOMORROW) == 0


def test_a_card_that_tells_all_does_not_go_without_the_name(by):
    row = proposed(willing(by), by=by, heard=WITH_NAME)
    words = Words(line="Pakt snel aan")
    row = drafts.change(introduction=row, version=row.version, by=by, on=ON, words=words, person=row.person)
    with patch.object(making, "card_for", wraps=making.card_for) as card_for:
        row = acts.hear(
            introduction=row,
            version=row.version,
            digest=row.digest,
            heard=Heard(ConsentManner.PHONE, name=""),
            by=by,
            on=ON,
        )
    assert row.name_given == ""
    assert card_for.call_args.kwargs["with_name"] is False


def test_a_line_that_tells_too_much_by_now_does_not_stand_in_the_way_of_a_no_to_the_name(by):
    youth = willing(by, first_name="Noor")
    row = proposed(youth, by=by, heard=WITH_NAME, line="Zoraya pakt snel aan.")
    Candidate.objects.filter(pk=youth.pk).update(first_name="Zoraya")
    heard = {"digest": row.digest, "heard": Heard(ConsentManner.LINK, name="")}
    row = acts.hear(introduction=row, version=row.version, by=audit.youth(youth.pk), on=ON, **heard)
    assert (row.name_given, row.state, cards.of_youth(row).line) == ("", IntroductionState.ASKED, "")


def stop_or_take_the_name_back(row, stop, by, on):
    given = {"introduction": row, "version": row.version, "on": on}
    if stop == "staff":
        return acts.do(what="stop", by=by, **given)
    given["by"] = audit.youth(row.candidate_id)
    if stop == "name":
        return yeses.choose_name(heard=Heard(ConsentManner.LINK, name=""), **given)
    return yeses.withdraw(**given)


@pytest.mark.parametrize("stop", ["youth", "staff", "name"])
def test_what_is_silent_is_stopped_as_long_as_a_late_answer_counts(by, stop):
    row = said(proposed(willing(by), by=by), "sent", by=by)
    row = endings.give_up(introduction=row, version=row.version, by=by, on=ON)
    late = datetime(2026, 4, 1, 9, tzinfo=CLOCK)
    assert Introduction.objects.visible_to_employer(late).exists()
    with pytest.raises(RuleBroken) as broken:
        stop_or_take_the_name_back(row, stop, by, date(2026, 4, 2))
    assert broken.value.code == "state"
    row.refresh_from_db()
    row = stop_or_take_the_name_back(row, stop, by, late.date())
    assert row.name_given == ""
    assert row.state == ("silent" if stop == "name" else "withdrawn")
    assert Introduction.objects.visible_to_employer(late).exists() is (stop == "name")
    assert (row.call_due is None) is (stop == "name")


def test_the_name_is_not_taken_off_in_passing(by):
    row = proposed(willing(by), by=by, heard=WITH_NAME)
    with pytest.raises(RuleBroken) as broken:
        said(row, "sent", by=by, heard=Heard(ConsentManner.PHONE, name=""))
    assert broken.value.code == "name"


def test_the_errand_lies_at_the_shared_desk_where_who_stands_in_does_not_see_the_file(by):
    boss, other = make_coordinator(desk_of(by).municipality), make_jobhunter(desk_of(by).municipality)
    pool = make_pool(desk_of(by).municipality)
    at = place()
    kept, _seen, ended = (said(proposed(willing(by), by=by, at=at), "sent", by=by) for _ in range(3))
    Bar.objects.create(candidate=kept.candidate, user=other)
    Introduction.objects.filter(pk=kept.pk).update(call_due=TOMORROW)
    following.bring(kept.candidate, [kept.employer_id], by=by, on=ON)

    def lie():
        settling.settle(on=ON)
        assert settling.settle(on=ON) == 0
        rows = Errand.objects.open().filter(target=kept.employer_id, mark__startswith="proposals:")
        return {row.owner: row.due for row in rows}

    later = date(2026, 3, 5)  # when who heard of it is called again
    assert lie() == {desk_of(by): TOMORROW}
    absence = absences.begin(desk=desk_of(by), stand_in=desk_of(other), until=None, by=boss, on=ON)
    assert lie() == {desk_of(other): later, pool: TOMORROW}
    Introduction.objects.filter(pk=kept.pk).update(call_due=date(2026, 3, 9))
    youth = Candidate.objects.get(pk=ended.candidate_id)
    states.end(candidate=youth, version=youth.version, ending="own_wish", by=other, on=ON)
    assert lie() == {desk_of(other): later, pool: TOMORROW}
    absences.finish(absence=absence, by=boss, on=ON)
    assert lie() == {desk_of(by): TOMORROW}


def test_nobody_of_another_employer_says_no(by):
    row = said(proposed(willing(by), by=by), "sent", by=by)
    with pytest.raises(RuleBroken) as broken:
        said(row, "declined", by=by, person=place()[1])
    assert broken.value.code == "person"
