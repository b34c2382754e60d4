"""A vacancy opens, is filled, closes and opens again; one table says which way it may go.

What a person decides about it stays: the feed that it comes from closes and opens only what nobody touched.
"""

from datetime import date
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from employers.enums import VacancyState
from employers.models import Vacancy
from employers.parts import STATE
from employers.permissions import require_edit, works_cases
from employers.services import demands, questions
from jobmatch.audit import services as audit
from jobmatch.audit.services import Doer
from jobmatch.changes import services as changes
from jobmatch.changes.enums import Kind
from jobmatch.errors import RuleBroken
from jobmatch.http.versions import claim

TARGET: Final = "employers.Vacancy"
TRANSITIONS: Final[dict[str, frozenset[str]]] = {
    VacancyState.DRAFT: frozenset({VacancyState.CLOSED}),  # opened by what is written in it, see vacancies
    VacancyState.OPEN: frozenset({VacancyState.FILLED, VacancyState.CLOSED}),
    VacancyState.FILLED: frozenset({VacancyState.OPEN, VacancyState.CLOSED}),
    VacancyState.CLOSED: frozenset({VacancyState.OPEN, VacancyState.FILLED}),
}


def fill(*, vacancy: Vacancy, version: int, by: Doer) -> Vacancy:
    """Every place of a vacancy is taken."""
    return _move(vacancy, VacancyState.FILLED, version=version, by=by)


def close(*, vacancy: Vacancy, version: int, by: Doer) -> Vacancy:
    """A vacancy is no longer there, or never should have been."""
    return _move(vacancy, VacancyState.CLOSED, version=version, by=by)


@transaction.atomic
def reopen(*, vacancy: Vacancy, version: int, on: date, by: Doer) -> Vacancy:
    """A vacancy is there again; a last day that has passed no longer holds."""
    _let_go_of_last_day(vacancy, on=on)
    if not works_cases(by):
        vacancy.confirmed_on = on
    return _move(vacancy, VacancyState.OPEN, version=version, by=by)


def move(*, vacancy: Vacancy, to: str, version: int, on: date, by: Doer) -> Vacancy:
    """Fill, close or reopen a vacancy, whichever a button or a client asks for."""
    if to == VacancyState.FILLED:
        return fill(vacancy=vacancy, version=version, by=by)
    if to == VacancyState.CLOSED:
        return close(vacancy=vacancy, version=version, by=by)
    return reopen(vacancy=vacancy, version=version, on=on, by=by)


@transaction.atomic
def confirm(*, vacancy: Vacancy, version: int, on: date, by: Doer) -> Vacancy:
    """The employer says that a vacancy is still open: by an own tap, or to a jobhunter who writes it down.

    A last day to apply that has passed no longer holds. One that closed without anybody having said so opens.
    """
    require_edit(by, vacancy.employer)
    if vacancy.employer is None:
        raise RuleBroken("no_employer", _("Say first which employer this is."))
    if vacancy.ended_unsaid:
        _let_go_of_last_day(vacancy, on=on)
        vacancy.confirmed_on = on
        return _move(vacancy, VacancyState.OPEN, version=version, by=by)
    if vacancy.state != VacancyState.OPEN:
        raise RuleBroken("state", _("This vacancy is not open. Open it again first."))
    claim(vacancy, version=version)
    is_offered_again = _let_go_of_last_day(vacancy, on=on)
    vacancy.confirmed_on, vacancy.asked_on = on, None
    vacancy.save(update_fields=["closes_on", "confirmed_on", "asked_on", "decided"])
    demands.refresh(vacancy)  # from here on anybody may read it
    if is_offered_again:
        changes.record(Kind.VACANCY, vacancy.pk)
    audit.record(event="vacancy.confirmed", by=by, chain=None, target=TARGET, target_id=vacancy.pk)
    return vacancy


@transaction.atomic
def lapse(*, vacancy: Vacancy) -> Vacancy:
    """Nobody answered whether it is still open: it is offered no more. That is no decision of a person."""
    claim(vacancy, version=vacancy.version)
    vacancy.state = VacancyState.CLOSED
    vacancy.save(update_fields=["state"])
    changes.record(Kind.VACANCY, vacancy.pk)
    audit.record(event="vacancy.lapsed", by=audit.SCHEDULE, chain=None, target=TARGET, target_id=vacancy.pk)
    return vacancy


def _let_go_of_last_day(vacancy: Vacancy, *, on: date) -> bool:
    """Take away a last day to apply that has passed, by who decides; whether there was one."""
    if vacancy.closes_on is None or vacancy.closes_on >= on:
        return False
    vacancy.closes_on = None
    vacancy.decided = sorted({*vacancy.decided, "closes_on"})
    return True


@transaction.atomic
def _move(vacancy: Vacancy, to: str, *, version: int, by: Doer) -> Vacancy:
    require_edit(by, vacancy.employer)
    if to not in TRANSITIONS[vacancy.state]:
        raise RuleBroken("state", _("The vacancy is already in this state."))
    claim(vacancy, version=version)
    vacancy.state = to
    vacancy.feed_misses, vacancy.asked_on = 0, None
    vacancy.decided = sorted({*vacancy.decided, STATE})
    vacancy.save(update_fields=["state", "closes_on", "confirmed_on", "asked_on", "feed_misses", "decided"])
    if to == VacancyState.OPEN:
        demands.refresh(vacancy)
    questions.refresh(vacancy, by=by)
    changes.record(Kind.VACANCY, vacancy.pk)
    audit.record(event=f"vacancy.{to}", by=by, chain=None, target=TARGET, target_id=vacancy.pk)
    return vacancy
