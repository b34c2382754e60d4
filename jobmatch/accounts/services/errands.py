"""Errands: what happens next with somebody outside. Each has an owner who is there, as a step has.

`target` is an identifier of another app, which asks whether this user may see it before it comes here.
"""

from collections.abc import Iterable
from datetime import date, time
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from jobmatch import workdays
from jobmatch.accounts.enums import CHOSEN_ERRANDS, DONE_BY_HAND
from jobmatch.accounts.models import Desk, Errand, User
from jobmatch.accounts.permissions import require_desk_work
from jobmatch.accounts.services.locking import lock_municipality
from jobmatch.accounts.services.presence import who_is_there
from jobmatch.audit import services as audit
from jobmatch.audit.services import Doer
from jobmatch.errors import RuleBroken
from jobmatch.http.once import made_before
from jobmatch.http.versions import claim
from jobmatch.wording.called_names import is_named

TARGET = "accounts.Errand"


@transaction.atomic
def make(
    *,
    desk: Desk,
    target: UUID,
    kind: str,
    due: date,
    by: User,
    on: date,
    title: str = "",
    hour: time | None = None,
    place: str = "",
    key: UUID | None = None,
) -> Errand:
    """Something to do with somebody outside, at this desk or at who stands in for it.

    `key` is the id of the new row: sent twice, it is made once.
    """
    require_desk_work(by, desk.municipality_id)
    _require_chosen(kind)
    _check_due(due, on=on)
    lock_municipality(desk.municipality_id)
    content: dict[str, Any] = {"target": target, "kind": kind, "title": title, "due": due, "hour": hour}
    made = made_before(Errand, key, **content, place=place)
    return made or _make(desk, by=by, key=key, **content, place=place)


@transaction.atomic
def ensure(*, desk: Desk, target: UUID, kind: str, due: date, mark: str, by: Doer, title: str = "") -> Errand:
    """The open errand with this mark, made for the program unless it is there; what it is about finishes it.

    One that is there goes to the day that is asked, and stays at the desk where it is.
    """
    lock_municipality(desk.municipality_id)
    errand = Errand.objects.open().at(target).filter(mark=mark).first()
    if errand is None:
        return _make(desk, by=by, target=target, kind=kind, due=due, mark=mark, title=title)
    if (errand.due, errand.title) != (due, title):
        claim(errand, version=errand.version)
        errand.due, errand.title = due, title
        errand.save(update_fields=["due", "title"])
        _record("errand.changed", errand, by=by)
    return errand


@transaction.atomic
def leave(*, desk: Desk, target: UUID, kind: str, due: date, by: Doer, title: str) -> Errand:
    """Something that the program leaves to be done once; who did it ticks it off."""
    lock_municipality(desk.municipality_id)
    return _make(desk, by=by, target=target, kind=kind, due=due, title=title)


@transaction.atomic
def change(*, errand: Errand, version: int, by: User, on: date, **values: Any) -> Errand:
    """Say better what it is, or move it: kind, title, due, hour or place, what is given.

    What the program asks keeps its kind and its words, and may get another day.
    """
    require_desk_work(by, errand.municipality_id)
    lock_municipality(errand.municipality_id)
    claim(errand, version=version)
    _require_open(errand)
    _check_due(values.get("due", errand.due), on=on)
    said = {name: values[name] for name in ("kind", "title") if name in values}
    if errand.mark and any(getattr(errand, name) != value for name, value in said.items()):
        raise RuleBroken(
            "errand_kind", _("The program asks for this. You can change its day, not what it asks.")
        )
    if said.get("kind", errand.kind) != errand.kind:
        _require_chosen(said["kind"])
    for name in ("kind", "title", "due", "hour", "place"):
        setattr(errand, name, values.get(name, getattr(errand, name)))
    errand.save(update_fields=["kind", "title", "due", "hour", "place"])
    _record("errand.changed", errand, by=by)
    return errand


@transaction.atomic
def finish(*, errand: Errand, version: int, by: User, on: date) -> Errand:
    """Done. What the program asks is finished by what it is about, unless it only asks for a talk."""
    require_desk_work(by, errand.municipality_id)
    lock_municipality(errand.municipality_id)
    claim(errand, version=version)
    _require_open(errand)
    if errand.mark and errand.kind not in DONE_BY_HAND:
        raise RuleBroken("errand_asks", _("Say at the employer how it went, then this is done."))
    return _finish(errand, by=by, user=by, on=on)


