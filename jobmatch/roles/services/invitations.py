"""Roles that open no files, of referrers and employer contacts: one admin gives them."""

from django.db import transaction
from django.utils.translation import gettext as _

from jobmatch.accounts import selectors
from jobmatch.accounts.enums import DESK_ROLES, STAFF_ROLES, Role
from jobmatch.accounts.models import Membership, Organisation, User
from jobmatch.accounts.permissions import require_manage
from jobmatch.accounts.selectors import chain_of
from jobmatch.accounts.services import members
from jobmatch.audit import services as audit
from jobmatch.audit.services import Doer
from jobmatch.errors import RuleBroken
from jobmatch.roles.services import telling
from jobmatch.roles.services.proposals import refuse_for_oneself, refuse_other_name


@transaction.atomic
def invite(*, organisation: Organisation, email: str, name: str, role: str, by: User) -> Membership:
    """Give someone a role; who has no account yet gets one. The invitation goes with it."""
    require_manage(by, organisation)
    if role in STAFF_ROLES:
        raise RuleBroken("second_person", _("This role needs a second person: propose it."))
    membership = _give(organisation=organisation, email=email, name=name, role=role, by=by)
    telling.invite(membership)
    return membership


@transaction.atomic
def invite_contact(*, organisation: Organisation, email: str, name: str, by: User) -> Membership:
    """A jobhunter lets somebody sign in for an employer; who calls tells them."""
    if not by.roles & DESK_ROLES:
        raise RuleBroken("forbidden", _("Only a jobhunter or coordinator can do this."))
    user = selectors.known_as(email)
    if user is not None and user.roles & STAFF_ROLES:
        raise RuleBroken("colleague", _("This address is of a colleague. Take the one of the employer."))
    return _give(organisation=organisation, email=email, name=name, role=Role.EMPLOYER_CONTACT, by=by)


@transaction.atomic
def end_contact(*, organisation: Organisation, user: User, by: Doer) -> bool:
    """Somebody does not sign in for an employer any more; whether they did. Who calls asked who may."""
    held = Membership.objects.active().filter(
        organisation=organisation, user=user, role=Role.EMPLOYER_CONTACT
    )
    membership = held.first()
    if membership is None:
        return False
    members.take(membership=membership, organisation=organisation, by=by)
    return True


def _give(*, organisation: Organisation, email: str, name: str, role: str, by: User) -> Membership:
    user = selectors.known_as(email)
    refuse_for_oneself(by, user)
    refuse_other_name(user, name, by=by)
    membership = members.give(organisation=organisation, email=email, name=name, role=role, by=by)
    audit.record(
        event="member.invited",
        by=by,
        chain=chain_of(organisation),
        target=members.TARGET,
        target_id=membership.pk,
        reason=membership.role,
    )
    return membership


@transaction.atomic
def invite_again(*, membership: Membership, by: User) -> Membership:
    """Send the invitation once more, to someone who signs in by code; tokens made before end."""
    require_manage(by, membership.organisation)
    if membership.user.is_casework_staff:
        raise RuleBroken("second_person", _("A new start for this person needs a second person: propose it."))
    membership.user.api_tokens.all().delete()
    telling.invite(membership)
    audit.record(
        event="sign_in.reset",
        by=by,
        chain=chain_of(membership.organisation),
        target="accounts.User",
        target_id=membership.user_id,
        reason="code",
    )
    return membership
