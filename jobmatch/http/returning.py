"""Back to the page that led here: `next` in the address, as long as it is a page of ours."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

LONGEST = 300


def next_after(page: str, path: str) -> str:
    """The address of a page that leads on to a path afterwards, where there is one."""
    return f"{page}?{urlencode({'next': path})}" if path else page


def way_back(request: HttpRequest) -> str:
    """The path that `next` names; nothing when there is none, or when it leads elsewhere."""
    path = request.GET.get("next", "")
    is_ours = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if is_ours and len(path) <= LONGEST else ""
