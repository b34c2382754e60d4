"""Calls about what a youth told in confidence. One that the youth asked for looks like any other call."""

from datetime import date

from candidates.enums import ReportState, StepKind
from candidates.models import Candidate, Report
from candidates.rules import step_marks
from candidates.services.files import steps
from jobmatch import workdays
from jobmatch.audit import services as audit
from jobmatch.http.versions import claim
from notifications.enums import Kind, MessageState
from notifications.models import Message


def plan(candidate: Candidate, mark: str, due: date | None, *, by: audit.Doer, on: date) -> None:
    """Have one call with this mark planned on that day, or none; the caller holds the file."""
    planned = candidate.steps.open().filter(mark=mark)
    step = planned.first()
    if due is None:
        steps.settle(candidate=candidate, mark=mark, by=by, on=on)
    elif step is None:
        if steps.ensure(candidate=candidate, kind=StepKind.CALL, due=due, mark=mark):
            steps.record("step.added", planned.get(), by=by)
    elif step.due != due:
        claim(step, version=step.version).due = due
        step.save(update_fields=["due"])
        steps.record("step.changed", step, by=by)


def plan_sending(candidate: Candidate, *, by: audit.Doer, on: date) -> None:
    """Who hears the youth has a call of today while a report with the youth's yes waits to be given out."""
    given_out = Message.objects.filter(kind=Kind.REPORT).exclude(state=MessageState.CANCELLED)
    approved = Report.objects.filter(candidate=candidate, state=ReportState.APPROVED)
    planned = candidate.steps.open().filter(mark=step_marks.VOICE_SENDING).first()
    if all(given_out.about(report.pk).exists() for report in approved.order_by("pk")):
        plan(candidate, step_marks.VOICE_SENDING, None, by=by, on=on)
    elif planned is None:
        plan(candidate, step_marks.VOICE_SENDING, workdays.on_or_after(on), by=by, on=on)
