"""What a youth allows now, a purpose at a time."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.http import Http404

from candidates.enums import MARKED_PURPOSES
from candidates.models import Candidate, Consent, QuietConsent, Yes
from candidates.permissions import may_hear_yes, purposes_seen
from candidates.selectors.files import files as file_selectors
from jobmatch.accounts.models import User


def heard_file(user: User, pk: str, purpose: str) -> Candidate:
    """A file of which the user hears the yes to this purpose; any other is a 404."""
    candidate = file_selectors.candidate(user, pk)
    if not may_hear_yes(user=user, candidate=candidate, purpose=purpose):
        raise Http404
    return candidate


def seen_file(user: User, pk: str, purpose: str, *, on: date) -> Candidate:
    """A file of which the user sees how this purpose stands; any other is a 404."""
    candidate = file_selectors.candidate(user, pk)
    if purpose not in purposes_seen(user=user, candidate=candidate, on=on):
        raise Http404
    return candidate


def newest_consents(candidate: Candidate) -> dict[str, Yes]:
    """Purpose → the row that counts, of a file that the user sees; a purpose never asked is left out."""
    plain = candidate.consents.select_related("recorded_by").order_by("id")
    return {row.purpose: row for row in (*plain, *candidate.quiet_consents.order_by("turn"))}


def is_live(*, candidate: Candidate, purpose: str, on: date) -> bool:
    """Whether the newest row of the purpose is a yes that has not expired."""
    return Consent.objects.is_live(candidate=candidate.pk, purpose=purpose, on=on)


def with_live(*, candidates: Sequence[Candidate], purpose: str, on: date) -> set[UUID]:
    """Whose newest row of the purpose is a yes that has not expired; one query."""
    people = [candidate.pk for candidate in candidates]
    asked = {"candidate__in": people, "purpose": purpose}
    if purpose in MARKED_PURPOSES:
        said: Iterable[Yes] = QuietConsent.objects.filter(**asked).newest_of_each()
    else:
        said = Consent.objects.filter(**asked).order_by("id")
    newest = {row.candidate_id: row for row in said}
    return {pk for pk, row in newest.items() if row.is_live(on)}
