"""What changed in a file and when, from the access log."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from candidates.selectors.files import candidate
from jobmatch.accounts.models import User
from jobmatch.audit import selectors as audit


def changes(user: User, pk: str, *, events: Iterable[str]) -> QuerySet[Any]:
    """The changes of a file that the user sees, the newest first."""
    return audit.changes_of(candidate(user, pk).pk, events=events)


def names(people: Iterable[UUID | None]) -> dict[UUID, str]:
    """User → name, in one query."""
    rows = User.objects.filter(pk__in={pk for pk in people if pk}).order_by()
    return {row.pk: row.name for row in rows}
