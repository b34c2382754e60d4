"""Answers that are the same for everybody, and may be kept on the way."""

from typing import Final, TypeVar

from django.http import HttpRequest, HttpResponse

# Nothing else is ever kept: what is not named here is about people, or may be one day.
FOR_EVERYBODY: Final = frozenset(
    {
        "employers:vacancies",
        "employers:public_vacancy",
        "employers:public_feed",
        "employers:site_map",
        "web:robots",
    }
)
START: Final = "public, max-age="
Response = TypeVar("Response", bound=HttpResponse)


def for_everybody(response: Response, *, seconds: int) -> Response:
    """Say that a cache may keep this answer, for so long."""
    response["Cache-Control"] = f"{START}{seconds}"
    return response


def may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether its view says so, is one of those that may, and gives no cookie along."""
    match = request.resolver_match
    asked = response.get("Cache-Control", "").startswith(START)
    return asked and match is not None and match.view_name in FOR_EVERYBODY and not response.cookies
