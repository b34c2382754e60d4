"""Identifiers as they come in through a URL or a form."""

from uuid import UUID

from django.http import Http404


def uuid_or_none(text: str) -> UUID | None:
    """The identifier that a text is; in one spelling only: braces, capitals and bare digits name nothing."""
    try:
        identifier = UUID(text)
    except ValueError:
        return None
    return identifier if str(identifier) == text else None


def uuid_or_404(text: str) -> UUID:
    """The identifier that a URL names; a malformed one is answered like one that does not exist."""
    identifier = uuid_or_none(text)
    if identifier is None:
        raise Http404
    return identifier
