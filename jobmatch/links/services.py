"""Makes links and opens them. GET never comes here: only what was sent by POST changes anything.

A youth's link opens once, with a word. One of an employer lasts and has none: it went to one mailbox alone.
An address that is unknown, spent, ended or expired and a wrong word cost the same work (as many rows read
and written, one slow look at a word) and get the same answer, so neither words nor time tell which addresses
exist.
"""

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import F, Q, Sum
from django.utils import timezone

from jobmatch.links.models import MOST_WRONG_OF_A_WORD, Audience, Link, LinkQuerySet

DAYS: Final = 7
LASTING_DAYS: Final = 60
SESSION: Final = timedelta(minutes=30)
CODE_LASTS: Final = timedelta(minutes=15)
BETWEEN_CODES: Final = timedelta(minutes=1)
CODE_DIGITS: Final = 6
FOR_EVER: Final = timedelta(days=36_500)
SECRET_BYTES: Final = 32
QUEUE: Final = "a turn"  # no SHA-256 is written like these two: no secret leads to their rows
NOBODYS: Final = "nobody's"


@dataclass(frozen=True, slots=True)
class Opened:
    """What a session may be used for, and the secret that the browser keeps for it."""

    person: UUID
    purpose: str
    target: UUID | None
    until: datetime
    made_at: datetime
    is_proved: bool = False  # a second code, sent to the same mailbox, was typed in this session


def hash_of_word(word: str) -> str:
    """What is kept of the word that was agreed; slow on purpose."""
    return make_password(_plain(word))


@transaction.atomic
def make(*, person: UUID, purpose: str, word: str, target: UUID | None = None) -> str:
    """A new link for a week; returns its secret, which is kept nowhere. `word` is a `hash_of_word`."""
    secret = secrets.token_urlsafe(SECRET_BYTES)
    now = timezone.now()
    Link.objects.create(
        digest=_digest(secret),
        person=person,
        purpose=purpose,
        target=target,
        word=word,
        made_at=now,
        expires_at=now + timedelta(days=DAYS),
    )
    return secret


def open_up(*, secret: str, word: str) -> str | None:
    """Spend the link when the word is right; the secret of a session of half an hour, else None.

    A try is counted before the word is looked at, so five tries are five, also when they come at once. Two
    that come with the right word at once: one of them opens it. The fifth wrong word ends the link, the
    fifteenth in a week all links that open with this word: who gathers links gets no more guesses by that.
    """
    now, nobodys_word = timezone.now(), _nobodys_word()
    link = _count_try(_digest(secret), now=now)
    is_somebodys = link.digest != NOBODYS
    is_right = check_password(_plain(word), link.word if is_somebodys else nobodys_word)
    if not is_somebodys or not is_right:
        return None
    session = secrets.token_urlsafe(SECRET_BYTES)
    taken = Link.objects.filter(pk=link.pk, opened_at__isnull=True, ended_at__isnull=True)
    return session if taken.update(opened_at=now, session=_digest(session), wrong=F("wrong") - 1) else None


@transaction.atomic
def make_lasting(*, person: UUID, purpose: str, target: UUID | None = None) -> str:
    """A link without a word, for somebody at an employer; returns its secret, which is kept nowhere."""
    secret = secrets.token_urlsafe(SECRET_BYTES)
    now = timezone.now()
    Link.objects.create(
        audience=Audience.EMPLOYER,
        digest=_digest(secret),
        person=person,
        purpose=purpose,
        target=target,
        made_at=now,
        expires_at=now + timedelta(days=LASTING_DAYS),
    )
    return secret


def open_lasting(*, secret: str) -> str | None:
    """The secret of a session of half an hour, else None. The link opens again; the session before ends."""
    now = timezone.now()
    session = secrets.token_urlsafe(SECRET_BYTES)
    there = Link.objects.filter(audience=Audience.EMPLOYER, digest=_digest(secret))
    opened = there.filter(ended_at__isnull=True, expires_at__gt=now).update(
        opened_at=now, session=_digest(session), code="", proved_at=None
    )
    return session if opened else None


def make_code(*, session: str) -> str | None:
    """A second code for the mailbox of this session's link; one a minute, and none when too much was guessed.

    Wrong codes count for as long as the link lasts, whatever was opened or asked for in between.
    """
    now = timezone.now()
    may_be_sent = Q(code_at__isnull=True) | Q(code_at__lt=now - BETWEEN_CODES)
    code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"
    mine = _sessions(session, Audience.EMPLOYER).filter(may_be_sent, code_wrong__lt=MOST_WRONG_OF_A_WORD)
    return code if mine.update(code=make_password(code), code_at=now) else None


