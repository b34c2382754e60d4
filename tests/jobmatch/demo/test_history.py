"""The lived year of the demo: each situation that a page tells of is there, and nobody is lost in it."""

from collections import Counter
from datetime import date, timedelta

import pytest

from candidates import lost
from candidates.enums import Doer, Ending, Outcome, Purpose, State, StepKind
from candidates.models import Agreement, Candidate, Consent, Contact, Origin, Step
from candidates.rules import step_marks
from candidates.selectors.consents.consents import is_live
from candidates.services.casework import contacts
from jobmatch import workdays
from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import Absence, User
from jobmatch.audit.verifying import verify
from jobmatch.demo.people import STORY_DESK, STORY_ID
from jobmatch.demo.reading import id_of


@pytest.fixture
def asha(demo: date) -> User:
    return User.objects.get(email=STORY_DESK)


def test_nobody_is_lost_in_it_and_the_access_log_is_whole(demo: date) -> None:
    assert lost.find(on=demo) == []
    assert verify().problems == ()
    assert Step.objects.primary().count() == Candidate.objects.exclude(state=State.ENDED).count()


def test_most_were_spoken_with_and_a_few_are_new(demo: date) -> None:
    talked = Candidate.objects.exclude(first_talk_on=None).count()
    assert talked > 40
    assert 5 < Candidate.objects.filter(first_talk_on=None).count() < 20


def test_contacts_fill_months_reached_and_not(demo: date) -> None:
    reached = Counter(Contact.objects.order_by().values_list("reached", flat=True))
    assert reached[True] > 200
    assert reached[False] > 40
    assert not Contact.objects.filter(on__gt=demo).exists()
    assert Contact.objects.filter(on__lt=demo - timedelta(days=300)).exists()


def test_how_sure_someone_feels_goes_up_and_down(demo: date) -> None:
    rows = Contact.objects.exclude(confidence=None).order_by("candidate", "on")
    told = list(rows.values_list("candidate", "confidence"))
    changes = {
        second[1] - first[1] for first, second in zip(told, told[1:], strict=False) if first[0] == second[0]
    }
    assert {-1, 0, 1} <= changes


def test_lines_are_sealed_and_open_for_the_own_jobhunter(demo: date, asha: User) -> None:
    youth = Candidate.objects.get(pk=STORY_ID)
    lines = contacts.read_lines(candidate=youth, contacts=list(youth.contacts.all()), by=asha, on=demo)
    assert len(lines) == 6
    assert any("droom" in line for line in lines.values())


def test_last_news_is_the_newest_of_what_was_heard(demo: date) -> None:
    for youth in Candidate.objects.exclude(first_talk_on=None).prefetch_related("contacts"):
        heard = [each.on for each in youth.contacts.all() if each.reached]
        assert youth.last_news_on is not None
        assert youth.last_news_on >= max(heard)
        assert youth.last_news_on <= demo


def test_of_some_nothing_was_heard_for_a_month(demo: date) -> None:
    quiet = Candidate.objects.filter(state=State.OPEN, last_news_on__lt=demo - timedelta(days=30))
    assert quiet.count() >= 2


@pytest.mark.parametrize("days", [2, 4, 12])
def test_a_step_is_so_many_working_days_late(demo: date, days: int) -> None:
    late = Step.objects.primary().overdue(on=demo)
    assert days in {workdays.between(step.due, demo) for step in late if step.due}


def test_of_what_is_long_overdue_a_second_person_has_a_step(demo: date) -> None:
    step = Step.objects.open().get(mark=step_marks.LOOK_AFTER)
    assert step.kind == StepKind.LOOK_AFTER
    assert step.owner != step.candidate.desk


def test_files_are_in_every_state(demo: date) -> None:
    states = Counter(Candidate.objects.order_by().values_list("state", flat=True))
    assert states.keys() == set(State.values)
    assert states[State.PLACED] >= 8
    endings = Candidate.objects.filter(state=State.ENDED).order_by("ending").values_list("ending", flat=True)
    assert list(endings) == [Ending.KEPT_WORK, Ending.MOVED, Ending.MOVED]


def test_one_rests_after_everything_was_tried_and_of_one_the_search_goes_on(demo: date) -> None:
    resting = Candidate.objects.get(pk=id_of("candidate", "28"), state=State.RESTING)
    assert contacts.tries_in_a_row(resting) == 3
    assert resting.steps.primary().get().kind == StepKind.YEARLY
    assert Step.objects.primary().filter(kind=StepKind.TRY_HOURS).exists()


def test_of_one_under_sixteen_only_contact_data_is_kept(demo: date) -> None:
    young = [youth for youth in Candidate.objects.all() if youth.is_contact_only(demo)]
    assert len(young) == 1
    assert not young[0].contacts.exists()
    assert not young[0].own_words


def test_agreements_are_kept_and_not_kept_on_both_sides_and_some_wait_for_a_yes(demo: date) -> None:
    found = set(Agreement.objects.order_by().values_list("doer", "outcome"))
    wanted = {Outcome.OPEN, Outcome.KEPT, Outcome.NOT_KEPT}
    assert {(doer, outcome) for doer in Doer for outcome in wanted} <= found
    assert Agreement.objects.open().filter(confirmed_on=None).exists()
    assert not Agreement.objects.filter(settled_on__gt=demo).exists()


@pytest.mark.parametrize("purpose", [Purpose.TELL_REFERRER, Purpose.STAND_IN])
def test_some_allow_it_and_one_took_it_back(demo: date, purpose: Purpose) -> None:
    asked = Candidate.objects.filter(consents__purpose=purpose).distinct()
    live = [youth for youth in asked if is_live(candidate=youth, purpose=purpose, on=demo)]
    assert len(live) == asked.count() - 1 >= 5
    assert Consent.objects.filter(purpose=purpose, given=False).count() == 1


def test_one_jobhunter_is_away_and_the_one_of_the_story_stands_in(demo: date, asha: User) -> None:
    absence = Absence.objects.running().get()
    assert absence.stand_in.user == asha
    assert absence.until is not None
    assert absence.until > demo
    theirs = Step.objects.open().filter(candidate__desk=absence.desk).exclude(mark=step_marks.LOOK_AFTER)
    assert set(theirs.values_list("owner__user", flat=True)) == {asha.pk}


def test_someone_does_not_want_a_jobhunter_at_the_file(demo: date) -> None:
    assert Candidate.objects.filter(bars__user__memberships__role=Role.JOBHUNTER).count() == 1


def test_the_story_starts_with_a_mosque_and_waits_for_work(demo: date) -> None:
    youth = Candidate.objects.get(pk=STORY_ID)
    assert Origin.objects.filter(candidate=youth).exists()
    assert not youth.placements.exists()
    assert youth.agreements.count() == 4
