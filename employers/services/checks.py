"""Decisions on a vacancy: words that may not be asked, occupation, place, employer; and taking one back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from employers.models import Demand, Employer, Vacancy
from employers.parts import PARTS
from employers.permissions import require_casework
from employers.selectors.locating import Location, columns
from employers.services import demands
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.changes import services as changes
from jobmatch.changes.enums import Kind
from jobmatch.errors import RuleBroken
from jobmatch.http.versions import claim
from jobmatch.taxonomy.models import Occupation

TARGET = "employers.Vacancy"


@dataclass(frozen=True, slots=True)
class Undo:
    """How to take one decision back: the vacancy, its version after it, and the columns as they were."""

    vacancy: UUID
    version: int
    part: str
    before: dict[str, Any]


@transaction.atomic
def decide_occupation(
    *, vacancy: Vacancy, version: int, occupation: Occupation | None, by: User
) -> list[Undo]:
    """Decide that this is the occupation of a vacancy; or, with None, that none we know fits."""
    values = {
        "occupation_id": occupation.pk if occupation else None,
        "occupation_certainty": 100 if occupation else 0,
        "occupation_checked": occupation is not None,
        "occupation_is_unknown": occupation is None,
    }
    return _decide([(vacancy, version)], "occupation", values, by=by)


@transaction.atomic
def decide_place(*, vacancy: Vacancy, version: int, place: Location | None, by: User) -> list[Undo]:
    """Decide that the work of a vacancy is here; or, with None, that the place stays unknown."""
    values = columns(place) | {"place_is_unknown": place is None}
    return _decide([(vacancy, version)], "place", values, by=by)


@transaction.atomic
def decide_employer(
    *, vacancy: Vacancy, version: int, employer: Employer | None, by: User, alike: Iterable[Vacancy] = ()
) -> list[Undo]:
    """Decide on the employer of a vacancy and of those `alike`; with None it stays unknown."""
    values = {"employer_id": employer.pk if employer else None, "employer_is_unknown": employer is None}
    rows = [(vacancy, version), *((other, other.version) for other in alike)]
    return _decide(rows, "employer", values, by=by)


@transaction.atomic
def decide_demand(
    *, vacancy: Vacancy, version: int, demand: Demand, decision: str, by: User, on: date
) -> list[Undo]:
    """Say of words that may not be asked that they were talked about, or that there is no objection."""
    if demand.vacancy_id != vacancy.pk or not decision:
        raise RuleBroken("decision", _("This can't be decided here."))
    demands.decide(demand=demand, decision=decision, by=by, on=on)
    return [Undo(vacancy.pk, version, "demand", {"demand": str(demand.pk)})]


@transaction.atomic
def take_back(*, undo: Iterable[Undo], by: User) -> None:
    """Put back what was there before; refused as `stale` when a vacancy was changed after the decision."""
    require_casework(by)
    steps = list(undo)
    for step in steps:
        vacancy = Vacancy.objects.filter(pk=step.vacancy).first()
        if vacancy is None:
            raise RuleBroken("gone", _("This vacancy is no longer there."))
        if step.part == "demand":
            _take_back_demand(vacancy, step.before["demand"], by=by)
            continue
        claim(vacancy, version=step.version)
        for column in (*PARTS[step.part], "decided"):
            setattr(vacancy, column, step.before[column])
        vacancy.save(update_fields=_fields(step.part))
    _record("check.taken_back", (step.vacancy for step in steps if step.part != "demand"), by=by)


def _take_back_demand(vacancy: Vacancy, pk: str, *, by: User) -> None:
    demand = vacancy.demands.filter(pk=pk).first()
    if demand is None:
        raise RuleBroken("gone", _("These words are no longer in the text."))
    demands.decide(demand=demand, decision="", by=by, on=None)


def _decide(
    rows: Iterable[tuple[Vacancy, int]], part: str, values: dict[str, Any], *, by: User
) -> list[Undo]:
    """Keep one decision about several vacancies, each under the version that was read."""
    require_casework(by)
    undo = [_change(vacancy, part, values, version=version) for vacancy, version in rows]
    _record(f"check.{part}", (step.vacancy for step in undo), by=by)
    return undo


def _change(vacancy: Vacancy, part: str, values: dict[str, Any], *, version: int) -> Undo:
    before = {column: getattr(vacancy, column) for column in (*PARTS[part], "decided")}
    claim(vacancy, version=version)
    for column, value in values.items():
        setattr(vacancy, column, value)
    vacancy.decided = sorted({*vacancy.decided, part})
    vacancy.save(update_fields=_fields(part))
    return Undo(vacancy.pk, vacancy.version, part, before)


def _record(event: str, vacancies: Iterable[UUID], *, by: User) -> None:
    """Write the log rows last, after every change: from here on the end of the log is ours until commit."""
    decided = list(vacancies)
    changes.record_many(Kind.VACANCY, decided)
    audit.record_many(audit.Fact(event, by, chain=None, target=TARGET, target_id=pk) for pk in decided)


def _fields(part: str) -> list[str]:
    return [*(column.removesuffix("_id") for column in PARTS[part]), "decided"]
