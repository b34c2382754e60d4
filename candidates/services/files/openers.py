"""Whose a file is and who opens what is locked in it: when that becomes somebody else, the youth hears it.

An opening by force is told of where it is done.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final
from uuid import UUID

from candidates.models import Candidate
from candidates.permissions import stands_in
from candidates.services.files import messages
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from notifications.enums import Kind

TARGET: Final = "accounts.User"
Openers = Mapping[UUID, frozenset[UUID]]  # file → users


def of(files: Iterable[Candidate], *, on: date) -> Openers:
    """File → the users whose it is, and who opens it in their place. Ask it before the change."""
    return {candidate.pk: _openers(candidate, on=on) for candidate in files}


def people_of(candidate: Candidate, *, on: date) -> list[User]:
    """Who opens this file now, the own jobhunter first."""
    users = User.objects.filter(pk__in=_openers(candidate, on=on)).order_by("name", "pk")
    return sorted(users, key=lambda user: user.pk != candidate.desk.user_id)


def tell(before: Openers, *, by: audit.Doer, on: date) -> list[audit.Fact]:
    """After the change, in its transaction: a message to each youth whose file somebody else opens now.

    One a day at most, and none of what the youth did. Returns the rows for the access log, which comes last.
    """
    facts = []
    files = Candidate.objects.filter(pk__in=before).select_related("desk").order_by("pk")
    for candidate in files:
        others = _openers(candidate, on=on) - before[candidate.pk]
        if others and by != audit.youth(candidate.pk):
            messages.tell(candidate=candidate, kind=Kind.OPENER, on=on, daily=True)
        facts += [
            audit.Fact("file.opens_to", by, candidate.pk, TARGET, other, chain=candidate.municipality_id)
            for other in sorted(others)
        ]
    return facts


def _openers(candidate: Candidate, *, on: date) -> frozenset[UUID]:
    near = User.objects.filter(desks__steps__primary_for=candidate.pk)
    standing = [user.pk for user in near if stands_in(user=user, candidate=candidate, on=on)]
    return frozenset(filter(None, [candidate.desk.user_id, *standing]))
