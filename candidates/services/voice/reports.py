"""Reports to the anti-discrimination office: nothing goes out but the exact words that the youth approved.

The jobhunter writes, the youth says yes to one version by its digest, the jobhunter sends. Any other word
voids the yes. Until it has left, the youth and the jobhunter can stop it: it waits an hour for that.
"""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from candidates.enums import LinkPurpose, ReportChoice, ReportState
from candidates.models import Candidate, Experience, Partner, Report
from candidates.rules import step_marks
from candidates.services.casework import youth_links
from candidates.services.files import after_end
from candidates.services.voice import experiences, kept_reports, quiet_calls
from candidates.services.voice.kept_reports import GONE_OUT, REPORT, TARGET, UNDER_WAY, OpenedReport
from candidates.services.voice.report_papers import NamedBeside, checked, digest_of, proposed
from candidates.services.voice.telling import ToldExperience
from jobmatch import workdays
from jobmatch.accounts.enums import OrganisationKind, Role
from jobmatch.accounts.models import Membership, Organisation, User
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.versions import claim
from notifications.enums import Kind, MessageChannel, MessageState
from notifications.services import outbox


def offices() -> QuerySet[Partner]:
    """The anti-discrimination offices that take reports."""
    kind = OrganisationKind.ANTI_DISCRIMINATION
    return Partner.objects.filter(is_active=True, organisation__kind=kind).select_related("organisation")


@transaction.atomic
def read(*, experience: Experience, by: User, on: date) -> list[OpenedReport]:
    """Every report about one experience, in the open; the log row commits with it."""
    candidate = experience.candidate
    kept_reports.require_hearing(candidate, by, on=on)
    found = [
        kept_reports.written(report) for report in experience.reports.select_related("office").order_by("pk")
    ]
    if found:
        audit.record(
            event="sealed.opened",
            by=by,
            chain=candidate.municipality_id,
            person=candidate.pk,
            target=TARGET,
            fields=(REPORT,),
            quiet=True,
        )
    return found


@transaction.atomic
def read_one(*, report: Report, by: audit.Doer, on: date) -> OpenedReport:
    """One report, for the jobhunter or for the youth; the log row commits with it."""
    candidate = report.candidate
    kept_reports.require_hearing(candidate, by, on=on)
    found = kept_reports.written(report)
    kept_reports.record("sealed.opened", report, by)
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
    report = Report(pk=uuid4(), candidate=candidate, experience=experience, office_id=office, written_by=by)
    report.sealed = kept_reports.sealed(report, proposed(told, _named_beside(candidate, told)))
    report.save(force_insert=True)
    kept_reports.record("voice.report_made", report, by)
    return report


@transaction.atomic
def edit(*, report: Report, version: int, named: str, anonymous: str, by: User, on: date) -> Report:
    """Write a report in other words. A yes that was said before is void: the youth reads it again."""
    candidate = experiences.lock_for_writing(report.candidate, by=by, on=on)
    claim(report, version=version)
    report.refresh_from_db()
    kept_reports.require_here(report)
    paper = checked(replace(kept_reports.unseal(report), named=named, anonymous=anonymous, choice=""))
    _void(report, ReportState.DRAFT)
    kept_reports.keep(report, paper, event="voice.report_changed", by=by)
    quiet_calls.plan_sending(candidate, by=by, on=on)
    return report


@transaction.atomic
def approve(*, report: Report, choice: str, digest: str, by: audit.Doer, on: date) -> Report:
    """The youth says yes to one version: exactly the bytes of this digest, or nothing.

    Who hears the youth has a call of today about it: the youth reads that the jobhunter sends it.
    """
    candidate = kept_reports.lock_with_the_youth(report, by, on=on)
    report.refresh_from_db()
    if report.state not in UNDER_WAY:
        raise RuleBroken("report_closed", _("This report was sent or stopped already."))
    kept_reports.require_here(report)
    paper = kept_reports.unseal(report)
    if choice not in ReportChoice.values or digest_of(paper.text(choice)) != digest:
        raise RuleBroken(
            "other_words", _("The words were changed a moment ago. Read them again, then say yes or no.")
        )
    claim(report, version=report.version)
    report.state, report.digest, report.approved_on = ReportState.APPROVED, digest, on
    paper = replace(paper, choice=choice, email=_address_of(report, by))
    kept_reports.keep(report, paper, event="voice.report_approved", by=by)
    quiet_calls.plan_sending(candidate, by=by, on=on)
    after_end.note(candidate, by=by, on=on)
    return report


