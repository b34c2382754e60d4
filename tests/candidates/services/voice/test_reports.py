"""Reports: nothing leaves but the bytes that the youth approved, and until it has left it can be stopped."""

from datetime import timedelta
from email import message_from_bytes, policy
from uuid import uuid4

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from candidates.enums import Ground, ReportChoice, ReportState, Stage, StepKind
from candidates.models import Experience, Partner, Report
from candidates.presentation.voice.voice import versions
from candidates.rules import step_marks
from candidates.selectors.files import files as file_selectors
from candidates.selectors.files.due import Due
from candidates.services.voice import experiences, reports, sent_reports
from candidates.services.voice.kept_reports import written
from candidates.services.voice.report_papers import digest_of, without_days
from jobmatch import workdays
from jobmatch.accounts.enums import Role
from jobmatch.audit import services as audit
from jobmatch.audit.models import Entry
from jobmatch.errors import RuleBroken
from notifications.enums import MessageState
from notifications.models import Message
from notifications.services import outbox, sending
from tests.candidates.quiet_log import quiet
from tests.candidates.voice_situations import (
    approve,
    make_office,
    make_shop,
    paper_of,
    send,
    tell,
    willing_youth,
    write,
)
from tests.factories import make_coordinator, make_jobhunter, make_member, make_user

TODAY = timezone.localdate()
NAMED, ANONYMOUS = ReportChoice.NAMED, ReportChoice.ANONYMOUS

pytestmark = pytest.mark.django_db


@pytest.fixture
def youth(by):
    return willing_youth(by, first_name="Amira", last_name="Benali")


@pytest.fixture
def report(youth, by):
    return write(tell(youth, by), by)


def fresh(report):
    return Report.objects.select_related("experience").get(pk=report.pk)


def edit(report, by, **words):
    paper = paper_of(report)
    texts = {"named": paper.named, "anonymous": paper.anonymous, **words}
    return reports.edit(report=report, version=fresh(report).version, by=by, on=TODAY, **texts)


def stop(report, by):
    return reports.stop(report=report, by=by, on=TODAY)


def deliver():
    """The outbox, when the time to stop is over."""
    later = timezone.now() + 2 * outbox.TIME_TO_STOP  # it leaves on the hour after
    return sending.run(clock=lambda: later)


def refused(code, act, *args, **given):
    with pytest.raises(RuleBroken) as broken:
        act(*args, **given)
    assert broken.value.code == code


def test_the_proposal_has_two_versions_and_one_is_without_name_day_and_people(youth, by):
    shop = make_shop(name="Winkel Zon")
    make_member(Role.EMPLOYER_CONTACT, shop, make_user(name="Greet de Vries"))
    words = "Ik, Amira, kwam op 12 mei 2026 bij Greet. Mevrouw de Vries zei nee. Bel 0612345678 of a@b.nl."
    experience = tell(
        youth,
        by,
        words=words,
        when="12-05-2026",
        employer=shop.pk,
        stage=Stage.INTERVIEW,
        grounds=(Ground.RELIGION,),
    )
    paper = paper_of(write(experience, by))
    assert words in paper.named
    assert "Ik heet Amira Benali." in paper.named
    for hidden in ("Amira", "Benali", "Greet", "Vries", "12", "0612345678", "a@b.nl"):
        assert hidden not in paper.anonymous.replace(by.name, "").replace(by.email, "")
    assert "mei 2026" in paper.anonymous
    assert "Winkel Zon" in paper.anonymous


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("op 3 juni", "op juni"),
        ("2026-06-03", "juni 2026"),
        ("3/6/26 en 03.06.2026", "juni 2026 en juni 2026"),
        ("June 3rd, 2026", "June 2026"),
        ("the 3rd March", "the March"),
        ("99-99-2026", "[weggelaten]"),
        ("in de zomer van 2026, 3 keer", "in de zomer van 2026, 3 keer"),
    ],
)
def test_a_date_is_a_month_at_most(text, plain):
    assert without_days(text) == plain


