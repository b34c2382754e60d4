"""A known hole in a package fails the checks unless it is accepted for now; a silent registry does not."""

import json
from datetime import date
from typing import Any

import pytest

from tests.audits import SILENCE, Accepted, Answer, Hole, accepted, judge, of_node, of_python

TODAY = date(2027, 1, 4)
HOLE = Hole("django", frozenset({"PYSEC-1", "CVE-1"}), "9.9")
FOUND = Answer(2, 2, (HOLE,))


def python_said(*rows: dict[str, Any]) -> str:
    return json.dumps({"dependencies": list(rows), "fixes": []})


def test_a_hole_of_a_python_package_is_read() -> None:
    hole = {"id": "PYSEC-1", "aliases": ["CVE-1"], "fix_versions": ["9.9"], "description": "long"}
    known = {"name": "django", "version": "1", "vulns": [hole]}
    skipped = {"name": "huey", "skip_reason": "not found"}
    assert of_python(python_said(known, skipped)) == Answer(2, 1, (HOLE,))


def test_a_hole_of_a_node_package_is_read_once() -> None:
    hole = {"source": 7, "url": "https://example.org/advisories/GHSA-1", "title": "long"}
    said = {
        "vulnerabilities": {"a": {"via": [hole]}, "on-a": {"via": ["a"]}},
        "metadata": {"dependencies": {"total": 5}},
    }
    assert of_node(json.dumps(said)) == Answer(5, 5, (Hole("a", frozenset({"7", "GHSA-1"})),))


@pytest.mark.parametrize("said", ["", "not JSON", "[]", '{"message": "405", "error": {}}'])
def test_what_is_no_answer_is_silence(said: str) -> None:
    assert of_python(said) == of_node(said) == SILENCE


@pytest.mark.parametrize("answer", [SILENCE, of_python(python_said({"name": "huey", "skip_reason": "x"}))])
def test_silence_is_said_in_one_line_and_is_no_failure(answer: Answer) -> None:
    lines, is_well = judge("pip-audit", answer, [], on=TODAY)
    assert (len(lines), is_well) == (1, True)
    assert "does not answer" in lines[0]


def test_a_known_hole_is_a_failure_that_says_what_mends_it() -> None:
    lines, is_well = judge("pip-audit", FOUND, [], on=TODAY)
    assert not is_well
    assert "CVE-1" in lines[1]
    assert "mended in 9.9" in lines[1]


@pytest.mark.parametrize(("until", "is_well"), [(date(2027, 1, 4), True), (date(2027, 1, 3), False)])
def test_an_accepted_hole_is_none_until_its_end(until: date, is_well: bool) -> None:
    row = Accepted("CVE-1", "we do not call it", until)
    assert judge("pip-audit", FOUND, [row], on=TODAY)[1] == is_well
    assert not judge("pip-audit", Answer(2, 2, (HOLE, Hole("b", frozenset({"x"})))), [row], on=TODAY)[1]


def test_what_is_accepted_has_a_reason_and_ends() -> None:
    for row in accepted():
        assert len(row.reason) > 20
        assert (row.until - date.today()).days <= 180  # noqa: DTZ011 - a day is enough
