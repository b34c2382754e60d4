"""How a proposal ends by itself or by us, is told of, and begins again within thirty days."""

from datetime import date, timedelta
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from candidates.models import Candidate
from jobmatch import workdays
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.versions import claim
from matching.enums import ENDS, Happened, IntroductionState, Party
from matching.models import Introduction
from matching.rules.waiting import AGAIN_DAYS, REOPEN_DAYS
from matching.services.introductions import following, moves, permits, posting, yeses

ST = IntroductionState
YOUTH, EMPLOYER = "youth", "employer"
TOLD: Final = {YOUTH: Happened.YOUTH_TOLD, EMPLOYER: Happened.EMPLOYER_TOLD}


def stop(row: Introduction, *, by: audit.Doer, on: date, party: Party = Party.PROGRAM) -> Introduction:
    """What the file, the yes or the youth's own list no longer lets go on; the caller holds the row.

    It reads as any other that was stopped, for the employer and in every table.
    """
    return moves.move(row, ST.WITHDRAWN, by=by, on=on, party=party, **yeses.NO_YES, **yeses.NO_NAME)


def fill(row: Introduction, *, by: audit.Doer, on: date) -> Introduction:
    """The place is taken, or no longer there; the caller holds the row."""
    return moves.move(row, ST.FILLED, by=by, on=on, party=Party.PROGRAM)


def close_others(candidate: Candidate, *, but: Introduction | None, by: User, on: date) -> None:
    """The youth goes to work: other open proposals end; the caller holds the file."""
    rows = candidate.introductions.open()
    for each in (rows.exclude(pk=but.pk) if but else rows).order_by("pk"):
        row = moves.fresh(each, candidate)
        claim(row, version=row.version)
        moves.move(row, ST.ELSEWHERE, by=by, on=on, party=Party.PROGRAM, youth_knows=True)


@transaction.atomic
def give_up(*, introduction: Introduction, version: int, by: User, on: date) -> Introduction:
    """Nothing was heard of the employer, and nothing will be."""
    row = moves.taken(introduction, version=version, by=by)
    moves.require_follows(row, ST.SILENT)
    return moves.move(row, ST.SILENT, by=by, on=on, party=Party.STAFF)


@transaction.atomic
def reopen(*, introduction: Introduction, version: int, by: User, on: date) -> Introduction:
    """Let an ended proposal go on: within thirty days, while the youth's yes to the card stands."""
    row = moves.taken(introduction, version=version, by=by)
    moves.require_follows(row, ST.SENT)
    if refusal := why_not_again(row, on=on):
        raise refusal
    permits.require_allowed(row, on=on)
    permits.require_room(row.vacancy, beside=row)
    row = moves.move(row, ST.SENT, by=by, on=on, party=Party.STAFF)
    posting.news(row)
    moves.tell_youth(row.candidate, on=on)
    return row


def why_not_again(row: Introduction, *, on: date) -> RuleBroken | None:
    """Why an ended proposal can't go on; None when it can, as far as the proposal itself tells."""
    if row.state not in ENDS - {ST.HIRED} or on > row.state_since + timedelta(days=REOPEN_DAYS):
        return RuleBroken("state", _("It ended too long ago. Write a new proposal."))
    if not row.was_known:
        return RuleBroken("state", _("The employer never heard of this. Write a new proposal."))
    if not row.yes_digest or row.yes_digest != row.digest:
        return RuleBroken("yes_first", _("The youth's yes is no longer there. Write a new proposal."))
    if row.candidate.introductions.open().filter(vacancy=row.vacancy).exists():
        return RuleBroken("runs_already", _("There is a proposal for this vacancy already."))
    return None


@transaction.atomic
def told(*, introduction: Introduction, version: int, whom: str, by: User, on: date) -> Introduction:
    """A person told the youth, or the employer: what was to do with them is done, or comes on its own day."""
    row = moves.taken(introduction, version=version, by=by)
    if whom not in TOLD:
        raise RuleBroken("whom", _("Say who was told."))
    waits = moves.waits_of(row, on=on + timedelta(days=1), youth_knows=True)
    if whom == YOUTH:
        row.step_due = _next(waits.step if row.is_open else None, call=row.call_due, row=row, on=on)
    elif not row.is_open:
        row.call_due = None
    row.save(update_fields=["step_due", "call_due"])
    moves.note(row, TOLD[whom], by=by, party=Party.STAFF)
    following.bring(row.candidate, [row.employer_id], by=by, on=on)
    moves.record(f"introduction.told_{whom}", row, by)
    return row


@transaction.atomic
def put_off(
    *, introduction: Introduction, version: int, whom: str, due: date, by: User, on: date
) -> Introduction:
    """Look at it again on another day: with the youth, or with the employer."""
    row = moves.taken(introduction, version=version, by=by)
    if whom not in TOLD or not workdays.is_within_a_year(due, on=on):
        raise RuleBroken("due", _("Choose a date from today to a year from now."))
    name = "step_due" if whom == YOUTH else "call_due"
    if not row.is_open and getattr(row, name) is None:
        raise RuleBroken("state", _("This proposal has ended."))
    setattr(row, name, due)
    row.save(update_fields=[name])
    following.bring(row.candidate, [row.employer_id], by=by, on=on)
    moves.record("introduction.put_off", row, by)
    return row


def called(*, introduction: Introduction, version: int, by: User, on: date) -> Introduction:
    """The employer was called and nothing is heard yet: again on a day that is named beforehand."""
    if introduction.state != ST.SENT:
        raise moves.not_now()
    due = workdays.after(on, AGAIN_DAYS)
    return put_off(introduction=introduction, version=version, whom=EMPLOYER, due=due, by=by, on=on)


def _next(step: date | None, *, call: date | None, row: Introduction, on: date) -> date | None:
    """When the youth is asked next; never today again, and never nothing at all while it runs."""
    if not row.is_open:
        return None
    if step is not None and step > on:
        return step
    return None if call is not None else workdays.after(on, 1)
