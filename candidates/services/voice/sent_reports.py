"""What happens to a report that was given to the outbox: it leaves, and the office writes and answers."""

from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from candidates.enums import ReportState
from candidates.models import Report
from candidates.services.files.locking import lock_file
from candidates.services.voice import experiences, kept_reports
from candidates.services.voice.kept_reports import GONE_OUT, TARGET
from candidates.services.voice.report_papers import ReportPaper
from candidates.services.voice.telling import LONGEST_LINE, Deed
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.versions import claim
from jobmatch.running.turns import each_in_turn
from notifications.enums import Kind, MessageState
from notifications.models import Message

MOST_PROGRESS = 60


@transaction.atomic
def note_progress(
    *, report: Report, version: int, text: str, by: User, on: date, happened_on: date | None = None
) -> Report:
    """Write down what the office wrote or asked about a report meanwhile."""
    line = Deed(on=happened_on or on, done=text)
    if line.on > on:
        raise RuleBroken("deed_day", _("Choose the day on which it was done, today at the latest."))
    paper = _sent(report, version, text, by=by, on=on)
    if len(paper.progress) >= MOST_PROGRESS:
        raise RuleBroken("too_many", _("The list is too long: keep it under 60 lines."))
    progress = tuple(sorted((*paper.progress, line), key=lambda each: each.on))
    return kept_reports.keep(report, replace(paper, progress=progress), event="voice.report_progress", by=by)


@transaction.atomic
def answer(*, report: Report, version: int, outcome: str, by: User, on: date) -> Report:
    """Write down what the office found: the report is answered."""
    paper = _sent(report, version, outcome, by=by, on=on)
    report.state = ReportState.ANSWERED
    return kept_reports.keep(report, replace(paper, outcome=outcome), event="voice.report_answered", by=by)


def note_sent(*, on: date) -> int:
    """Write down of each report that has left that it has; how many. The outbox knows when."""
    gone = Message.objects.filter(kind=Kind.REPORT, state=MessageState.SENT)
    sent = [message.row for message in gone if message.row]
    left = Report.objects.filter(state=ReportState.APPROVED, pk__in=sent)
    return each_in_turn(left.order_by("pk"), _note_sent)


@transaction.atomic
def _note_sent(report: Report) -> bool:
    candidate = lock_file(report.candidate)
    report.refresh_from_db()
    if not _mark_sent(report):
        return False
    audit.record(
        event="voice.report_sent",
        by=audit.SCHEDULE,
        chain=candidate.municipality_id,
        person=candidate.pk,
        target=TARGET,
        target_id=report.pk,
        quiet=True,
    )
    return True


def _mark_sent(report: Report) -> bool:
    message = kept_reports.message_of(report)
    if report.state != ReportState.APPROVED or message is None or message.sent_at is None:
        return False
    claim(report, version=report.version)
    report.state, report.sent_on = ReportState.SENT, timezone.localdate(message.sent_at)
    report.save(update_fields=["state", "sent_on"])
    return True


def _sent(report: Report, version: int, text: str, *, by: User, on: date) -> ReportPaper:
    """The words of a report that has left, locked, to write this line beside."""
    experiences.lock_for_writing(report.candidate, by=by, on=on)
    if not text.strip():
        raise RuleBroken("line_missing", _("Say it in a word or a sentence."))
    if len(text) > LONGEST_LINE:
        raise RuleBroken("too_long", _("This is too long. Keep the most important things."))
    claim(report, version=version)
    report.refresh_from_db()
    _mark_sent(report)
    if report.state not in GONE_OUT:
        raise RuleBroken("not_sent", _("This report has not been sent yet."))
    return kept_reports.unseal(report)
