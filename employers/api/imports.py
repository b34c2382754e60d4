"""Importing vacancies over the API: the file as the body, or as the part `file` of a form."""

from typing import Any, Final

from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.utils import timezone
from ninja import Query, Router, Status

from employers.imports.limits import MOST_BYTES
from employers.imports.reader import parse
from employers.schemas.vacancies import ImportIn, ImportOut
from employers.selectors.employers import sends_in_for
from employers.services import imports
from employers.services.imports import ImportReport
from jobmatch.accounts.requests import ApiRequest
from jobmatch.http.problems import WRITE_ERRORS, Problem, problem

router = Router()
_FILE: Final = {"type": "string", "format": "binary"}
BODY: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "description": "JobPosting as JSON-LD (one, a list, @graph, ItemList), CSV or XML, in UTF-8",
        "content": {
            "application/ld+json": {"schema": {}},
            "text/csv": {"schema": {"type": "string"}},
            "application/xml": {"schema": {"type": "string"}},
            "multipart/form-data": {
                "schema": {"type": "object", "required": ["file"], "properties": {"file": _FILE}}
            },
        },
    }
}


@router.post(
    "/vacancies/import",
    response={200: ImportOut, **WRITE_ERRORS, 413: Problem, 422: ImportOut | Problem},
    operation_id="import_vacancies",
    openapi_extra=BODY,
)
def import_vacancies(request: ApiRequest, asked: Query[ImportIn]) -> Status[ImportReport] | HttpResponse:
    """Take a file of vacancies in: all rows or none, unless `keep_good`. 422 says which rows are wrong."""
    try:
        data = _data(request)
    except RequestDataTooBig:
        return problem(413, "too_large", "The file is larger than 20 MB. Split it into smaller files.")
    except MultiPartParserError:
        return problem(400, "unreadable", "The form in the request can't be read.")
    if data is None:
        return problem(422, "file_missing", "Send the file as the body, or as the part `file` of a form.")
    own = sends_in_for(request.auth, asked.employer)
    report = imports.take_in(
        own=own,
        on=timezone.localdate(),
        parsed=parse(data, imports.source_for(own, asked.source)),
        by=request.auth,
        keep_good=asked.keep_good,
        dry_run=asked.dry_run,
    )
    return Status(200 if report.fits else 422, report)


def _data(request: ApiRequest) -> bytes | None:
    if not (request.content_type or "").startswith("multipart/"):
        return request.body
    file = request.FILES.get("file")
    return file.read(MOST_BYTES + 1) if file else None
