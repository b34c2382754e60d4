import json

import pytest

from jobmatch.http.problems import FieldError, problem, status_of


def test_a_problem_has_one_shape():
    answer = problem(422, "days", "A token is valid for 1 to 90 days.")
    assert answer["Content-Type"] == "application/problem+json"
    assert json.loads(answer.content) == {
        "type": "about:blank",
        "title": "Not accepted",
        "status": 422,
        "code": "days",
        "detail": "A token is valid for 1 to 90 days.",
    }


def test_fields_in_error_are_named():
    answer = problem(422, "invalid", errors=[FieldError(field="body.name", message="too long")])
    assert json.loads(answer.content)["errors"] == [{"field": "body.name", "message": "too long"}]


@pytest.mark.parametrize(("code", "status"), [("stale", 409), ("exists", 409), ("days", 422)])
def test_who_came_second_gets_a_conflict(code, status):
    assert status_of(code) == status
