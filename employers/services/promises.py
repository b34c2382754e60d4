"""What an employer promised: while it is open, an errand asks after it on the day that it is due."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from employers.enums import Outcome
from employers.models import Conversation, Employer, EmployerPerson, Promise
from employers.permissions import require_casework
from employers.services.errands import hold_own, own_desk
from employers.services.validation import invalid
from employers.services.youths_named import require_no_youth
from jobmatch import workdays
from jobmatch.accounts.enums import ErrandKind
from jobmatch.accounts.models import User
from jobmatch.accounts.services import errands
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.once import made_before
from jobmatch.http.versions import claim

TARGET = "employers.Promise"


@transaction.atomic
def make(
    *,
    employer: Employer,
    sentence: str,
    due: date,
    by: User,
    on: date,
    person: EmployerPerson | None = None,
    offered: str = "",
    amount: int | None = None,
    conversation: Conversation | None = None,
    key: UUID | None = None,
    no_youth: bool = False,
) -> Promise:
    """Write down what was promised and by whom; an errand at the own desk asks after it when it is due."""
    require_casework(by)
    require_no_youth(sentence, employer=employer.pk, no_youth=no_youth)
    _check_due(due, on=on)
    content: dict[str, Any] = {"employer": employer, "sentence": sentence, "due": due, "person": person}
    content |= {"offered": offered, "amount": (amount or 1) if offered else None}
    hold_own(by)
    made = made_before(Promise, key, **content)
    if made is not None:
        return made
    promise = Promise(pk=key or uuid4(), conversation=conversation, made_on=on, made_by=by, **content)
    _check(promise)
    promise.save(force_insert=True)
    _ask_after(promise, due=due, by=by)
    _record("promise.made", promise, by=by)
    return promise


@transaction.atomic
def move(*, promise: Promise, version: int, due: date, by: User, on: date) -> Promise:
    """Move a promise to another day: the errand that asks after it goes along."""
    require_casework(by)
    _check_due(due, on=on)
    claim(promise, version=version)
    _require_open(promise)
    promise.due = due
    promise.save(update_fields=["due"])
    _ask_after(promise, due=due, by=by)
    _record("promise.moved", promise, by=by)
    return promise


@transaction.atomic
def settle(*, promise: Promise, version: int, outcome: str, by: User, on: date) -> Promise:
    """Kept, not kept or lapsed; the errand that asked after it is done."""
    require_casework(by)
    if outcome not in (Outcome.KEPT, Outcome.NOT_KEPT, Outcome.LAPSED):
        raise RuleBroken("outcome", _("Say whether it was kept, not kept, or lapsed."))
    claim(promise, version=version)
    _require_open(promise)
    promise.outcome, promise.settled_on = outcome, on
    promise.save(update_fields=["outcome", "settled_on"])
    errands.settle(target=promise.employer_id, mark=Promise.mark_of(promise.pk), by=by, on=on)
    _record(f"promise.{outcome}", promise, by=by)
    return promise


@transaction.atomic
def reopen(*, promise: Promise, version: int, by: User, on: date) -> Promise:
    """A slip of the thumb: it is open after all, and somebody asks after it."""
    require_casework(by)
    claim(promise, version=version)
    promise.refresh_from_db(fields=["outcome"])
    if promise.outcome == Outcome.OPEN:
        raise RuleBroken("promise_open", _("This promise is open already."))
    promise.outcome, promise.settled_on = Outcome.OPEN, None
    promise.save(update_fields=["outcome", "settled_on"])
    _ask_after(promise, due=max(promise.due, on), by=by)
    _record("promise.reopened", promise, by=by)
    return promise


def _ask_after(promise: Promise, *, due: date, by: User) -> None:
    errands.ensure(
        desk=own_desk(by),
        target=promise.employer_id,
        kind=ErrandKind.PROMISE,
        due=due,
        mark=Promise.mark_of(promise.pk),
        by=by,
    )


def _require_open(promise: Promise) -> None:
    promise.refresh_from_db(fields=["outcome"])
    if promise.outcome != Outcome.OPEN:
        raise RuleBroken("promise_settled", _("It was said already what became of this promise."))


def _check_due(due: date, *, on: date) -> None:
    if not workdays.is_within_a_year(due, on=on):
        raise RuleBroken("promise_due", _("Choose a date from today to a year from now."))


def _check(promise: Promise) -> None:
    if not promise.sentence.strip():
        raise RuleBroken("sentence", _("Write in one sentence what was promised."))
    if promise.person is not None and not promise.person.posts.filter(employer=promise.employer_id).exists():
        raise RuleBroken("person", _("Choose somebody of this employer."))
    try:
        promise.clean_fields(exclude=["employer", "person", "conversation", "made_by"])
    except ValidationError as error:
        raise invalid(promise, error) from error


def _record(event: str, promise: Promise, *, by: User) -> None:
    audit.record(event=event, by=by, chain=None, target=TARGET, target_id=promise.pk)
