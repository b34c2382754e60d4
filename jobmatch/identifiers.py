"""Identifiers as they come in through a URL."""

from uuid import UUID

from django.http import Http404


def uuid_or_404(text: str) -> UUID:
    """The identifier that a URL names; a malformed one is answered like one that does not exist."""
    try:
        identifier = UUID(text)
    except ValueError as error:
        raise Http404 from error
    if str(identifier) != text:
        raise Http404  # one spelling only: braces, capitals and bare digits name nothing
    return identifier
