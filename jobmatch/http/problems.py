"""The one shape of every error of the API (RFC 9457), and the answers that operations declare."""

from functools import cache
from typing import Any

from django.http import HttpResponse
from ninja import Schema
from ninja.operation import Operation

MEDIA_TYPE = "application/problem+json"

TITLES = {
    400: "This request cannot be read",
    401: "Sign in first",
    403: "Not for this role",
    404: "Not found",
    405: "This method is not there",
    409: "Changed by someone else",
    413: "Too large",
    415: "Of another type",
    422: "Not accepted",
    429: "Too many requests",
    500: "Something went wrong on our side",
}
CODES = {
    400: "unreadable",
    401: "sign_in",
    403: "role",
    404: "not_found",
    405: "method",
    413: "too_large",
    415: "media_type",
    429: "too_many",
}
CONFLICTS = frozenset({"stale", "exists", "decided"})


class FieldError(Schema):
    """Where something is wrong, as a dotted path, and what."""

    field: str
    message: str


class Problem(Schema):
    """An error: `code` is stable and for programs, `detail` is a sentence for people."""

    type: str = "about:blank"
    title: str
    status: int
    code: str
    detail: str
    errors: list[FieldError] | None = None


def make_each_answer_once(operations: Any) -> None:
    """Let Ninja make one class for each kind of answer.

    It makes one for every answer of every operation, and nine in ten of those are the same Problem: a third
    of the time that a process needs to start.
    """
    make = operations._create_response_model
    found = cache(lambda answer: make(None, answer))  # it reads nothing of the operation
    operations._create_response_model = lambda _operation, answer: found(answer)


make_each_answer_once(Operation)

READ_ERRORS = dict.fromkeys((400, 401, 403, 404, 422, 429), Problem)
WRITE_ERRORS = {**READ_ERRORS, **dict.fromkeys((409, 413, 415), Problem)}


def problem(status: int, code: str, detail: str = "", errors: list[FieldError] | None = None) -> HttpResponse:
    """The answer itself. It says nothing of the address that was called: 404 is 404, whatever was asked."""
    title = TITLES.get(status, "Error")
    body = Problem(title=title, status=status, code=code, detail=detail or f"{title}.", errors=errors)
    return HttpResponse(body.model_dump_json(exclude_none=True), status=status, content_type=MEDIA_TYPE)


def tell_in_this_shape(response: HttpResponse) -> None:
    """Turn an error that came as a page or as plain text into a problem; its other headers stay."""
    if response.status_code < 400 or not response.headers.get("Content-Type", "").startswith("text/"):
        return
    told = problem(response.status_code, CODES.get(response.status_code, "error"))
    response.content = told.content
    response["Content-Type"] = told["Content-Type"]
    response["Content-Length"] = str(len(response.content))


def status_of(code: str) -> int:
    """409 when someone else was first, 403 when it is for others to do, else 422: a rule forbids it."""
    if code in CONFLICTS:
        return 409
    return 403 if code == "forbidden" else 422


def with_own_media_type(content: dict[str, Any]) -> dict[str, Any]:
    """What the document declares of an error: a Problem has a type of its own, what is beside it is JSON."""
    found = {}
    for media_type, declared in content.items():
        for schema in declared["schema"].get("anyOf", [declared["schema"]]):
            is_problem = schema.get("$ref", "").endswith(f"/{Problem.__name__}")
            found[MEDIA_TYPE if is_problem else media_type] = {"schema": schema}
    return found
