"""What a youth went through, over the API: sealed, for who hears the youth; each opening is logged."""

from datetime import date
from typing import Any

from django.utils import timezone
from ninja import Router, Status

from candidates import permissions
from candidates.models import Experience, Report
from candidates.presentation.voice import voice as voice_presentation
from candidates.schemas.files.file import SavedOut
from candidates.schemas.voice.voice import (
    DeedIn,
    ExperienceChangedIn,
    ExperiencesOut,
    FeelingIn,
    LinkSentOut,
    PaperIn,
    ProgressIn,
    ReportIn,
    ReportSentOut,
    ReportsOut,
    ReportYesIn,
    TalksOut,
    ToldExperienceIn,
)
from candidates.selectors.files import files
from candidates.selectors.voice import voice
from candidates.services.voice import experiences, kept_reports, reports, sent_reports
from candidates.services.voice.experiences import Heard
from candidates.services.voice.kept_reports import OpenedReport
from jobmatch.accounts.requests import ApiRequest
from jobmatch.http.problems import READ_ERRORS, WRITE_ERRORS
from jobmatch.payloads import Changed

router = Router(tags=["candidates", "sealed"])
EXPERIENCE = "/candidates/{pk}/experiences/{experience_pk}"
REPORT = "/candidates/{pk}/reports/{report_pk}"
SAVED = {200: SavedOut, **WRITE_ERRORS}
MADE = {201: SavedOut, **WRITE_ERRORS}
MAY_BE_EMPTIED = frozenset({"employer", "ask_on"})


@router.get(
    "/candidates/{pk}/experiences",
    response={200: ExperiencesOut, **READ_ERRORS},
    operation_id="experiences",
)
def experience_list(request: ApiRequest, pk: str) -> dict[str, Any]:
    """SEALED: all that a youth told, the newest first."""
    today = timezone.localdate()
    candidate = files.own_file(request.auth, pk, on=today)
    if not permissions.may_hear_experience(user=request.auth, candidate=candidate, on=today):
        return {"experiences": None}
    heard = experiences.read(candidate=candidate, by=request.auth, on=today)
    return {"experiences": [_experience(each) for each in heard]}


@router.post("/candidates/{pk}/experiences", response=MADE, operation_id="tell_experience")
def tell(request: ApiRequest, pk: str, given: ToldExperienceIn) -> Status[Experience]:
    """SEALED: keep what a youth tells; only under a live consent."""
    today = timezone.localdate()
    candidate = files.own_file(request.auth, pk, on=today)
    parts = {**given.dict(exclude={"id"}), "grounds": tuple(given.grounds)}
    return Status(201, experiences.add(candidate=candidate, by=request.auth, on=today, key=given.id, **parts))


@router.patch(EXPERIENCE, response=SAVED, operation_id="change_experience")
def change(request: ApiRequest, pk: str, experience_pk: str, given: ExperienceChangedIn) -> Experience:
    """SEALED: tell it better, tell more, or choose another road."""
    found, today = _found(request, pk, experience_pk)
    sent = given.dict(exclude={"version"}, exclude_unset=True)
    parts = {name: value for name, value in sent.items() if value is not None or name in MAY_BE_EMPTIED}
    if "grounds" in parts:
        parts["grounds"] = tuple(parts["grounds"])
    return experiences.change(experience=found, version=given.version, by=request.auth, on=today, **parts)


@router.delete(EXPERIENCE, response={204: None, **WRITE_ERRORS}, operation_id="erase_experience")
def erase(request: ApiRequest, pk: str, experience_pk: str, given: Changed) -> Status[None]:
    """The youth wants it gone: what was told, its reports, and what was counted of it."""
    found, today = _found(request, pk, experience_pk)
    experiences.erase(experience=found, version=given.version, by=request.auth, on=today)
    return Status(204, None)


@router.post(f"{EXPERIENCE}/deeds", response=SAVED, operation_id="note_deed")
def note_deed(request: ApiRequest, pk: str, experience_pk: str, given: DeedIn) -> Experience:
    """SEALED: what was done on the road, and what came of it."""
    found, today = _found(request, pk, experience_pk)
    line = given.dict(exclude={"on"})
    return experiences.note_deed(experience=found, by=request.auth, on=today, happened_on=given.on, **line)


@router.post(f"{EXPERIENCE}/feelings", response=SAVED, operation_id="note_feeling")
def note_feeling(request: ApiRequest, pk: str, experience_pk: str, given: FeelingIn) -> Experience:
    """SEALED: how it feels now, and when to ask again."""
    found, today = _found(request, pk, experience_pk)
    return experiences.note_feeling(experience=found, by=request.auth, on=today, **given.dict())


@router.post(
    f"{EXPERIENCE}/exclusion", response={204: None, **WRITE_ERRORS}, operation_id="leave_out_employer"
)
def leave_out(request: ApiRequest, pk: str, experience_pk: str) -> Status[None]:
    """Not that employer again: it joins the employers to leave out, without a reason."""
    found, today = _found(request, pk, experience_pk)
    experiences.leave_out(experience=found, by=request.auth, on=today)
    return Status(204, None)


