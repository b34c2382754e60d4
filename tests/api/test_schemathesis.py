"""Whatever a program sends, the API does not break, and answers as its document says."""

import json
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from django.db import connection
from hypothesis import strategies as st
from schemathesis.checks import CheckFunction, not_a_server_error
from schemathesis.config import SchemathesisConfig
from schemathesis.generation.meta import TestPhase
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.api import odd
from tests.api.situations import (
    ADDRESS,
    Region,
    aim,
    connection_kept,
    fewer,
    is_sent,
    known_address,
    undone,
)
from tests.figures import Figure
from tests.sizes import CASES, REQUESTS

CHECKS: list[CheckFunction] = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
SEED = 1
# Refused, whatever is sent: the law asks nothing for the occupation of the vacancy, the step is the one that
# holds the file and nothing was done yet, the agreement is open, nobody answered, no work began, nothing was
# passed on, the promise is open, the person is known at the employer already, the report that there is waits
# for a yes, nothing is locked for the own jobhunter.
NOTHING_TO_DO = {
    f"POST {ADDRESS}/vacancies/{{pk}}/requirements-by-law",
    f"POST {ADDRESS}/candidates/{{pk}}/steps/{{step_pk}}/closing",
    f"POST {ADDRESS}/candidates/{{pk}}/steps/{{step_pk}}/undo",
    f"POST {ADDRESS}/candidates/{{pk}}/agreements/{{agreement_pk}}/reopening",
    f"POST {ADDRESS}/candidates/{{pk}}/forced-opening",
    f"POST {ADDRESS}/candidates/{{pk}}/help/{{help_pk}}/outcome",
    f"POST {ADDRESS}/candidates/{{pk}}/experiences/{{experience_pk}}/reports",
    f"POST {ADDRESS}/candidates/{{pk}}/reports/{{report_pk}}/sending",
    f"POST {ADDRESS}/candidates/{{pk}}/reports/{{report_pk}}/progress",
    f"POST {ADDRESS}/check-ins/{{pk}}/undo",
    f"POST {ADDRESS}/placements/{{pk}}/undo",
    f"POST {ADDRESS}/people/{{pk}}/posts",
    f"POST {ADDRESS}/promises/{{pk}}/reopening",
    f"POST {ADDRESS}/posts/{{pk}}/invitation",
    f"POST {ADDRESS}/posts/{{pk}}/sign-in-end",
}
KINDS = {
    "wrapped_test": "generated",
    "test_odd_values_are_refused_or_kept": "with an odd value",
}


@pytest.fixture
def region(request: pytest.FixtureRequest, db: None, figure: Figure) -> Iterator[Region]:
    made = Region()
    with connection_kept():
        yield made
    kind = KINDS.get(request.function.__name__)
    if kind is None:
        return
    for status, count in sorted(made.answers.items()):
        figure(f"requests to the API, {kind}, answered {status}", count)
    figure(f"operations of the API with requests, {kind}", len(made.operations))


@pytest.fixture(scope="module")
def as_served() -> Any:
    """The OpenAPI document as served, with how much to generate; it takes a second or two, so once."""
    config = SchemathesisConfig(seed=SEED if REQUESTS.value == REQUESTS.ci else None)
    config.projects.default.generation.update(max_examples=max(1, REQUESTS.value // fewer()))
    coverage = config.projects.default.phases.coverage
    coverage.unexpected_methods = set()
    coverage.enabled = connection.vendor == "postgresql" or CASES.value == CASES.full  # it refuses more
    with connection_kept():  # whatever an earlier test left open
        address = f"{ADDRESS}/openapi.json"
        served = schemathesis.openapi.from_wsgi(address, get_wsgi_application(), config=config)
    served.hook("filter_case")(is_of_this_run)
    return served


def is_of_this_run(_context: Any, case: Any) -> bool:
    """Of what is made from the document itself, the share of this run; all else."""
    return case.meta.phase.name != TestPhase.COVERAGE or is_sent(case.path, case.query, case.body)


@pytest.fixture
def document(as_served: Any, region: Region) -> Any:
    """The document, with ids that there are."""
    known = [region.named(name) for name in ("desk", "employer", "site", "skill", "occupation")]
    ids = st.sampled_from(known) | st.uuids().map(str)
    schemathesis.openapi.format("uuid", ids)
    return as_served


generated = schemathesis.pytest.from_fixture("document")


@generated.parametrize()
def test_every_answer_is_in_the_document(case: Any, region: Region) -> None:
    aim(case, region)
    hold(case, region)


def test_the_good_bodies_that_get_odd_values_are_accepted(document: Any, region: Region) -> None:
    refused = []
    for found in document.get_all_operations():
        operation = found.ok()
        good = odd.good_body(operation, region)
        if good and operation.label not in NOTHING_TO_DO:
            status = hold(case_of(operation, region), region, sent=json.dumps(good).encode())
            if status >= HTTPStatus.MULTIPLE_CHOICES:
                refused.append((operation.label, status, good))
    assert not refused, refused


def test_odd_values_are_refused_or_kept(document: Any, region: Region) -> None:
    for found in document.get_all_operations():
        operation = found.ok()
        for query in odd.queries(operation):
            if is_sent(operation.label, query):
                hold(case_of(operation, region, query=query), region)
        for sent in odd.bodies(operation, region):
            if is_sent(operation.label, sent):
                hold(case_of(operation, region), region, sent=sent)


@pytest.mark.parametrize("sent", odd.UNREADABLE)
def test_a_body_that_cannot_be_read_is_refused(document: Any, region: Region, sent: bytes) -> None:
    case = case_of(document[f"{ADDRESS}/candidates"]["POST"], region)
    hold(case, region, sent=sent)
    assert region.answers.keys() <= {HTTPStatus.BAD_REQUEST, HTTPStatus.UNPROCESSABLE_ENTITY}


def case_of(operation: Any, region: Region, query: dict[str, str] | None = None) -> Any:
    """A request for what there is."""
    return operation.Case(path_parameters=known_address(operation, region), query=query or {})


def hold(case: Any, region: Region, sent: bytes | None = None) -> int:
    """Send it, take back what it did, and hold the answer against the document."""
    body = {} if sent is None else {"data": sent, "content_type": "application/json"}
    with undone():
        answer = case.call(headers={"Authorization": f"Bearer {region.token}"}, **body)
    assert answer.status_code != HTTPStatus.UNAUTHORIZED, "the token was not sent"
    region.answers[answer.status_code] += 1
    region.operations.add(case.operation.label)
    case.validate_response(answer, checks=CHECKS)
    return int(answer.status_code)
