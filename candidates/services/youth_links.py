"""One-time links to the pages of a youth: sent to the safe channel, opened with the word that was agreed."""

from datetime import date
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from candidates.enums import LinkPurpose
from candidates.models import Candidate
from candidates.services import messages
from candidates.services.holding import hold
from jobmatch.audit import services as audit
from jobmatch.links import services as links
from notifications.enums import Kind

TARGET = "links.Link"


@transaction.atomic
def send(*, candidate: Candidate, purpose: LinkPurpose, on: date, target: UUID | None = None) -> bool:
    """Make a link and the message that brings it; False when there is no word, or no yes to messages."""
    candidate = hold(candidate)
    if not candidate.link_word or not messages.can_reach(candidate=candidate, on=on):
        return False
    secret = links.make(person=candidate.pk, purpose=purpose, word=candidate.link_word, target=target)
    address = settings.ADDRESS + reverse("candidates:link", kwargs={"secret": secret})
    return messages.tell(
        candidate=candidate, kind=Kind.LINK, on=on, values={"address": address}, about=target
    )


def open_up(*, secret: str, word: str) -> str | None:
    """Spend a link with the right word; the secret of the session, else None. The log knows of who came in.

    Not one transaction: the slow look at a word must keep nobody waiting. Without the row in the log the
    secret of the session reaches nobody.
    """
    session = links.open_up(secret=secret, word=word)
    opened = links.opened(session) if session else None
    if session is None or opened is None:
        return None
    with transaction.atomic():
        audit.record(
            event="link.opened",
            by=audit.youth(opened.person),
            person=opened.person,
            target=TARGET,
            reason=opened.purpose,
        )
    return session
