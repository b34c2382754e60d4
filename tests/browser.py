"""Chromium for the browser tests; it can reach this machine only."""

import os
import shutil
from typing import Any

import pytest
from playwright.sync_api import expect

PATIENCE = 30_000  # Playwright's own five seconds are short on a machine that does much else
WALK = "test_every_page_of_every_role"
NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]


def chromium() -> str | None:
    """Where Chromium is on this machine."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """How pytest-playwright starts the browser."""
    path = chromium()
    if path is None:
        pytest.fail("The browser tests need Chromium: install the package 'chromium' and run them again.")
    expect.set_options(timeout=PATIENCE)
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright has an event loop on the test's thread
    return {**browser_type_launch_args, "executable_path": path, "args": ARGUMENTS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Every page speaks Dutch, like the people who use it."""
    return {**browser_context_args, "locale": "nl-NL"}


@pytest.hookimpl(trylast=True)  # after the choice by marker
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The walks, which take longest, go first and fourth.

    Each process begins with two tests: while one loads the demo for both, the other does a test without it.
    """
    walks = [item for item in items if item.name.startswith(WALK)]
    others = [item for item in items if item not in walks]
    for place, walk in enumerate(walks):
        others.insert(3 * place, walk)
    items[:] = others
