"""How people get in: e-mailed code for referrers and employers, password and second factor for staff.

allauth carries it out; what it has no setting for is here. `is_complete` is the one question that pages and
API ask of a session: has this person shown everything that their roles demand?
"""

import time
from collections.abc import Callable
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.adapter import get_adapter as account_adapter
from allauth.account.forms import RequestLoginCodeForm, ResetPasswordForm
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.account.views import LoginView, password_change
from allauth.core.internal import ratelimit
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja.errors import AuthorizationError
from ninja.security import APIKeyCookie, HttpBearer

from jobmatch.accounts import demo, selectors
from jobmatch.accounts.models import User
from jobmatch.accounts.requests import StaffRequest
from jobmatch.accounts.services.tokens import note_use
from jobmatch.audit import services as audit
from jobmatch.doors import codes, known, mails, wrong_tokens
from jobmatch.doors.access import API_NAMESPACE, OPERATIONS, may_call, operation_of
from jobmatch.doors.access.scopes import covers
from jobmatch.http.problems import problem

SECOND_FACTOR_METHOD = "mfa"
FRESH_SECONDS = 5 * 60
# What a member of staff may call before the second factor is set up.
BEFORE_SECOND_FACTOR = frozenset(
    {
        "account_logout",
        "account_reauthenticate",
        "mfa_activate_totp",
        "mfa_reauthenticate",
        "web:set_language",
    }
)


def is_complete(request: HttpRequest) -> bool:
    """Has this session shown all that the user's roles demand: for staff also the second factor?"""
    user = request.user
    if not isinstance(user, User) or not user.is_authenticated:
        return False
    if settings.DEMO or not user.is_casework_staff:
        return True
    records = get_authentication_records(request, user)
    return any(record["method"] == SECOND_FACTOR_METHOD for record in records)


class SecondFactor:
    """All is closed to staff until the second factor was shown in this session, except setting it up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if not request.user.is_authenticated or is_complete(request):
            return None
        match = request.resolver_match
        if match is not None and match.view_name in BEFORE_SECOND_FACTOR:
            return None
        if match is not None and match.namespace == API_NAMESPACE:
            return problem(403, "second_factor", _("Finish signing in first."))
        if is_mfa_enabled(request.user):
            logout(request)
            return redirect("account_login")
        return redirect("mfa_activate_totp")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Who is let in by which way, once the way itself was passed."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def generate_login_code(self) -> str:
        """What the session keeps instead of a code; the code itself stands in the mail only."""
        email = self.request.POST.get("email", "")
        return codes.seed_for(email) if self._may_mail(email) else codes.mailed_last(email)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """No more than so many a day to one address; the page says the same."""
        if not self._may_mail(email):
            return
        if "code" in context:  # made for nobody where the address has no account: as much to do
            codes.keep_mailed(email, context["code"])
            context = {**context, "code": codes.code_of(context["code"])}
        super().send_mail(template_prefix, email, context)

    def _may_mail(self, email: str) -> bool:
        """Asked once a request; what a stranger uses up is not taken from a browser that signed in before."""
        if not hasattr(self.request, "may_mail"):
            key = f"{email.strip().lower()} {known.browser_of(self.request, email)}"
            used = ratelimit.consume(self.request, app="allauth.account", action="mail", key=key)
            self.request.may_mail = used is not None
        return bool(self.request.may_mail)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Wrong passwords count for one place, or for one browser that signed in before."""
        email = credentials.get("email", "").lower()
        return f"{email} {known.browser_of(request, email) or ratelimit.get_ip(request)}"

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        super().pre_authenticate(request, **credentials)
        email = credentials.get("email", "").lower()
        action = {"app": "allauth.account", "action": "login_failed_anywhere", "key": email}
        if not known.browser_of(request, email) and not ratelimit.consume(request, **action):
            raise self.validation_error("too_many_login_attempts")

    def post_login(self, request: HttpRequest, user: User, **details: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **details)
        known.remember(request, response, user.email)
        return response

    def render_mail(self, *args: Any, **details: Any) -> mails.SignInMail:
        """The mail, which the worker sends later when the mail server is away."""
        return mails.SignInMail(super().render_mail(*args, **details), request=self.request)

    def pre_login(self, request: HttpRequest, user: User, **details: Any) -> HttpResponse | None:
        """The last word on every way in: no role, or staff by code, does not get in."""
        records = get_authentication_records(request, user)
        by_code = bool(records) and records[-1]["method"] == "code"
        if not user.is_active or not user.roles or (by_code and user.is_casework_staff):
            request.session.flush()
            messages.error(request, _("This account cannot be used to sign in. Ask your contact for help."))
            return redirect("account_login")
        return None

    def login(self, request: HttpRequest, user: User) -> None:
        super().login(request, user)
        codes.forget(user.email)
        with transaction.atomic():
            audit.record(event="session.started", by=user, chain=None)

    def logout(self, request: HttpRequest) -> None:
        user = request.user
        super().logout(request)
        if isinstance(user, User):
            with transaction.atomic():
                audit.record(event="session.ended", by=user, chain=None)

    def send_password_reset_mail(self, user: User, email: str, context: dict[str, Any]) -> None:
        """The link goes to who has an account; one that was made for nobody stays here."""
        if user.email:
            super().send_password_reset_mail(user, email, context)
        else:
            self.send_mail("account/email/no_password", email, {})

    def set_password(self, user: User, password: str) -> None:
        """A new password ends the user's other sessions and tokens; the access log keeps that it changed."""
        with transaction.atomic():
            super().set_password(user, password)
            user.api_tokens.all().delete()
            audit.record(event="password.changed", by=user, chain=None)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("accounts:profile")

    def is_reauthentication_required(self, *, app: str, **details: Any) -> bool:
        """Not within a few minutes of signing in: whoever just typed the password need not do so again."""
        request = self.request
        records = get_authentication_records(request, request.user)
        fresh = bool(records) and time.time() - records[-1]["at"] < FRESH_SECONDS
        return not fresh and super().is_reauthentication_required(app=app, **details)


