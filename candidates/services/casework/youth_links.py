"""One-time links to the pages of a youth: sent to the safe channel, opened with the word that was agreed."""

from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from candidates.enums import LinkPurpose
from candidates.models import Candidate
from candidates.permissions import require_work
from candidates.services.files import messages
from candidates.services.files.locking import lock_file
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.links import services as links
from jobmatch.links.services import Opened
from jobmatch.marks import behind, mark_of
from notifications.enums import Kind

TARGET = "links.Link"
REPORT_BOX = "link.report"


def can_send(*, candidate: Candidate, on: date) -> bool:
    """Whether a youth can be sent links: a word is agreed, and messages are allowed at a channel for them."""
    return bool(candidate.link_word) and messages.can_reach(candidate=candidate, on=on)


@transaction.atomic
def send(
    *,
    candidate: Candidate,
    purpose: LinkPurpose,
    on: date,
    target: UUID | None = None,
    at_once: bool = False,
) -> datetime | None:
    """Make a link and the message that brings it: when it leaves; None without a word or a yes to messages.

    Neither is one sent that would not open: the word was guessed at too often. `at_once`: the youth, or
    someone beside the youth, asks for it now.
    """
    candidate = lock_file(candidate)
    if not can_send(candidate=candidate, on=on) or _is_worn(candidate):
        return None
    kept = kept_target(purpose, target)
    secret = links.make(person=candidate.pk, purpose=purpose, word=candidate.link_word, target=kept)
    address = settings.ADDRESS + reverse("candidates:link", kwargs={"secret": secret})
    return messages.tell(
        candidate=candidate,
        kind=Kind.LINK,
        on=on,
        values={"address": address},
        about=None if purpose == LinkPurpose.REPORT else target,
        at_once=at_once,
    )


@transaction.atomic
def send_for(
    *, candidate: Candidate, purpose: LinkPurpose, by: User, on: date, target: UUID | None = None
) -> datetime:
    """Send a link because someone who works the file asks it, and say when it leaves.

    Refused where the youth gets no messages.
    """
    require_work(by, candidate)
    if _is_worn(candidate):
        raise RuleBroken(
            "word_worn",
            _("Too many wrong words were tried. Agree on another word, face to face."),
        )
    leaves = send(candidate=candidate, purpose=purpose, on=on, target=target, at_once=True)
    if leaves is None:
        raise RuleBroken(
            "not_reachable",
            _("A link needs three things first: a yes to messages, a safe channel, and a word."),
        )
    audit.record(
        event="link.sent",
        by=by,
        chain=candidate.municipality_id,
        person=candidate.pk,
        target=TARGET,
        reason=purpose,
        quiet=purpose == LinkPurpose.REPORT,
    )
    return leaves


def target_of(opened: Opened) -> UUID | None:
    """Which row an opened link leads to."""
    if opened.target is None or opened.purpose != LinkPurpose.REPORT:
        return opened.target
    return behind(opened.target, box=REPORT_BOX)


def kept_target(purpose: str, target: UUID | None) -> UUID | None:
    """Of a report a link keeps the mark: whose a report is stands nowhere in clear."""
    return mark_of(target, box=REPORT_BOX) if purpose == LinkPurpose.REPORT and target else target


def _is_worn(candidate: Candidate) -> bool:
    return bool(candidate.link_word) and links.is_worn(person=candidate.pk, word=candidate.link_word)


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
            chain=_municipality_of(opened.person),
            person=opened.person,
            target=TARGET,
            reason=opened.purpose,
            quiet=opened.purpose == LinkPurpose.REPORT,
        )
    return session


def _municipality_of(person: UUID) -> UUID:
    return Candidate.objects.values_list("municipality_id", flat=True).get(pk=person)
