"""A youth says whom of the staff they do not want at their file. No reason is asked."""

from django.db import transaction
from django.utils.translation import gettext as _

from candidates.models import Bar, Candidate, Step
from candidates.permissions import require_lead, require_work
from candidates.services.files import absences, changed
from candidates.services.files.locking import lock_file
from jobmatch.accounts.enums import DESK_ROLES
from jobmatch.accounts.models import Desk, Membership, User
from jobmatch.accounts.services.presence import shared_desk, who_is_there
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken

TARGET = "candidates.Bar"


@transaction.atomic
def add(*, candidate: Candidate, user: User, by: User) -> Bar:
    """From now on this member of staff does not see the file; whose file it is hands it over first.

    Steps of it at the desk of a stand-in, or of a second person, go to who is there for the youth now.
    """
    require_work(by, candidate)
    candidate = lock_file(candidate)
    colleagues = Membership.objects.active().filter(
        organisation=candidate.municipality_id, role__in=DESK_ROLES
    )
    if not colleagues.filter(user=user).exists():
        raise RuleBroken("not_staff", _("Choose someone of the staff of this municipality."))
    if candidate.desk.user_id == user.pk:
        raise RuleBroken(
            "works_here", _("This person works on the file now. Give the file to a colleague first.")
        )
    bar, _made = Bar.objects.get_or_create(candidate=candidate, user=user)
    _move_away(candidate, user)
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


def _move_away(candidate: Candidate, user: User) -> None:
    """Whom the youth keeps away has no step; a second look and a judgement go to the shared desk."""
    theirs = Step.objects.open().filter(candidate=candidate, owner__user=user)
    own = absences.own_steps(theirs)
    if own.exists():
        absences.move_steps(own, to=owner_for(candidate, candidate.desk))
    if theirs.exists():
        absences.move_steps(theirs, to=shared_desk(candidate.desk))


def _record(event: str, candidate: Candidate, by: User) -> None:
    audit.record(event=event, by=by, chain=candidate.municipality_id, person=candidate.pk, target=TARGET)
