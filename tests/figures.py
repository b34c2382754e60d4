"""Figures that tests measure: shown at the end of a run, and kept for docs/proofs.md when asked."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

FILE_VARIABLE = "JOBMATCH_FIGURES"
Figure = Callable[[str, object], None]
_figures: dict[str, str] = {}
_not_run: dict[str, list[str]] = {}
_passed: set[str] = set()


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Figure:
    """Keep a measured value under a plain name: `figure("searches, p95 in ms", 12.3)`."""
    return lambda name, value: record_property("figure", [name, str(value)])


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.when == "call" and report.passed:
        _passed.add(report.nodeid)
    if report.skipped:
        _not_run.setdefault(reason_of(report), []).append(report.nodeid)
    if report.when != "teardown":
        return
    for kind, value in report.user_properties:
        if kind == "figure":
            _figures[value[0]] = value[1]


def reason_of(skipped: pytest.TestReport) -> str:
    """Why a test was not run, as it said itself."""
    assert isinstance(skipped.longrepr, tuple)
    return skipped.longrepr[2].removeprefix("Skipped: ")


def pytest_terminal_summary(terminalreporter: Any) -> None:
    for name, value in sorted(_figures.items()):
        terminalreporter.write_line(f"FIGURE {name}: {value}")
    for reason, tests in sorted(_not_run.items()):
        terminalreporter.section(f"{len(tests)} NOT RUN: {reason}")
        for test in sorted(tests):
            terminalreporter.write_line(test)


def pytest_sessionfinish(session: pytest.Session) -> None:
    target = os.environ.get(FILE_VARIABLE)
    if target and not hasattr(session.config, "workerinput"):
        found = {"passed": len(_passed), "figures": _figures, "not_run": _not_run}
        Path(target).write_text(json.dumps(found), encoding="utf-8")