def test_the_office_must_be_one_that_takes_reports(youth, by):
    experience = tell(youth, by)
    office = make_office()
    Partner.objects.update(is_active=False)
    for pk in (office.pk, youth.municipality_id, uuid4()):
        refused("office_unknown", reports.draft, experience=experience, office=pk, by=by, on=TODAY)


def test_a_second_report_waits_for_the_first(report, by):
    refused("report_open", write, report.experience, by)
    stop(report, by)
    assert write(report.experience, by).pk != report.pk


def test_nothing_is_sent_before_the_youth_said_yes(report, by):
    refused("no_yes", send, report, by)
    assert not Message.objects.filter(kind="report").exists()


def test_the_database_too_refuses_to_go_on_without_a_yes(report):
    for state in (ReportState.APPROVED, ReportState.SENT):
        with pytest.raises(IntegrityError), transaction.atomic():
            Report.objects.filter(pk=report.pk).update(state=state)


def test_a_yes_is_to_exactly_these_bytes(report, by, youth):
    paper = paper_of(report)
    given = {"report": report, "by": audit.youth(youth.pk), "on": TODAY}
    for choice, digest in (
        (NAMED, digest_of(paper.anonymous)),
        (NAMED, digest_of(paper.named.replace("\n", "\r\n"))),
        (NAMED, digest_of(paper.named + " ")),
        ("other", digest_of(paper.named)),
        (NAMED, ""),
    ):
        refused("other_words", reports.approve, **given, choice=choice, digest=digest)
    reports.approve(**given, choice=NAMED, digest=digest_of(paper.named))
    assert (fresh(report).state, fresh(report).digest) == (ReportState.APPROVED, digest_of(paper.named))


def test_any_other_word_voids_the_yes(report, by):
    approve(report)
    edit(report, by, anonymous="Other words")
    assert (fresh(report).state, fresh(report).digest, paper_of(report).choice) == (ReportState.DRAFT, "", "")
    refused("no_yes", send, fresh(report), by)


def test_a_yes_to_words_that_changed_meanwhile_is_no_yes(report, by, youth):
    shown = digest_of(paper_of(report).named)
    edit(report, by, named="Other words")
    given = {"report": report, "by": audit.youth(youth.pk), "on": TODAY}
    refused("other_words", reports.approve, **given, choice=NAMED, digest=shown)


@pytest.mark.parametrize("choice", ReportChoice.values)
def test_the_bytes_shown_are_the_bytes_sent(youth, by, choice, settings):
    words = "Ik zei: «nee».\r\n\r\nEén regel — è, ü, 😀 en تجربة.\n.\nFrom here " + "lang " * 300
    report = write(tell(youth, by, words=words), by)
    shown = reports.read_one(report=report, by=audit.youth(youth.pk), on=TODAY).paper.text(choice)
    send(approve(report, choice), by)
    assert deliver() == 1
    (sent,) = mail.outbox
    parsed = message_from_bytes(sent.message().as_bytes(), policy=policy.default)
    payload = parsed.get_payload(decode=True)
    assert payload.replace(b"\r\n", b"\n") == shown.encode()
    assert digest_of(shown) == fresh(report).digest
    assert sent.to == ["melden@example.org"]


def test_it_waits_an_hour_and_is_sent_when_the_outbox_says_so(report, by):
    hour_later = timezone.now() + outbox.TIME_TO_STOP
    send(approve(report), by)
    assert sending.run(clock=lambda: hour_later) == 0
    assert reports.read_one(report=report, by=by, on=TODAY).is_on_its_way
    assert sent_reports.note_sent(on=TODAY) == 0
    deliver()
    assert reports.read_one(report=fresh(report), by=by, on=TODAY).has_left
    assert sent_reports.note_sent(on=TODAY) == 1
    assert sent_reports.note_sent(on=TODAY) == 0
    assert fresh(report).state == ReportState.SENT
    assert len(quiet(event="voice.report_sent")) == 1


def test_on_its_way_it_is_not_changed_nor_sent_again(report, by):
    send(approve(report), by)
    refused("on_its_way", edit, report, by, named="Other")
    refused("on_its_way", approve, report, NAMED)
    refused("on_its_way", send, fresh(report), by)
    assert Message.objects.filter(kind="report").count() == 1


