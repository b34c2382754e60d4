"""A role for a municipality, or a new start with signing in: one person proposes, another decides.

So nobody opens files by an own act: not by a role for oneself, and not by another's sign-in.
"""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from jobmatch.accounts import selectors
from jobmatch.accounts.enums import STAFF_ROLES, ProposalKind, ProposalState
from jobmatch.accounts.models import WAITS, Membership, Organisation, Proposal, User
from jobmatch.accounts.permissions import require_propose, require_second_person
from jobmatch.accounts.selectors import chain_of
from jobmatch.accounts.services import members
from jobmatch.accounts.services.locking import lock_municipality
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.roles.services import telling
from jobmatch.running.turns import each_in_turn

TARGET: Final = "accounts.Proposal"
KEPT: Final = timedelta(days=90)  # so long what came to nothing can be read back
LONGEST_REASON: Final = 200


@transaction.atomic
def propose(
    *, organisation: Organisation, email: str, name: str, role: str, at: datetime, by: User
) -> Proposal:
    """Ask a second person to agree that somebody gets this role."""
    lock_municipality(organisation.pk)
    require_propose(by, organisation)
    if role not in STAFF_ROLES:
        raise RuleBroken("role", _("This role does not exist in an organisation of this kind."))
    user = selectors.known_as(email)
    refuse_for_oneself(by, user)
    refuse_other_name(user, name, by=by)
    members.refuse_role(organisation=organisation, role=role, user=user)
    return _put(
        kind=ProposalKind.ROLE,
        organisation=organisation,
        role=role,
        email=email.strip().lower(),
        name=user.name if user else name.strip(),
        user=user,
        at=at,
        by=by,
    )


@transaction.atomic
def propose_new_start(*, membership: Membership, at: datetime, by: User) -> Proposal:
    """Ask a second person to agree that somebody who lost password or phone may start over."""
    lock_municipality(membership.organisation_id)
    require_propose(by, membership.organisation)
    refuse_for_oneself(by, membership.user)
    refuse_new_start(membership.user, membership.organisation)
    return _put(
        kind=ProposalKind.NEW_START,
        organisation=membership.organisation,
        role="",
        email=membership.user.email,
        name=membership.user.name,
        user=membership.user,
        at=at,
        by=by,
    )


@transaction.atomic
def confirm(*, proposal: Proposal, at: datetime, by: User) -> Proposal:
    """The second person agrees: the role is given, or the new start made, and the invitation goes."""
    row = _held(proposal, at=at)
    row.user = selectors.known_as(row.email)
    require_second_person(by, row, at=at)
    refuse_other_name(row.user, row.name, by=by)
    _decide(row, ProposalState.CONFIRMED, at=at, by=by, user=carry_out(row))
    return row


@transaction.atomic
def refuse(*, proposal: Proposal, reason: str, at: datetime, by: User) -> Proposal:
    """The second person does not agree, and says why."""
    row = _held(proposal, at=at)
    require_second_person(by, row, at=at)
    _decide(row, ProposalState.REFUSED, at=at, by=by, reason=reason.strip())
    return row


@transaction.atomic
def withdraw(*, proposal: Proposal, at: datetime, by: User) -> Proposal:
    """Whoever proposed it takes it back."""
    row = _held(proposal, at=at)
    if row.proposed_by_id != by.pk:
        raise RuleBroken("forbidden", _("Only who proposed this can take it back."))
    _decide(row, ProposalState.WITHDRAWN, at=at, by=by)
    return row


def expire(*, at: datetime) -> int:
    """What nobody answered within 14 days ends; what came to nothing goes after a while. How many ended."""
    came_to_nothing = Proposal.objects.exclude(state__in=(ProposalState.WAITING, ProposalState.CONFIRMED))
    came_to_nothing.filter(decided_at__lte=at - KEPT).delete()
    return each_in_turn(Proposal.objects.overdue(at=at).order_by("pk"), lambda row: _expire(row, at=at))


def carry_out(proposal: Proposal) -> User:
    """Give the role or forget the secrets, and tell whoever gains; the caller holds the municipality."""
    if proposal.kind == ProposalKind.NEW_START and proposal.user is not None:
        return _start_anew(proposal.user, proposal.organisation)
    membership = members.give(
        organisation=proposal.organisation,
        email=proposal.email,
        name=proposal.name,
        role=proposal.role,
        by=proposal.proposed_by,
    )
    telling.invite(membership)
    return membership.user


