"""The register of what employers ask that may not be asked: entered, talked about, answered, settled.

It names nobody. While something has to be done about an entry, an errand says so: talk about it, ask what
came of it, read what the employer says.
"""

from datetime import date
from typing import Any, Final
from uuid import UUID, uuid4

from dateutil.relativedelta import relativedelta
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from employers.enums import AskedHow, CameOf, DemandDecision
from employers.models import Demand, Employer, RegisterEntry, Vacancy
from employers.permissions import require_casework, require_edit
from employers.rules.demands.table import PAY, ground_of, grounds
from employers.services import demands
from employers.services.desks import desk_for
from employers.services.errands import hold_own, own_desk
from employers.services.validation import invalid
from employers.services.youths_named import require_nobody
from jobmatch import workdays
from jobmatch.accounts.enums import ErrandKind
from jobmatch.accounts.models import User
from jobmatch.accounts.services import errands
from jobmatch.audit import services as audit
from jobmatch.audit.services import SCHEDULE, Doer
from jobmatch.errors import RuleBroken
from jobmatch.http.once import made_before
from jobmatch.http.versions import claim
from jobmatch.running.turns import each_in_turn

TARGET: Final = "employers.RegisterEntry"
KEPT_MONTHS: Final = 24
OLDEST_DAYS: Final = 366
TO_TALK: Final = 5  # working days
TO_ASK_AGAIN: Final = 10


@transaction.atomic
def enter(
    *,
    employer: Employer,
    ground: str,
    asked: str,
    by: User,
    on: date,
    how: str = AskedHow.SPOKEN,
    asked_on: date | None = None,
    vacancy: Vacancy | None = None,
    key: UUID | None = None,
    no_youth: bool = False,
) -> RegisterEntry:
    """Write down what an employer asked; an errand at the own desk says to talk about it.

    Without a day it can't have a vacancy, and only the month is kept: so it leads to no proposal. `key` is
    the id of the new row: sent twice, it is made once.
    """
    require_casework(by)
    asked = " ".join(asked.split())
    if not asked:
        raise RuleBroken("asked", _("Write in a few words what was asked."))
    require_nobody(asked, employer=employer.pk, no_youth=no_youth)
    _check_source(employer, ground, asked_on, vacancy, on=on)
    content: dict[str, Any] = {"employer": employer, "ground": ground, "asked": asked, "how": how}
    content |= {"asked_on": asked_on, "vacancy": vacancy}
    hold_own(by)
    made = made_before(RegisterEntry, key, **content)
    if made is not None:
        return made
    made_on = on if asked_on else on.replace(day=1)
    entry = RegisterEntry(pk=key or uuid4(), made_on=made_on, made_by=by, **content)
    _check(entry)
    entry.save(force_insert=True)
    errands.ensure(desk=own_desk(by), due=workdays.after(on, TO_TALK), by=by, **_errand_of(entry))
    _record("register.entered", entry, by=by)
    return entry


@transaction.atomic
def enter_demand(*, demand: Demand, by: User, on: date) -> RegisterEntry:
    """Write down words that stand in a text; those that are in the register already stay one entry."""
    require_casework(by)
    site = demand.site
    of = demand.employer or (site.employer if site else None) or (demand.vacancy and demand.vacancy.employer)
    if of is None:
        raise RuleBroken("no_employer", _("Say first which employer this is."))
    content: dict[str, Any] = {
        "employer": of,
        "ground": ground_of()[demand.rule].code,
        "asked": _words_of(demand),
        "how": AskedHow.WRITTEN,
        "vacancy": demand.vacancy,
    }
    there = RegisterEntry.objects.select_for_update(of=("self",)).filter(**content).first()
    return there or enter(**content, asked_on=on, by=by, on=on, no_youth=True)


@transaction.atomic
def discuss(
    *,
    entry: RegisterEntry,
    version: int,
    answer: str,
    by: User,
    on: date,
    came_of: str = CameOf.OPEN,
    no_youth: bool = False,
) -> RegisterEntry:
    """Say what we answered: from now on the employer reads the entry and may say something of it.

    The words that stand in a text count as talked about too.
    """
    require_casework(by)
    answer = " ".join(answer.split())
    if not answer:
        raise RuleBroken("answer", _("Write in a line what you answered."))
    require_nobody(answer, employer=entry.employer_id, no_youth=no_youth)
    claim(entry, version=version)
    entry.answer, entry.came_of = answer, came_of
    entry.discussed_on = entry.discussed_on or on
    _check(entry)
    entry.save(update_fields=["answer", "came_of", "discussed_on"])
    for demand in _written(entry).untalked():
        demands.decide(demand=demand, decision=DemandDecision.DISCUSSED, by=by, on=on)
    _plan(entry, by=by, on=on, due=workdays.after(on, TO_ASK_AGAIN))
    _record("register.discussed", entry, by=by)
    return entry


