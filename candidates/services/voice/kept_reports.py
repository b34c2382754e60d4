"""Reports as they are kept: sealed, opened for who hears the youth, and how far the outbox says they are."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from candidates.enums import Purpose, ReportState
from candidates.models import Candidate, Consent, Report
from candidates.permissions import may_hear_experience, require
from candidates.services.files.locking import lock_file
from candidates.services.voice import experiences
from candidates.services.voice.report_papers import ReportPaper, packed, unpacked
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.sealing import services as sealing
from notifications.enums import Kind, MessageState
from notifications.models import Message

REPORT = "report"
TARGET = "candidates.Report"
UNDER_WAY = (ReportState.DRAFT, ReportState.APPROVED)
GONE_OUT = (ReportState.SENT, ReportState.ANSWERED)


@dataclass(frozen=True, slots=True)
class OpenedReport:
    """A report in the open, with what the outbox says of it: waiting, sent, failed, or nothing."""

    report: Report
    paper: ReportPaper
    outbox: str

    def __repr__(self) -> str:  # never in a log or a traceback
        return "OpenedReport(...)"

    @property
    def is_on_its_way(self) -> bool:
        """Whether it was given out and has not left yet: it can still be stopped."""
        return self.report.state == ReportState.APPROVED and self.outbox == MessageState.WAITING

    @property
    def is_void(self) -> bool:
        """The office has another address since the youth said yes: the youth is asked again."""
        was_said = self.report.state == ReportState.APPROVED and not self.outbox
        return was_said and self.paper.email != self.report.office.partner.email

    @property
    def has_left(self) -> bool:
        return self.report.state in GONE_OUT or self.outbox == MessageState.SENT


def unseal(report: Report) -> ReportPaper:
    """What was written; the caller has asked permission and writes the log row in the same transaction."""
    person = report.candidate_id
    return unpacked(sealing.unseal(person=person, field=_field(report), sealed=bytes(report.sealed)))


def lock_with_the_youth(report: Report, by: audit.Doer, *, on: date) -> Candidate:
    """The file, locked, for an act of the youth: by the own link, or beside the jobhunter who hears them."""
    if isinstance(by, User):
        return experiences.lock_for_writing(report.candidate, by=by, on=on)
    candidate = lock_file(report.candidate)
    require_hearing(candidate, by, on=on)
    return candidate


def require_hearing(candidate: Candidate, by: audit.Doer, *, on: date) -> None:
    """Who hears the youth, or the youth, while the yes to keep it stands."""
    if isinstance(by, User):
        allowed = may_hear_experience(user=by, candidate=candidate, on=on)
    else:
        allowed = by == audit.youth(candidate.pk) and Consent.objects.is_live(
            candidate=candidate.pk, purpose=Purpose.KEEP_EXPERIENCE, on=on
        )
    require(allowed, _("Only the youth's own jobhunter reads this."))


def require_here(report: Report) -> None:
    """Not on its way and not gone: then its words may change, be said yes to, or be sent."""
    state = message_state(report)
    if report.state in GONE_OUT or state == MessageState.SENT:
        raise RuleBroken("report_closed", _("This report was sent or stopped already."))
    if state == MessageState.WAITING:
        raise RuleBroken("on_its_way", _("This report is on its way. Stop it first."))


def written(report: Report) -> OpenedReport:
    """A report in the open; the caller has asked permission and writes the log row."""
    return OpenedReport(report, unseal(report), message_state(report))


def message_state(report: Report) -> str:
    """What became of its message: a state of the outbox, or nothing."""
    message = message_of(report)
    return message.state if message else ""


def message_of(report: Report) -> Message | None:
    """The newest message with its words."""
    return Message.objects.about(report.pk).filter(kind=Kind.REPORT).order_by("-made_at").first()


def leaves_at(report: Report) -> datetime | None:
    """When its message leaves, or left."""
    message = message_of(report)
    return message.not_before if message else None


def sealed(report: Report, paper: ReportPaper) -> bytes:
    """A paper as it lies in the row."""
    person = report.candidate_id
    return sealing.seal(person=person, field=_field(report), text=packed(paper))


def keep(report: Report, paper: ReportPaper, *, event: str, by: audit.Doer) -> Report:
    """Save a report with these words; the log row commits with it."""
    report.sealed = sealed(report, paper)
    report.save()
    record(event, report, by)
    return report


def record(event: str, report: Report, by: audit.Doer) -> None:
    """The row in the access log, without a word of the report."""
    audit.record(
        event=event,
        by=by,
        chain=report.candidate.municipality_id,
        person=report.candidate_id,
        target=TARGET,
        target_id=report.pk,
        fields=(REPORT,),
        quiet=True,
    )


def _field(report: Report) -> str:
    return f"candidates.Report.sealed:{report.pk}"