@router.get("/candidates/{pk}/reports", response={200: ReportsOut, **READ_ERRORS}, operation_id="reports")
def report_list(request: ApiRequest, pk: str) -> dict[str, Any]:
    """SEALED: the reports of a youth, with their exact words."""
    today = timezone.localdate()
    found = voice.reports_of(request.auth, pk, on=today)
    return {"reports": [_report(reports.read_one(report=each, by=request.auth, on=today)) for each in found]}


@router.post(f"{EXPERIENCE}/reports", response=MADE, operation_id="draft_report")
def draft(request: ApiRequest, pk: str, experience_pk: str, given: ReportIn) -> Status[Report]:
    """SEALED: a first text in two versions; nothing of it goes anywhere yet."""
    found, today = _found(request, pk, experience_pk)
    made = reports.draft(experience=found, office=given.office, by=request.auth, on=today)
    return Status(201, made)


@router.patch(REPORT, response=SAVED, operation_id="edit_report")
def edit(request: ApiRequest, pk: str, report_pk: str, given: PaperIn) -> Report:
    """SEALED: other words; a yes that was said before is void."""
    found, today = _written(request, pk, report_pk)
    return reports.edit(report=found, by=request.auth, on=today, **given.dict())


@router.post(f"{REPORT}/approval", response=SAVED, operation_id="approve_report")
def approve(request: ApiRequest, pk: str, report_pk: str, given: ReportYesIn) -> Report:
    """The youth, who is there, says yes to exactly these words."""
    found, today = _written(request, pk, report_pk)
    return reports.approve(report=found, by=request.auth, on=today, **given.dict())


@router.post(f"{REPORT}/link", response={200: LinkSentOut, **WRITE_ERRORS}, operation_id="link_report")
def send_link(request: ApiRequest, pk: str, report_pk: str) -> dict[str, Any]:
    """Let the youth read it alone, with a link and the own word: at once, or in hours of the youth."""
    found, today = _written(request, pk, report_pk)
    leaves = reports.send_link(report=found, by=request.auth, on=today)
    return {"sent": leaves is not None, "leaves_at": leaves}


@router.post(f"{REPORT}/sending", response={200: ReportSentOut, **WRITE_ERRORS}, operation_id="send_report")
def send(request: ApiRequest, pk: str, report_pk: str, given: Changed) -> dict[str, Any]:
    """Give the approved words to the outbox; for an hour they can be stopped."""
    found, today = _written(request, pk, report_pk)
    given_out = reports.send(report=found, version=given.version, by=request.auth, on=today)
    leaves = kept_reports.leaves_at(given_out)
    return {"id": given_out.pk, "version": given_out.version, "leaves_at": leaves}


@router.post(f"{REPORT}/stop", response=SAVED, operation_id="stop_report")
def stop(request: ApiRequest, pk: str, report_pk: str) -> Report:
    """The youth does not want it after all."""
    found, today = _written(request, pk, report_pk)
    return reports.stop(report=found, by=request.auth, on=today)


@router.post(f"{REPORT}/progress", response=SAVED, operation_id="report_progress")
def progress(request: ApiRequest, pk: str, report_pk: str, given: ProgressIn) -> Report:
    """SEALED: what the office said, or found."""
    found, today = _written(request, pk, report_pk)
    if given.is_outcome:
        return sent_reports.answer(
            report=found, version=given.version, outcome=given.text, by=request.auth, on=today
        )
    return sent_reports.note_progress(
        report=found, version=given.version, text=given.text, by=request.auth, on=today
    )


@router.get(
    "/employer-talks",
    response={200: TalksOut, **READ_ERRORS},
    operation_id="employer_talks",
    tags=["candidates"],
)
def employer_talks(request: ApiRequest) -> dict[str, Any]:
    """With which employers the coordinator may want to talk this month."""
    return {"employers": voice.employer_talks(request.auth, on=timezone.localdate())}


def _found(request: ApiRequest, pk: str, experience_pk: str) -> tuple[Experience, date]:
    today = timezone.localdate()
    return voice.experience(request.auth, pk, experience_pk, on=today), today


def _written(request: ApiRequest, pk: str, report_pk: str) -> tuple[Report, date]:
    today = timezone.localdate()
    return voice.report(request.auth, pk, report_pk, on=today), today


def _experience(heard: Heard) -> dict[str, Any]:
    told, row = heard.told, heard.experience
    parts = {name: getattr(told, name) for name in type(told).__dataclass_fields__}
    return {**parts, "id": row.pk, "version": row.version, "kept_until": row.kept_until}


def _report(written: OpenedReport) -> dict[str, Any]:
    row, paper = written.report, written.paper
    return {
        "id": row.pk,
        "version": row.version,
        "experience": row.experience_id,
        "office": row.office_id,
        "state": voice_presentation.state_of(written),
        "sent_on": row.sent_on,
        "versions": voice_presentation.versions(written),
        "progress": paper.progress,
        "outcome": paper.outcome,
    }