@transaction.atomic
def send_link(*, report: Report, by: User, on: date) -> datetime | None:
    """Let the youth read a report alone, with a link and the own word: when it leaves, None if none can."""
    candidate = experiences.lock_for_writing(report.candidate, by=by, on=on)
    if report.state not in UNDER_WAY:
        raise RuleBroken("report_closed", _("This report was sent or stopped already."))
    return youth_links.send(
        candidate=candidate, purpose=LinkPurpose.REPORT, on=on, target=report.pk, at_once=True
    )


@transaction.atomic
def send(*, report: Report, version: int, by: User, on: date) -> Report:
    """Give the approved words to the outbox, for an hour from now; they are not touched any more."""
    candidate = experiences.lock_for_writing(report.candidate, by=by, on=on)
    claim(report, version=version)
    report.refresh_from_db()
    if report.state != ReportState.APPROVED:
        raise RuleBroken("no_yes", _("The youth has not said yes to these words yet."))
    paper = kept_reports.unseal(report)
    if digest_of(paper.chosen) != report.digest:
        raise RuleBroken("no_yes", _("The youth has not said yes to these words yet."))
    if paper.email != _address_of(report, by):
        raise RuleBroken("other_address", _("The office has another address now. Ask the youth again."))
    kept_reports.require_here(report)
    outbox.put_for_person(
        person=candidate.pk,
        address=paper.email,
        kind=Kind.REPORT,
        channel=MessageChannel.EMAIL,
        values={"body": paper.chosen},
        about=report.pk,
        not_before=timezone.now() + outbox.TIME_TO_STOP,
    )
    quiet_calls.plan_sending(candidate, by=by, on=on)
    kept_reports.record("voice.report_sending", report, by)
    return report


@transaction.atomic
def stop(*, report: Report, by: audit.Doer, on: date) -> Report:
    """The youth does not want a report after all. What has left cannot be stopped: then it says so.

    Who hears the youth has a call of today about it, when the youth did it alone.
    """
    candidate = kept_reports.lock_with_the_youth(report, by, on=on)
    report.refresh_from_db()
    if report.state == ReportState.STOPPED:
        return report
    state = kept_reports.message_state(report)
    is_waiting = state == MessageState.WAITING
    if report.state in GONE_OUT or state == MessageState.SENT:
        raise _too_late()
    if is_waiting and outbox.cancel(person=candidate.pk, about=report.pk) != 1:
        raise _too_late()
    claim(report, version=report.version)
    _void(report, ReportState.STOPPED)
    paper = replace(kept_reports.unseal(report), choice="")
    kept_reports.keep(report, paper, event="voice.report_stopped", by=by)
    quiet_calls.plan_sending(candidate, by=by, on=on)
    if not isinstance(by, User):
        quiet_calls.plan(candidate, step_marks.VOICE_STOPPED, workdays.on_or_after(on), by=by, on=on)
    after_end.note(candidate, by=by, on=on)
    return report


def _void(report: Report, state: str) -> None:
    report.state, report.digest, report.approved_on = state, "", None


def _too_late() -> RuleBroken:
    return RuleBroken("too_late", _("It is too late: this report has left, or leaves at this moment."))


def _address_of(report: Report, by: audit.Doer) -> str:
    """Where the office wants it; refused when the office takes no reports any more."""
    partner = offices().filter(pk=report.office_id).first()
    if partner is not None:
        return partner.email
    if isinstance(by, User):
        words = _("This office takes no reports any more. Stop this report and write one to another office.")
    else:
        words = _("This office takes no reports any more. Ask your jobhunter: together you choose another.")
    raise RuleBroken("office_unknown", words)


def _named_beside(candidate: Candidate, told: ToldExperience) -> NamedBeside:
    """Whom and what the proposal names; the contacts of the employer are known only to be left out."""
    contacts = Membership.objects.filter(organisation=told.employer, role=Role.EMPLOYER_CONTACT)
    named = Organisation.objects.filter(pk=told.employer).first() if told.employer else None
    jobhunter = candidate.desk.user
    return NamedBeside(
        first_name=candidate.first_name,
        last_name=candidate.last_name,
        employer=named.name if named else told.employer_name,
        contacts=tuple(contacts.order_by("pk").values_list("user__name", flat=True)),
        jobhunter=jobhunter.name if jobhunter else "",
        jobhunter_email=jobhunter.email if jobhunter else "",
    )
