"""What a youth went through: sealed, under a live yes, for who hears them; and no trace of it elsewhere."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from candidates.enums import ConsentManner, Feeling, Ground, Purpose, Road, Stage, StepKind
from candidates.models import Bar, Counted, Exclusion, Experience, QuietConsent, Report
from candidates.rules import step_marks
from candidates.services.consents import consents
from candidates.services.files import absences
from candidates.services.voice import experiences
from jobmatch.errors import RuleBroken
from jobmatch.sealing.services import SealBroken
from notifications.enums import MessageState
from notifications.models import Message
from tests.candidates.quiet_log import quiet
from tests.candidates.situations import say_yes
from tests.candidates.voice_situations import (
    WORDS,
    approve,
    make_shop,
    send,
    tell,
    told_of,
    willing_youth,
    write,
)
from tests.factories import desk_of, make_candidate, make_coordinator, make_jobhunter

TODAY = timezone.localdate()
SOON = TODAY + timedelta(days=20)

pytestmark = pytest.mark.django_db


@pytest.fixture
def youth(by):
    return willing_youth(by)


def change(experience, by, **parts):
    return experiences.change(experience=experience, version=experience.version, by=by, on=TODAY, **parts)


def refused(code, act, **given):
    with pytest.raises(RuleBroken) as broken:
        act(**given)
    assert broken.value.code == code


def test_nothing_is_kept_without_a_yes(by):
    refused("no_consent", tell, candidate=make_candidate(by), by=by)
    assert not Experience.objects.exists()


def test_nothing_is_kept_once_the_yes_is_over(by):
    youth = willing_youth(by, on=TODAY - timedelta(days=consents.LONGEST_DAYS + 1))
    refused("no_consent", tell, candidate=youth, by=by)


def test_own_words_are_enough(youth, by):
    told = told_of(tell(youth, by))
    assert (told.words, told.grounds, told.road) == (WORDS, (Ground.UNKNOWN,), Road.NOTHING)


def test_all_that_was_told_comes_back_newest_first_and_the_opening_is_logged(youth, by):
    shop = make_shop()
    parts = {
        "when": "last summer",
        "stage": Stage.INTERVIEW,
        "grounds": (Ground.RELIGION, Ground.SEX),
        "employer": shop.pk,
        "evidence": "een bericht",
        "road": Road.MEDIATION,
        "ask_on": SOON,
    }
    tell(youth, by, on=TODAY - timedelta(days=1), words="First")
    tell(youth, by, **parts)
    newest, first = experiences.read(candidate=youth, by=by, on=TODAY)
    assert {name: getattr(newest.told, name) for name in parts} == parts
    assert first.told.words == "First"
    assert [row.fields for row in quiet(event="sealed.opened")] == [("experience",)]


def test_an_opening_that_cannot_be_logged_shows_nothing(youth, by, monkeypatch):
    tell(youth, by)
    monkeypatch.setattr(experiences.audit, "record", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        experiences.read(candidate=youth, by=by, on=TODAY)


def test_it_is_unreadable_in_the_database_and_bound_to_its_row(youth, by):
    one, other = tell(youth, by), tell(youth, by, words="Another")
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed FROM candidates_experience")
        assert not any(b"hoofddoek" in bytes(row[0]) for row in cursor.fetchall())
    Experience.objects.filter(pk=other.pk).update(sealed=one.sealed)
    with pytest.raises(SealBroken):
        told_of(other)


def test_it_is_in_no_representation(youth, by):
    tell(youth, by)
    (heard,) = experiences.read(candidate=youth, by=by, on=TODAY)
    assert "hoofddoek" not in f"{heard!r} {heard.told!r} {heard.experience!r} {heard.experience}"


def test_nobody_but_who_hears_the_youth_reads_or_writes(youth, by):
    experience = tell(youth, by)
    place = youth.municipality
    for other in (make_coordinator(place), make_jobhunter(place), make_jobhunter()):
        refused("forbidden", experiences.read, candidate=youth, by=other, on=TODAY)
        refused("forbidden", experiences.read_one, experience=experience, by=other, on=TODAY)
        refused("forbidden", change, experience=experience, by=other, words="Other")
        refused("forbidden", tell, candidate=youth, by=other)


def test_whom_the_youth_keeps_away_reads_nothing(youth, by):
    tell(youth, by)
    Bar.objects.create(candidate=youth, user=by)
    refused("forbidden", experiences.read, candidate=youth, by=by, on=TODAY)


def test_a_stand_in_reads_it_only_with_the_yes_of_the_youth(youth, by):
    tell(youth, by)
    stand_in = make_jobhunter(youth.municipality)
    coordinator = make_coordinator(youth.municipality)
    absences.begin(desk=desk_of(by), stand_in=desk_of(stand_in), until=None, by=coordinator, on=TODAY)
    refused("forbidden", experiences.read, candidate=youth, by=stand_in, on=TODAY)
    say_yes(youth, by=by, purpose=Purpose.STAND_IN)
    assert len(experiences.read(candidate=youth, by=stand_in, on=TODAY)) == 1


def test_even_the_own_jobhunter_reads_nothing_when_the_yes_is_over(youth, by):
    tell(youth, by)
    QuietConsent.objects.update(expires_on=TODAY - timedelta(days=1))
    refused("forbidden", experiences.read, candidate=youth, by=by, on=TODAY)


def test_a_change_keeps_the_rest_and_begins_the_term_again(youth, by):
    experience = tell(youth, by, on=TODAY - timedelta(days=40), evidence="een foto")
    change(experience, by, road=Road.TALK)
    told = told_of(experience)
    assert (told.road, told.evidence, told.told_on) == (Road.TALK, "een foto", TODAY - timedelta(days=40))
    assert experience.kept_until == experiences.term_of(TODAY)


def test_the_term_is_a_year_whatever_the_day():
    leap = TODAY.replace(year=2028, month=2, day=29)
    assert experiences.term_of(leap).isoformat() == "2029-02-28"


def test_who_was_overtaken_is_told_so(youth, by):
    experience = tell(youth, by)
    change(Experience.objects.get(pk=experience.pk), by, words="Newer")
    refused("stale", change, experience=experience, by=by, words="Older")
    assert told_of(experience).words == "Newer"


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"words": "  "}, "words_missing"),
        ({"words": "x" * 8001}, "too_long"),
        ({"when": "x" * 61}, "too_long"),
        ({"grounds": ()}, "grounds"),
        ({"grounds": ("other",)}, "grounds"),
        ({"stage": "other"}, "not_in_list"),
        ({"road": ""}, "not_in_list"),
        ({"employer": uuid4()}, "employer_unknown"),
        ({"ask_on": TODAY - timedelta(days=1)}, "next_due"),
        ({"ask_on": TODAY + timedelta(days=400)}, "next_due"),
    ],
)
def test_what_cannot_be_is_refused(youth, by, parts, code):
    refused(code, tell, candidate=youth, by=by, **parts)
    assert not Experience.objects.exists()


def test_a_school_is_no_employer(youth, by):
    refused("employer_unknown", tell, candidate=youth, by=by, employer=youth.municipality_id)


def test_sent_twice_it_is_kept_once(youth, by):
    key = uuid4()
    assert tell(youth, by, key=key) == tell(youth, by, key=key)
    refused("exists", tell, candidate=youth, by=by, key=key, words="Other")
    assert Experience.objects.count() == 1


def test_what_was_done_stands_by_its_day_with_what_came_of_it(youth, by):
    experience = tell(youth, by)
    for day, done in ((TODAY, "Second"), (TODAY - timedelta(days=9), "First")):
        experiences.note_deed(
            experience=experience,
            version=experience.version,
            by=by,
            on=TODAY,
            done=done,
            outcome="A word",
            happened_on=day,
        )
    assert [deed.done for deed in told_of(experience).deeds] == ["First", "Second"]
    given = {"experience": experience, "version": experience.version, "by": by, "on": TODAY}
    refused("deed_day", experiences.note_deed, **given, done="x", happened_on=TODAY + timedelta(days=1))
    refused("line_missing", experiences.note_deed, **given, done=" ")
    refused("too_long", experiences.note_deed, **given, done="x" * 1001)


def test_a_day_to_ask_is_a_call_like_any_other(youth, by):
    tell(youth, by, ask_on=SOON)
    step = youth.steps.open().get(mark=step_marks.VOICE)
    assert (step.kind, step.title, step.due) == (StepKind.CALL, "", SOON)
    assert step.primary_for is None
    assert str(step) == str(StepKind.CALL.label)


def test_two_days_to_ask_are_one_call_on_the_first_of_them(youth, by):
    tell(youth, by, ask_on=SOON)
    other = tell(youth, by, ask_on=SOON - timedelta(days=3))
    assert youth.steps.open().get(mark=step_marks.VOICE).due == SOON - timedelta(days=3)
    change(other, by, ask_on=None)
    assert youth.steps.open().get(mark=step_marks.VOICE).due == SOON


def test_how_it_feels_is_kept_and_the_call_is_done(youth, by):
    experience = tell(youth, by, ask_on=TODAY)
    given = {"version": experience.version, "by": by, "on": TODAY, "feeling": Feeling.LIGHTER}
    experiences.note_feeling(experience=experience, **given, words="Het gaat")
    told = told_of(experience)
    assert [(felt.feeling, felt.words) for felt in told.feelings] == [(Feeling.LIGHTER, "Het gaat")]
    assert told.ask_on is None
    assert not youth.steps.open().filter(mark=step_marks.VOICE).exists()
    refused(
        "line_missing",
        experiences.note_feeling,
        experience=experience,
        **{**given, "version": experience.version, "feeling": "well"},
    )


def test_how_it_feels_may_be_asked_again(youth, by):
    experience = tell(youth, by, ask_on=TODAY)
    given = {"version": experience.version, "by": by, "on": TODAY, "feeling": Feeling.SAME}
    experiences.note_feeling(experience=experience, **given, ask_on=SOON)
    assert youth.steps.open().get(mark=step_marks.VOICE).due == SOON


def test_a_day_that_has_passed_does_not_stand_in_the_way_of_a_change(youth, by):
    experience = tell(youth, by, on=TODAY - timedelta(days=9), ask_on=TODAY - timedelta(days=2))
    change(experience, by, road=Road.TALK)
    assert told_of(experience).ask_on == TODAY - timedelta(days=2)


def test_not_that_employer_again_leaves_it_out_without_a_reason(youth, by):
    shop = make_shop()
    experience = tell(youth, by, employer=shop.pk)
    before = len(quiet())
    for _ in range(2):
        experiences.leave_out(experience=experience, by=by, on=TODAY)
    kept = Exclusion.objects.get(candidate=youth)
    assert kept.organisation == shop
    assert {field.name for field in Exclusion._meta.get_fields()} == {"id", "candidate", "organisation"}
    rows = quiet()[before:]
    assert [(row.event, row.target_id, row.reason) for row in rows] == [("exclusions.saved", youth.pk, "")]


def test_an_employer_that_is_only_a_name_cannot_be_left_out(youth, by):
    experience = tell(youth, by, employer_name="A shop")
    refused("employer_missing", experiences.leave_out, experience=experience, by=by, on=TODAY)


def test_erased_it_is_gone_with_its_report_and_its_count(by):
    youth = willing_youth(by, Purpose.COUNT_EXPERIENCE)
    experience = tell(youth, by, employer=make_shop().pk, ask_on=SOON)
    send(approve(write(experience, by)), by)
    experiences.erase(experience=experience, version=experience.version, by=by, on=TODAY)
    assert not Experience.objects.exists()
    assert not Report.objects.exists()
    assert not Counted.objects.exists()
    assert Message.objects.get(kind="report").state == MessageState.CANCELLED
    assert not youth.steps.open().filter(mark=step_marks.VOICE).exists()


def test_one_erased_leaves_the_other(youth, by):
    experience, other = tell(youth, by), tell(youth, by, words="Other")
    experiences.erase(experience=experience, version=experience.version, by=by, on=TODAY)
    assert Experience.objects.get() == other


def test_taking_the_yes_back_erases_everything_and_leaves_a_plain_call(by):
    youth = willing_youth(by, Purpose.COUNT_EXPERIENCE)
    send(approve(write(tell(youth, by, employer=make_shop().pk, ask_on=SOON), by)), by)
    consents.withdraw(
        candidate=youth, purpose=Purpose.KEEP_EXPERIENCE, manner=ConsentManner.PHONE, by=by, on=TODAY
    )
    assert not any(model.objects.exists() for model in (Experience, Report, Counted))
    assert Message.objects.get(kind="report").sealed == b""
    assert not youth.steps.filter(mark=step_marks.VOICE).exists()
    assert youth.steps.open().filter(kind=StepKind.CALL, due=SOON).count() == 1