@transaction.atomic
def transfer(*, errand: Errand, version: int, to: Desk, by: User) -> Errand:
    """Give it to a colleague, or to the shared desk; while a colleague is away it lies at the stand-in."""
    require_desk_work(by, errand.municipality_id)
    lock_municipality(errand.municipality_id)
    if to.municipality_id != errand.municipality_id:
        raise RuleBroken("other_municipality", _("Choose a desk of the same municipality."))
    claim(errand, version=version)
    _require_open(errand)
    errand.desk, errand.owner = to, who_is_there(to)
    errand.save(update_fields=["desk", "owner"])
    _record("errand.given", errand, by=by)
    return errand


@transaction.atomic
def settle(*, target: UUID, mark: str, by: Doer, on: date) -> None:
    """Finish the open errand with this mark, if there is one."""
    for errand in Errand.objects.open().at(target).filter(mark=mark):
        lock_municipality(errand.municipality_id)
        claim(errand, version=errand.version)
        _finish(errand, by=by, user=by if isinstance(by, User) else None, on=on)


def forget_words(*, targets: Iterable[UUID], name: str) -> None:
    """Take the words out of each errand, open or done, that names somebody who is forgotten."""
    worded = Errand.objects.filter(target__in=list(targets)).exclude(title="", place="")
    for municipality in sorted({errand.municipality_id for errand in worded}):
        lock_municipality(municipality)
    for errand in worded.all():
        kept = {field: "" for field in ("title", "place") if is_named(getattr(errand, field), name)}
        if kept:
            Errand.objects.filter(pk=errand.pk).update(**kept, version=F("version") + 1)


def stand_in_for(*, desk: Desk, stand_in: Desk) -> None:
    """What lies at this desk goes to the stand-in, and stays whose it is; the municipality is held."""
    _move(Errand.objects.open().filter(owner=desk), owner=stand_in)


def come_back_to(*, desk: Desk, with_those_of: Iterable[UUID]) -> None:
    """The errands of these desks lie at this desk again; the municipality is held."""
    _move(Errand.objects.open().filter(desk__in=list(with_those_of)), owner=desk)


def leave_to(*, desk: Desk, to: Desk) -> None:
    """All that is of this desk or lies there goes to another for good; the municipality is held."""
    _move(Errand.objects.open().filter(desk=desk), desk=to, owner=to)
    _move(Errand.objects.open().filter(owner=desk), owner=to)


def _move(errands: "QuerySet[Errand]", **where: Desk) -> None:
    errands.update(**where, version=F("version") + 1)


def _make(desk: Desk, *, by: Doer, key: UUID | None = None, **content: Any) -> Errand:
    errand = Errand(
        pk=key or uuid4(),
        municipality_id=desk.municipality_id,
        desk=desk,
        owner=who_is_there(desk),
        **content,
    )
    errand.save(force_insert=True)
    _record("errand.made", errand, by=by)
    return errand


def _finish(errand: Errand, *, by: Doer, user: User | None, on: date) -> Errand:
    errand.done_on, errand.done_by = on, user
    errand.desk = errand.owner = None
    errand.save(update_fields=["done_on", "done_by", "desk", "owner"])
    _record("errand.done", errand, by=by)
    return errand


def _require_chosen(kind: str) -> None:
    if kind not in CHOSEN_ERRANDS:
        raise RuleBroken("errand_kind", _("Choose from the list what has to be done."))


def _check_due(due: date | None, *, on: date) -> None:
    if due is None or not workdays.is_within_a_year(due, on=on):
        raise RuleBroken("due", _("Choose a date from today to a year from now."))


def _require_open(errand: Errand) -> None:
    errand.refresh_from_db(fields=["done_on", "mark", "desk", "owner"])
    if errand.done_on is not None:
        raise RuleBroken("errand_done", _("This was already done."))


def _record(event: str, errand: Errand, *, by: Doer) -> None:
    audit.record(event=event, by=by, chain=errand.municipality_id, target=TARGET, target_id=errand.pk)
