"""Whatever a program sends, the API does not break, and answers as its document says."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import strategies as st
from schemathesis.checks import CheckFunction, not_a_server_error
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.api.situations import ADDRESS, Region, aim, connection_kept, undone
from tests.figures import Figure
from tests.sizes import REQUESTS

CHECKS: list[CheckFunction] = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
SEED = 1


@pytest.fixture
def region(db: None, figure: Figure) -> Iterator[Region]:
    made = Region()
    with connection_kept():
        yield made
    for status, count in sorted(made.answers.items()):
        figure(f"generated requests to the API, answered {status}", count)
    figure("generated requests to the API", made.answers.total())
    figure("operations of the API that were called", len(made.operations))


@pytest.fixture
def document(region: Region) -> Any:
    """The OpenAPI document as served, with how much to generate and ids that there are."""
    config = SchemathesisConfig(seed=SEED if REQUESTS.value == REQUESTS.ci else None)
    config.projects.default.update(headers={"Authorization": f"Bearer {region.token}"})
    config.projects.default.generation.update(max_examples=REQUESTS.value)
    config.projects.default.phases.coverage.unexpected_methods = set()
    ids = st.sampled_from(region.known()) | st.uuids().map(str)
    schemathesis.openapi.format("uuid", ids)
    return schemathesis.openapi.from_wsgi(f"{ADDRESS}/openapi.json", get_wsgi_application(), config=config)


generated = schemathesis.pytest.from_fixture("document")


@generated.parametrize()
def test_every_answer_is_in_the_document(case: Any, region: Region) -> None:
    aim(case, region)
    with undone():
        answer = case.call()
    region.answers[answer.status_code] += 1
    region.operations.add(case.operation.label)
    case.validate_response(answer, checks=CHECKS)
