"""Each night the end of the access log goes outside: to a file, and to the privacy officers by mail."""

from datetime import datetime

import structlog
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import Membership, User
from jobmatch.audit import roots
from notifications.enums import Kind
from notifications.selectors import preference_of
from notifications.services import outbox

MONDAY = 0
log = structlog.get_logger(__name__)


def note(*, now: datetime) -> None:
    """Sign where all chains end, and send that outside.

    Without a file the officers get it each night; with one on Mondays, and when it could not be written. They
    also hear of an end that is not there any more and of triggers that are gone.
    """
    root = roots.make(at=now)
    is_written = roots.write_outside()
    problems = roots.problems_since_last(root)
    for problem in problems:
        log.error(f"access log: {problem}")
    log.info(f"access log ends at {root}")
    if problems or (settings.LOG_ENDS_FILE is not None and not is_written):
        told = _tell(Kind.LOG_BROKEN, root.number)
    elif not is_written or timezone.localdate(now).weekday() == MONDAY:
        told = _tell(Kind.LOG_END, root.number)
    else:
        return
    if not told and not is_written:
        log.error("the end of the access log went nowhere: no file outside, and no privacy officer")


@transaction.atomic
def _tell(kind: Kind, number: int) -> int:
    """A mail to every privacy officer; how many."""
    officers = Membership.objects.active().filter(role=Role.PRIVACY_OFFICER).values("user")
    told = list(User.objects.filter(pk__in=officers, is_active=True).order_by("pk"))
    for officer in told:
        language = preference_of(officer).language
        outbox.put_for_user(user=officer, kind=kind, language=language, count=number)
    return len(told)
