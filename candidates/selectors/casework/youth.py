"""What belongs to the own pages of a youth: the word for it, and what they show, of that youth only."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from candidates.enums import Outcome
from candidates.models import Agreement, Candidate, RightsRequest
from candidates.permissions import may_hear_youth
from candidates.selectors.files import files as file_selectors
from jobmatch.accounts.models import User
from jobmatch.http.identifiers import uuid_or_404


def link_word_file(user: User, pk: str, *, on: date) -> Candidate:
    """A file of which the user agrees on a word with the youth; any other is a 404."""
    found = file_selectors.candidate(user, pk)
    if not may_hear_youth(user=user, candidate=found, on=on):
        raise Http404
    return found


def language_of(person: UUID) -> str:
    """The language of a youth's messages."""
    return Candidate.objects.only("message_language").get(pk=person).message_language


def own_agreements(candidate: Candidate) -> QuerySet[Agreement]:
    """What is agreed and open, of the youth who is at the own pages."""
    rows = candidate.agreements.filter(outcome=Outcome.OPEN).select_related("candidate__municipality")
    return rows.order_by("due", "made_on", "id")


def own_agreement(candidate: Candidate, pk: str) -> Agreement:
    """An agreement of this youth that a URL names; anything else is a 404."""
    rows = candidate.agreements.select_related("candidate__municipality")
    return get_object_or_404(rows, pk=uuid_or_404(pk))


def own_requests(candidate: Candidate) -> QuerySet[RightsRequest]:
    """What this youth asked about the own data, the newest first."""
    return candidate.rights_requests.newest_first()


def own_request(candidate: Candidate, pk: str) -> RightsRequest:
    """A request of this youth that a URL names; anything else is a 404."""
    return get_object_or_404(candidate.rights_requests, pk=uuid_or_404(pk))
