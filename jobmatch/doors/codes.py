"""The codes that are mailed: the database keeps a seed, and only with the secret key is a code made of it.

A code asked again is the same code while it is fresh. It goes on being valid while no mail may go to the
address any more, so that who asks for mails to somebody else never keeps that person out.
"""

import hashlib
from typing import Any, Final

from allauth.account.forms import ConfirmLoginCodeForm
from django.core.cache import cache
from django.utils.crypto import get_random_string, salted_hmac

LETTERS: Final = "BCDFGHJKLMNPQRSTVWXZ"  # no vowels: a code is no word
GROUPS: Final = 3
GROUP_LETTERS: Final = 3  # 20 to the 9th codes: a million tries a day find one in 500,000 a day
FRESH: Final = 10 * 60  # seconds that a code is sent again, instead of another one
A_DAY: Final = 24 * 60 * 60


def code_of(seed: str) -> str:
    """The code to mail: the same for the same seed, and unknown to who has no secret key."""
    number = int.from_bytes(salted_hmac("jobmatch.doors.codes", seed, algorithm="sha256").digest(), "big")
    letters = ""
    for _position in range(GROUPS * GROUP_LETTERS):
        number, place = divmod(number, len(LETTERS))
        letters += LETTERS[place]
    return "-".join(letters[start : start + GROUP_LETTERS] for start in range(0, len(letters), GROUP_LETTERS))


def seed_for(email: str) -> str:
    """The seed of the code that was mailed last, while it is fresh, else another."""
    kept = cache.get(_name(email))
    return str(kept) if kept else _new_seed()


def mailed_last(email: str) -> str:
    """The seed of the code that was mailed last to who gets no more mails today, however old."""
    kept = cache.get(_name(email, last=True))
    return str(kept) if kept else _new_seed()


def keep_mailed(email: str, seed: str) -> None:
    """Remember what was mailed: sent again while it is fresh, valid for a day when no other may be mailed."""
    cache.add(_name(email), seed, FRESH)
    cache.set(_name(email, last=True), seed, A_DAY)


def forget(email: str) -> None:
    """A code signs in once."""
    cache.delete_many([_name(email), _name(email, last=True)])


def _new_seed() -> str:
    return get_random_string(40)


def _name(email: str, *, last: bool = False) -> str:
    digest = hashlib.sha256(email.strip().lower().encode()).hexdigest()
    return f"jobmatch.code.{'last' if last else 'fresh'}.{digest}"


class CodeConfirmForm(ConfirmLoginCodeForm):  # type: ignore[misc]  # allauth has no types
    """Takes the code that belongs to the seed of the session."""

    def __init__(self, *args: Any, **details: Any) -> None:
        super().__init__(*args, **details)
        seed = details.get("code")
        self.expected_code = code_of(seed) if seed else ""
