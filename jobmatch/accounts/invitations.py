"""The mail that tells someone of a new role and how to get in for the first time."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from jobmatch.accounts.models import User


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


def send(user: User, *, site: str) -> None:
    """Send the invitation, in Dutch and in English: nobody knows yet which one the reader wants."""
    context = {
        "name": user.name,
        "link": link(user, site=site),
        "sets_password": user.is_casework_staff and not user.has_usable_password(),
        "by_code": not user.is_casework_staff,
    }
    texts = []
    for language in ("nl", "en"):
        with translation.override(language):
            texts.append(render_to_string("accounts/mail/invitation.txt", context).strip())
    with translation.override("nl"):
        subject = _("You can sign in now")
    send_mail(subject, "\n\n-- \n\n".join(texts), settings.DEFAULT_FROM_EMAIL, [user.email])
