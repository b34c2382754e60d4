"""When somebody looked at a ranking before."""

from datetime import date, datetime, time

from django.utils import timezone

from candidates.models import Candidate
from jobmatch.accounts.models import User
from jobmatch.audit import selectors as audit
from matching.enums import RANKING_SEEN


def last_look(*, candidate: Candidate, by: User, before: date) -> date | None:
    """The last day before this one on which the user looked at the ranking of this youth."""
    start = timezone.make_aware(datetime.combine(before, time()))
    found = audit.last_look(person=candidate.pk, actor=by.pk, event=RANKING_SEEN, before=start)
    return None if found is None else timezone.localdate(found)
