"""What a youth says to an invitation: yes to the name and to a moment, or that none suits."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.versions import claim
from matching.enums import Happened, IntroductionState, ReplyKind
from matching.models import Introduction, Reply
from matching.services.introductions import meetings, moves, permits, posting, yeses
from matching.services.introductions.meetings import Appointment
from matching.services.introductions.replies import MOMENT, MOST_MOMENTS
from matching.services.introductions.yeses import Heard

ST: Final = IntroductionState


def invitation(row: Introduction) -> Reply | None:
    """The invitation that waits for the youth, with its moments; None for one that was spoken."""
    if row.state != ST.INVITED:
        return None
    moved = row.events.filter(what=Happened.MOVED).order_by("-pk").values_list("channel", flat=True).first()
    if moved:  # spoken: what an older mail offered no longer holds
        return None
    return row.replies.filter(kind=ReplyKind.INVITE, counted_at__isnull=False).order_by("-at", "-pk").first()


@transaction.atomic
def choose(
    *, introduction: Introduction, version: int, moment: str, heard: Heard, by: audit.Doer, on: date
) -> Introduction:
    """Yes to the name and to one of the moments: they will meet; the employer hears of news."""
    row = moves.taken(introduction, version=version, by=by)
    reply = _invited(row)
    if moment not in reply.moments or datetime.fromisoformat(moment).date() <= on:
        raise RuleBroken("moment", _("Choose one of the moments."))
    yeses.note_heard(row, by=by, on=on)
    if heard.name is not None or not row.name_given:
        yeses.set_name(row, heard, by=by, on=on)
    if not row.name_given:
        raise RuleBroken("name", _("Choose which name the employer hears: you will meet."))
    permits.require_allowed(row, on=on)
    at = datetime.fromisoformat(moment)
    meetings.plan(row, Appointment(on=at.date(), hour=at.time(), place=reply.place), by=row.made_by, on=on)
    row = moves.move(row, ST.NAMED, by=by, on=on, party=yeses.party_of(by), youth_knows=True)
    posting.news(row)
    return row


@transaction.atomic
def none_suits(
    *, introduction: Introduction, version: int, moments: Collection[datetime], by: audit.Doer, on: date
) -> Introduction:
    """None of the moments suits: the employer reads hers, or only that another is asked."""
    row = moves.taken(introduction, version=version, by=by)
    reply = _invited(row)
    chosen = sorted({f"{moment:{MOMENT}}" for moment in moments})
    if len(chosen) > MOST_MOMENTS or any(moment.date() <= on for moment in moments):
        raise RuleBroken("moments", _("Choose at most three moments, from tomorrow."))
    yeses.note_heard(row, by=by, on=on)
    claim(reply, version=reply.version).instead = chosen
    reply.save(update_fields=["instead"])
    row = moves.move(row, ST.SENT, by=by, on=on, party=yeses.party_of(by), youth_knows=True)
    moves.note(row, Happened.MEETING, by=by, party=yeses.party_of(by))
    posting.news(row)
    return row


def _invited(row: Introduction) -> Reply:
    reply = invitation(row)
    if reply is None:
        raise moves.not_now()
    return reply
