"""Under 16 a parent is heard first; until then only who it is and how to reach them is kept."""

from datetime import date

from django.utils.translation import gettext as _

from candidates.models import Candidate
from jobmatch.errors import RuleBroken


def require_heard(candidate: Candidate, *, on: date) -> None:
    """Refuse with code `parent_first` to keep more of someone under 16 before a parent was heard."""
    if candidate.is_contact_only(on):
        raise RuleBroken(
            "parent_first",
            _("This youth is not 16 yet. Speak with a parent first and write down on which day."),
        )
