"""What a youth allows now, a purpose at a time."""

from django.shortcuts import get_object_or_404

from candidates.models import Candidate, Consent
from candidates.selectors.files import candidates
from jobmatch.accounts.models import User
from jobmatch.identifiers import uuid_or_404


def assigned_file(user: User, pk: str) -> Candidate:
    """A file at the user's own desk, where a yes is heard; any other is a 404."""
    return get_object_or_404(candidates(user), pk=uuid_or_404(pk), desk__user=user)


def newest_consents(candidate: Candidate) -> dict[str, Consent]:
    """Purpose → the row that counts, of a file that the user sees; a purpose never asked is left out."""
    return {row.purpose: row for row in candidate.consents.order_by("id")}
