"""The words that tell someone of a role and how to get in; the outbox sends them."""

from uuid import UUID

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from jobmatch.accounts.enums import DESK_ROLES, OrganisationKind, Role
from jobmatch.accounts.models import Membership, User


def password_link(user: User, *, site: str) -> str:
    """The address where a new member of staff sets a password; valid for three days and for one password."""
    key = default_token_generator.make_token(user)
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": key})
    return site.rstrip("/") + path


def link(user: User, *, site: str) -> str:
    """Where this user starts: setting a password, signing in with it, or asking for a code."""
    if not user.is_casework_staff:
        return site.rstrip("/") + reverse("account_request_login_code")
    if user.has_usable_password():
        return site.rstrip("/") + reverse("account_login")
    return password_link(user, site=site)


def words(user: User, *, membership: UUID, site: str) -> tuple[str, str] | None:
    """Subject and text, in Dutch and in English: nobody knows yet which one the reader wants.

    They say which role where, of which municipality, and who gave it. None when the role has ended.
    """
    rows = Membership.objects.active().filter(pk=membership, user=user)
    row = rows.select_related("organisation", "given_by").first()
    if row is None:
        return None
    municipality = _municipality_of(row)
    context = {
        "name": user.name,
        "municipality": municipality,
        "organisation": "" if row.organisation.name == municipality else row.organisation.name,
        "giver": row.given_by.name if row.given_by else "",
        "link": link(user, site=site),
        "sets_password": user.is_casework_staff and not user.has_usable_password(),
        "by_code": not user.is_casework_staff,
    }
    texts = []
    for language in ("nl", "en"):
        with translation.override(language):
            role = row.get_role_display()
            texts.append(render_to_string("accounts/mail/invitation.txt", {**context, "role": role}).strip())
    with translation.override("nl"):
        subject = _("%(municipality)s: you are %(role)s now") % {
            "municipality": municipality,
            "role": row.get_role_display(),
        }
    return subject, "\n\n-- \n\n".join(texts)


def _municipality_of(row: Membership) -> str:
    """The municipality that gives this role: its own, else that of whoever gave it."""
    if row.organisation.kind == OrganisationKind.MUNICIPALITY or row.given_by is None:
        return row.organisation.name
    own = (
        row.given_by.memberships.filter(role__in={Role.ADMIN, *DESK_ROLES})
        .select_related("organisation")
        .order_by("started_at")
    )
    first = own.last()
    return first.organisation.name if first else row.organisation.name
