"""The word that a youth and the jobhunter agree on, face to face: no link shows anything without it."""

import re
import unicodedata
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from candidates.models import Candidate
from candidates.permissions import may_hear_youth, require
from candidates.services.files.locking import lock_file
from candidates.services.files.parents import require_heard
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.versions import claim
from jobmatch.links import services as links

FEWEST_LETTERS = 4
LONGEST = 40
SHORTEST_KNOWN = 4
TARGET = "candidates.Candidate"
EASY = frozenset(
    {
        *("wachtwoord", "welkom", "geheim", "woord", "password", "welcome", "secret", "word", "qwerty"),
        *("azerty", "abcd", "test", "utrecht", "jobmatch", "jobhunter", "jongere", "gemeente"),
    }
)


def agree(*, candidate: Candidate, version: int, word: str, by: User, on: date) -> Candidate:
    """Keep a slow hash of the word, with the youth there; every earlier link and session ends.

    The word itself is kept nowhere and shown to nobody. It is hashed before anything is locked: that is slow.
    """
    hashed = links.hash_of_word(checked(word, candidate))
    return _keep(candidate, version=version, hashed=hashed, by=by, on=on)


@transaction.atomic
def _keep(candidate: Candidate, *, version: int, hashed: str, by: User, on: date) -> Candidate:
    allowed = may_hear_youth(user=by, candidate=candidate, on=on)
    require(allowed, _("Only the youth's own jobhunter agrees on a word."))
    require_heard(candidate, on=on)
    candidate = lock_file(candidate)
    claim(candidate, version=version)
    candidate.link_word = hashed
    candidate.save(update_fields=["link_word"])
    links.end_all(person=candidate.pk)
    audit.record(
        event="word.agreed",
        by=by,
        chain=candidate.municipality_id,
        person=candidate.pk,
        target=TARGET,
        target_id=candidate.pk,
    )
    return candidate


def checked(word: str, candidate: Candidate) -> str:
    """The word, or a refusal that says what is wrong: too short, or easy to guess for who knows the youth."""
    plain = _plain(word)
    if sum(sign.isalpha() for sign in plain) < FEWEST_LETTERS:
        raise RuleBroken("word_short", _("Choose a word of at least four letters."))
    if len(plain) > LONGEST:
        raise RuleBroken("word_long", _("Choose a word of at most 40 letters."))
    if plain in EASY or len(set(plain)) == 1:
        raise RuleBroken("word_easy", _("Anyone would guess this word. Choose another one."))
    if any(part in plain for part in _known_of(candidate)):
        raise RuleBroken(
            "word_known", _("Choose a word without the youth's name, year of birth or phone number.")
        )
    return word


def _known_of(candidate: Candidate) -> list[str]:
    """What others know of the youth, as it would stand in a word."""
    names = re.split(r"[\s\-']+", _plain(f"{candidate.first_name} {candidate.last_name}"))
    year = str(candidate.year_born or "")
    return [part for part in (*names, year, candidate.phone[-4:]) if len(part) >= SHORTEST_KNOWN]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()
