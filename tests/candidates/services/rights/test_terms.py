"""What may not be kept any longer: said a month before, taken at the end, never unseen."""

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.utils import timezone

from candidates.enums import Ending, StepKind
from candidates.models import Candidate, Experience, FreshLinkAsk, Step
from candidates.rules import step_marks
from candidates.selectors.rights import terms as terms_selectors
from candidates.services.files import after_end, files, states, steps
from candidates.services.rights import terms
from jobmatch.sealing import services as sealing
from matching.services.rights import erasure
from notifications.enums import Kind
from notifications.models import Message
from notifications.services import outbox
from tests.candidates.rights_situations import ask, make_officer
from tests.factories import make_candidate, make_coordinator

pytestmark = pytest.mark.django_db
OPENED = date(2024, 1, 15)
TERM = relativedelta(months=24)
OVER = OPENED + TERM


@pytest.fixture
def youth() -> Candidate:
    return make_candidate(on=OPENED)


@pytest.fixture
def ended(youth: Candidate) -> Candidate:
    by = youth.desk.user
    return states.end(
        candidate=youth, version=youth.version, ending=Ending.MOVED, by=by, on=OPENED + timedelta(days=90)
    )


def keep_experience(youth: Candidate, *, until: date) -> Experience:
    sealed = sealing.seal(person=youth.pk, field="candidates.Experience.sealed:x", text="{}")
    return Experience.objects.create(candidate=youth, sealed=sealed, kept_until=until)


# files


def test_an_ended_file_is_listed_for_a_month_and_then_erased_by_the_night(ended: Candidate) -> None:
    coordinator = make_coordinator(ended.municipality)
    assert terms_selectors.going(coordinator, on=OVER - timedelta(days=31)).ended == []
    assert terms_selectors.going(coordinator, on=OVER - timedelta(days=30)).ended == [
        terms_selectors.Going(ended, OVER)
    ]
    assert erasure.at_the_end_of_terms(on=OVER - timedelta(days=1)) == 0
    assert erasure.at_the_end_of_terms(on=OVER) == 1
    assert erasure.at_the_end_of_terms(on=OVER) == 0
    ended.refresh_from_db()
    assert (ended.first_name, ended.ending, ended.erased_on) == ("", Ending.MOVED, OVER)


def test_a_file_that_ended_yesterday_stays_a_month_however_long_ago_the_news_was(youth: Candidate) -> None:
    late = OVER + timedelta(days=200)
    by = youth.desk.user
    states.end(candidate=youth, version=youth.version, ending=Ending.OWN_WISH, by=by, on=late)
    assert erasure.at_the_end_of_terms(on=late + timedelta(days=29)) == 0
    assert erasure.at_the_end_of_terms(on=late + timedelta(days=30)) == 1


def test_the_term_runs_from_the_last_news(ended: Candidate) -> None:
    ended.last_news_on = OPENED + timedelta(days=60)
    ended.save(update_fields=["last_news_on"])
    assert erasure.at_the_end_of_terms(on=OVER) == 0
    assert erasure.at_the_end_of_terms(on=OPENED + timedelta(days=60) + TERM) == 1


def test_a_file_in_sight_is_never_taken_but_gets_one_step_a_year(youth: Candidate) -> None:
    before = OVER - timedelta(days=30)
    assert terms.say_files(on=before - timedelta(days=1)) == 0
    assert terms.say_files(on=before) == 1
    assert terms.say_files(on=before) == 0
    step = youth.steps.open().get(mark=step_marks.FILE_TERM)
    assert (step.kind, step.owner) == (StepKind.TERM, youth.desk)
    steps.close(step=step, version=step.version, by=youth.desk.user, on=before)
    assert terms.say_files(on=before + timedelta(days=300)) == 0
    assert terms.say_files(on=before + timedelta(days=366)) == 1
    assert erasure.at_the_end_of_terms(on=OVER + timedelta(days=1000)) == 0


def test_what_is_asked_and_not_answered_holds_a_file_back(ended: Candidate) -> None:
    ask(ended, on=OVER)
    assert erasure.at_the_end_of_terms(on=OVER) == 0