@pytest.mark.parametrize("is_youth", [True, False])
def test_until_it_has_left_it_can_be_stopped(report, by, youth, is_youth):
    send(approve(report), by)
    stop(report, audit.youth(youth.pk) if is_youth else by)
    assert deliver() == 0
    assert fresh(report).state == ReportState.STOPPED
    assert Message.objects.get(kind="report").state == MessageState.CANCELLED
    refused("report_closed", approve, report)
    edit(report, by)
    approve(report)
    assert fresh(report).state == ReportState.APPROVED


def test_what_has_left_cannot_be_stopped(report, by):
    send(approve(report), by)
    deliver()
    refused("too_late", stop, fresh(report), by)
    sent_reports.note_sent(on=TODAY)
    refused("too_late", stop, fresh(report), by)
    assert fresh(report).state == ReportState.SENT


def test_what_a_worker_has_in_hand_cannot_be_stopped(report, by):
    send(approve(report), by)
    Message.objects.filter(kind="report").update(
        lease=uuid4(), leased_until=timezone.now() + timedelta(minutes=2)
    )
    refused("too_late", stop, report, by)
    assert fresh(report).state == ReportState.APPROVED


def test_a_stop_that_comes_between_is_heard_or_refused_never_both(report, by, monkeypatch):
    """The worker claims the message after the stop has looked and before it cancels."""
    send(approve(report), by)
    cancel = outbox.cancel

    def late(**given):
        Message.objects.filter(kind="report").update(
            lease=uuid4(), leased_until=timezone.now() + timedelta(minutes=2)
        )
        return cancel(**given)

    monkeypatch.setattr(outbox, "cancel", late)
    refused("too_late", stop, report, by)
    assert fresh(report).state == ReportState.APPROVED


def test_what_did_not_arrive_can_be_sent_again(report, by):
    send(approve(report), by)
    message = Message.objects.get(kind="report")
    Message.objects.update(state=MessageState.FAILED, sealed=b"")
    assert reports.read_one(report=fresh(report), by=by, on=TODAY).outbox == MessageState.FAILED
    send(fresh(report), by)
    assert Message.objects.filter(kind="report").exclude(pk=message.pk).get().state == MessageState.WAITING


def test_progress_and_outcome_come_after_sending(report, by):
    given = {"report": report, "by": by, "on": TODAY}
    refused("not_sent", sent_reports.answer, **given, version=fresh(report).version, outcome="Heard")
    send(approve(report), by)
    deliver()
    note = {"text": "They called", "happened_on": TODAY - timedelta(days=1)}
    sent_reports.note_progress(**given, version=fresh(report).version, **note)
    sent_reports.answer(**given, version=fresh(report).version, outcome="The shop said sorry")
    paper = paper_of(report)
    assert [line.done for line in paper.progress] == ["They called"]
    assert (fresh(report).state, paper.outcome) == (ReportState.ANSWERED, "The shop said sorry")
    bad = {"version": fresh(report).version}
    refused("line_missing", sent_reports.answer, **given, **bad, outcome=" ")
    refused("too_long", sent_reports.note_progress, **given, **bad, text="x" * 1001)
    tomorrow = TODAY + timedelta(days=1)
    refused("deed_day", sent_reports.note_progress, **given, **bad, text="x", happened_on=tomorrow)


def test_nobody_else_reads_approves_sends_or_stops(report, youth):
    place = youth.municipality
    others = (make_coordinator(place), make_jobhunter(place), audit.youth(uuid4()), audit.SCHEDULE)
    for other in others:
        refused("forbidden", reports.read_one, report=report, by=other, on=TODAY)
        refused("forbidden", approve, report, by=other)
        refused("forbidden", stop, report, other)
    for other in others[:2]:
        refused("forbidden", send, report, other)
        refused("forbidden", edit, report, other)


def test_empty_and_endless_texts_are_refused(report, by):
    refused("text_missing", edit, report, by, named=" \n ")
    refused("too_long", edit, report, by, anonymous="x" * 16_001)


