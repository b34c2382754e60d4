"""Commands begin without importing what they do not use."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import get_commands, load_command_class

OURS = sorted(
    name
    for name, app in get_commands().items()
    if app.startswith(("jobmatch.", "candidates", "employers", "matching", "notifications"))
)
HEAVY = ("sklearn", "scipy", "ninja", "jobmatch.urls", "jobmatch.api")
WHAT_IS_THERE = """
import sys
import django
django.setup()
from candidates import lost
lost.find = lambda *, on: []
from django.core.management import execute_from_command_line
execute_from_command_line(["manage.py", "check_lost"])
print(*sys.modules, sep="\\n")
"""


def test_check_lost_imports_neither_scikit_learn_nor_the_pages() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WHAT_IS_THERE],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"},
        capture_output=True,
        text=True,
        check=True,
    )
    words = done.stdout.split()

    assert words[:2] == ["0", "lost"]
    assert "candidates.models" in words
    assert not set(HEAVY) & set(words)


@pytest.mark.parametrize("name", OURS)
def test_no_command_of_ours_imports_every_page_to_check_it(name: str) -> None:
    command = load_command_class(get_commands()[name], name)

    assert name == "migrate" or list(command.requires_system_checks) == []
