"""Reads of the access log that a screen may show. Who only looked is never among them."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from jobmatch.audit.models import Entry


def changes_of(person: UUID, *, events: Iterable[str]) -> QuerySet[Entry]:
    """The rows about this person with one of these events, the newest first."""
    return Entry.objects.filter(person=person, event__in=[*events]).order_by("-seq")
