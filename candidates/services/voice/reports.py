"""Reports to the anti-discrimination office: nothing goes out but the exact words that the youth approved.

The jobhunter writes, the youth says yes to one version by its digest, the jobhunter sends. Any other word
voids the yes. Until it has left, the youth and the jobhunter can stop it: it waits an hour for that.
"""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from candidates.enums import LinkPurpose, ReportChoice, ReportState
from candidates.models import Experience, Report
from candidates.services.casework import youth_links
from candidates.services.files.locking import lock_file
from candidates.services.voice import experiences
from candidates.services.voice.kept_reports import (
    GONE_OUT,
    REPORT,
    TARGET,
    UNDER_WAY,
    OpenedReport,
    address_of,
    keep,
    lock_with_the_youth,
    message_of,
    message_state,
    named_beside,
    offices,
    record,
    require_hearing,
    require_here,
    sealed,
    unseal,
    written,
)
from candidates.services.voice.report_papers import ReportPaper, checked, digest_of, proposed
from candidates.services.voice.telling import LONGEST_LINE, Deed
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.versions import claim
from jobmatch.running.turns import each_in_turn
from notifications.enums import Kind, MessageChannel, MessageState
from notifications.models import Message
from notifications.services import outbox

MOST_PROGRESS = 60


@transaction.atomic
def read(*, experience: Experience, by: User, on: date) -> list[OpenedReport]:
    """Every report about one experience, in the open; the log row commits with it."""
    candidate = experience.candidate
    require_hearing(candidate, by, on=on)
    found = [written(report) for report in experience.reports.select_related("office").order_by("pk")]
    if found:
        audit.record(event="sealed.opened", by=by, person=candidate.pk, target=TARGET, fields=(REPORT,))
    return found


@transaction.atomic
def read_one(*, report: Report, by: audit.Doer, on: date) -> OpenedReport:
    """One report, for the jobhunter or for the youth; the log row commits with it."""
    candidate = report.experience.candidate
    require_hearing(candidate, by, on=on)
    found = written(report)
    record("sealed.opened", report, by)
    return found


@transaction.atomic
def draft(*, experience: Experience, office: UUID, by: User, on: date) -> Report:
    """A first text in two versions, from what was told; nothing of it goes anywhere yet."""
    candidate = experiences.lock_for_writing(experience.candidate, by=by, on=on)
    if experience.reports.filter(state__in=UNDER_WAY).exists():
        raise RuleBroken("report_open", _("There is a report already. Go on with that one, or stop it."))
    if not offices().filter(pk=office).exists():
        raise RuleBroken("office_unknown", _("Choose an office from the list."))
    told = experiences.unseal(experience)
    report = Report(pk=uuid4(), experience=experience, office_id=office, written_by=by)
    report.sealed = sealed(report, proposed(told, named_beside(candidate, told)))
    report.save(force_insert=True)
    record("voice.report_made", report, by)
    return report


@transaction.atomic
def edit(*, report: Report, version: int, named: str, anonymous: str, by: User, on: date) -> Report:
    """Other words. A yes that was said before is void: the youth reads it again."""
    experiences.lock_for_writing(report.experience.candidate, by=by, on=on)
    claim(report, version=version)
    report.refresh_from_db()
    require_here(report)
    paper = checked(replace(unseal(report), named=named, anonymous=anonymous, choice=""))
    _void(report, ReportState.DRAFT)
    return keep(report, paper, event="voice.report_changed", by=by)


@transaction.atomic
def approve(*, report: Report, choice: str, digest: str, by: audit.Doer, on: date) -> Report:
    """The youth says yes to one version: exactly the bytes of this digest, or nothing."""
    lock_with_the_youth(report, by, on=on)
    report.refresh_from_db()
    if report.state not in UNDER_WAY:
        raise RuleBroken("report_closed", _("This report was sent or stopped already."))
    require_here(report)
    paper = unseal(report)
    if choice not in ReportChoice.values or digest_of(paper.text(choice)) != digest:
        raise RuleBroken(
            "other_words", _("The words were changed a moment ago. Read them again, then say yes or no.")
        )
    claim(report, version=report.version)
    report.state, report.digest, report.approved_at = ReportState.APPROVED, digest, timezone.now()
    paper = replace(paper, choice=choice, email=address_of(report))
    return keep(report, paper, event="voice.report_approved", by=by)


@transaction.atomic
def send_link(*, report: Report, by: User, on: date) -> bool:
    """Let the youth read it alone, with a link and the own word; False when no link can be sent."""
    candidate = experiences.lock_for_writing(report.experience.candidate, by=by, on=on)
    if report.state not in UNDER_WAY:
        raise RuleBroken("report_closed", _("This report was sent or stopped already."))
    return youth_links.send(candidate=candidate, purpose=LinkPurpose.REPORT, on=on, target=report.pk)


