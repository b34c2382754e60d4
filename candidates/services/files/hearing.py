"""Writing down what a youth says: by who hears the youth, after a parent where that comes first."""

from datetime import date

from django.utils.translation import gettext as _

from candidates.models import Candidate
from candidates.permissions import may_hear_youth, require
from candidates.services.files.locking import lock_file
from candidates.services.files.parents import require_heard
from jobmatch.accounts.models import User


def lock_for_writing(candidate: Candidate, *, by: User, on: date) -> Candidate:
    """The file, locked so that nobody takes a yes back meanwhile; by force one reads, and writes nothing."""
    candidate = lock_file(candidate)
    allowed = may_hear_youth(user=by, candidate=candidate, on=on)
    require(allowed, _("Only the youth's own jobhunter writes this."))
    require_heard(candidate, on=on)
    return candidate
