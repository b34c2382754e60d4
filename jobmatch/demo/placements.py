"""Work that youths found, and how it went after: acted out with the services, on the days of then."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from django.db import transaction

from candidates.enums import StepKind
from candidates.models import Candidate, Step
from candidates.rules import step_marks
from candidates.services.files import steps as step_services
from employers.models import Employer, Vacancy
from jobmatch import workdays
from jobmatch.accounts.models import User
from jobmatch.demo import check_ins, steps
from jobmatch.demo.employers import employer_id
from jobmatch.demo.reading import Row, ago, listed, rows
from jobmatch.demo.staff import user_id
from jobmatch.demo.youths import Youth
from jobmatch.taxonomy.loading.starter import occupation_ids
from jobmatch.taxonomy.models import Occupation
from matching.enums import Side
from matching.models import Placement
from matching.services.nightly import RUNG_MONTHS
from matching.services.work import judging, placements
from matching.services.work.placements import Details

PLANNED_BEFORE = 9  # days between the yes of the employer and the first working day
SETTLED_AFTER = 10  # days after the three months in which the next rung was talked about
ASKED_AFTER = 7  # at least so long a vacancy stood open before somebody began there


def add(youths: dict[str, Youth], *, on: date) -> None:
    people = User.objects.in_bulk()
    for row in rows("placements"):
        youth = youths[row["key"]]
        _live_through(row, youth, by=people[user_id(youth.desk)], on=on)


def _live_through(row: Row, youth: Youth, *, by: User, on: date) -> None:
    """Agreed, begun, asked how it goes, and for some ended: as far as it has come by the day."""
    first_day = ago(row["starts"], on=on)
    placement = _planned(row, Candidate.objects.get(pk=youth.id), first_day, by=by, on=on)
    if int(row["starts"]) <= 1:
        return
    placement = placements.start(
        placement=placement, version=placement.version, starts_on=first_day, by=by, on=first_day
    )
    ended = ago(row["ended"], on=on) if row["ended"] else None
    until = ended or on
    for told, side in ((row["youth"], Side.YOUTH), (row["company"], Side.EMPLOYER)):
        check_ins.answer(placement, told, side, youth=youth, by=by, until=until)
    _talk_about_the_next_rung(placement, by=by, until=until)
    if ended is not None:
        _end(placement, row, youth, ended, by=by, on=on)


def _planned(row: Row, candidate: Candidate, first_day: date, *, by: User, on: date) -> Placement:
    agreed_on = min(workdays.on_or_after(first_day - timedelta(days=PLANNED_BEFORE)), on)
    details = _details(row, first_day)
    found = judging.findings(
        candidate=candidate, kind=details.kind, hours=details.hours, pay_cents=details.pay_cents, on=first_day
    )
    return placements.plan(
        candidate=candidate,
        details=details,
        by=by,
        on=agreed_on,
        acknowledged=[each.code for each in found],
    )


def _details(row: Row, first_day: date) -> Details:
    occupation = Occupation.objects.get(pk=occupation_ids()[row["occupation"]])
    employer = Employer.objects.filter(pk=employer_id(row["employer"])).first()
    vacancies = Vacancy.objects.filter(
        employer=employer,
        occupation=occupation,
        kind=row["kind"],
        posted_on__lte=first_day - timedelta(days=ASKED_AFTER),
    )
    return Details(
        kind=row["kind"],
        starts_on=first_day,
        found_by=row["found"],
        vacancy=vacancies.order_by("posted_on", "pk").first() if employer else None,
        employer=employer,
        employer_name="" if employer else row["employer"],
        occupation=occupation,
        ends_on=first_day + timedelta(days=int(row["lasts"])) if row["lasts"] else None,
        hours=int(row["hours"]),
        pay_cents=int(row["cents"]) if row["cents"] else None,
        papers=tuple(listed(row["papers"])),
    )


@transaction.atomic
def _talk_about_the_next_rung(placement: Placement, *, by: User, until: date) -> None:
    """Long ago it was looked at after three months; of newer work that step is still open."""
    day = workdays.on_or_after(placement.starts_on + relativedelta(months=RUNG_MONTHS))
    settled = workdays.on_or_after(day + timedelta(days=SETTLED_AFTER))
    if settled >= until:
        return
    mark = step_marks.rung(placement.pk)
    step_services.ensure(candidate=placement.candidate, kind=StepKind.RUNG, due=day, mark=mark)
    step_services.settle(candidate=placement.candidate, mark=mark, by=by, on=settled)


def _end(placement: Placement, row: Row, youth: Youth, last_day: date, *, by: User, on: date) -> None:
    """Recorded the next working day; of what ended a while ago, the talk after it was held too."""
    recorded = min(workdays.after(last_day, 1), on)
    placement.refresh_from_db()
    placement = placements.end(
        placement=placement,
        version=placement.version,
        reason=row["reason"],
        ended_on=last_day,
        by=by,
        on=recorded,
    )
    talked = workdays.after(recorded, 2)
    if talked >= on:
        return
    check_ins.answer_after_a_loss(placement, by=by, until=on)
    held = Step.objects.get(primary_for=youth.id)
    step, due = steps.next_of(youth), steps.due_of(youth, on=on)
    step_services.complete(
        step=held,
        version=held.version,
        by=by,
        on=talked,
        next_kind=step["kind"],
        next_title=step["title"],
        next_due=due,
    )
