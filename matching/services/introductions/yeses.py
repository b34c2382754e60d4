"""What a youth says to a proposal: yes to this card, yes to the name, stop, or *this is not right*."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from candidates.enums import ConsentManner
from candidates.services.files import after_end, news, states
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.versions import overtaken
from matching.enums import KNOWS_THE_NAME, Happened, IntroductionState, NameGiven, Party
from matching.models import Introduction
from matching.services.introductions import following, moves, permits, sends

NO_YES: Final[dict[str, Any]] = {"yes_digest": "", "yes_on": None, "yes_how": ""}
NO_NAME: Final[dict[str, Any]] = {"name_given": "", "number_given": False, "name_on": None, "name_how": ""}
ST = IntroductionState


@dataclass(frozen=True, slots=True)
class Heard:
    """A yes that somebody heard: how, and what the employer hears of the name; nothing said of it is None."""

    how: str
    name: str | None = None
    number: bool = False


@transaction.atomic
def agree(
    *, introduction: Introduction, version: int, digest: str, by: audit.Doer, on: date, heard: Heard
) -> Introduction:
    """Yes to the card that was read, byte for byte: by the own link, or heard by who hears the youth."""
    row = moves.taken(introduction, version=version, by=by)
    if digest != row.digest:
        raise overtaken()
    return hear(row, heard, by=by, on=on)


def hear(
    row: Introduction, heard: Heard, *, by: audit.Doer, on: date, card: dict[str, Any] | None = None
) -> Introduction:
    """Yes to the card as it is in the row, which the caller holds; `card`: its columns, where it is new."""
    _require_hears(row, heard, by=by, on=on)
    note_heard(row, by=by, on=on)
    permits.require_allowed(row, on=on)
    values: dict[str, Any] = {"yes_digest": row.digest, "yes_on": on, "yes_how": heard.how, **(card or {})}
    if heard.name is not None:
        values |= name_values(heard, on=on)
    party = party_of(by)
    row = moves.move(row, ST.AGREED, by=by, on=on, party=party, **values)
    moves.note(row, Happened.CARD_YES, by=by, party=party)
    if row.name_given:
        moves.note(row, Happened.NAME_YES, by=by, party=party)
    sends.after_yes(row, how=heard.how)
    return row


@transaction.atomic
def choose_name(
    *, introduction: Introduction, version: int, by: audit.Doer, on: date, heard: Heard
) -> Introduction:
    """Yes to the name in this proposal, or without one: the youth's choice until the employer knows it."""
    row = moves.taken(introduction, version=version, by=by)
    _require_may_stop(row, on=on)
    set_name(row, heard, by=by, on=on)
    moves.record("introduction.name", row, by)
    return row


def set_name(row: Introduction, heard: Heard, *, by: audit.Doer, on: date) -> None:
    """Write down what the youth says of the name; the caller holds the row and writes the log."""
    _require_hears(row, heard, by=by, on=on)
    if heard.name is None:
        raise RuleBroken("name", _("Choose what the employer hears of the name."))
    values = name_values(heard, on=on)
    if row.state in KNOWS_THE_NAME and not values["name_given"]:
        raise RuleBroken(
            "named_already", _("The employer knows the name already. You can stop this proposal instead.")
        )
    had, party = row.name_given, party_of(by)
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=[*values])
    note_heard(row, by=by, on=on)
    if had and not row.name_given:
        moves.note(row, Happened.NAME_BACK, by=by, party=party)
    elif row.name_given:
        moves.note(row, Happened.NAME_YES, by=by, party=party)


@transaction.atomic
def withdraw(*, introduction: Introduction, version: int, by: audit.Doer, on: date) -> Introduction:
    """The youth stops it; no reason is asked. Each yes is taken back, and nobody opens the card any more."""
    row = moves.taken(introduction, version=version, by=by)
    _require_may_stop(row, on=on)
    note_heard(row, by=by, on=on)
    row = moves.move(row, ST.WITHDRAWN, by=by, on=on, party=party_of(by), **NO_YES, **NO_NAME)
    after_end.note(row.candidate, by=by, on=on)
    return row


@transaction.atomic
def doubt(*, introduction: Introduction, by: audit.Doer, on: date) -> Introduction:
    """*This is not right*: what was said in the youth's name is talked about today, in one step.

    A file that rests goes on resting: open, it would show the employer the card again.
    """
    row = moves.taken(introduction, version=introduction.version, by=by)
    row.step_due = on
    row.save(update_fields=["step_due"])
    if not isinstance(by, User):
        news.note(row.candidate, day=on)
    moves.note(row, Happened.NOT_RIGHT, by=by, party=party_of(by))
    following.bring(row.candidate, [row.employer_id], by=by, on=on)
    after_end.note(row.candidate, by=by, on=on)
    moves.record("introduction.not_right", row, by)
    return row


def may_stop(row: Introduction, *, on: date) -> bool:
    """Whether a yes can still be taken back: it runs, or a late answer of the employer would count."""
    return row.is_open or row.late_answer_counts(on=on)


def name_values(heard: Heard, *, on: date) -> dict[str, Any]:
    """The columns of a yes to the name."""
    if heard.name not in NameGiven.values or (heard.number and not heard.name):
        raise RuleBroken("name", _("Choose what the employer hears of the name."))
    return {
        "name_given": heard.name,
        "number_given": heard.number,
        "name_on": on,
        "name_how": heard.how,
    }


def party_of(by: audit.Doer) -> Party:
    """From which side somebody who hears or is the youth speaks."""
    return Party.STAFF if isinstance(by, User) else Party.YOUTH


def note_heard(row: Introduction, *, by: audit.Doer, on: date) -> None:
    """What the youth says on the own page is news of the youth; the caller holds the file."""
    if not isinstance(by, User):
        row.candidate = states.heard_from(row.candidate, by=by, on=on)


def _require_hears(row: Introduction, heard: Heard, *, by: audit.Doer, on: date) -> None:
    if heard.how not in ConsentManner.values or isinstance(by, User) == (heard.how == ConsentManner.LINK):
        raise RuleBroken("how", _("Say how you heard it: face to face, by phone or in writing."))
    if isinstance(by, User):
        permits.require_hears(by, row.candidate, on=on)


def _require_may_stop(row: Introduction, *, on: date) -> None:
    if not may_stop(row, on=on):
        raise RuleBroken("state", _("This proposal has ended."))
