"""Giving one file to another desk for good."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from candidates.models import Candidate, Step
from candidates.permissions import require_lead
from candidates.services.files import absences, changed, openers
from candidates.services.files.locking import lock_file
from jobmatch.accounts.models import Desk, User
from jobmatch.accounts.services.presence import who_is_there
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.versions import claim

TARGET = "candidates.Candidate"


@transaction.atomic
def give(*, candidate: Candidate, version: int, desk: Desk, by: User, on: date) -> Candidate:
    """The file and its open steps go to the desk; to the stand-in as long as its owner is away.

    Who only stands in gives nothing away: with the file goes what is sealed.
    """
    require_lead(by, candidate)
    candidate = lock_file(candidate)
    if desk.municipality_id != candidate.municipality_id:
        raise RuleBroken("other_municipality", _("Choose a desk of the same municipality."))
    if desk.user_id and candidate.bars.filter(user=desk.user_id).exists():
        raise RuleBroken("barred", _("This youth does not want this colleague. Choose someone else."))
    claim(candidate, version=version)
    event = absences.event_of(candidate.desk, desk, by=by)
    before = openers.of([candidate], on=on)
    candidate.desk = desk
    candidate.save(update_fields=["desk"])
    changed.note([candidate.pk])
    absences.move_steps(absences.own_steps(Step.objects.filter(candidate=candidate)), to=who_is_there(desk))
    told = openers.tell(before, by=by, on=on)
    given = audit.Fact(event, by, candidate.pk, TARGET, candidate.pk, chain=candidate.municipality_id)
    audit.record_many([*told, given])
    return candidate
