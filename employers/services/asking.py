"""What employers are asked by time: *still open?* after 30 days, off 15 days later; the list once a year.

One bundled mail a week and person at most, for all of their employers; who can't be asked by mail is called.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from employers.enums import VacancyState
from employers.models import Employer, EmployerPerson, Post, Vacancy, VacancyQuerySet
from employers.selectors import own
from employers.selectors.relations import STALE_DAYS
from employers.services import call_me, list_asks, sign_ins, states
from employers.services.call_me import STILL_OPEN
from jobmatch.accounts.enums import ErrandKind
from jobmatch.accounts.services import errands
from jobmatch.audit import services as audit
from jobmatch.audit.services import Doer
from jobmatch.running.turns import each_in_turn
from notifications.enums import Kind

ASK_AFTER: Final = timedelta(days=STALE_DAYS)
OFF_AFTER: Final = timedelta(days=15)  # after the question
A_WEEK: Final = timedelta(days=7)


def ask(*, on: date) -> int:
    """Ask what is to be asked; how many mails went. Where nobody gets mail, who looks after them calls."""
    people = EmployerPerson.objects.mailable().order_by("pk")
    due = people.filter(Q(mailed_on__isnull=True) | Q(mailed_on__lte=on - A_WEEK))
    try:
        return each_in_turn(due, lambda person: _mail(person, on=on))
    finally:  # a mail that fails keeps nobody from being called
        _call_mute(people, on=on)


def _call_mute(people: QuerySet[EmployerPerson], *, on: date) -> None:
    """Have whoever looks after them call the employers of whom none of these people gets mail."""
    mute = Employer.objects.filter(pk__in=_to_ask(on=on).order_by().values("employer"))
    reached = Post.objects.present().filter(
        employer=OuterRef("pk"), person__in=people.order_by().values("pk")
    )
    each_in_turn(mute.exclude(Exists(reached)), lambda employer: _call(employer, on=on))


def take_off(*, on: date) -> int:
    """Offer no more what nobody confirmed after the question; who looks after the employer asks by voice."""
    rows = Vacancy.objects.open(on=on).filter(asked_on__lte=on - OFF_AFTER, employer__isnull=False)
    return each_in_turn(rows.select_related("employer").order_by("pk"), lambda row: _take_off(row, on=on))


@transaction.atomic
def answer(*, vacancy: Vacancy, version: int, holds: bool, by: Doer, on: date) -> Vacancy:
    """One tap of the employer: it is still open, or the place is taken."""
    if not holds:
        states.fill(vacancy=vacancy, version=version, by=by)
    elif vacancy.state == VacancyState.OPEN:
        states.confirm(vacancy=vacancy, version=version, on=on, by=by)
    else:
        states.reopen(vacancy=vacancy, version=version, on=on, by=by)
    if vacancy.employer is not None and not own.asking(vacancy.employer).exists():
        errands.settle(target=vacancy.employer.pk, mark=STILL_OPEN, by=by, on=on)
    return vacancy


def _to_ask(*, on: date) -> VacancyQuerySet:
    """What nobody was asked of yet, or only today."""
    fresh = Q(asked_on__isnull=True) | Q(asked_on=on)
    return Vacancy.objects.silent_since(on - ASK_AFTER, on=on).filter(fresh)


@transaction.atomic
def _mail(person: EmployerPerson, *, on: date) -> bool:
    """Everything that waits for an answer in one mail; none while nothing is new."""
    employers = own.of_person(person.pk)
    asked = _to_ask(on=on).filter(employer__in=employers)
    lists = [row for row in employers if list_asks.is_to_mail(row, on=on)]
    if not asked.exists() and not lists:
        return False
    Vacancy.objects.filter(pk__in=[*asked.values_list("pk", flat=True)]).update(asked_on=on)
    list_asks.mailed(lists, on=on)
    with translation.override(person.language):
        lines = _lines(employers, on=on)
    jobhunter = own.who_knows(employers[0].pk)
    sign_ins.put(
        person,
        Kind.ASKS,
        asks="\n".join(f"- {line}" for line in lines),
        address=sign_ins.link_for(person),
        writer=jobhunter.signature if jobhunter else str(employers[0]),
    )
    person.mailed_on = on
    person.save(update_fields=["mailed_on"])
    return True


def _lines(employers: Sequence[Employer], *, on: date) -> list[str]:
    """What waits, a line for each kind and employer; the names of the vacancies are on the page."""
    lines = []
    for row in own.own_page(employers, on=on):
        name = f"{row.employer}: " if len(employers) > 1 else ""
        if count := len(row.asking):
            words = ngettext(
                "%(count)s vacancy: is it still open?", "%(count)s vacancies: are they still open?", count
            )
            lines.append(name + words % {"count": count})
        if row.workplace.is_due:
            lines.append(name + _("the yearly list: what is it like to work at your place?"))
        if row.promises:
            lines.append(name + _("something that you promised is due soon"))
    return lines


@transaction.atomic
def _call(employer: Employer, *, on: date) -> bool:
    if not _errand(employer, on=on):
        return False
    pks: list[UUID] = [*_to_ask(on=on).filter(employer=employer).values_list("pk", flat=True)]
    return bool(Vacancy.objects.filter(pk__in=pks).update(asked_on=on))


@transaction.atomic
def _take_off(vacancy: Vacancy, *, on: date) -> bool:
    states.lapse(vacancy=vacancy)
    return vacancy.employer is None or _errand(vacancy.employer, on=on)


def _errand(employer: Employer, *, on: date) -> bool:
    """Whether it lies at somebody's desk now."""
    kind = ErrandKind.STILL_OPEN
    return call_me.make(employer=employer, by=audit.SCHEDULE, on=on, kind=kind, mark=STILL_OPEN) is not None
