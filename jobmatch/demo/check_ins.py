"""How it went at work, asked of youth and employer apart: answered, silent, or still to be asked."""

from datetime import date

from candidates.enums import StepKind, StepState
from candidates.models import Step
from candidates.rules import step_marks
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.audit.services import Fact
from jobmatch.demo import lots
from jobmatch.demo.tables import Row, rows
from jobmatch.demo.youths import Youth
from matching.enums import CheckInState, Going, Side
from matching.models import CheckIn, Placement
from matching.services.work import answers, check_ins
from matching.services.work.answers import Answer

# A letter of the table, and by which answer its line is found.
GOING = {"g": Going.GOOD, "s": Going.SO_SO, "b": Going.BAD}
WHEN = {"d3": "early", "w1": "early", "w2": "middle", "w4": "middle", "m1": "middle"}


def answer(placement: Placement, told: str, side: str, *, youth: Youth, by: User, until: date) -> None:
    """One letter a moment that has come: good, so-so or bad, or a stroke for silence.

    The last one is acted out, so that what follows from it is there, a worry today. Those before it are
    written in one go.
    """
    due = placement.check_ins.filter(side=side, due__lte=until).order_by("due", "pk")
    lines = _lines(side, youth)
    answered = [
        (check_in, _said(check_in, letter, _next(lines[GOING[letter]], check_in)))
        for check_in, letter in zip(due, told, strict=False)
        if letter in GOING
    ]
    if not answered:
        return
    *earlier, last = answered
    _write(earlier, by=by)
    if side == Side.YOUTH:
        _ask_on_its_day(last[0], [check_in for check_in, _ in earlier], by=by)
    check_in, said = last
    _record(check_in, said, by=by, on=until if said.is_worrying else check_in.due)


def answer_after_a_loss(placement: Placement, *, by: User, until: date) -> None:
    """Both times that a youth is asked after the work ended, as far as they have come."""
    due = placement.check_ins.filter(moment__startswith="loss_", due__lte=until).order_by("due", "pk")
    for check_in in due:
        answer = Answer(Going.GOOD, line="Zoekt rustig verder en weet nu beter wat past.")
        _record(check_in, answer, by=by, on=check_in.due)


def _said(check_in: CheckIn, letter: str, line: str) -> Answer:
    """Bad is how someone is treated; then one of the facts that the employer told is not so either."""
    is_youth = check_in.side == Side.YOUTH
    facts: dict[str, bool] = {}
    if is_youth and letter != "s":
        stated = sorted(answers.stated(check_in, on=check_in.due))
        facts = {item: letter == "g" or turn > 0 for turn, item in enumerate(stated[:3])}
    going = {"g": Going.GOOD, "s": Going.SO_SO, "b": Going.SO_SO}[letter]
    treated = Going.BAD if letter == "b" else Going.GOOD
    return Answer(going, treated if is_youth else "", facts, line)


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


def _write(answered: list[tuple[CheckIn, Answer]], *, by: User) -> None:
    """Answers of a while ago, each on the day on which it was asked."""
    for check_in, answer in answered:
        check_in.state, check_in.answered_on = CheckInState.ANSWERED, check_in.due
        check_in.recorded_by = by
        check_in.answer = answers.seal(check_in, answer)
    rows = [check_in for check_in, _ in answered]
    CheckIn.objects.bulk_update(rows, ["state", "answered_on", "recorded_by", "answer"])
    audit.record_many(
        Fact("check_in.answered", by, row.placement.candidate_id, check_ins.TARGET, row.pk) for row in rows
    )


def _ask_on_its_day(last: CheckIn, earlier: list[CheckIn], *, by: User) -> None:
    """The step that asks the youth was done at each answer; the one of the last answer still waits."""
    mark = step_marks.check_in(Side.YOUTH)
    Step.objects.bulk_create(
        Step(
            candidate_id=row.placement.candidate_id,
            kind=StepKind.CHECK_IN,
            state=StepState.DONE,
            due=row.due,
            mark=mark,
            done_on=row.due,
            done_by=by,
        )
        for row in earlier
    )
    Step.objects.primary().filter(candidate=last.placement.candidate_id, mark=mark).update(due=last.due)


def _next(lines: list[Row], check_in: CheckIn) -> str:
    """The next line about this time at work that was not said yet, as long as there is one."""
    when = WHEN.get(check_in.moment, "late")
    for row in lines:
        if row["when"] in ("", when):
            lines.remove(row)
            return row["line"]
    return ""


def _lines(side: str, youth: Youth) -> dict[str, list[Row]]:
    """Answer → its lines in a drawn order."""
    found: dict[str, list[Row]] = {answer: [] for answer in GOING.values()}
    for row in rows("check_in_lines"):
        if row["side"] == side:
            found[row["answer"]].append(row)
    for lines in found.values():
        lines.sort(key=lambda row: lots.number(1 << 64, "check-in", youth.key, row["line"]))
    return found
