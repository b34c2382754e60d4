"""Wordings that may not be asked, kept beside the texts they stand in, and what a jobhunter says of each."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from employers.enums import DemandDecision
from employers.models import Demand, Employer, Site, Vacancy
from employers.permissions import require_casework
from employers.rules.demands.texts import Asked, Key, Paid, asked_in, asked_of_pay, paid_at_most
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken

Texted = Vacancy | Employer | Site
TEXTS: Final[dict[type, tuple[str, ...]]] = {
    Vacancy: ("title", "description"),
    Employer: ("about",),
    Site: ("name",),
}
COLUMN: Final[dict[type, str]] = {Vacancy: "vacancy", Employer: "employer", Site: "site"}
TARGET: Final = "employers.Demand"
BATCH: Final = 500


def asked_of(row: Texted, *, on: date) -> list[Asked]:
    """What the texts of a row ask that may not be asked, and pay of a vacancy under the minimum."""
    found = asked_in({part: getattr(row, part) for part in TEXTS[type(row)]})
    return found + asked_of_pay(paid(row), on=on) if isinstance(row, Vacancy) else found


def paid(vacancy: Vacancy) -> Paid:
    """The pay of a vacancy as the rule of the minimum reads it."""
    return paid_at_most(
        pay=(vacancy.pay_min, vacancy.pay_max),
        period=vacancy.pay_period,
        hours=(vacancy.hours_min, vacancy.hours_max),
        kind=vacancy.kind,
    )


def refresh(row: Texted) -> None:
    """Bring what is kept up to date with the texts of one row; part of the transaction that changed it."""
    refresh_all([row])


def refresh_all(rows: Sequence[Texted], *, are_new: bool = False) -> None:
    """Bring what is kept up to date for rows of one kind; of new ones nothing is kept yet."""
    for start in range(0, len(rows), BATCH):
        _refresh(rows[start : start + BATCH], are_new=are_new)


def _refresh(rows: Sequence[Texted], *, are_new: bool) -> None:
    column, today = COLUMN[type(rows[0])], timezone.localdate()
    kept = {} if are_new else _kept(rows, column)
    fresh: list[Demand] = []
    gone: list[Demand] = []
    for row in rows:
        has = kept.get(row.pk, {})
        asked = {one.key: one for one in asked_of(row, on=today)}
        fresh += [
            Demand(**{column: row}, part=part, rule=rule, phrase=phrase)
            for part, rule, phrase in asked
            if (part, rule, phrase) not in has
        ]
        gone += [demand for key, demand in has.items() if key not in asked]
    if gone:
        Demand.objects.filter(pk__in=[demand.pk for demand in gone]).delete()
    Demand.objects.bulk_create(fresh)
    new = {demand.vacancy_id for demand in fresh}
    _mark([row for row in rows if isinstance(row, Vacancy) and (row.pk in new or not are_new)])


@transaction.atomic
def decide(*, demand: Demand, decision: str, by: User, on: date | None) -> Demand:
    """Say that it was talked about, or that there is no objection here; or, with '', take that back."""
    require_casework(by)
    if decision not in DemandDecision.values:
        raise RuleBroken("decision", _("This can't be decided here."))
    changed = Demand.objects.filter(pk=demand.pk).update(
        decision=decision, decided_by=by if decision else None, decided_on=on if decision else None
    )
    if not changed:
        raise RuleBroken("gone", _("These words are no longer in the text."))
    demand.refresh_from_db()
    if demand.vacancy:
        _mark([demand.vacancy])
    audit.record(event="demand.decided", by=by, chain=None, target=TARGET, target_id=demand.pk)
    return demand


def _kept(rows: Iterable[Texted], column: str) -> dict[object, dict[Key, Demand]]:
    found: dict[object, dict[Key, Demand]] = {}
    for demand in Demand.objects.filter(**{f"{column}__in": [row.pk for row in rows]}).order_by():
        of = found.setdefault(getattr(demand, f"{column}_id"), {})
        of[demand.part, demand.rule, demand.phrase] = demand
    return found


def _mark(vacancies: Sequence[Vacancy]) -> None:
    """Keep with each vacancy whether someone may object to its text: lists and rankings read it there."""
    if not vacancies:
        return
    pks = [row.pk for row in vacancies]
    open_ones = Demand.objects.exclude(decision=DemandDecision.NO_OBJECTION)
    marked = set(open_ones.filter(vacancy__in=pks).order_by().values_list("vacancy", flat=True))
    for row in vacancies:
        row.has_demand = row.pk in marked
    Vacancy.objects.filter(pk__in=marked).update(has_demand=True)
    Vacancy.objects.filter(pk__in=set(pks) - marked).update(has_demand=False)
