"""Every address of the product. Each name has a rule in jobmatch/doors/access/."""

from allauth.account import views as account_views
from allauth.mfa.base import views as factor_views
from allauth.mfa.recovery_codes import views as recovery_views
from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver, include, path, re_path

from jobmatch.api import api
from jobmatch.doors import signin

handler403 = "jobmatch.doors.access.refused"
handler404 = "jobmatch.doors.access.not_found"

# Of allauth only what is used: no sign-up, no addresses to manage, no turning off of the second factor.
SIGN_IN: list[URLPattern] = [
    path("login/", signin.sign_in, name="account_login"),
    path("login/code/", account_views.request_login_code, name="account_request_login_code"),
    path("login/code/confirm/", account_views.confirm_login_code, name="account_confirm_login_code"),
    path("login/second-factor/", factor_views.authenticate, name="mfa_authenticate"),
    path("logout/", account_views.logout, name="account_logout"),
    path("again/", account_views.reauthenticate, name="account_reauthenticate"),
    path("again/second-factor/", factor_views.reauthenticate, name="mfa_reauthenticate"),
    path("password/", signin.change_password, name="account_change_password"),
    path("password/reset/", account_views.password_reset, name="account_reset_password"),
    path("password/reset/sent/", account_views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account_views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/ready/",
        account_views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("second-factor/", signin.activate_second_factor, name="mfa_activate_totp"),
    path("second-factor/codes/", recovery_views.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "second-factor/codes/new/", recovery_views.generate_recovery_codes, name="mfa_generate_recovery_codes"
    ),
]


def api_patterns() -> tuple[list[URLPattern | URLResolver], str, str]:
    """The API's addresses, taken out of the sign-in redirect here and nowhere else: it answers 401 itself."""
    patterns, app_name, namespace = api.urls
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            pattern.callback = login_not_required(pattern.callback)
    return patterns, app_name, namespace


urlpatterns: list[URLPattern | URLResolver] = [
    path("account/", include(SIGN_IN)),
    path("", include("jobmatch.accounts.urls")),
    path("", include("notifications.urls")),
    path("", include("jobmatch.roles.urls")),
    path("api/v1/", api_patterns()),
    path("", include("matching.urls")),  # before a youth's link, whose secret would take /j/kopie/ too
    path("", include("candidates.urls")),
    path("", include("employers.urls")),
    path("", include("jobmatch.web.urls")),
]
