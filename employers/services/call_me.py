"""*Call me*: what an employer asks comes to lie at the desk of who looks after it."""

from datetime import date
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from employers.models import Employer
from employers.permissions import require_edit
from employers.services.desks import desk_for
from jobmatch import workdays
from jobmatch.accounts.enums import ErrandKind
from jobmatch.accounts.models import Errand
from jobmatch.accounts.services import errands
from jobmatch.audit.services import Doer
from jobmatch.errors import RuleBroken

CALL_ME: Final = "call me"
STILL_OPEN: Final = "still open"


@transaction.atomic
def ask(*, employer: Employer, by: Doer, on: date) -> Errand:
    """Somebody of an employer wants to be called: today, or on the next working day."""
    require_edit(by, employer)
    errand = make(employer=employer, by=by, on=on)
    if errand is None:
        raise RuleBroken("nobody", _("There is nobody to call you now. Send a mail, please."))
    return errand


def make(
    *, employer: Employer, by: Doer, on: date, kind: ErrandKind = ErrandKind.CALL_ME, mark: str = CALL_ME
) -> Errand | None:
    """An errand at who looks after this employer; asked twice, it is there once. None while nobody does."""
    desk = desk_for(employer=employer.pk)
    if desk is None:
        return None
    due = workdays.on_or_after(on)
    there = Errand.objects.open().at(employer.pk).filter(mark=mark, due__lte=due).first()
    return there or errands.ensure(desk=desk, target=employer.pk, kind=kind, due=due, mark=mark, by=by)
