"""What a youth and the jobhunter decided about a vacancy: go for it, maybe, not for me, tried before.

Nothing is learned from it: *not for me* keeps one vacancy away from one ranking, and that is all.
"""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from candidates.enums import StepKind
from candidates.models import Candidate
from candidates.permissions import require_work_or_youth
from candidates.rules import step_marks
from candidates.services.files import after_end, steps
from candidates.services.files.locking import lock_file
from employers.models import Vacancy
from jobmatch import workdays
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from matching.enums import Feeling, SaidBy
from matching.models import Interest
from matching.selectors import interests

TARGET = "matching.Interest"


def decide(
    *, candidate: Candidate, vacancy: Vacancy, feeling: str, by: audit.Doer, on: date, together: bool = False
) -> str:
    """Keep what was decided, or with an empty feeling take it back; what stands now."""
    if not feeling:
        take_back(candidate=candidate, vacancy=vacancy, by=by, on=on)
        return ""
    row = say(candidate=candidate, vacancy=vacancy, feeling=feeling, by=by, on=on, together=together)
    return row.feeling


@transaction.atomic
def say(
    *, candidate: Candidate, vacancy: Vacancy, feeling: str, by: audit.Doer, on: date, together: bool = False
) -> Interest:
    """Keep what was decided about a vacancy; what was said of it before goes.

    A heart makes a step for who works the file, once, however many hearts there are. `together`: the youth
    looked along.
    """
    if feeling not in Feeling.values:
        raise RuleBroken("feeling", _("Choose one of the four."))
    candidate = _taken(candidate, by)
    row, _made = Interest.objects.update_or_create(
        candidate=candidate,
        vacancy=vacancy,
        defaults={"feeling": feeling, "said_by": _said_by(by, together=together), "said_on": on},
    )
    follow(candidate, by=by, on=on)
    after_end.note(candidate, by=by, on=on)
    _record("interest.said", candidate, row, by)
    return row


@transaction.atomic
def take_back(*, candidate: Candidate, vacancy: Vacancy, by: audit.Doer, on: date) -> None:
    """Nothing is decided about a vacancy any more; without a word about it, nothing happens."""
    candidate = _taken(candidate, by)
    row = candidate.interests.filter(vacancy=vacancy).first()
    if row is None:
        return
    _record("interest.taken_back", candidate, row, by)
    row.delete()
    follow(candidate, by=by, on=on)


def _taken(candidate: Candidate, by: audit.Doer) -> Candidate:
    require_work_or_youth(by, candidate)
    return lock_file(candidate)


def _said_by(by: audit.Doer, *, together: bool) -> SaidBy:
    if not isinstance(by, User):
        return SaidBy.YOUTH
    return SaidBy.TOGETHER if together else SaidBy.JOBHUNTER


def follow(candidate: Candidate, *, by: audit.Doer, on: date) -> None:
    """Hearts wait for who works the file, until each has its proposal or work; the caller holds the file."""
    if interests.left(candidate, on=on).exists():
        due = workdays.on_or_after(on)
        steps.ensure(candidate=candidate, kind=StepKind.CHOSEN, due=due, mark=step_marks.CHOSEN)
    else:
        steps.settle(candidate=candidate, mark=step_marks.CHOSEN, by=by, on=on)


def _record(event: str, candidate: Candidate, row: Interest, by: audit.Doer) -> None:
    audit.record(
        event=event,
        by=by,
        chain=candidate.municipality_id,
        person=candidate.pk,
        target=TARGET,
        target_id=row.pk,
    )
