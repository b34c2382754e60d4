"""Tests that read real files ask for `real_data`; where there are none they are skipped, and counted so."""

import os
from pathlib import Path

import pytest

VARIABLE = "JOBMATCH_REAL_DATA"


def folder() -> Path:
    """The folder with real files; where the environment names none, the test that asks is skipped."""
    value = os.environ.get(VARIABLE)
    if not value:
        pytest.skip(f"{VARIABLE} is not set, so there are no real files")
    if not Path(value).is_dir():
        raise pytest.UsageError(f"{VARIABLE} names '{value}', which is not a folder.")
    return Path(value)


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of JOBMATCH_REAL_DATA."""
    return folder()
