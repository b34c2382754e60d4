"""Asks a youth by link how it goes, on the day of a moment: once a moment, where messages are allowed."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef

from candidates.enums import LinkPurpose, State
from candidates.services.casework import youth_links
from candidates.services.files.locking import lock_file
from jobmatch.links.services import DAYS
from jobmatch.running.turns import each_in_turn
from matching.enums import Side
from matching.models import CheckIn, CheckInQuerySet
from notifications.enums import Kind
from notifications.models import Message


def send_links(*, on: date) -> int:
    """A link for each moment of a youth that came in the last week and waits; how many. May run twice.

    What waits longer is for the step of the jobhunter. The outbox keeps its rows for a week at least, so what
    was sent is known here.
    """
    rows = _unasked(on=on).select_related("placement__candidate").order_by("pk")
    return each_in_turn(rows, lambda row: _send(row, on=on))


@transaction.atomic
def _send(row: CheckIn, *, on: date) -> bool:
    """The file is locked first: of two that run at once, the second sees what the first sent."""
    candidate = lock_file(row.placement.candidate)
    if not _unasked(on=on).filter(pk=row.pk).exists():
        return False
    leaves = youth_links.send(candidate=candidate, purpose=LinkPurpose.CHECK_IN, on=on, target=row.pk)
    return leaves is not None


def _unasked(*, on: date) -> CheckInQuerySet:
    sent = Message.objects.filter(kind=Kind.LINK, about=OuterRef("pk"))
    rows = CheckIn.objects.waiting(on=on).filter(side=Side.YOUTH, due__gt=on - timedelta(days=DAYS))
    with_word = rows.exclude(placement__candidate__link_word="")
    return with_word.exclude(placement__candidate__state=State.ENDED).exclude(Exists(sent))
