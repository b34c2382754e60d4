"""Why an employer said no: rewritten before the youth reads it; a trait may go to the register."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from candidates.permissions import may_hear_youth, may_open_sealed, require
from employers.enums import AskedHow
from employers.models import Employer, RegisterEntry
from employers.rules.demands import reading
from employers.services import register
from jobmatch.accounts.models import User
from jobmatch.errors import RuleBroken
from jobmatch.http.versions import claim
from matching.enums import ReplyKind
from matching.models import Introduction, Reply
from matching.services.introductions import moves, permits, replies

LONGEST: Final = 300


@dataclass(frozen=True, slots=True)
class Trait:
    """Words of a reason that name what may not be asked, and the ground that the law has for it."""

    ground: str
    words: str


def declined(row: Introduction) -> Reply | None:
    """The last no that an employer gave by mail."""
    found = row.replies.filter(kind=ReplyKind.DECLINE, counted_at__isnull=False)
    return found.order_by("-at", "-pk").first()


def told(row: Introduction) -> str:
    """What the youth reads of a no, once a person told it; else nothing."""
    reply = declined(row) if row.why_not and row.step_due is None else None
    return replies.told_of(reply) if reply else ""


@transaction.atomic
def read(*, introduction: Introduction, by: User, on: date) -> str | None:
    """What the employer wrote, for who may open what is sealed, with the log row; None for anyone else."""
    reply = declined(introduction)
    if (
        reply is None
        or not reply.words
        or not may_open_sealed(user=by, candidate=introduction.candidate, on=on)
    ):
        return None
    words = replies.words_of(reply)
    replies.record("sealed.opened", reply, by, fields=("words",))
    return words


def traits(words: str) -> list[Trait]:
    """What of it may not be asked of anybody."""
    found = {(each.rule.ground.code, each.words): None for each in reading.found_in(words)}
    return [Trait(*each) for each in found]


@transaction.atomic
def rewrite(*, introduction: Introduction, version: int, words: str, by: User, on: date) -> Introduction:
    """Say for the youth why it does not go on; only this is ever read on the own page."""
    row = moves.taken(introduction, version=version, by=by)
    reply = _no(row)
    words = " ".join(words.split())
    if not words or len(words) > LONGEST:
        raise RuleBroken("words", _("Write it in at most 300 signs, as you would say it."))
    require(
        may_hear_youth(user=by, candidate=row.candidate, on=on),
        _("Only who may read a line again can write one."),
    )
    claim(reply, version=reply.version).told = replies.seal(reply, "told", words)
    reply.save(update_fields=["told"])
    replies.record("reply.rewritten", reply, by)
    return row


@transaction.atomic
def to_register(
    *,
    introduction: Introduction,
    version: int,
    ground: str,
    words: str,
    says_yes: bool,
    by: User,
    on: date,
) -> RegisterEntry:
    """A trait that was named as a reason stands in the register: only with the youth's yes to that.

    Without vacancy and day, so that the entry leads to no proposal. Once for each no.
    """
    row = moves.taken(introduction, version=version, by=by)
    reply = _no(row)
    permits.require_hears(by, row.candidate, on=on)
    if not says_yes:
        raise RuleBroken("says_yes", _("First ask the youth. Without a yes nothing is written down."))
    if reply.is_registered:
        raise RuleBroken("state", _("This stands in the register already."))
    employer = Employer.objects.filter(pk=row.employer_id).first()
    if employer is None:
        raise RuleBroken("no_employer", _("Say first which employer this is."))
    claim(reply, version=reply.version).is_registered = True
    reply.save(update_fields=["is_registered"])
    entry = register.enter(
        employer=employer,
        ground=ground,
        asked=words,
        how=AskedHow.WRITTEN,
        by=by,
        on=on,
    )
    replies.record("reply.registered", reply, by)
    return entry


def _no(row: Introduction) -> Reply:
    reply = declined(row)
    if reply is None:
        raise RuleBroken("state", _("No reason was given by mail."))
    return reply
