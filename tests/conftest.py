"""What all tests share; each part is in a module of its own."""

import gc
import shutil

import hypothesis
from django.conf import settings

from tests.sizes import EXAMPLES

pytest_plugins = [
    "tests.network",
    "tests.doers",
    "tests.keys",
    "tests.figures",
    "tests.real_data",
    "tests.statements",
    "tests.database",
    "tests.order",
    "tests.browser",
]


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes get a short name that is the same in every process, also when they hold the time (a zip does)."""
    return f"{argname} of {len(val)} bytes" if isinstance(val, bytes) else None


def pytest_collection() -> None:
    gc.disable()


def pytest_collection_finish() -> None:
    """What was collected stays until the end; the garbage collector need not look through it each time."""
    gc.freeze()
    gc.enable()


def pytest_unconfigure() -> None:
    """The data folder of this run goes; the processes of pytest-xdist end without Python's own goodbye."""
    shutil.rmtree(settings.DATA_DIR, ignore_errors=True)


hypothesis.settings.register_profile(
    "jobmatch",
    max_examples=EXAMPLES.value,
    deadline=None,
    database=None,
    derandomize=EXAMPLES.value == EXAMPLES.ci,  # the same cases each time, new ones at full size
    print_blob=True,
)
hypothesis.settings.load_profile("jobmatch")
