"""How it goes at work: asked of youth and employer apart, recorded in one tap and a line, and sealed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from candidates.enums import State, StepKind
from candidates.models import Candidate
from candidates.permissions import may_hear_youth, require, require_work_or_youth
from candidates.rules import step_marks
from candidates.services.files import after_end, news, states, steps
from candidates.services.files.locking import lock_file
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.versions import claim
from jobmatch.running.turns import each_in_turn
from matching.enums import CheckInState, Going, Side
from matching.models import CheckIn
from matching.selectors import coming
from matching.services.work import answers, moments
from matching.services.work.answers import Answer

TARGET = "matching.CheckIn"
TO_ANSWER = (CheckInState.PLANNED, CheckInState.SILENT)


@transaction.atomic
def record(
    *,
    check_in: CheckIn,
    version: int,
    by: audit.Doer,
    on: date,
    going: str,
    treated: str = "",
    facts: Mapping[str, bool] | None = None,
    line: str = "",
) -> CheckIn:
    """Keep what was answered at a check-in, sealed.

    A worrying answer makes a step of today; the next moment is planned.

    Earlier moments of this side that still waited are answered with it: nobody is asked twice.
    """
    is_asked = _is_asked_employer(check_in, by, on=on)
    candidate = _taken(check_in, version=version, by=by, is_asked=is_asked)
    if not isinstance(by, User) and not is_asked and check_in.side != Side.YOUTH:
        raise RuleBroken("forbidden", _("This is asked of somebody else."))
    if check_in.state not in TO_ANSWER:
        raise RuleBroken("check_in_done", _("This was answered already, or is no longer needed."))
    answer = Answer(going, treated, dict(facts or {}), line.strip())
    _check(answer, check_in, candidate, by=by, on=on)
    check_in.state, check_in.answered_on = CheckInState.ANSWERED, on
    check_in.recorded_by = by if isinstance(by, User) else None
    check_in.answer, check_in.about_work = answers.seal(check_in, answer), bool(answer.facts)
    check_in.save(update_fields=["state", "answered_on", "recorded_by", "answer", "about_work"])
    _silence_before(check_in)
    if check_in.side == Side.YOUTH:
        candidate = states.heard_from(candidate, by=by, on=on)
    if answer.is_worrying:
        steps.ensure(candidate=candidate, kind=StepKind.WORRY, due=on, mark=step_marks.worry(check_in.pk))
    if not is_asked:
        after_end.note(candidate, by=by, on=on)
    moments.ask_next(candidate, check_in.side, by=by, on=on)
    _record("check_in.answered", check_in, by)
    return check_in


@transaction.atomic
def take_back(*, check_in: CheckIn, version: int, by: User, on: date) -> CheckIn:
    """Take back an answer that was recorded by mistake; it is asked again."""
    candidate = _taken(check_in, version=version, by=by)
    if check_in.state != CheckInState.ANSWERED:
        raise RuleBroken("nothing_to_undo", _("There is nothing to take back here."))
    mistaken = check_in.answered_on
    check_in.state, check_in.answered_on, check_in.recorded_by = CheckInState.PLANNED, None, None
    check_in.answer, check_in.about_work = b"", False
    check_in.save(update_fields=["state", "answered_on", "recorded_by", "answer", "about_work"])
    if check_in.side == Side.YOUTH:
        _recount_news(candidate, mistaken=mistaken)
    steps.settle(candidate=candidate, mark=step_marks.worry(check_in.pk), by=by, on=on)
    if check_in.due <= on:
        _ensure(candidate, check_in.side, due=on)
    _record("check_in.taken_back", check_in, by)
    return check_in


def remind(*, on: date) -> int:
    """See that each side with waiting moments has one open step, however many wait; how many were made.

    Of the waiting moments only the newest of a placement and side is still asked, the older ones stay
    silent. May run twice; what a crash left undone is done by the next run.
    """
    waiting = CheckIn.objects.waiting(on=on).exclude(placement__candidate__state=State.ENDED)
    people: dict[UUID, list[CheckIn]] = defaultdict(list)
    for row in waiting.select_related("placement__candidate").order_by("due", "pk"):
        people[row.placement.candidate_id].append(row)
    return each_in_turn(people.values(), _remind)


@transaction.atomic
def _remind(rows: list[CheckIn]) -> int:
    """One youth: `rows` wait, the oldest first."""
    candidate = lock_file(rows[0].placement.candidate)
    newest = {(row.placement_id, row.side): row for row in rows}
    older = [row.pk for row in rows if newest[row.placement_id, row.side] != row]
    if older:
        CheckIn.objects.filter(pk__in=older, state=CheckInState.PLANNED).update(state=CheckInState.SILENT)
    due = _first_due(newest.values())
    return sum(_ensure(candidate, side, due=day) for side, day in sorted(due.items()))


def _first_due(rows: Iterable[CheckIn]) -> dict[str, date]:
    found: dict[str, date] = {}
    for row in rows:
        found[row.side] = min(row.due, found.get(row.side, row.due))
    return found


def _ensure(candidate: Candidate, side: str, *, due: date) -> bool:
    return steps.ensure(
        candidate=candidate, kind=moments.STEP_KINDS[side], due=due, mark=step_marks.check_in(side)
    )


def _taken(check_in: CheckIn, *, version: int, by: audit.Doer, is_asked: bool = False) -> Candidate:
    """The newest row of the file, and the next version of the moment, both ours until commit."""
    if not is_asked:
        require_work_or_youth(by, check_in.placement.candidate)
    candidate = lock_file(check_in.placement.candidate)
    claim(check_in, version=version)
    return candidate


def _is_asked_employer(check_in: CheckIn, by: audit.Doer, *, on: date) -> bool:
    """Whether somebody at the employer, by the own link, answers what that employer is asked now."""
    if not isinstance(by, audit.Actor) or by.kind != audit.EMPLOYER_PERSON_KIND:
        return False
    return by.id is not None and coming.is_asked(check_in, by.id, on=on)


def _check(answer: Answer, check_in: CheckIn, candidate: Candidate, *, by: audit.Doer, on: date) -> None:
    if answer.going not in Going.values:
        raise RuleBroken("going", _("Choose how it goes."))
    if answer.treated and (answer.treated not in Going.values or check_in.side != Side.YOUTH):
        raise RuleBroken("treated", _("Only a youth says how they are treated: good, so-so or bad."))
    if len(answer.line) > answers.LONGEST_LINE:
        raise RuleBroken("too_long", _("Keep it under 1,000 characters."))
    if answer.facts and check_in.side != Side.YOUTH:
        raise RuleBroken("facts", _("Only a youth says whether the workplace is as the employer told."))
    if answer.facts.keys() - answers.stated(check_in, on=on).keys():
        raise RuleBroken("facts", _("Choose from what this employer told about the workplace."))
    if answer.line and isinstance(by, User):
        allowed = may_hear_youth(user=by, candidate=candidate, on=on)
        require(allowed, _("Only who may read a line again can write one. Leave the line empty."))


def _silence_before(check_in: CheckIn) -> None:
    earlier = check_in.placement.check_ins.filter(side=check_in.side, due__lt=check_in.due)
    earlier.filter(state=CheckInState.PLANNED).update(state=CheckInState.SILENT)


def _recount_news(candidate: Candidate, *, mistaken: date | None) -> None:
    """The answers that are left count beside contacts and the first talk."""
    news.recount(candidate, mistaken=mistaken)
    answered = CheckIn.objects.filter(placement__candidate=candidate, side=Side.YOUTH)
    last = answered.filter(state=CheckInState.ANSWERED).aggregate(last=Max("answered_on"))["last"]
    if last is not None:
        news.note(candidate, day=last)


def _record(event: str, check_in: CheckIn, by: audit.Doer) -> None:
    youth = check_in.placement.candidate
    audit.record(
        event=event, by=by, chain=youth.municipality_id, person=youth.pk, target=TARGET, target_id=check_in.pk
    )
