"""Situations that the tests of the pages and the API of candidates share."""

from datetime import date
from typing import Any

from django.test import Client
from django.utils import timezone

from candidates.enums import ConsentManner, Purpose
from candidates.models import Candidate
from candidates.selectors.consents.referrers import referrals_of
from candidates.services.consents import consents
from candidates.services.files import profile, sealed
from candidates.services.files.profile import WishGiven
from jobmatch.accounts.models import User
from tests.factories import make_occupation, sign_in

PAGES = "/kandidaten/"
API = "/api/v1/candidates"


def as_user(user: User) -> Client:
    """A browser in which the user signed in."""
    return sign_in(Client(), user)


def in_english(client: Client) -> Client:
    """A browser in which English was chosen."""
    client.cookies["django_language"] = "en"
    return client


def wish_for(candidate: Candidate, *, by: User, dream: bool = False, **values: Any) -> str:
    """A youth with one wish; returns the id of the occupation."""
    occupation = make_occupation(**values)
    wishes = [WishGiven(occupation.pk, is_dream=dream)]
    profile.save_wishes(
        candidate=candidate, version=candidate.version, wishes=wishes, by=by, on=timezone.localdate()
    )
    return str(occupation.pk)


def say_yes(
    candidate: Candidate, *, by: User, purpose: str = Purpose.KEEP_NEEDS, on: date | None = None
) -> None:
    """A live yes, by default to keeping needs; that of telling a referrer is to all who are there."""
    there = referrals_of(candidate) if purpose == Purpose.TELL_REFERRER else []
    consents.give(
        candidate=candidate,
        purpose=purpose,
        manner=ConsentManner.IN_PERSON,
        by=by,
        on=on or timezone.localdate(),
        referrals=[row.pk for row in there],
    )


def seal_all(candidate: Candidate, *, by: User) -> None:
    """Own words and a need, under a live yes."""
    say_yes(candidate, by=by)
    today = timezone.localdate()
    text = "Ik maak graag dingen"
    sealed.save_own_words(candidate=candidate, version=candidate.version, text=text, by=by, on=today)
    sealed.save_needs(candidate=candidate, version=0, needs={"place_to_pray": True}, by=by, on=today)
