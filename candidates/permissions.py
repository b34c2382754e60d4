"""Who may do what with a file. Whether a user sees a file at all is the selectors' question."""

from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from candidates.enums import Purpose
from candidates.models import Candidate, Consent, ForcedOpening
from candidates.rules import stand_ins
from jobmatch.accounts.enums import DESK_ROLES, REFERRING_KINDS, OrganisationKind, Role
from jobmatch.accounts.models import Desk, Membership, Organisation, User
from jobmatch.accounts.services.presence import absences_from
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken

QUIET_PURPOSES = frozenset({Purpose.KEEP_EXPERIENCE, Purpose.COUNT_EXPERIENCE})


def may_work(*, user: User, candidate: Candidate) -> bool:
    """Who has the file or a step of it at the own desk, or a coordinator; never whom the youth barred."""
    if is_barred(user=user, candidate=candidate):
        return False
    if candidate.desk.user_id == user.pk or is_coordinator_of(user=user, candidate=candidate):
        return True
    return candidate.steps.open().filter(owner__user=user).exists()


def may_open_sealed(*, user: User, candidate: Candidate, on: date) -> bool:
    """The assigned jobhunter; or who stands in, while the youth allows that. Not a coordinator as such.

    For an hour also who opened it by force and said why: somebody else judges that.
    """
    is_near = (
        candidate.desk.user_id == user.pk
        or stands_in(user=user, candidate=candidate, on=on)
        or _opened_by_force(user, candidate)
    )
    return is_near and _works_here(user, candidate)


def stands_in(*, user: User, candidate: Candidate, on: date) -> bool:
    """The step that holds the file lies at the user's desk, and the youth said yes to being read there.

    A yes that was written down opens nothing for who wrote it, nor for whom that person let stand in.
    """
    if not _has_the_step(user, candidate):
        return False
    yes = Consent.objects.latest(candidate=candidate.pk, purpose=Purpose.STAND_IN)
    if yes is None or not yes.is_live(on):
        return False
    return stand_ins.opens_for(
        user.pk,
        written_by=yes.recorded_by_id,
        assigned=candidate.desk.user_id,
        arranged_by=_arranged_by(candidate),
    )


def may_hear_experience(*, user: User, candidate: Candidate, on: date) -> bool:
    """Who hears the youth, while the youth lets it be kept; by force also when that yes is over."""
    if may_hear_youth(user=user, candidate=candidate, on=on):
        return Consent.objects.is_live(candidate=candidate.pk, purpose=Purpose.KEEP_EXPERIENCE, on=on)
    return may_open_sealed(user=user, candidate=candidate, on=on)


def purposes_seen(*, user: User, candidate: Candidate, on: date) -> list[str]:
    """The purposes of which this reader sees how they stand.

    A yes to keep or to count an experience could tell that there is one: only who opens the lock sees it.
    """
    if may_open_sealed(user=user, candidate=candidate, on=on):
        return list(Purpose.values)
    return [purpose for purpose in Purpose.values if purpose not in QUIET_PURPOSES]


def is_assigned(*, user: User, candidate: Candidate) -> bool:
    """The jobhunter at whose desk the file lies: hears the youth's yes."""
    return candidate.desk.user_id == user.pk and _works_here(user, candidate)


def may_hear_yes(*, user: User, candidate: Candidate, purpose: str) -> bool:
    """The assigned jobhunter. The yes to a stand-in also a coordinator, while the jobhunter is away."""
    if is_assigned(user=user, candidate=candidate):
        return True
    return purpose == Purpose.STAND_IN and _witnesses(user, candidate)


def needs_yes_to_stand_in(*, user: User, candidate: Candidate, on: date) -> bool:
    """Works the file for a colleague who is away, and cannot read what is locked away."""
    is_at_work = _has_the_step(user, candidate) and _works_here(user, candidate)
    return is_at_work and not may_open_sealed(user=user, candidate=candidate, on=on)


def may_hear_youth(*, user: User, candidate: Candidate, on: date) -> bool:
    """The assigned jobhunter; or who stands in, while the youth allows that. Nobody else, by force neither.

    Whoever knows the word and has the youth's phone in hand opens the youth's own pages.
    """
    hears_the_youth = candidate.desk.user_id == user.pk or stands_in(user=user, candidate=candidate, on=on)
    return hears_the_youth and _works_here(user, candidate)


def is_barred(*, user: User, candidate: Candidate) -> bool:
    """Whether the youth does not want this member of staff at the file."""
    return candidate.bars.filter(user=user).exists()


def is_coordinator_of(*, user: User, candidate: Candidate) -> bool:
    """A coordinator of the municipality that is responsible for the file."""
    return _has_role(user, candidate.municipality_id, {Role.COORDINATOR})


