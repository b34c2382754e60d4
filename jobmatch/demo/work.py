"""Work that youths found, and how both sides said it went: acted out with the services, on its day."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from django.db import transaction

from candidates.enums import StepKind, StepState
from candidates.models import Candidate, Step
from candidates.rules import step_marks
from candidates.services.files import steps as step_services
from employers.models import Employer, Vacancy
from jobmatch import workdays
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.audit.services import Fact
from jobmatch.demo import people
from jobmatch.demo.employers import employer_id
from jobmatch.demo.files import due_of
from jobmatch.demo.people import HOME_ID, Youth
from jobmatch.demo.reading import Row, ago, listed, number, rows
from jobmatch.taxonomy.loading.starter import occupation_ids
from jobmatch.taxonomy.models import Occupation
from matching.enums import CheckInState, Going, Side
from matching.models import CheckIn, Placement
from matching.services.nightly import RUNG_MONTHS
from matching.services.work import answers, check_ins, judging, placements
from matching.services.work.answers import Answer
from matching.services.work.placements import Details

PLANNED_BEFORE = 9  # days between the yes of the employer and the first working day
SETTLED_AFTER = 10  # days after the three months in which the next rung was talked about
ASKED_AFTER = 7  # at least so long a vacancy stood open before somebody began there


def add(*, on: date) -> None:
    for row in rows("placements"):
        _live_through(row, people.youth(row["key"]), on=on)


def _live_through(row: Row, youth: Youth, *, on: date) -> None:
    """Agreed, begun, asked how it goes, and for some ended: as far as it has come by the day."""
    by, first_day = youth.jobhunter, ago(row["starts"], on=on)
    placement = _planned(row, youth.candidate, first_day, by=by, on=on)
    if int(row["starts"]) <= 1:
        return
    placement = placements.start(
        placement=placement, version=placement.version, starts_on=first_day, by=by, on=first_day
    )
    ended = ago(row["ended"], on=on) if row["ended"] else None
    until = ended or on
    for side in (Side.YOUTH, Side.EMPLOYER):
        _answer(placement, youth.key, side, by=by, until=until)
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
        pay_cents=number(row["cents"]),
        papers=tuple(listed(row["papers"])),
    )


def _answer(placement: Placement, key: str, side: str, *, by: User, until: date) -> None:
    """What this side said at each moment that has come; without a row they were silent.

    The last one is acted out, so that what follows from it is there, a worry today. Those before it are
    written in one go.
    """
    told = {row["moment"]: row for row in rows("check_ins") if (row["key"], row["side"]) == (key, side)}
    due = placement.check_ins.filter(side=side, due__lte=until).order_by("due", "pk")
    answered = [(each, _said(each, told[each.moment])) for each in due if each.moment in told]
    if not answered:
        return
    *earlier, (last, said) = answered
    _write(earlier, by=by)
    if side == Side.YOUTH:
        _ask_on_its_day(last, [check_in for check_in, _ in earlier], by=by)
    _record(last, said, by=by, on=until if said.is_worrying else last.due)


def _write(answered: list[tuple[CheckIn, Answer]], *, by: User) -> None:
    """Answers of a while ago, each on the day on which it was asked."""
    for check_in, answer in answered:
        check_in.state, check_in.answered_on = CheckInState.ANSWERED, check_in.due
        check_in.recorded_by, check_in.answer = by, answers.seal(check_in, answer)
    rows = [check_in for check_in, _ in answered]
    CheckIn.objects.bulk_update(rows, ["state", "answered_on", "recorded_by", "answer"])
    audit.record_many(
        Fact("check_in.answered", by, row.placement.candidate_id, check_ins.TARGET, row.pk, chain=HOME_ID)
        for row in rows
    )


def _ask_on_its_day(last: CheckIn, earlier: list[CheckIn], *, by: User) -> None:
    """The step that asks the youth was done at each answer; the one of the last answer still waits."""
    youth, mark = last.placement.candidate_id, step_marks.check_in(Side.YOUTH)
    done = {"kind": StepKind.CHECK_IN, "state": StepState.DONE, "mark": mark, "done_by": by}
    Step.objects.bulk_create(
        Step(candidate_id=youth, due=row.due, done_on=row.due, **done) for row in earlier
    )
    Step.objects.primary().filter(candidate=youth, mark=mark).update(due=last.due)


def _said(check_in: CheckIn, row: Row) -> Answer:
    """Bad is how someone is treated; then one of the facts that the employer told is not so either."""
    answer, is_youth = row["answer"], check_in.side == Side.YOUTH
    facts: dict[str, bool] = {}
    if is_youth and answer != Going.SO_SO:
        stated = sorted(answers.stated(check_in, on=check_in.due))
        facts = {item: answer == Going.GOOD or turn > 0 for turn, item in enumerate(stated[:3])}
    going = Going.GOOD if answer == Going.GOOD else Going.SO_SO
    treated = Going.BAD if answer == Going.BAD else Going.GOOD
    return Answer(going, treated if is_youth else "", facts, row["line"])


def _answer_after_a_loss(placement: Placement, *, by: User, until: date) -> None:
    """Both times that a youth is asked after the work ended, as far as they have come."""
    due = placement.check_ins.filter(moment__startswith="loss_", due__lte=until).order_by("due", "pk")
    for check_in in due:
        answer = Answer(Going.GOOD, line="Zoekt rustig verder en weet nu beter wat past.")
        _record(check_in, answer, by=by, on=check_in.due)


def _record(check_in: CheckIn, answer: Answer, *, by: User, on: date) -> None:
    check_in.refresh_from_db()
    check_ins.record(
        check_in=check_in,
        version=check_in.version,
        by=by,
        on=on,
        going=answer.going,
        treated=answer.treated,
        facts=answer.facts,
        line=answer.line,
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
    _answer_after_a_loss(placement, by=by, until=on)
    held = Step.objects.get(primary_for=youth.id)
    step_services.complete(
        step=held,
        version=held.version,
        by=by,
        on=talked,
        next_kind=youth.profile["kind"],
        next_title=youth.profile["title"],
        next_due=due_of(youth, on=on),
    )