def test_an_office_that_stopped_gets_nothing(report, by):
    approve(report)
    Partner.objects.update(is_active=False)
    refused("office_unknown", send, report, by)
    approved = {"choice": ANONYMOUS, "digest": fresh(report).digest, "on": TODAY}
    with pytest.raises(RuleBroken, match="jobhunter"):
        reports.approve(report=report, by=audit.youth(report.candidate_id), **approved)


def test_each_opening_is_in_the_log(report, by, youth):
    reports.read(experience=report.experience, by=by, on=TODAY)
    reports.read_one(report=report, by=audit.youth(youth.pk), on=TODAY)
    rows = quiet(event="sealed.opened", person=youth.pk)
    assert [(row.actor_kind, row.fields) for row in rows] == [("user", ("report",)), ("youth", ("report",))]


def test_an_experience_without_a_report_opens_none(youth, by):
    assert reports.read(experience=tell(youth, by), by=by, on=TODAY) == []
    assert experiences.read(candidate=youth, by=by, on=TODAY)


def test_an_office_that_moves_after_the_yes_gets_nothing_until_the_youth_is_asked_again(report, by):
    approve(report)
    Partner.objects.filter(pk=report.office_id).update(email="elsewhere@example.org")
    refused("other_address", send, fresh(report), by)
    assert not any(version.is_chosen for version in versions(written(fresh(report))))
    approve(fresh(report))
    send(fresh(report), by)
    deliver()
    assert [letter.to for letter in mail.outbox] == [["elsewhere@example.org"]]


def sending_calls(youth):
    return youth.steps.open().filter(mark=step_marks.VOICE_SENDING)


def test_a_yes_makes_a_step_of_today_for_who_sends_it(youth, report):
    approve(report)
    assert [str(step) for step in sending_calls(youth)] == [str(StepKind.CALL.label)]
    step = sending_calls(youth).get()
    assert (step.kind, step.title, step.due) == (StepKind.CALL, "", workdays.on_or_after(TODAY))
    assert step.owner == youth.desk
    assert Due(step).page == reverse("candidates:experiences", kwargs={"pk": youth.pk})


def test_a_yes_to_other_words_leaves_one_step(youth, report, by):
    approve(report)
    edit(report, by, named="Other words.")
    assert not sending_calls(youth).exists()
    approve(fresh(report))
    assert sending_calls(youth).count() == 1


def test_the_step_is_done_when_the_report_is_given_out_or_stopped(youth, report, by):
    approve(report)
    send(fresh(report), by)
    assert not sending_calls(youth).exists()
    stop(fresh(report), by)
    again = write(Experience.objects.get(), by)
    approve(again)
    assert sending_calls(youth).exists()
    stop(fresh(again), audit.youth(youth.pk))
    assert not sending_calls(youth).exists()


def test_a_stop_by_the_youth_alone_is_a_call_for_who_hears_the_youth(youth, report, by):
    approve(report)
    stop(fresh(report), audit.youth(youth.pk))
    assert youth.steps.open().filter(mark=step_marks.VOICE_STOPPED, owner=youth.desk).count() == 1
    again = write(report.experience, by)
    stop(again, by)
    assert youth.steps.open().filter(mark=step_marks.VOICE_STOPPED).count() == 1


def test_the_step_stays_while_another_report_waits_to_be_sent(youth, report, by):
    other = write(tell(youth, by), by)
    approve(report)
    approve(other)
    send(fresh(report), by)
    assert sending_calls(youth).exists()
    experiences.erase(experience=other.experience, version=other.experience.version, by=by, on=TODAY)
    assert not sending_calls(youth).exists()


def test_the_step_of_a_yes_is_in_no_history_and_seen_by_who_opens_the_lock_alone(youth, report):
    approve(report)
    step = sending_calls(youth).get()
    assert not Entry.objects.filter(event__startswith="step.", target_id=step.pk).exists()
    other = make_coordinator(youth.municipality)
    seen = [step in file_selectors.steps(user, str(youth.pk)) for user in (youth.desk.user, other)]
    assert seen == [True, False]


def test_when_what_was_told_goes_the_call_about_it_goes_too(youth, report):
    approve(report)
    experiences.erase_all(candidate=youth)
    assert not sending_calls(youth).exists()