def prove(*, session: str, code: str) -> bool:
    """Whether this is the code that was sent; a try is counted before it is looked at."""
    now = timezone.now()
    mine = _sessions(session, Audience.EMPLOYER).filter(code_at__gt=now - CODE_LASTS)
    if not mine.filter(code_wrong__lt=MOST_WRONG_OF_A_WORD).update(code_wrong=F("code_wrong") + 1):
        return False
    link = mine.first()
    if link is None or not link.code or not check_password(_plain(code), link.code):
        return False
    return bool(mine.filter(code=link.code).update(code="", code_wrong=0, proved_at=now))


@transaction.atomic
def _count_try(digest: str, *, now: datetime) -> Link:
    """The link that may be tried, with the try counted; else nobody's, with as much read and written.

    The row of the queue is first: of tries at once, at whatever links, each waits for the one before. It is
    held and not changed, for each row that is changed is one more page to write.
    """
    Link.objects.select_for_update().get_or_create(digest=QUEUE, defaults=_nobodys_link(now))
    nobodys, _ = Link.objects.get_or_create(digest=NOBODYS, defaults=_nobodys_link(now))
    is_there = Link.objects.usable(now=now).filter(digest=digest, audience=Audience.YOUTH).exists()
    link = Link.objects.filter(digest=digest if is_there else NOBODYS).first() or nobodys
    if is_worn(person=link.person, word=link.word):
        link = nobodys
    changed = {"made_at": now} if link == nobodys else {"wrong": F("wrong") + 1}
    Link.objects.filter(pk=link.pk).update(**changed)
    return link


def opened(session: str, *, audience: Audience = Audience.YOUTH) -> Opened | None:
    """What this session may be used for; None when it is over, ended, of another door or was never there."""
    row = _sessions(session, audience).first()
    if row is None or row.opened_at is None:
        return None
    until = row.opened_at + SESSION
    return Opened(row.person, row.purpose, row.target, until, row.made_at, row.proved_at is not None)


def end_session(session: str) -> None:
    """Somebody is done: nobody goes on in the same browser. A lasting link opens again."""
    mine = Link.objects.filter(session=_digest(session), ended_at__isnull=True)
    mine.filter(audience=Audience.EMPLOYER).update(
        opened_at=None, session="", code="", code_at=None, proved_at=None
    )
    mine.filter(audience=Audience.YOUTH).update(ended_at=timezone.now())


def end_all(*, person: UUID) -> int:
    """Every link and session of a person stops working at once; how many there were."""
    return Link.objects.filter(person=person, ended_at__isnull=True).update(ended_at=timezone.now())


def forget(*, person: UUID) -> int:
    """Erase every trace of the links of a person; how many there were."""
    return Link.objects.filter(person=person).delete()[0]


def sweep(*, now: datetime) -> int:
    """Erase what has been over for a week, as long as a wrong word counts; how many."""
    over = Link.objects.filter(expires_at__lt=now - timedelta(days=DAYS))
    return over.delete()[0]


def sent_since(*, person: UUID, since: datetime) -> int:
    """How many links of this person were made since then."""
    return Link.objects.filter(person=person, made_at__gte=since).count()


def is_worn(*, person: UUID, word: str) -> bool:
    """Whether this word, a `hash_of_word`, was guessed at too often: no link opens with it.

    A link may be tried until its last minute, so what was guessed in a week is at the links of two weeks.
    Another word begins anew, for its hash is another one.
    """
    since = timezone.now() - timedelta(days=2 * DAYS)
    made = Link.objects.filter(person=person, word=word, made_at__gte=since)
    return int(made.aggregate(wrong=Sum("wrong"))["wrong"] or 0) >= MOST_WRONG_OF_A_WORD


def _sessions(session: str, audience: Audience) -> LinkQuerySet:
    """The link of a session of this door that is not over, if there is one."""
    running = Link.objects.filter(audience=audience, ended_at__isnull=True).exclude(session="")
    return running.filter(session=_digest(session), opened_at__gt=timezone.now() - SESSION)


def _plain(word: str) -> str:
    """A word as it is compared: capitals, spaces around and the way accents are typed do not count."""
    return unicodedata.normalize("NFKC", word).strip().casefold()


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _nobodys_link(now: datetime) -> dict[str, Any]:
    """A row of the service itself: tries wait at one, and a try at an unknown address writes to the other."""
    return {"person": UUID(int=0), "purpose": "", "word": "", "made_at": now, "expires_at": now + FOR_EVER}


@lru_cache(maxsize=1)
def _nobodys_word() -> str:
    """A word that nobody has, checked when there is no link: it takes as long as a real one."""
    return make_password(secrets.token_urlsafe(SECRET_BYTES))
