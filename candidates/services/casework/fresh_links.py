"""A fresh link for who asks at the public page. The page writes a row; who it may be is looked up later."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from candidates.enums import LinkPurpose
from candidates.models import Candidate, FreshLinkAsk
from candidates.services.casework import youth_links
from jobmatch.errors import RuleBroken
from jobmatch.links import services as links
from jobmatch.phones import to_e164
from jobmatch.running import queue
from jobmatch.running.turns import each_in_turn

JOB = "candidates.send_fresh_links"
MOST_A_DAY = 5


@transaction.atomic
def ask(*, address: str) -> None:
    """Note that someone asks; the same work for every address."""
    FreshLinkAsk.objects.create(address=address.strip(), made_at=timezone.now())
    queue.wake(JOB)


def send_asked(*, on: date) -> int:
    """Send a link for each that was asked, where the youth is known and may be reached; how many."""
    return each_in_turn(FreshLinkAsk.objects.order_by("pk"), lambda row: _answer(row, on=on))


def forget(*, candidate: Candidate) -> None:
    """An erasure takes along what was asked for this youth and not looked up yet, however it was typed."""
    reached = {candidate.phone, candidate.email.casefold()} - {""}
    asked = [row.pk for row in FreshLinkAsk.objects.all() if plain_address(row.address) in reached]
    FreshLinkAsk.objects.filter(pk__in=asked).delete()


def plain_address(text: str) -> str:
    """A phone number in E.164 or an e-mail address in small letters, for looking up and for counting."""
    text = text.strip()
    if "@" in text:
        return text.casefold()
    try:
        return to_e164(text)
    except RuleBroken:
        return ""


@transaction.atomic
def _answer(row: FreshLinkAsk, *, on: date) -> int:
    if not FreshLinkAsk.objects.filter(pk=row.pk).delete()[0]:
        return 0  # another worker has it
    address = plain_address(row.address)
    if not address:
        return 0
    known = Candidate.objects.filter(Q(phone=address) | Q(email__iexact=address)).exclude(link_word="")
    now = timezone.now()
    return sum(
        youth_links.send(candidate=candidate, purpose=LinkPurpose.MINE, on=on, at_once=True) is not None
        for candidate in known.order_by("municipality_id", "pk")
        if _may_get_another(candidate, now=now)
    )


def _may_get_another(candidate: Candidate, *, now: datetime) -> bool:
    """Nobody fills a youth's phone with messages by asking again and again."""
    return links.sent_since(person=candidate.pk, since=now - timedelta(days=1)) < MOST_A_DAY
