"""A proposal is written: for which vacancy, to whom, with which line. Nothing goes to anybody."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from candidates.models import Candidate
from candidates.permissions import may_hear_youth, require, require_work
from candidates.services.files.locking import lock_file
from employers.models import EmployerPerson, Vacancy
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.once import made_before, sent_before
from matching.enums import Happened, IntroductionState, Party
from matching.models import Introduction
from matching.services.introductions import cards, following, making, moves, permits, posting, yeses
from matching.services.introductions.making import Words
from matching.services.introductions.yeses import Heard
from matching.services.ranking import interests

ST = IntroductionState
CARD = ("alias", "card", "line", "digest")
NO_WORDS = Words()


@transaction.atomic
def write(
    *,
    candidate: Candidate,
    vacancy: Vacancy | None,
    person: EmployerPerson | None,
    by: User,
    on: date,
    words: Words = NO_WORDS,
    heard: Heard | None = None,
    key: UUID | None = None,
) -> Introduction:
    """Write a proposal; its card makes itself. With `heard` the youth, who is there, says yes.

    `key` is the id of the new row: sent twice, it is written once, and refused with another person or line,
    or with a yes that was not there before.
    """
    require_work(by, candidate)
    candidate = lock_file(candidate)
    if vacancy is None:
        raise permits.does_not_fit()
    content: dict[str, Any] = {"candidate": candidate, "vacancy": vacancy, "made_by": by, "person": person}
    made = made_before(Introduction, key, **content)
    if made is not None:
        shown = cards.of_youth(made)
        is_same = (shown.line, shown.own, shown.cv) == (words.line.strip(), words.own.strip(), words.cv)
        if not is_same or (heard is not None and made.yes_on is None):
            raise sent_before()
        return made
    content["made_for_id"] = vacancy.employer_id
    row = Introduction(pk=key or uuid4(), made_on=on, state_since=on, **content)
    permits.require_allowed(row, on=on)
    if candidate.introductions.open().filter(vacancy=vacancy).exists():
        raise RuleBroken("runs_already", _("There is a proposal for this vacancy already."))
    _put_card(row, words, with_name=bool(heard and heard.name), by=by, on=on)
    moves.wait(row, on=on)
    row.save(force_insert=True)
    moves.note(row, Happened.MOVED, by=by, party=Party.STAFF)
    following.bring(candidate, [row.employer_id], by=by, on=on)
    interests.follow(candidate, by=by, on=on)
    moves.record("introduction.draft", row, by)
    if heard is not None:
        row = yeses.hear(row, heard, by=by, on=on)
    return row


@transaction.atomic
def change(
    *,
    introduction: Introduction,
    version: int,
    by: User,
    on: date,
    words: Words,
    person: EmployerPerson | None,
) -> Introduction:
    """Another line or person. Another card needs a new yes: what the youth agreed to is no more."""
    row = moves.taken(introduction, version=version, by=by)
    if row.state not in (ST.DRAFT, ST.ASKED, ST.AGREED):
        raise RuleBroken("state", _("The employer knows this card. It can't be changed any more."))
    row.person = person
    permits.require_allowed(row, on=on)
    _put_card(row, words, with_name=bool(row.name_given), by=by, on=on)
    if row.state == ST.DRAFT:
        row.save(update_fields=[*CARD, "person"])
        moves.note(row, Happened.CHANGED, by=by, party=Party.STAFF)
        moves.record("introduction.changed", row, by)
        return row
    values = {name: getattr(row, name) for name in (*CARD, "person")}
    return moves.move(row, ST.DRAFT, by=by, on=on, party=Party.STAFF, **values, **yeses.NO_YES)


@transaction.atomic
def answer_question(
    *,
    introduction: Introduction,
    version: int,
    words: Words,
    by: User,
    on: date,
    heard: Heard | None = None,
) -> Introduction:
    """Answer what the employer asked, in the words of the card; a changed card needs a new yes first."""
    row = moves.taken(introduction, version=version, by=by)
    if row.state != ST.QUESTION:
        raise moves.not_now()
    permits.require_allowed(row, on=on)
    before = row.digest
    _put_card(row, words, with_name=bool(row.name_given), by=by, on=on)
    if row.digest != before:
        if heard is None:
            raise RuleBroken("how", _("The card is another one now: first ask the youth for a yes to it."))
        row = yeses.hear(row, heard, by=by, on=on, card={name: getattr(row, name) for name in CARD})
    row = moves.move(row, ST.SENT, by=by, on=on, party=Party.STAFF)
    posting.news(row)
    return row


@transaction.atomic
def ask(*, introduction: Introduction, version: int, by: User, on: date) -> Introduction:
    """Send the youth a neutral message: the card waits on the own page for a yes or a no."""
    row = moves.taken(introduction, version=version, by=by)
    permits.require_allowed(row, on=on)
    moves.require_follows(row, ST.ASKED)
    if not moves.tell_youth(row.candidate, on=on):
        raise RuleBroken(
            "not_reachable", _("This youth gets no messages from us. Read the card together, or by phone.")
        )
    return moves.move(row, ST.ASKED, by=by, on=on, party=Party.STAFF)


def take_name_off(row: Introduction, *, by: audit.Doer, on: date) -> Introduction:
    """The name no longer goes along, so the card tells no more than it may without: it needs a new yes.

    The youth, who is at the own page, is asked at once; else it waits for who works the file.
    """
    shown = cards.of_youth(row)
    try:
        card = making.card_for(row, Words(shown.line, shown.own, shown.cv), with_name=False, on=on)
    except RuleBroken:  # a line that tells too much by now never stands in the way of a no to the name
        card = making.card_for(row, Words(cv=shown.cv), with_name=False, on=on)
    if card.digest == row.digest:
        return row
    cards.put(row, card)
    party = yeses.party_of(by)
    values = {name: getattr(row, name) for name in CARD}
    row = moves.move(row, ST.DRAFT, by=by, on=on, party=party, **values, **yeses.NO_YES)
    return moves.move(row, ST.ASKED, by=by, on=on, party=party) if party == Party.YOUTH else row


def _put_card(row: Introduction, words: Words, *, with_name: bool, by: User, on: date) -> None:
    if words.line.strip() or words.own.strip():
        may_write = may_hear_youth(user=by, candidate=row.candidate, on=on)
        require(may_write, _("Only who may read a line again can write one. Leave the line empty."))
    cards.put(row, making.card_for(row, words, with_name=with_name, on=on))
