"""What a reader took from the words of a vacancy, confirmed or denied by a person in one tap."""

from dataclasses import dataclass
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from employers.models import SURE, Vacancy
from employers.parts import READ
from employers.permissions import require_edit
from employers.services import demands
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.changes import services as changes
from jobmatch.changes.enums import Kind
from jobmatch.errors import RuleBroken
from jobmatch.http.versions import claim

LICENCES: Final = "licences"
# What stays when a reading is denied: the work is not so, or nothing is known.
DENIED: Final[dict[str, Any]] = {
    "kind": "", "experience": None, "leading": False, "abroad": False, "screenings": [],
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unchecked:
    """One reading: the part, its licence when it is one, how certain it is (0-99), and the words."""

    part: str
    code: str
    c: int
    phrase: str


def unchecked(vacancy: Vacancy) -> list[Unchecked]:
    """What was read from the words of a vacancy, and a person may confirm or deny."""
    columns = (
        (part, getattr(vacancy, c), getattr(vacancy, words)) for part, (_value, c, words) in READ.items()
    )
    found = [Unchecked(part, "", c, words) for part, c, words in columns if c is not None and c < SURE]
    rows = vacancy.licences.all()
    return found + [
        Unchecked(LICENCES, row.licence, row.c, row.phrase)
        for row in rows
        if row.c is not None and row.c < SURE
    ]


@transaction.atomic
def decide(*, vacancy: Vacancy, version: int, part: str, code: str = "", holds: bool, by: User) -> Vacancy:
    """Say that a reading holds, or that it does not; an import then leaves that part as it is.

    `code` names the licence. Refused as `stale` when someone changed the vacancy since `version`, and as
    `gone` when nothing of the kind is read and unchecked.
    """
    require_edit(by, vacancy.employer)
    claim(vacancy, version=version)
    if (part, code) not in {(each.part, each.code) for each in unchecked(vacancy)}:
        raise RuleBroken("gone", _("This was decided already, or is no longer read."))
    if part == LICENCES:
        _decide_licence(vacancy, code, holds=holds)
    else:
        _decide_column(vacancy, part, holds=holds)
    vacancy.decided = sorted({*vacancy.decided, part})
    vacancy.save()
    demands.refresh(vacancy)
    changes.record(Kind.VACANCY, vacancy.pk)
    audit.record(event="vacancy.changed", by=by, chain=None, target="employers.Vacancy", target_id=vacancy.pk)
    return vacancy


def _decide_column(vacancy: Vacancy, part: str, *, holds: bool) -> None:
    value, c, words = READ[part]
    if not holds:
        setattr(vacancy, value, DENIED[part])
        setattr(vacancy, words, "")
    setattr(vacancy, c, SURE if holds or DENIED[part] is False else None)


def _decide_licence(vacancy: Vacancy, code: str, *, holds: bool) -> None:
    row = vacancy.licences.filter(licence=code)
    if holds:
        row.update(c=SURE)
    else:
        row.delete()
