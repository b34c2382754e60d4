"""The API under /api/v1: one frame for sign-in, access and errors; each app brings a router."""

import re
from copy import deepcopy
from typing import Any, Final

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, AuthorizationError, HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.parser import Parser

from candidates.api.router import router as candidates_router
from employers.api import router as employers_router
from jobmatch.accounts.api import router as accounts_router
from jobmatch.doors.access import API_NAMESPACE
from jobmatch.doors.signin import OutOfScope, SessionSignIn, TokenSignIn
from jobmatch.doors.wrong_tokens import TooManyTries
from jobmatch.errors import RuleBroken
from jobmatch.http.problems import CODES, TITLES, FieldError, problem, status_of, with_own_media_type
from jobmatch.roles.api import router as roles_router
from jobmatch.taxonomy.api import router as taxonomy_router
from matching.api.router import router as matching_router
from notifications.api import router as notifications_router

JSON: Final = re.compile(r"application/([\w.-]+\+)?json", re.IGNORECASE)


class Document(OpenAPISchema):
    """Reads each schema once: most answers of all operations are the same few problems."""

    def __init__(self, api: NinjaAPI, path_prefix: str) -> None:
        self._read: dict[tuple[Any, ...], tuple[dict[str, Any], bool]] = {}
        super().__init__(api, path_prefix)

    def _create_schema_from_model(
        self, model: Any, *args: Any, **options: Any
    ) -> tuple[dict[str, Any], bool]:
        key = (model, args, *sorted(options.items()))
        if key not in self._read:
            self._read[key] = super()._create_schema_from_model(model, *args, **options)
        return deepcopy(self._read[key])


class DocumentedApi(NinjaAPI):
    """Sets right in the document what Ninja says of errors (plain JSON) and of examples of parameters."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        prefix = self.get_root_path(path_params or {}) if path_prefix is None else path_prefix
        document = Document(self, prefix)
        for item in document["paths"].values():
            for operation in item.values():
                for parameter in operation["parameters"]:
                    parameter.pop("examples", None)  # a list, as in its schema; here OpenAPI wants names
                for answer in operation["responses"].values():
                    if "content" in answer:  # 204 has none
                        answer["content"] = with_own_media_type(answer["content"])
        return document


class OtherMediaType(Exception):
    """The body is not JSON, and says so itself."""


class JsonParser(Parser):
    """Reads bodies that are called JSON; anything else is refused unread."""

    def parse_body(self, request: HttpRequest) -> Any:
        if not JSON.fullmatch(request.content_type or ""):
            raise OtherMediaType
        return super().parse_body(request)


api = DocumentedApi(
    title="jobmatch",
    version="1",
    description="Vacancies ranked for a youth, with reasons. The same rules as on the pages.",
    urls_namespace=API_NAMESPACE,
    docs_url=None,
    parser=JsonParser(),
    auth=[TokenSignIn(), SessionSignIn()],
)
api.add_router("", accounts_router)
api.add_router("", candidates_router)
api.add_router("", employers_router)
api.add_router("", matching_router)
api.add_router("", notifications_router)
api.add_router("", roles_router)
api.add_router("", taxonomy_router)


@api.exception_handler(AuthenticationError)
def sign_in_first(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    return problem(401, CODES[401], "Sign in, or send a token that is still valid.")


@api.exception_handler(AuthorizationError)
def not_for_this_role(request: HttpRequest, error: AuthorizationError) -> HttpResponse:
    return problem(403, "role")


@api.exception_handler(OutOfScope)
def not_with_this_token(request: HttpRequest, error: OutOfScope) -> HttpResponse:
    words = _("This token was not made for this. Its owner can make another one that may do it.")
    return problem(403, "scope", words)


@api.exception_handler(TooManyTries)
def wait(request: HttpRequest, error: TooManyTries) -> HttpResponse:
    words = _("Too many wrong tokens came from here. Try again in %(seconds)s seconds.")
    answer = problem(429, CODES[429], words % {"seconds": error.seconds})
    answer["Retry-After"] = str(error.seconds)
    return answer


@api.exception_handler(Http404)
def not_there(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem(404, CODES[404])


@api.exception_handler(RuleBroken)
def rule_broken(request: HttpRequest, error: RuleBroken) -> HttpResponse:
    return problem(status_of(error.code), error.code, str(error.message))


@api.exception_handler(RequestDataTooBig)
def too_large(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    return problem(413, CODES[413], "This is larger than we read at once. Send less.")


@api.exception_handler(HttpError)
def http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    if isinstance(error.__cause__, OtherMediaType):
        return problem(415, CODES[415], "Send JSON, and say so: Content-Type: application/json.")
    code = "csrf" if error.status_code == 403 else CODES.get(error.status_code, "error")
    detail = "" if error.status_code in TITLES else error.message
    return problem(error.status_code, code, detail)


@api.exception_handler(ValidationError)
def not_valid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Names the place and the rule; what was sent is not sent back."""
    errors = [
        FieldError(field=".".join(str(part) for part in item["loc"]), message=item["msg"])
        for item in error.errors
    ]
    return problem(422, "invalid", "Some fields are not accepted.", errors)
