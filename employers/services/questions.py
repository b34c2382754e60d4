"""What is not known of vacancies is asked of their employer: a line each in the one errand for that employer.

The answer is kept on the vacancy, for everybody. Only facts of a vacancy can be asked, never one fact of a
workplace, and nothing says for whom.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from employers.enums import Question, VacancyState
from employers.models import OpenQuestion, Vacancy
from employers.permissions import require_casework
from employers.services.desks import desk_for
from employers.services.errands import own_desk
from jobmatch import workdays
from jobmatch.accounts.enums import ErrandKind
from jobmatch.accounts.models import Desk, Errand, User
from jobmatch.accounts.services import errands
from jobmatch.audit import services as audit
from jobmatch.audit.services import SCHEDULE, Doer
from jobmatch.errors import RuleBroken
from jobmatch.running.turns import each_in_turn

MARK: Final = "ask"
TO_ASK: Final = 2  # working days
IS_KNOWN: Final[dict[str, Callable[[Vacancy], bool]]] = {
    Question.HOURS: lambda row: row.hours_min is not None,
    Question.DAYPARTS: lambda row: row.dayparts is not None,
    Question.KIND: lambda row: bool(row.kind),
    Question.LANGUAGES: lambda row: row.no_language or row.languages.exists(),
    Question.SKILLS: lambda row: row.skills.exists(),
    Question.NIGHT: lambda row: row.night_work is not None,
    Question.HAZARDOUS: lambda row: row.hazardous_work is not None,
}


@transaction.atomic
def ask(*, vacancy: Vacancy, items: Iterable[str], by: User, on: date) -> Errand:
    """Put questions about a vacancy in the errand for its employer; what is known already is left out."""
    require_casework(by)
    if vacancy.employer_id is None:
        raise RuleBroken("no_employer", _("Say first which employer this is."))
    if vacancy.state != VacancyState.OPEN:
        raise RuleBroken("state", _("This vacancy is not open. Open it again first."))
    wanted = [item for item in Question.values if item in set(items)]
    unknown = [item for item in wanted if not IS_KNOWN[item](vacancy)]
    if not unknown:
        raise RuleBroken("items", _("This is known already."))
    OpenQuestion.objects.bulk_create(
        [OpenQuestion(vacancy=vacancy, item=item, asked_on=on) for item in unknown], ignore_conflicts=True
    )
    errand = _errand(vacancy.employer_id, desk=own_desk(by), due=workdays.after(on, TO_ASK), by=by)
    audit.record(
        event="vacancy.questions_asked", by=by, chain=None, target="employers.Vacancy", target_id=vacancy.pk
    )
    return errand


@transaction.atomic
def drop(*, question: OpenQuestion, by: User, on: date) -> None:
    """Take a question off the list: nobody needs the answer any more."""
    require_casework(by)
    vacancy = question.vacancy
    question.delete()
    audit.record(
        event="vacancy.question_dropped", by=by, chain=None, target="employers.Vacancy", target_id=vacancy.pk
    )
    _settle(vacancy.employer_id, by=by, on=on)


def refresh(vacancy: Vacancy, *, by: Doer) -> None:
    """What is told now is asked no more; part of the transaction that changed the vacancy."""
    asked = list(OpenQuestion.objects.filter(vacancy=vacancy))
    is_open = vacancy.state == VacancyState.OPEN
    done = [row.pk for row in asked if not is_open or IS_KNOWN[row.item](vacancy)]
    if done:
        OpenQuestion.objects.filter(pk__in=done).delete()
        _settle(vacancy.employer_id, by=by, on=timezone.localdate())


def tidy(*, on: date) -> int:
    """Each night: what imports and feeds answered or closed; how many vacancies were asked about."""
    rows = Vacancy.objects.filter(questions__isnull=False).distinct().order_by("pk")
    try:
        return each_in_turn(rows, lambda row: _tidy_one(row, on=on))
    finally:  # one that fails keeps no errand from being done
        asked = Errand.objects.open().filter(mark=MARK)
        each_in_turn(asked, lambda errand: _settle(errand.target, by=SCHEDULE, on=on))


@transaction.atomic
def _tidy_one(vacancy: Vacancy, *, on: date) -> bool:
    refresh(vacancy, by=SCHEDULE)
    employer = vacancy.employer_id
    if not vacancy.questions.exists() or employer is None:
        vacancy.questions.all().delete()
        return True
    desk = desk_for(employer=employer)
    if desk is not None:
        _errand(employer, desk=desk, due=workdays.after(on, TO_ASK), by=SCHEDULE)
    return True


def _errand(employer: UUID, *, desk: Desk, due: date, by: Doer) -> Errand:
    """The one errand; one that is there keeps an earlier day."""
    there = Errand.objects.open().at(employer).filter(mark=MARK).first()
    if there is not None and there.due is not None and there.due <= due:
        return there
    return errands.ensure(desk=desk, target=employer, kind=ErrandKind.ASK, due=due, mark=MARK, by=by)


def _settle(employer: UUID | None, *, by: Doer, on: date) -> bool:
    """Nothing left to ask there: the errand is done."""
    if employer is None or OpenQuestion.objects.filter(vacancy__employer=employer).exists():
        return False
    errands.settle(target=employer, mark=MARK, by=by, on=on)
    return True
