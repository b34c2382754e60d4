"""Asks a youth by link how it goes, on the day of a moment: of each work once, where messages are allowed."""

from datetime import date

from django.db import transaction

from candidates.enums import LinkPurpose, State
from candidates.services import youth_links
from candidates.services.turns import each
from matching.enums import Side
from matching.models import CheckIn
from notifications.enums import Kind
from notifications.models import Message


def send_links(*, on: date) -> int:
    """A link for each moment of a youth that waits and was not sent yet; how many. May run twice."""
    waiting = CheckIn.objects.waiting(on=on).filter(side=Side.YOUTH)
    rows = waiting.exclude(placement__candidate__state=State.ENDED).exclude(
        placement__candidate__link_word=""
    )
    sent = Message.objects.filter(kind=Kind.LINK, about__in=rows.values("pk")).values("about")
    new = rows.exclude(pk__in=sent).select_related("placement__candidate").order_by("pk")
    return each(new, lambda row: _send(row, on=on))


@transaction.atomic
def _send(row: CheckIn, *, on: date) -> bool:
    return youth_links.send(
        candidate=row.placement.candidate, purpose=LinkPurpose.CHECK_IN, on=on, target=row.pk
    )
