"""When somebody looked at a ranking before."""

from datetime import date, datetime, time

from django.utils import timezone

from candidates.models import Candidate
from jobmatch.accounts.models import User
from jobmatch.audit import selectors as audit
from matching.enums import RANKING_SEEN


def last_look(*, candidate: Candidate, by: User, before: date) -> datetime | None:
    """When the user last looked at the ranking of this youth before this day."""
    start = timezone.make_aware(datetime.combine(before, time()))
    return audit.last_look(person=candidate.pk, actor=by.pk, event=RANKING_SEEN, before=start)