class CodeForm(RequestLoginCodeForm):  # type: ignore[misc]  # allauth has no types
    """Sends a code to who signs in by code; every other address gets a mail that says that it does not.

    The roles of an unknown address are looked up too, and a code is made for nobody, so that it takes as long
    as a known one.
    """

    _user: User | None

    def clean_email(self) -> str:
        email: str = super().clean_email().lower()
        user = self._user or User()
        roles = user.roles
        if user.email != email or not roles or user.is_casework_staff:
            self._user = None
            adapter = account_adapter()
            adapter.send_mail("account/email/no_code", email, {"code": adapter.generate_login_code()})
        return email


class PasswordForm(ResetPasswordForm):  # type: ignore[misc]  # allauth has no types
    """Sends a link to set a password to staff; every other address gets a mail that says that it has none.

    Roles of an unknown address are looked up too, and a link is made for nobody, so that it takes as long.
    """

    users: list[User]

    def clean_email(self) -> str:
        email: str = super().clean_email().lower()
        user = next((user for user in self.users if user.email == email), User())
        self.users = [user if user.is_casework_staff else User()]
        return email


class AppForm(ActivateTOTPForm):  # type: ignore[misc]  # allauth has no types
    """Asks the six digits of the app by the name that the page gives them."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["code"].label = _("Code of the app")


class SignIn(LoginView):  # type: ignore[misc]  # allauth has no types
    """The sign-in page; in the demo it also shows who one may be."""

    def get_context_data(self, **details: Any) -> dict[str, Any]:
        context = super().get_context_data(**details)
        return {**context, "demo_sign_ins": demo.sign_ins(), "demo_password": demo.PASSWORD}


class ActivateSecondFactor(ActivateTOTPView):  # type: ignore[misc]  # allauth has no types
    """Setting up the second factor shows it too: the code typed came from the device.

    Done once; who has another phone asks an admin for a new invitation.
    """

    def dispatch(self, request: HttpRequest, *args: Any, **details: Any) -> HttpResponse:
        if is_mfa_enabled(request.user, [Authenticator.Type.TOTP]):
            return redirect("accounts:profile")
        answer: HttpResponse = super().dispatch(request, *args, **details)
        return answer

    def get_success_url(self) -> str:
        return reverse("mfa_view_recovery_codes")

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        record_authentication(
            self.request, self.request.user, method=SECOND_FACTOR_METHOD, type="totp", reauthenticated=True
        )
        with transaction.atomic():
            audit.record(event="second_factor.set", by=self.request.user, chain=None)
        return response


def change_password(request: StaffRequest) -> HttpResponse:
    """Another password, for who has one."""
    if not request.user.has_usable_password():
        return redirect("accounts:profile")
    answer: HttpResponse = password_change(request)
    return answer


sign_in = SignIn.as_view()
activate_second_factor = ActivateSecondFactor.as_view()


def admit(request: HttpRequest, user: User) -> User:
    """The user, when the table admits a role of theirs here; else 403, before any object is read."""
    if not may_call(user, OPERATIONS.get(operation_of(request))):
        raise AuthorizationError
    return user


class SessionSignIn(APIKeyCookie):
    """The session of the pages, with the CSRF token in a header for every write."""

    param_name = settings.SESSION_COOKIE_NAME

    def __call__(self, request: HttpRequest) -> User | None:
        """Without a session there is nothing for another site to misuse: 401, no CSRF check."""
        return super().__call__(request) if is_complete(request) else None

    def authenticate(self, request: HttpRequest, key: str | None) -> User | None:
        return admit(request, request.user) if isinstance(request.user, User) else None


class OutOfScope(AuthorizationError):
    """The token was not made for this operation."""


class TokenSignIn(HttpBearer):
    """A token that its owner made after a complete sign-in: `Authorization: Bearer ...`."""

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        found = selectors.valid_token(token, at=timezone.now())
        if found is None:
            wrong_tokens.count(request)
            return None
        note_use(token=found, on=timezone.localdate())
        if not covers(found.scope, operation_of(request)):
            raise OutOfScope
        request.user = found.user
        return admit(request, found.user)
