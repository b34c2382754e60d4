"""A vacancy opens, is filled, closes and opens again; one table says which way it may go."""

from datetime import date
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from employers.enums import VacancyState
from employers.models import Vacancy
from employers.permissions import require_edit
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.versions import claim

TRANSITIONS: Final[dict[str, frozenset[str]]] = {
    VacancyState.OPEN: frozenset({VacancyState.FILLED, VacancyState.CLOSED}),
    VacancyState.FILLED: frozenset({VacancyState.OPEN, VacancyState.CLOSED}),
    VacancyState.CLOSED: frozenset({VacancyState.OPEN}),
}


def fill(*, vacancy: Vacancy, version: int, by: User) -> Vacancy:
    """Every place of a vacancy is taken."""
    return _move(vacancy, VacancyState.FILLED, version=version, by=by)


def close(*, vacancy: Vacancy, version: int, by: User) -> Vacancy:
    """A vacancy is no longer there, or never should have been."""
    return _move(vacancy, VacancyState.CLOSED, version=version, by=by)


@transaction.atomic
def reopen(*, vacancy: Vacancy, version: int, on: date, by: User) -> Vacancy:
    """A vacancy is there again; a last day that has passed no longer holds."""
    if vacancy.closes_on is not None and vacancy.closes_on < on:
        vacancy.closes_on = None
        vacancy.decided = sorted({*vacancy.decided, "closes_on"})
    return _move(vacancy, VacancyState.OPEN, version=version, by=by)


def move(*, vacancy: Vacancy, to: str, version: int, on: date, by: User) -> Vacancy:
    """Fill, close or reopen a vacancy, whichever a button or a client asks for."""
    if to == VacancyState.FILLED:
        return fill(vacancy=vacancy, version=version, by=by)
    if to == VacancyState.CLOSED:
        return close(vacancy=vacancy, version=version, by=by)
    return reopen(vacancy=vacancy, version=version, on=on, by=by)


@transaction.atomic
def _move(vacancy: Vacancy, to: str, *, version: int, by: User) -> Vacancy:
    require_edit(by, vacancy.employer)
    if to not in TRANSITIONS[vacancy.state]:
        raise RuleBroken("state", _("The vacancy is already in this state."))
    claim(vacancy, version=version)
    vacancy.state = to
    vacancy.save(update_fields=["state", "closes_on", "decided"])
    audit.record(event=f"vacancy.{to}", by=by, chain=None, target="employers.Vacancy", target_id=vacancy.pk)
    return vacancy