@transaction.atomic
def send(*, report: Report, version: int, by: User, on: date) -> Report:
    """Give the approved words to the outbox, for an hour from now; they are not touched any more."""
    candidate = experiences.lock_for_writing(report.experience.candidate, by=by, on=on)
    claim(report, version=version)
    report.refresh_from_db()
    if report.state != ReportState.APPROVED:
        raise RuleBroken("no_yes", _("The youth has not said yes to these words yet."))
    paper = unseal(report)
    if digest_of(paper.chosen) != report.digest:
        raise RuleBroken("no_yes", _("The youth has not said yes to these words yet."))
    if paper.email != address_of(report):
        raise RuleBroken("other_address", _("The office has another address now. Ask the youth again."))
    require_here(report)
    outbox.put_for_person(
        person=candidate.pk,
        address=paper.email,
        kind=Kind.REPORT,
        channel=MessageChannel.EMAIL,
        values={"body": paper.chosen},
        about=report.pk,
        not_before=timezone.now() + outbox.TIME_TO_STOP,
    )
    record("voice.report_sending", report, by)
    return report


@transaction.atomic
def stop(*, report: Report, by: audit.Doer, on: date) -> Report:
    """The youth does not want it after all. What has left cannot be stopped: then it says so."""
    candidate = lock_with_the_youth(report, by, on=on)
    report.refresh_from_db()
    if report.state == ReportState.STOPPED:
        return report
    state = message_state(report)
    is_waiting = state == MessageState.WAITING
    if report.state in GONE_OUT or state == MessageState.SENT:
        raise _too_late()
    if is_waiting and outbox.cancel(person=candidate.pk, about=report.pk) != 1:
        raise _too_late()
    claim(report, version=report.version)
    _void(report, ReportState.STOPPED)
    return keep(report, replace(unseal(report), choice=""), event="voice.report_stopped", by=by)


@transaction.atomic
def note_progress(
    *, report: Report, version: int, text: str, by: User, on: date, happened_on: date | None = None
) -> Report:
    """What the office wrote or asked meanwhile."""
    line = Deed(on=happened_on or on, done=text)
    if line.on > on:
        raise RuleBroken("deed_day", _("Choose the day on which it was done, today at the latest."))
    paper = _sent(report, version, text, by=by, on=on)
    if len(paper.progress) >= MOST_PROGRESS:
        raise RuleBroken("too_many", _("The list is too long: keep it under 60 lines."))
    progress = tuple(sorted((*paper.progress, line), key=lambda each: each.on))
    return keep(report, replace(paper, progress=progress), event="voice.report_progress", by=by)


@transaction.atomic
def answer(*, report: Report, version: int, outcome: str, by: User, on: date) -> Report:
    """What the office found: the report is answered."""
    paper = _sent(report, version, outcome, by=by, on=on)
    report.state = ReportState.ANSWERED
    return keep(report, replace(paper, outcome=outcome), event="voice.report_answered", by=by)


def note_sent(*, on: date) -> int:
    """Write down of each report that has left that it has; how many. The outbox knows when."""
    sent = Message.objects.filter(kind=Kind.REPORT, state=MessageState.SENT)
    left = Report.objects.filter(state=ReportState.APPROVED, pk__in=sent.values("about"))
    return each_in_turn(left.select_related("experience__candidate").order_by("pk"), _note_sent)


@transaction.atomic
def _note_sent(report: Report) -> bool:
    candidate = lock_file(report.experience.candidate)
    report.refresh_from_db()
    if not _mark_sent(report):
        return False
    audit.record(
        event="voice.report_sent",
        by=audit.SCHEDULE,
        person=candidate.pk,
        target=TARGET,
        target_id=report.pk,
    )
    return True


def _mark_sent(report: Report) -> bool:
    message = message_of(report)
    if report.state != ReportState.APPROVED or message is None or message.sent_at is None:
        return False
    claim(report, version=report.version)
    report.state, report.sent_on = ReportState.SENT, timezone.localdate(message.sent_at)
    report.save(update_fields=["state", "sent_on"])
    return True


def _sent(report: Report, version: int, text: str, *, by: User, on: date) -> ReportPaper:
    """The words of a report that has left, the file locked, to write this line beside."""
    experiences.lock_for_writing(report.experience.candidate, by=by, on=on)
    if not text.strip():
        raise RuleBroken("line_missing", _("Say it in a word or a sentence."))
    if len(text) > LONGEST_LINE:
        raise RuleBroken("too_long", _("This is too long. Keep the most important things."))
    claim(report, version=version)
    report.refresh_from_db()
    _mark_sent(report)
    if report.state not in GONE_OUT:
        raise RuleBroken("not_sent", _("This report has not been sent yet."))
    return unseal(report)


def _void(report: Report, state: str) -> None:
    report.state, report.digest, report.approved_at = state, "", None


def _too_late() -> RuleBroken:
    return RuleBroken("too_late", _("It is too late: this report has left, or leaves at this moment."))
