"""A youth says whom of the staff they do not want at their file. No reason is asked."""

from django.db import transaction
from django.utils.translation import gettext as _

from candidates.models import Bar, Candidate
from candidates.permissions import require_lead, require_work
from candidates.services.files import changed
from candidates.services.files.locking import lock_file
from jobmatch.accounts.enums import DESK_ROLES
from jobmatch.accounts.models import Desk, Membership, User
from jobmatch.accounts.services.presence import shared_desk, who_is_there
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken

TARGET = "candidates.Bar"


@transaction.atomic
def add(*, candidate: Candidate, user: User, by: User) -> Bar:
    """From now on this member of staff does not see the file; who works it must hand it over first."""
    require_work(by, candidate)
    candidate = lock_file(candidate)
    colleagues = Membership.objects.active().filter(
        organisation=candidate.municipality_id, role__in=DESK_ROLES
    )
    if not colleagues.filter(user=user).exists():
        raise RuleBroken("not_staff", _("Choose someone of the staff of this municipality."))
    if candidate.desk.user_id == user.pk or candidate.steps.open().filter(owner__user=user).exists():
        raise RuleBroken(
            "works_here", _("This person works on the file now. Give the file to a colleague first.")
        )
    bar, _made = Bar.objects.get_or_create(candidate=candidate, user=user)
    changed.wake()
    _record("bar.added", candidate, by)
    return bar


@transaction.atomic
def remove(*, bar: Bar, by: User) -> None:
    """The youth has no objection any more."""
    require_lead(by, bar.candidate)
    candidate = lock_file(bar.candidate)
    bar.delete()
    _record("bar.removed", candidate, by)


def owner_for(candidate: Candidate, desk: Desk) -> Desk:
    """Who is there for this youth: never someone whom the youth does not want, but the shared desk then."""
    owner = who_is_there(desk)
    if owner.user_id and candidate.bars.filter(user=owner.user_id).exists():
        return shared_desk(desk)
    return owner


def _record(event: str, candidate: Candidate, by: User) -> None:
    audit.record(event=event, by=by, chain=candidate.municipality_id, person=candidate.pk, target=TARGET)
