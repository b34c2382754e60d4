"""Chromium for the browser tests; it can reach this machine only."""

import os
import shutil
from typing import Any

import pytest
from playwright.sync_api import expect

PATIENCE = 30_000  # Playwright's own five seconds are short on a machine that does much else
# What takes longest goes first. Each process begins with two of these, and takes of the rest when ready.
FIRST = (
    "test_every_page_of_every_role_is_without_fault[chromium-nl-jobhunter]",
    "test_every_page_of_every_role_is_without_fault[chromium-nl-others]",
    "test_every_page_of_every_role_is_without_fault[chromium-en]",
    "test_nobody_is_lost_between_the_mosque_and_the_dream[chromium]",
    "test_a_youth_is_heard_and_decides_and_can_take_all_of_it_back[chromium]",
    "test_the_jobhunter_in_the_shop_and_the_manager_without_an_account[chromium]",
)
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
    """The longest first; of the others none changes place."""
    items.sort(key=lambda item: FIRST.index(item.name) if item.name in FIRST else len(FIRST))