def test_a_step_that_is_still_open_holds_an_ended_file_back(ended: Candidate) -> None:
    by = ended.desk.user
    step = Step.objects.create(candidate=ended, kind=StepKind.CALL, due=OVER, owner=ended.desk)
    assert erasure.at_the_end_of_terms(on=OVER) == 0
    assert Candidate.objects.get(pk=ended.pk).first_name
    steps.close(step=step, version=step.version, by=by, on=OVER)
    assert erasure.at_the_end_of_terms(on=OVER) == 1


def test_what_the_youth_said_and_nobody_looked_at_holds_an_ended_file_back(ended: Candidate) -> None:
    Candidate.objects.filter(pk=ended.pk).update(said_on=OVER)
    assert erasure.at_the_end_of_terms(on=OVER) == 0
    ended.refresh_from_db()
    after_end.seen(candidate=ended, version=ended.version, by=ended.desk.user)
    assert erasure.at_the_end_of_terms(on=OVER) == 1


def test_the_night_reads_again_before_it_erases(ended: Candidate) -> None:
    by = ended.desk.user
    stale = Candidate.objects.get(pk=ended.pk)
    states.reopen(candidate=ended, version=ended.version, by=by, on=OVER)
    assert not erasure._at_the_end(stale, on=OVER)
    assert files.Candidate.objects.get(pk=ended.pk).first_name


# parts


def test_what_was_told_gets_a_step_a_month_before_and_goes_when_it_was_seen(youth: Candidate) -> None:
    today = timezone.localdate()
    keep_experience(youth, until=today + timedelta(days=30))
    assert terms.say_experiences(on=today - timedelta(days=1)) == 0
    assert terms.say_experiences(on=today) == 1
    assert terms.say_experiences(on=today) == 0
    past = today + timedelta(days=31)
    assert terms.take_experiences(on=past) == 0
    assert not terms._take(youth, on=past)  # also when the step came after the night looked for files
    step = youth.steps.open().get(mark=step_marks.VOICE_TERM)
    steps.close(step=step, version=step.version, by=youth.desk.user, on=today)
    assert terms.take_experiences(on=past - timedelta(days=1)) == 0
    assert terms.take_experiences(on=past) == 1
    assert not Experience.objects.exists()


def test_the_step_is_a_call_like_any_other(youth: Candidate) -> None:
    today = timezone.localdate()
    keep_experience(youth, until=today)
    terms.say_experiences(on=today)
    assert str(youth.steps.get(mark=step_marks.VOICE_TERM)) == str(StepKind.CALL.label)


def test_locked_parts_are_listed_for_the_privacy_officer_alone(youth: Candidate) -> None:
    today = timezone.localdate()
    keep_experience(youth, until=today)
    officer, coordinator = make_officer(youth), make_coordinator(youth.municipality)
    assert [part.candidate for part in terms_selectors.going(officer, on=today).parts] == [youth]
    assert terms_selectors.going(coordinator, on=today).parts == []


def test_names_are_for_who_sees_the_file(ended: Candidate) -> None:
    officer, coordinator = make_officer(ended), make_coordinator(ended.municipality)
    assert terms_selectors.going(coordinator, on=OVER).named == {ended.pk}
    assert terms_selectors.going(officer, on=OVER).named == frozenset()
    assert terms_selectors.going(make_coordinator(), on=OVER).ended == []


# what is over


def test_messages_that_were_dealt_with_long_ago_and_addresses_nobody_looked_up_go(
    settings, youth: Candidate
) -> None:
    old = timezone.now() - timedelta(days=settings.MESSAGE_DAYS + 2)  # summer time may have ended since
    for _turn in range(2):
        outbox.put_for_user(user=youth.desk.user, kind=Kind.LATE)
    waiting, done = Message.objects.order_by("pk")
    Message.objects.update(made_at=old)
    Message.objects.filter(pk=done.pk).update(state="failed")
    FreshLinkAsk.objects.create(address="0612345678", made_at=old)
    FreshLinkAsk.objects.create(address="0612345678", made_at=timezone.now())
    terms.sweep(on=timezone.localdate())
    assert list(Message.objects.all()) == [waiting]
    assert FreshLinkAsk.objects.count() == 1
