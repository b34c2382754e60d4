"""What youths of the demo went through: told, gone on with in the way that each of them chose, and reported.

Five of them told of one hotel and let it be counted: that is the employer with whom a talk may be good.
"""

from datetime import date

from candidates.enums import ReportChoice
from candidates.models import Experience, Report
from candidates.services.voice import experiences, reports, sent_reports
from candidates.services.voice.kept_reports import unseal
from candidates.services.voice.report_papers import digest_of
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.demo import people
from jobmatch.demo.people import Youth, mail_left
from jobmatch.demo.reading import Row, ago, id_of, listed, noon, rows

OFFICE = "weegschaal"
DONE = "done"  # a line of what was done; the other kinds say how it feels


def add(*, on: date) -> None:
    """Each told to the own jobhunter, under the yes to keep it that was given before."""
    for row in rows("experiences"):
        _tell(row, people.youth(row["key"]), on=on)
    for row in rows("experience_lines"):
        _note(row, _told(row), by=people.youth(row["key"]).jobhunter, on=on)
    for row in rows("reports"):
        _report(row, _told(row), by=people.youth(row["key"]).jobhunter, on=on)


def _tell(row: Row, youth: Youth, *, on: date) -> None:
    experiences.add(
        candidate=youth.candidate,
        by=youth.jobhunter,
        on=ago(row["days"], on=on),
        key=id_of("experience", row["key"]),
        words=row["words"],
        when=row["when"],
        stage=row["stage"],
        grounds=tuple(listed(row["grounds"])),
        employer=id_of("organisation", row["employer"]) if row["employer"] else None,
        evidence=row["evidence"],
        road=row["road"],
        ask_on=ago(-int(row["ask"]), on=on) if row["ask"] else None,
    )


def _told(row: Row) -> Experience:
    return Experience.objects.get(pk=id_of("experience", row["key"]))


def _note(row: Row, experience: Experience, *, by: User, on: date) -> None:
    """What was done, or how it felt when it was asked."""
    day, version = ago(row["days"], on=on), experience.version
    if row["kind"] == DONE:
        experiences.note_deed(
            experience=experience, version=version, by=by, on=day, done=row["text"], outcome=row["more"]
        )
        return
    ask_on = experiences.unseal(experience).ask_on
    experiences.note_feeling(
        experience=experience,
        version=version,
        by=by,
        on=day,
        feeling=row["kind"],
        words=row["text"],
        ask_on=ask_on,
    )


def _report(row: Row, experience: Experience, *, by: User, on: date) -> None:
    """Written, sent without the name after the yes of the youth, and answered by the office."""
    day = ago(row["days"], on=on)
    if row["event"] == "draft":
        reports.draft(experience=experience, office=id_of("organisation", OFFICE), by=by, on=day)
        return
    report = experience.reports.get()
    if row["event"] == "send":
        _send(report, by=by, day=day)
    elif row["event"] == "progress":
        sent_reports.note_progress(report=report, version=report.version, text=row["text"], by=by, on=day)
    else:
        sent_reports.answer(report=report, version=report.version, outcome=row["text"], by=by, on=day)


def _send(report: Report, *, by: User, day: date) -> None:
    digest = digest_of(unseal(report).anonymous)
    youth = audit.youth(report.candidate_id)
    reports.approve(report=report, choice=ReportChoice.ANONYMOUS, digest=digest, by=youth, on=day)
    reports.send(report=report, version=report.version, by=by, on=day)
    Report.objects.filter(pk=report.pk).update(approved_on=day)
    mail_left(report.pk, at=noon(day))
