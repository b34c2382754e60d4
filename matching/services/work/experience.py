"""Work that was kept for three months is proposed to the youth as experience: only a yes writes it down."""

from datetime import date
from typing import Final

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.utils.translation import gettext as _

from candidates.models import Candidate
from candidates.permissions import require
from candidates.services.files import after_end, profile, states
from candidates.services.files.locking import lock_file
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.versions import claim
from matching.enums import OnFile
from matching.models import Placement, PlacementQuerySet

KEPT_MONTHS: Final = 3


def proposed(candidate: Candidate, *, on: date) -> PlacementQuerySet:
    """Work of this youth that may be written into the file, and of which nothing was said yet."""
    long_ago = on - relativedelta(months=KEPT_MONTHS)
    rows = Placement.objects.started().filter(candidate=candidate, occupation__isnull=False, on_file="")
    return rows.filter(starts_on__lte=long_ago).select_related("occupation", "employer__organisation")


@transaction.atomic
def answer(*, placement: Placement, version: int, keep: bool, by: audit.Doer, on: date) -> Placement:
    """The youth says whether this work stands in the file as experience."""
    require(by == audit.youth(placement.candidate_id), _("This is asked of the youth."))
    candidate = lock_file(placement.candidate)
    claim(placement, version=version)
    if not proposed(candidate, on=on).filter(pk=placement.pk).exists():
        raise RuleBroken("state", _("This was answered already, or is no longer needed."))
    placement.on_file = OnFile.YES if keep else OnFile.NO
    placement.save(update_fields=["on_file"])
    if keep and placement.occupation_id is not None:
        since = relativedelta(on, placement.starts_on)
        months = since.years * 12 + since.months
        profile.add_experience(
            candidate=candidate, occupation=placement.occupation_id, months=months, by=by, on=on
        )
    candidate = states.heard_from(candidate, by=by, on=on)
    after_end.note(candidate, by=by, on=on)
    audit.record(
        event="placement.on_file",
        by=by,
        chain=candidate.municipality_id,
        person=candidate.pk,
        target="matching.Placement",
        target_id=placement.pk,
    )
    return placement
