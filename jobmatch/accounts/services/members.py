"""Who has a role in an organisation, and who loses it. To give one takes two people: see jobmatch/roles."""

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobmatch.accounts.enums import KIND_OF_ROLE, STAFF_ROLES, Role, clash
from jobmatch.accounts.models import CalendarLink, Membership, Organisation, User
from jobmatch.accounts.permissions import require_manage
from jobmatch.accounts.selectors import chain_of
from jobmatch.accounts.services import desks
from jobmatch.audit import services as audit
from jobmatch.audit.services import Doer
from jobmatch.errors import RuleBroken

TARGET = "accounts.Membership"
NEVER_WITHOUT: dict[str, tuple[str, Promise]] = {
    Role.ADMIN: (
        "last_admin",
        gettext_lazy("This is the last admin of the municipality. Add another one first."),
    ),
    Role.PRIVACY_OFFICER: (
        "last_officer",
        gettext_lazy("This is the last privacy officer of the municipality. Add another one first."),
    ),
}


@transaction.atomic
def end(*, membership: Membership, by: User) -> Membership:
    """Take a role back. Sessions and tokens of the user end with it."""
    organisation = Organisation.objects.select_for_update().get(pk=membership.organisation_id)
    require_manage(by, organisation)
    _refuse_last(membership)
    return take(membership=membership, organisation=organisation, by=by)


def take(*, membership: Membership, organisation: Organisation, by: Doer) -> Membership:
    """The bare act of taking a role back, for whoever checked who may."""
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


def give(
    *,
    organisation: Organisation,
    email: str,
    name: str,
    role: str,
    by: User | None,
    is_founding: bool = False,
) -> Membership:
    """The bare act of giving a role, for whoever holds the municipality and checked who may give it."""
    user = _user(email=email, name=name)
    refuse_role(organisation=organisation, role=role, user=user)
    membership = Membership.objects.create(
        user=user, organisation=organisation, role=role, given_by=by, is_founding=is_founding
    )
    desks.open_for(membership=membership)
    if role in STAFF_ROLES:
        # Made in a session that showed no second factor, perhaps: it must not open what the new role opens.
        user.api_tokens.all().delete()
    return membership


def refuse_role(*, organisation: Organisation, role: str, user: User | None) -> None:
    """Refuse a role that does not fit the organisation, or the other roles of who would get it."""
    if organisation.kind not in KIND_OF_ROLE[role]:
        raise RuleBroken("role", _("This role does not exist in an organisation of this kind."))
    if user is None:
        return
    held = Membership.objects.active().filter(user=user)
    if held.filter(organisation=organisation, role=role).exists():
        raise RuleBroken("exists", _("This person already has this role here."))
    if role in STAFF_ROLES and clash({role, *held.values_list("role", flat=True)}):
        raise RuleBroken(
            "two_hats",
            _(
                "Who works files, who is admin and who is privacy officer are three people: each looks along "
                "with the other two. This person has another of these roles already."
            ),
        )


def forget_secrets(user: User) -> None:
    """Password, second factor, tokens and sessions open nothing any more."""
    user.set_unusable_password()
    user.save(update_fields=["password"])
    user.api_tokens.all().delete()
    CalendarLink.objects.filter(user=user).delete()
    Authenticator.objects.filter(user=user).delete()


def _user(*, email: str, name: str) -> User:
    """Who signs in with this address, held until commit: so no other role is given meanwhile."""
    address = email.strip().lower()
    fresh = {"name": name.strip(), "password": make_password(None)}
    user, _made = User.objects.get_or_create(email=address, defaults=fresh)
    user = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if not user.is_active:
        user.is_active = True
        user.save(update_fields=["is_active"])
    return user


def _refuse_last(membership: Membership) -> None:
    if membership.role not in NEVER_WITHOUT:
        return
    same = Membership.objects.active().filter(
        organisation=membership.organisation_id, role=membership.role, user__is_active=True
    )
    if not same.exclude(pk=membership.pk).exists():
        code, words = NEVER_WITHOUT[membership.role]
        raise RuleBroken(code, str(words))


def _close_sign_in(user: User) -> None:
    """A password and second factor are for staff; an account without any role does not let anyone in."""
    user.api_tokens.all().delete()
    CalendarLink.objects.filter(user=user).delete()
    if not user.roles & STAFF_ROLES:
        forget_secrets(user)
    if not user.roles:
        user.is_active = False
        user.save(update_fields=["is_active"])
