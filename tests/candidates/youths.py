"""A youth at the own pages: a word, a link, a browser of their own."""

from typing import Any
from uuid import UUID

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from candidates.enums import Channel, LinkPurpose, Purpose
from candidates.models import Candidate
from candidates.services.casework import link_word, youth_links
from jobmatch.accounts.models import User
from jobmatch.links import services as links
from tests.candidates.situations import say_yes
from tests.factories import make_candidate, make_jobhunter

WORD = "Zonnebloem"


def reachable(by: User | None = None, *, word: str = WORD, **person: Any) -> Candidate:
    """A youth who allows messages, by text, and agreed on a word."""
    by = by or make_jobhunter()
    candidate = make_candidate(by, channel=Channel.TEXT, **person)
    say_yes(candidate, by=by, purpose=Purpose.MESSAGE_ME)
    return link_word.agree(
        candidate=candidate, version=candidate.version, word=word, by=by, on=timezone.localdate()
    )


def secret_for(candidate: Candidate, purpose: str = LinkPurpose.MINE, target: UUID | None = None) -> str:
    """A link that was sent."""
    kept = youth_links.kept_target(purpose, target)
    return links.make(person=candidate.pk, purpose=purpose, word=candidate.link_word, target=kept)


def address_of(secret: str) -> str:
    return reverse("candidates:link", kwargs={"secret": secret})


def phone_of(candidate: Candidate, purpose: str = LinkPurpose.MINE, target: UUID | None = None) -> Client:
    """The youth's phone, in English, after the right word."""
    client = Client()
    client.cookies["django_language"] = "en"
    client.post(address_of(secret_for(candidate, purpose, target)), {"word": WORD})
    return client
