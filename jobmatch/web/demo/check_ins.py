"""How it went at work, asked of youth and employer apart: answered, silent, or still to be asked."""

from collections.abc import Iterator
from datetime import date

from candidates.enums import StepKind, StepState
from candidates.models import Step
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.audit.services import Fact
from jobmatch.web.demo import lots
from jobmatch.web.demo.tables import rows
from jobmatch.web.demo.youths import Youth
from matching.enums import CheckInState, Going, Side
from matching.models import CheckIn, Placement
from matching.services import answers, moments
from matching.services import check_ins as services
from matching.services.answers import Answer

# A letter of the table, and by which answer its line is found.
GOING = {"g": Going.GOOD, "s": Going.SO_SO, "b": Going.BAD}


def answer(placement: Placement, told: str, side: str, *, youth: Youth, by: User, until: date) -> None:
    """One letter a moment that has come: good, so-so or bad, or a stroke for silence.

    The last one is acted out, so that what follows from it is there; those before it are written in one go.
    """
    due = placement.check_ins.filter(side=side, due__lte=until).order_by("due", "pk")
    lines = _lines(side, youth)
    answered = [
        (check_in, _said(check_in, letter, next(lines[GOING[letter]], "")))
        for check_in, letter in zip(due, told, strict=False)
        if letter in GOING
    ]
    if not answered:
        return
    *earlier, last = answered
    _write(earlier, by=by)
    if side == Side.YOUTH:
        _ask_on_its_day(last[0], [check_in for check_in, _ in earlier], by=by)
    _record(*last, by=by)


def answer_after_a_loss(placement: Placement, *, by: User, until: date) -> None:
    """Both times that a youth is asked after the work ended, as far as they have come."""
    due = placement.check_ins.filter(moment__startswith="loss_", due__lte=until).order_by("due", "pk")
    for check_in in due:
        answer = Answer(Going.GOOD, line="Zoekt rustig verder en weet nu beter wat past.")
        _record(check_in, answer, by=by)


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


def _record(check_in: CheckIn, answer: Answer, *, by: User) -> None:
    check_in.refresh_from_db()
    services.record(
        check_in=check_in,
        version=check_in.version,
        by=by,
        on=check_in.due,
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
        Fact("check_in.answered", by, row.placement.candidate_id, services.TARGET, row.pk) for row in rows
    )


def _ask_on_its_day(last: CheckIn, earlier: list[CheckIn], *, by: User) -> None:
    """The step that asks the youth was done at each answer; the one of the last answer still waits."""
    mark = moments.mark_of(Side.YOUTH)
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


def _lines(side: str, youth: Youth) -> dict[str, Iterator[str]]:
    """Answer → its lines in a drawn order; some answers come without a line."""
    return {
        answer: iter(
            lots.shuffled(
                [
                    row["line"]
                    for row in rows("check_in_lines")
                    if (row["side"], row["answer"]) == (side, answer)
                ],
                "check-in",
                youth.key,
            )
        )
        for answer in (Going.GOOD, Going.SO_SO, Going.BAD)
    }
