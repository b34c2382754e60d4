"""What youths of the demo went through: told, gone on with in the way that each of them chose, and reported.

Five of them told of one hotel and let it be counted: that is the employer with whom a talk may be good.
"""

from datetime import date
from typing import Any

from candidates.enums import ReportChoice
from candidates.models import Candidate, Experience, Report
from candidates.services.voice import experiences, reports, sent_reports
from candidates.services.voice.kept_reports import unseal
from candidates.services.voice.report_papers import digest_of
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.demo.days import ago, noon
from jobmatch.demo.staff import user_id
from jobmatch.demo.tables import Row, id_of, listed, rows
from jobmatch.demo.youths import Youth
from notifications.enums import MessageState
from notifications.models import Message

OFFICE = "weegschaal"
DONE = "done"  # a line of what was done; the other kinds say how it feels
BEING_WRITTEN = ("06", 5)  # of whom a report is being written, and how many days ago that began
REPORTED = ("30", 95)
SAID = (
    (80, "Zij hebben de winkel om uitleg gevraagd."),
    (41, "De winkel heeft gebeld en wil de regels voor het personeel veranderen."),
)
FOUND = (25, "De winkel heeft excuses gemaakt en de kledingregels veranderd. Het meldpunt sluit de melding.")


def add(youths: dict[str, Youth], *, on: date) -> None:
    """Each told to the own jobhunter, under the yes to keep it that was given before."""
    people = User.objects.in_bulk()
    told: dict[str, tuple[Experience, User]] = {}
    for row in rows("experiences"):
        by = people[user_id(youths[row["key"]].desk)]
        told[row["key"]] = _tell(row, youths[row["key"]], by=by, on=on), by
    for row in rows("experience_lines"):
        _note(row, *told[row["key"]], on=on)
    _write(*told[BEING_WRITTEN[0]], days=BEING_WRITTEN[1], on=on)
    _see_through(_write(*told[REPORTED[0]], days=REPORTED[1], on=on), told[REPORTED[0]][1], on=on)


def _tell(row: Row, youth: Youth, *, by: User, on: date) -> Experience:
    return experiences.add(
        candidate=Candidate.objects.get(pk=youth.id),
        by=by,
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


def _note(row: Row, experience: Experience, by: User, *, on: date) -> None:
    """What was done, or how it felt when it was asked."""
    experience.refresh_from_db()
    given: dict[str, Any] = {
        "experience": experience,
        "version": experience.version,
        "by": by,
        "on": ago(row["days"], on=on),
    }
    if row["kind"] == DONE:
        experiences.note_deed(**given, done=row["text"], outcome=row["more"])
    else:
        ask_on = experiences.unseal(experience).ask_on
        experiences.note_feeling(**given, feeling=row["kind"], words=row["text"], ask_on=ask_on)


def _write(experience: Experience, by: User, *, days: int, on: date) -> Report:
    office = id_of("organisation", OFFICE)
    return reports.draft(experience=experience, office=office, by=by, on=ago(days, on=on))


def _see_through(report: Report, by: User, *, on: date) -> None:
    """Said yes to without the name, sent on that day, and answered."""
    day = ago(REPORTED[1], on=on)
    digest = digest_of(unseal(report).anonymous)
    youth = audit.youth(report.experience.candidate_id)
    reports.approve(report=report, choice=ReportChoice.ANONYMOUS, digest=digest, by=youth, on=day)
    reports.send(report=report, version=report.version, by=by, on=day)
    Report.objects.filter(pk=report.pk).update(approved_at=noon(day))
    Message.objects.filter(about=report.pk).update(
        state=MessageState.SENT, sealed=b"", made_at=noon(day), sent_at=noon(day)
    )
    for days, text in SAID:
        report.refresh_from_db()
        sent_reports.note_progress(
            report=report, version=report.version, text=text, by=by, on=ago(days, on=on)
        )
    report.refresh_from_db()
    days, text = FOUND
    sent_reports.answer(report=report, version=report.version, outcome=text, by=by, on=ago(days, on=on))