def is_privacy_officer_of(*, user: User, municipality: UUID) -> bool:
    """Carries out what youths of this municipality ask about their own data."""
    return _has_role(user, municipality, {Role.PRIVACY_OFFICER})


def may_open_by_force(*, user: User, candidate: Candidate) -> bool:
    """Staff of the municipality who may see the file, and whom the youth does not keep away."""
    return may_work(user=user, candidate=candidate) and _works_here(user, candidate)


def may_judge(*, user: User, opening: ForcedOpening) -> bool:
    """A privacy officer or a coordinator, never of the own opening; no coordinator whom the youth bars."""
    youth = opening.candidate
    if opening.user_id == user.pk:
        return False
    if is_privacy_officer_of(user=user, municipality=youth.municipality_id):
        return True
    return is_coordinator_of(user=user, candidate=youth) and not is_barred(user=user, candidate=youth)


def may_run(*, user: User, desk: Desk) -> bool:
    """A coordinator of the municipality of the desk: says who works there and who stands in."""
    return _has_role(user, desk.municipality_id, {Role.COORDINATOR})


def may_give_to(*, user: User, desk: Desk) -> bool:
    """A jobhunter opens files at the own desk; a coordinator at any desk of the municipality."""
    if desk.user_id == user.pk:
        return _has_role(user, desk.municipality_id, DESK_ROLES)
    return _has_role(user, desk.municipality_id, {Role.COORDINATOR})


def may_refer_for(*, user: User, organisation: Organisation) -> bool:
    """A referrer sends in the name of an own school, mosque or other partner."""
    return organisation.kind in REFERRING_KINDS and _has_role(user, organisation.pk, {Role.REFERRER})


def may_send_lists_for(*, user: User, organisation: Organisation) -> bool:
    """Whether a user may send a list of youths at once: a referrer of a school."""
    return organisation.kind == OrganisationKind.SCHOOL and may_refer_for(
        user=user, organisation=organisation
    )


def may_take_in(*, user: User, municipality: UUID) -> bool:
    """A coordinator reads and decides what was referred to the own municipality."""
    return _has_role(user, municipality, {Role.COORDINATOR})


def may_keep_partners(user: User) -> bool:
    """A coordinator or an admin of a municipality keeps the list of other help."""
    roles = Membership.objects.active().filter(role__in=[Role.COORDINATOR, Role.ADMIN])
    return user.is_active and roles.filter(user=user).exists()


def require_work(user: User, candidate: Candidate) -> None:
    """Refuse with code `forbidden` who does not work this file."""
    require(may_work(user=user, candidate=candidate), _("This file is not at your desk."))


def require_work_or_youth(by: audit.Doer, candidate: Candidate) -> None:
    """Refuse with code `forbidden` who neither works this file nor is the youth, by the own link."""
    if isinstance(by, User):
        require_work(by, candidate)
    else:
        require(by == audit.youth(candidate.pk), _("This file is not at your desk."))


def require_lead(user: User, candidate: Candidate) -> None:
    """Refuse with code `forbidden` who is neither the assigned jobhunter nor a coordinator."""
    require_work(user, candidate)
    allowed = is_assigned(user=user, candidate=candidate) or is_coordinator_of(user=user, candidate=candidate)
    require(allowed, _("Only the assigned jobhunter or a coordinator does this."))


def require(allowed: bool, message: str) -> None:
    """Refuse with code `forbidden` unless allowed."""
    if not allowed:
        raise RuleBroken("forbidden", message)


def _works_here(user: User, candidate: Candidate) -> bool:
    return not is_barred(user=user, candidate=candidate) and _has_role(
        user, candidate.municipality_id, DESK_ROLES
    )


def _witnesses(user: User, candidate: Candidate) -> bool:
    """A coordinator who hears the yes for a colleague; never one who stands in, or who chose the stand-in."""
    if is_barred(user=user, candidate=candidate) or not is_coordinator_of(user=user, candidate=candidate):
        return False
    arranged_by = _arranged_by(candidate)
    return bool(arranged_by) and user.pk not in arranged_by and not _has_the_step(user, candidate)


def _arranged_by(candidate: Candidate) -> set[UUID | None]:
    """Who made the absences by which the work of this file lies elsewhere; empty when nobody is away."""
    return {absence.made_by_id for absence in absences_from(candidate.desk)}


def _opened_by_force(user: User, candidate: Candidate) -> bool:
    return ForcedOpening.objects.live(now=timezone.now()).filter(user=user, candidate=candidate).exists()


def _has_the_step(user: User, candidate: Candidate) -> bool:
    return candidate.steps.primary().filter(owner__user=user).exists()


def _has_role(user: User, organisation_id: UUID, roles: frozenset[str] | set[str]) -> bool:
    return (
        Membership.objects.active()
        .filter(user=user, user__is_active=True, organisation_id=organisation_id, role__in=roles)
        .exists()
    )
