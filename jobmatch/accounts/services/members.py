"""Who gets a role in an organisation, and who loses it."""

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jobmatch.accounts.enums import KIND_OF_ROLE, STAFF_ROLES, OrganisationKind, Role
from jobmatch.accounts.models import CalendarLink, Membership, Organisation, User
from jobmatch.accounts.permissions import may_manage, require_manage
from jobmatch.accounts.selectors import chain_of
from jobmatch.accounts.services import desks
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.places.models import Municipality

TARGET = "accounts.Membership"


@transaction.atomic
def invite(*, organisation: Organisation, email: str, name: str, role: str, by: User) -> Membership:
    """Give someone a role; who has no account yet gets one. The view sends the invitation."""
    require_manage(by, organisation)
    membership = _give(organisation=organisation, email=email, name=name, role=role)
    audit.record(
        event="member.invited",
        by=by,
        chain=chain_of(membership.organisation),
        target=TARGET,
        target_id=membership.pk,
        reason=membership.role,
    )
    return membership


@transaction.atomic
def end(*, membership: Membership, by: User) -> Membership:
    """Take a role back. Sessions and tokens of the user end with it."""
    organisation = Organisation.objects.select_for_update().get(pk=membership.organisation_id)
    require_manage(by, organisation)
    _refuse_without_admin(membership)
    if not Membership.objects.active().filter(pk=membership.pk).update(ended_at=timezone.now()):
        raise RuleBroken("ended", _("This role was already ended."))
    desks.close_without_people(municipality=organisation, user=membership.user)
    _close_sign_in(User.objects.get(pk=membership.user_id))
    audit.record(
        event="member.ended",
        by=by,
        chain=chain_of(organisation),
        target=TARGET,
        target_id=membership.pk,
        reason=membership.role,
    )
    membership.refresh_from_db()
    return membership


@transaction.atomic
def reset_sign_in(*, membership: Membership, by: User) -> User:
    """Forget password, second factor, tokens and sessions of someone who lost one; an invitation follows."""
    require_manage(by, membership.organisation)
    user = membership.user
    if any(not may_manage(by, row.organisation) for row in user.memberships.active()):
        raise RuleBroken("elsewhere", _("This person also works elsewhere. Ask the admin there."))
    _forget_secrets(user)
    audit.record(
        event="sign_in.reset",
        by=by,
        chain=chain_of(membership.organisation),
        target="accounts.User",
        target_id=user.pk,
    )
    return user


@transaction.atomic
def start(*, name: str, municipality: Municipality | None, email: str, admin: str) -> Membership:
    """The first municipality of an installation and its admin, by whoever has the command line."""
    if municipality and Organisation.objects.municipalities().filter(municipality=municipality).exists():
        raise RuleBroken("exists", _("This municipality is there already."))
    organisation = Organisation.objects.create(
        kind=OrganisationKind.MUNICIPALITY, name=name.strip(), municipality=municipality
    )
    membership = _give(organisation=organisation, email=email, name=admin, role=Role.ADMIN)
    audit.record(
        event="municipality.started",
        by=audit.COMMAND_LINE,
        chain=organisation.pk,
        target="accounts.Organisation",
        target_id=organisation.pk,
    )
    return membership


def _give(*, organisation: Organisation, email: str, name: str, role: str) -> Membership:
    if organisation.kind not in KIND_OF_ROLE[role]:
        raise RuleBroken("role", _("This role does not exist in an organisation of this kind."))
    user = _user(email=email, name=name)
    if user.memberships.active().filter(organisation=organisation, role=role).exists():
        raise RuleBroken("exists", _("This person already has this role here."))
    membership = Membership.objects.create(user=user, organisation=organisation, role=role)
    desks.open_for(membership=membership)
    if role in STAFF_ROLES:
        # Made in a session that showed no second factor, perhaps: it must not open what the new role opens.
        user.api_tokens.all().delete()
    return membership


def _user(*, email: str, name: str) -> User:
    address = email.strip().lower()
    user = User.objects.filter(email=address).first()
    if user is None:
        return User.objects.create_user(address, name=name.strip())
    if not user.is_active:
        user.is_active = True
        user.save(update_fields=["is_active"])
    return user


def _refuse_without_admin(membership: Membership) -> None:
    if membership.role != Role.ADMIN:
        return
    admins = Membership.objects.active().filter(
        organisation=membership.organisation_id, role=Role.ADMIN, user__is_active=True
    )
    if not admins.exclude(pk=membership.pk).exists():
        raise RuleBroken(
            "last_admin", _("This is the last admin of the municipality. Add another one first.")
        )


def _close_sign_in(user: User) -> None:
    """A password and second factor are for staff; an account without any role does not let anyone in."""
    user.api_tokens.all().delete()
    CalendarLink.objects.filter(user=user).delete()
    if not user.roles & STAFF_ROLES:
        _forget_secrets(user)
    if not user.roles:
        user.is_active = False
        user.save(update_fields=["is_active"])


def _forget_secrets(user: User) -> None:
    user.set_unusable_password()
    user.save(update_fields=["password"])
    user.api_tokens.all().delete()
    CalendarLink.objects.filter(user=user).delete()
    Authenticator.objects.filter(user=user).delete()
