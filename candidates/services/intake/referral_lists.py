"""A school's list of youths: each line is answered by its number, and nothing of the list is lost on the way.

A list without fault comes in at once. Otherwise nothing does until its sender, who then knows which lines
and columns are not read, says to take the good lines (`keep_good`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from candidates.permissions import may_send_lists_for, require
from candidates.rules.referral_rows import ReadList, ReadRow, RefusedRow
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
    """What became of each line, by its number; of a list that is not taken in, what would become of it.

    `unread`: columns of which nothing is kept, because nobody knows what they are.
    """

    taken_in: bool = True
    taken: list[int] = field(default_factory=list)
    again: list[int] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    unread: Sequence[str] = ()

    @property
    def good(self) -> list[int]:
        """The lines that can be taken, or were."""
        return sorted(self.taken + self.again)


@transaction.atomic
def take_in(
    *,
    found: ReadList,
    organisation: Organisation,
    municipality: Organisation,
    by: User,
    on: date,
    keep_good: bool = False,
    dry_run: bool = False,
) -> Report:
    """Take the lines in, all of them or with `keep_good` the good ones. The same list again adds nothing.

    `dry_run` answers each line and then puts everything back.
    """
    allowed = may_send_lists_for(user=by, organisation=organisation)
    require(allowed, _("Only a school can send a list."))
    report = Report(unread=found.unread)
    for row in found.rows:
        if isinstance(row, RefusedRow):
            report.refused.append(Refusal(row.line, unread=row))
            continue
        try:
            is_new = _receive(row, organisation, municipality, by=by, on=on)
        except RuleBroken as broken:
            report.refused.append(Refusal(row.line, str(broken.message)))
        else:
            (report.taken if is_new else report.again).append(row.line)
    is_faulty = bool(report.refused or report.unread)
    report.taken_in = not dry_run and bool(report.good) and (keep_good or not is_faulty)
    if not report.taken_in:
        transaction.set_rollback(True)
    return report


def _receive(
    row: ReadRow, organisation: Organisation, municipality: Organisation, *, by: User, on: date
) -> bool:
    """Keep the youth of a line; whether it is a new one on the list of the sender."""
    received = referrals.receive(
        details=Details(**row.values),
        organisation=organisation,
        municipality=municipality,
        by=by,
        on=on,
        ask_again=False,
    )
    return received.is_new