def refuse_for_oneself(by: User, user: User | None) -> None:
    """Refuse with code `oneself` who would gain by the own act."""
    if user == by:
        raise RuleBroken("oneself", _("Nobody does this for oneself. Ask a colleague to propose it."))


def refuse_other_name(user: User | None, name: str, *, by: User) -> None:
    """Refuse another name for an address that is known; the known one is told to who manages its roles."""
    if user is None or _same(user.name, name):
        return
    if selectors.memberships_to_renew(by).filter(user=user).exists():
        words = _("This address belongs to %(name)s. Use that name, or another address.") % {
            "name": user.name
        }
        raise RuleBroken("name", words)
    raise RuleBroken("name", _("This address has an account under another name. Ask which name that is."))


def refuse_new_start(user: User, organisation: Organisation) -> None:
    """Refuse what another municipality also has to agree with."""
    if selectors.roles_elsewhere(user, organisation).exists():
        raise RuleBroken("elsewhere", _("This person also works elsewhere. Ask the admin there."))


def _put(
    *, kind: ProposalKind, organisation: Organisation, at: datetime, by: User, **who: object
) -> Proposal:
    same = Proposal.objects.waiting().filter(
        organisation=organisation, kind=kind, role=who["role"], email=who["email"]
    )
    if same.exists():
        raise RuleBroken("exists", _("This was proposed already, and waits for a second person."))
    proposal = Proposal.objects.create(
        kind=kind, organisation=organisation, proposed_at=at, proposed_by=by, **who
    )
    telling.ask_second_persons(proposal)
    audit.record(
        event="role.proposed",
        by=by,
        chain=chain_of(organisation),
        target=TARGET,
        target_id=proposal.pk,
        reason=_said(proposal),
    )
    return proposal


def _held(proposal: Proposal, *, at: datetime) -> Proposal:
    """The proposal as it is now, held until commit; refused when it does not wait any more."""
    lock_municipality(proposal.organisation_id)
    row = Proposal.objects.select_related("organisation", "user", "proposed_by").get(pk=proposal.pk)
    if row.state != ProposalState.WAITING or row.proposed_at <= at - WAITS:
        raise RuleBroken(
            "decided", _("This does not wait any more: it was decided on, or it was too long ago.")
        )
    return row


def _decide(
    row: Proposal,
    state: ProposalState,
    *,
    at: datetime,
    by: User,
    reason: str = "",
    user: User | None = None,
) -> None:
    row.state, row.decided_at, row.decided_by, row.reason = state, at, by, reason
    row.user = user or row.user
    row.save(update_fields=["state", "decided_at", "decided_by", "reason", "user"])
    telling.say_decided(row)
    event = f"role.{state.value}"
    audit.record(
        event=event,
        by=by,
        chain=chain_of(row.organisation),
        target=TARGET,
        target_id=row.pk,
        reason=_said(row),
    )


@transaction.atomic
def _expire(proposal: Proposal, *, at: datetime) -> bool:
    lock_municipality(proposal.organisation_id)
    ended = Proposal.objects.waiting().filter(pk=proposal.pk)
    if not ended.update(state=ProposalState.EXPIRED, decided_at=at):
        return False
    audit.record(
        event="role.expired",
        by=audit.SCHEDULE,
        chain=chain_of(proposal.organisation),
        target=TARGET,
        target_id=proposal.pk,
        reason=_said(proposal),
    )
    return True


def _start_anew(user: User, organisation: Organisation) -> User:
    refuse_new_start(user, organisation)
    role = (
        Membership.objects.active()
        .filter(user=user, organisation=organisation)
        .order_by("started_at")
        .first()
    )
    if role is None:
        raise RuleBroken("ended", _("This role was already ended."))
    members.forget_secrets(user)
    telling.invite(role)
    return user


def _said(proposal: Proposal) -> str:
    """What the log says of it: the role, or that it is about signing in. No name and no address."""
    return proposal.role or proposal.kind


def _same(known: str, typed: str) -> bool:
    """Whether two names differ in capitals or spaces alone."""
    return known.casefold().split() == typed.casefold().split()
