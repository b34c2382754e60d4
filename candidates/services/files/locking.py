"""Who acts on a file locks its municipality first, then reads the newest row of the file."""

from django.utils.translation import gettext as _

from candidates.models import Candidate
from jobmatch.accounts.services.locking import lock_municipality
from jobmatch.errors import RuleBroken


def lock_file(candidate: Candidate) -> Candidate:
    """The newest row of the file; until commit nobody else acts in its municipality.

    Refused with code `erased` when the file was erased: whoever had it open a moment ago brings nobody back.
    """
    newest = lock_even_erased(candidate)
    if newest.erased_on is not None:
        raise RuleBroken("erased", _("This file was erased. Nothing is kept in it any more."))
    return newest


def lock_even_erased(candidate: Candidate) -> Candidate:
    """The newest row of the file, erased or not; for what only ends something, or is judged afterwards."""
    lock_municipality(candidate.municipality_id)
    return Candidate.objects.select_related("desk", "municipality").get(pk=candidate.pk)