@transaction.atomic
def settle(*, entry: RegisterEntry, version: int, came_of: str, by: User, on: date) -> RegisterEntry:
    """Say what came of it, once it was talked about; or that it is not known after all."""
    require_casework(by)
    _require_discussed(entry)
    claim(entry, version=version)
    entry.came_of = came_of
    _check(entry)
    entry.save(update_fields=["came_of"])
    _plan(entry, by=by, on=on, due=workdays.after(on, TO_ASK_AGAIN))
    _record("register.settled", entry, by=by)
    return entry


@transaction.atomic
def reply(
    *, entry: RegisterEntry, version: int, reply: str, by: User, on: date, no_youth: bool = False
) -> RegisterEntry:
    """What the employer says of it: by an own act, or written down for them. Somebody of us reads it."""
    require_edit(by, entry.employer)
    reply = " ".join(reply.split())
    if not reply:
        raise RuleBroken("reply", _("Write in a line what you say of it."))
    require_nobody(reply, employer=entry.employer_id, no_youth=no_youth)
    _require_discussed(entry)
    claim(entry, version=version)
    entry.reply, entry.replied_on = reply, on
    _check(entry)
    entry.save(update_fields=["reply", "replied_on"])
    desk = desk_for(entry.made_by, employer=entry.employer_id)
    if desk is not None:
        errands.ensure(desk=desk, due=workdays.after(on, 1), by=by, **_errand_of(entry))
    _record("register.replied", entry, by=by)
    return entry


@transaction.atomic
def take_back(*, entry: RegisterEntry, version: int, by: User, on: date) -> None:
    """Take back what was written down by mistake."""
    require_casework(by)
    claim(entry, version=version)
    _remove(entry, by=by, on=on)


def forget_old(*, on: date) -> int:
    """Each night: what was written down 24 months ago goes; how many."""
    old = RegisterEntry.objects.made_before(on - relativedelta(months=KEPT_MONTHS)).order_by("pk")
    return each_in_turn(old, lambda entry: _forget(entry, on=on))


@transaction.atomic
def _forget(entry: RegisterEntry, *, on: date) -> bool:
    _remove(entry, by=SCHEDULE, on=on)
    return True


def _remove(entry: RegisterEntry, *, by: Doer, on: date) -> None:
    errands.settle(target=entry.employer_id, mark=RegisterEntry.mark_of(entry.pk), by=by, on=on)
    _record("register.removed", entry, by=by)
    entry.delete()


def _plan(entry: RegisterEntry, *, by: User, on: date, due: date) -> None:
    """The errand goes on until it is known what came of it."""
    if entry.came_of:
        errands.settle(target=entry.employer_id, mark=RegisterEntry.mark_of(entry.pk), by=by, on=on)
    else:
        errands.ensure(desk=own_desk(by), due=due, by=by, **_errand_of(entry))


def _errand_of(entry: RegisterEntry) -> dict[str, Any]:
    mark = RegisterEntry.mark_of(entry.pk)
    return {"target": entry.employer_id, "kind": ErrandKind.DEMAND, "mark": mark}


def _written(entry: RegisterEntry) -> Any:
    """Where the words of an entry still stand in a text."""
    rows = (
        Demand.objects.filter(phrase=entry.asked) if entry.how == AskedHow.WRITTEN else Demand.objects.none()
    )
    if entry.vacancy_id:
        return rows.filter(vacancy=entry.vacancy_id)
    return rows.filter(Q(employer=entry.employer_id) | Q(site__employer=entry.employer_id))


def _words_of(demand: Demand) -> str:
    """The words as they stand there; pay as an amount."""
    if demand.rule != PAY:
        return demand.phrase
    amount, period = demand.phrase.split()
    return f"€ {amount} / {period}"


def _check_source(
    employer: Employer, ground: str, asked_on: date | None, vacancy: Vacancy | None, *, on: date
) -> None:
    if ground not in grounds():
        raise RuleBroken("ground", _("Choose from the list what it is about."))
    if vacancy is not None and vacancy.employer_id != employer.pk:
        raise RuleBroken("vacancy", _("This vacancy belongs to another employer."))
    if vacancy is not None and asked_on is None:
        raise RuleBroken("asked_on", _("Say on which day, or leave the vacancy out."))
    if asked_on is not None and not 0 <= (on - asked_on).days <= OLDEST_DAYS:
        raise RuleBroken("asked_on", _("Choose a day of the past year, or today."))


def _require_discussed(entry: RegisterEntry) -> None:
    if entry.discussed_on is None:
        raise RuleBroken("not_discussed", _("Say first what you answered."))


def _check(entry: RegisterEntry) -> None:
    forgotten = [] if entry.asked else ["asked"]  # it named somebody who was forgotten
    try:
        entry.clean_fields(exclude=["employer", "vacancy", "made_by", *forgotten])
    except ValidationError as error:
        raise invalid(entry, error) from error


def _record(event: str, entry: RegisterEntry, *, by: Doer) -> None:
    audit.record(event=event, by=by, chain=None, target=TARGET, target_id=entry.pk)
