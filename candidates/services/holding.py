"""Who acts on the files or desks of a municipality waits for who was first; then both read the same.

One row decides, that of the municipality: two acts never wait for each other, whatever files and desks they
touch. Take it before anything else is changed; the end of the access log comes last.
"""

from uuid import UUID

from django.utils.translation import gettext as _

from candidates.models import Candidate
from jobmatch.accounts.models import Organisation
from jobmatch.errors import RuleBroken


def hold(candidate: Candidate) -> Candidate:
    """The newest row of the file; until commit nobody else acts in its municipality.

    Refused with code `erased` when the file was erased: whoever had it open a moment ago brings nobody back.
    """
    newest = hold_even_erased(candidate)
    if newest.erased_on is not None:
        raise RuleBroken("erased", _("This file was erased. Nothing is kept in it any more."))
    return newest


def hold_even_erased(candidate: Candidate) -> Candidate:
    """The same for what only ends something, and for what is judged after an erasure too."""
    hold_municipality(candidate.municipality_id)
    return Candidate.objects.select_related("desk", "municipality").get(pk=candidate.pk)


def hold_municipality(municipality_id: UUID) -> None:
    """Until commit nobody else acts on the files and desks of this municipality."""
    Organisation.objects.select_for_update(no_key=True).get(pk=municipality_id)
