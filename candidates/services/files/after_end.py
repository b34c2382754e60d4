"""What a youth says after the file ended: no step can stand there, so it is shown until somebody looked."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from candidates.models import Candidate
from candidates.permissions import is_assigned, require_work
from candidates.services.files.locking import lock_file
from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import Membership, User
from jobmatch.accounts.services.presence import is_away
from jobmatch.audit import services as audit
from jobmatch.http.versions import claim
from notifications.enums import Kind
from notifications.services import outbox


def note(candidate: Candidate, *, by: audit.Doer, on: date) -> None:
    """Have somebody look at an ended file of which the youth said something; hold the file before.

    The mail and the mark are the same whatever it was.
    """
    if isinstance(by, User) or candidate.held_by_id is not None:
        return
    claim(candidate, version=candidate.version).said_on = on
    candidate.save(update_fields=["said_on"])
    for user in _who_looks(candidate):
        outbox.tell_user(user=user, kind=Kind.REVIEW)


@transaction.atomic
def seen(*, candidate: Candidate, version: int, by: User) -> Candidate:
    """Somebody looked at what the youth said."""
    require_work(by, candidate)
    candidate = lock_file(candidate)
    claim(candidate, version=version).said_on = None
    candidate.save(update_fields=["said_on"])
    audit.record(
        event="file.said_seen",
        by=by,
        chain=candidate.municipality_id,
        person=candidate.pk,
        target="candidates.Candidate",
        target_id=candidate.pk,
    )
    return candidate


def _who_looks(candidate: Candidate) -> Iterable[User]:
    """Who has the desk and is there; else the coordinators, for only they open an ended file of another."""
    user = candidate.desk.user
    if user is not None and is_assigned(user=user, candidate=candidate) and not is_away(candidate.desk):
        return [user]
    roles = Membership.objects.active().filter(organisation=candidate.municipality_id, role=Role.COORDINATOR)
    return (
        User.objects.filter(pk__in=roles.values("user"), is_active=True)
        .exclude(pk__in=candidate.bars.values("user"))
        .order_by("pk")
    )
