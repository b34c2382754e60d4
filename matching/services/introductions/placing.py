"""Recording work that is agreed, with the ranking that it came from."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import transaction

from candidates.models import Candidate
from candidates.services.files.locking import lock_file
from jobmatch.accounts.models import User
from matching.enums import FoundBy, WhyKept
from matching.models import Introduction, Placement
from matching.services.introductions import endings
from matching.services.ranking import interests, kept
from matching.services.work import placements
from matching.services.work.placements import Details


def plan(
    *,
    candidate: Candidate,
    details: Details,
    by: User,
    on: date,
    acknowledged: Collection[str] = (),
    key: UUID | None = None,
    through: Introduction | None = None,
) -> Placement:
    """Record agreed work; through us and from a vacancy, the ranking of the moment is kept under its id.

    Open proposals end with it, but the one that it came `through`.
    """
    with transaction.atomic():
        row = placements.plan(
            candidate=candidate, details=details, by=by, on=on, acknowledged=acknowledged, key=key
        )
        file = lock_file(candidate)
        endings.close_others(file, but=through, by=by, on=on)
        interests.follow(file, by=by, on=on)
        if details.vacancy is not None and details.found_by == FoundBy.US:
            chosen = (details.vacancy.pk,)
            kept.keep(candidate=candidate, by=by, on=on, why=WhyKept.WORK, chosen=chosen, key=row.pk)
    return row
