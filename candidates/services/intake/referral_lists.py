"""A school's list of youths: each good line becomes a referral, each other line is named with its reason."""

from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from candidates.permissions import may_send_lists_for, require
from candidates.rules.referral_rows import ReadRow, RefusedRow
from candidates.services.intake import referrals
from candidates.services.intake.referral_details import Details
from jobmatch.accounts.models import Organisation, User
from jobmatch.errors import RuleBroken


@dataclass(frozen=True, slots=True)
class Refusal:
    """A line that was not taken: an own sentence, or the code of what could not be read."""

    line: int
    message: str = ""
    unread: RefusedRow | None = None


@dataclass(slots=True)
class Report:
    """What became of the lines."""

    taken: int = 0
    again: int = 0
    refused: list[Refusal] = field(default_factory=list)


@transaction.atomic
def take_in(
    *,
    rows: list[ReadRow | RefusedRow],
    organisation: Organisation,
    municipality: Organisation,
    by: User,
    on: date,
) -> Report:
    """Take the good lines, name the others. The same list again adds nothing."""
    allowed = may_send_lists_for(user=by, organisation=organisation)
    require(allowed, _("Only a school can send a list."))
    report = Report()
    for row in rows:
        if isinstance(row, RefusedRow):
            report.refused.append(Refusal(row.line, unread=row))
            continue
        try:
            details = Details(**row.values)
            received = referrals.receive(
                details=details,
                organisation=organisation,
                municipality=municipality,
                by=by,
                on=on,
                ask_again=False,
            )
        except RuleBroken as broken:
            report.refused.append(Refusal(row.line, str(broken.message)))
        else:
            report.taken += received.is_new
            report.again += not received.is_new
    return report
