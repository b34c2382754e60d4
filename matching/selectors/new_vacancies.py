"""For whom something new came in last night: of the own caseload, longest waiting first."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from candidates.enums import LOOKING
from candidates.models import Candidate
from jobmatch.accounts.models import User
from matching.models import NewVacancies

SHOWN = ("day", "count", "candidate__first_name", "candidate__last_name")


def for_own(user: User, *, on: date) -> QuerySet[NewVacancies]:
    """The youths whose file lies at the desk of the user, each with how many new vacancies fit a wish."""
    own = Candidate.objects.visible_to(user).filter(desk__user=user, state__in=LOOKING)
    # Asked of each youth with something new: `IN` would first look at the whole caseload.
    rows = NewVacancies.objects.filter(Exists(own.filter(pk=OuterRef("pk"))), day=on).only(*SHOWN)
    return rows.select_related("candidate").order_by("candidate__opened_on", "candidate_id")
