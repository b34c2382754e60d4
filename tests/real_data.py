"""Tests that read real files ask for `real_data`; where there are none they say so, and are not called."""

import os
from pathlib import Path

import pytest

VARIABLE = "JOBMATCH_REAL_DATA"


def folder() -> Path | None:
    """The folder with real files, when the environment names one."""
    value = os.environ.get(VARIABLE)
    if not value:
        return None
    if not Path(value).is_dir():
        raise pytest.UsageError(f"{VARIABLE} names '{value}', which is not a folder.")
    return Path(value)


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of JOBMATCH_REAL_DATA."""
    found = folder()
    if found is None:
        raise LookupError(f"{VARIABLE} is not set")
    return found


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if folder() is not None:
        return
    for item in items:
        if isinstance(item, pytest.Function) and "real_data" in item.fixturenames:
            item.fixturenames.clear()
            item.own_markers = [mark for mark in item.own_markers if mark.name != "django_db"]
            item.user_properties.append(("not run", f"{VARIABLE} is not set, so there are no real files"))


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    reasons = [reason for kind, reason in pyfuncitem.user_properties if kind == "not run"]
    if reasons:
        print(f"not run: {reasons[0]}")  # noqa: T201 - shown with the test's output
        return True
    return None
