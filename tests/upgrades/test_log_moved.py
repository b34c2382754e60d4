"""The move of the access log, killed between its steps, is done by the next try; no row is copied or lost."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from tests.upgrades.keep import HERE
from tests.upgrades.test_upgrades import restored

pytestmark = pytest.mark.django_db  # for a server to make a database on
KILLS = ("1", "3", "6", "9", "13")


def test_a_move_that_is_killed_again_and_again_is_whole_in_the_end(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.upgrades.log_moved", *KILLS]
    with restored(HERE / "9324914", tmp_path) as within:
        done = subprocess.run(command, cwd=settings.BASE_DIR, env=within, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == {
        "signals": [signal.SIGKILL] * len(KILLS),
        "closed": True,
        "its end is in the first root": True,
        "missing": [],
        "problems": [],
    }
