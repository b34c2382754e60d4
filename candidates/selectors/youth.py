"""What the own pages of a youth show: of that youth only."""

from uuid import UUID

from candidates.models import Candidate


def language_of(person: UUID) -> str:
    """The language of a youth's messages."""
    return Candidate.objects.only("message_language").get(pk=person).message_language
