"""What a request is once the doors have let it through: for types only, the object is Django's own."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from jobmatch.accounts.models import User


class StaffRequest(HttpRequest):
    """A request of somebody who signed in; the middleware of sign-in let nobody else through.

    `is_shown`: whether the screen is turned towards a youth, who looks along.
    """

    user: User
    htmx: HtmxDetails
    is_shown: bool


class ApiRequest(HttpRequest):
    """A call of the API; `auth` is whoever its token or session stands for."""

    auth: User
