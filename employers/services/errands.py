"""Errands to an employer: what has to be done there next, in words that name no youth."""

from datetime import date, time
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from employers.models import Employer
from employers.permissions import require_casework
from employers.services.youths_named import require_no_youth
from jobmatch.accounts.models import Desk, Errand, User
from jobmatch.accounts.selectors import first_desk
from jobmatch.accounts.services import errands
from jobmatch.accounts.services.locking import lock_municipality
from jobmatch.errors import RuleBroken


@transaction.atomic
def make(
    *,
    employer: Employer,
    by: User,
    on: date,
    kind: str,
    due: date,
    title: str = "",
    hour: time | None = None,
    place: str = "",
    key: UUID | None = None,
    no_youth: bool = False,
) -> Errand:
    """Something to do with this employer, at the own desk; `key` is the id of the new row."""
    require_casework(by)
    require_no_youth(title, place, employer=employer.pk, no_youth=no_youth)
    return errands.make(
        desk=own_desk(by),
        target=employer.pk,
        kind=kind,
        due=due,
        by=by,
        on=on,
        title=title,
        hour=hour,
        place=place,
        key=key,
    )


@transaction.atomic
def change(
    *, errand: Errand, version: int, by: User, on: date, no_youth: bool = False, **values: Any
) -> Errand:
    """Say better what it is, or move it."""
    texts = [str(values.get(name, "")) for name in ("title", "place")]
    require_no_youth(*texts, employer=errand.target, no_youth=no_youth)
    return errands.change(errand=errand, version=version, by=by, on=on, **values)


def hold_own(by: User) -> None:
    """Until commit nobody else acts in the own municipality: the second of two sees the first."""
    lock_municipality(own_desk(by).municipality_id)


def own_desk(by: User) -> Desk:
    """The desk at which what this user takes on comes to lie."""
    desk = first_desk(by)
    if desk is None:
        raise RuleBroken("forbidden", _("Only a jobhunter or coordinator can do this."))
    return desk
