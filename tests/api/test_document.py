"""The OpenAPI document is whole: a stranger can write a program with it and nothing else."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from ninja import Schema

from jobmatch.api import api
from jobmatch.http.problems import MEDIA_TYPE
from tests.api.document import document

DOCUMENT = document()
OPERATIONS = {
    f"{method.upper()} {path}": operation
    for path, item in DOCUMENT["paths"].items()
    for method, operation in item.items()
}
BODIES = {
    name: media_type["schema"]
    for name, operation in OPERATIONS.items()
    for kind, media_type in operation.get("requestBody", {"content": {}})["content"].items()
    if kind == "application/json"
}
each_operation = pytest.mark.parametrize("name", sorted(OPERATIONS))
each_body = pytest.mark.parametrize("name", sorted(BODIES))


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema itself where it is named by reference."""
    if "$ref" not in schema:
        return schema
    found: dict[str, Any] = DOCUMENT["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
    return found


def parts(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The schema and all that is in it."""
    whole = resolved(schema)
    yield whole
    inner = [*whole.get("properties", {}).values(), *whole.get("anyOf", [])]
    for one in [*inner, whole["items"]] if "items" in whole else inner:
        yield from parts(one)


def every(kind: type) -> Iterator[type]:
    """All classes that come from this one."""
    for child in kind.__subclasses__():
        yield child
        yield from every(child)


def test_the_document_is_valid_openapi_3_1():
    assert DOCUMENT["openapi"].startswith("3.1")
    schemathesis.openapi.from_dict(DOCUMENT).validate()


def test_every_operation_has_a_name_of_its_own():
    names = [operation["operationId"] for operation in OPERATIONS.values()]
    assert len(names) == len(set(names))


def test_every_schema_has_a_name_of_its_own():
    ours = {(kind.__module__, kind.__name__) for kind in every(Schema)}
    names = Counter(name for module, name in ours if not module.startswith("ninja"))
    twice = [name for name, count in names.items() if count > 1]
    assert twice == []


def test_each_kind_of_answer_is_one_class_for_all_operations():
    routers = api._get_bound_routers()
    found = [one for router in routers for path in router.path_operations.values() for one in path.operations]
    classes = {answer for one in found for answer in one.response_models.values() if answer is not None}
    assert len(found) > 100
    assert len(classes) == len({one.model_fields["response"].annotation for one in classes})


@each_operation
def test_an_operation_says_what_it_does(name):
    assert OPERATIONS[name]["summary"]
    assert OPERATIONS[name]["description"].endswith((".", "?"))


@each_operation
def test_an_operation_declares_how_it_refuses(name):
    refusals = {"401", "403", "422"} | ({"404"} if "{" in name else set())
    answers = OPERATIONS[name]["responses"]
    assert refusals <= answers.keys()
    for status in refusals:
        assert answers[status]["content"][MEDIA_TYPE]["schema"]["$ref"].endswith("/Problem")


@each_operation
def test_an_operation_asks_for_a_token_or_a_session(name):
    assert len(OPERATIONS[name]["security"]) == len(DOCUMENT["components"]["securitySchemes"]) == 2


@each_body
def test_a_body_refuses_fields_that_are_not_in_the_document(name):
    objects = [schema for schema in parts(BODIES[name]) if schema.get("type") == "object"]
    assert objects
    for schema in objects:
        assert schema["additionalProperties"] is False


@each_body
def test_a_body_has_an_example(name):
    assert any(schema.get("examples") for schema in parts(BODIES[name]))
