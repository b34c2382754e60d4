"""What changed in a file and when, from the access log."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from candidates.enums import Purpose
from candidates.permissions import purposes_seen
from candidates.selectors.files.files import candidate
from jobmatch.accounts.models import User
from jobmatch.audit import selectors as audit_selectors
from jobmatch.audit.selectors import Row, Rows


def changes(user: User, pk: str, *, events: Iterable[str], on: date) -> Rows | list[Row]:
    """The changes of a file that the user sees, the newest first.

    Of an experience nothing shows here to who does not open what is sealed, also not the yes to keep one.
    """
    youth = candidate(user, pk)
    seen = purposes_seen(user=user, candidate=youth, on=on)
    quiet = [purpose for purpose in Purpose.values if purpose not in seen]
    return audit_selectors.changes_of(youth.pk, events=events, without=quiet)


def names(people: Iterable[UUID | None]) -> dict[UUID, str]:
    """User → name, in one query."""
    rows = User.objects.filter(pk__in={pk for pk in people if pk}).order_by()
    return {row.pk: row.name for row in rows}
