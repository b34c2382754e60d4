"""`make test` begins with `make check`, and two `make` in one folder leave each other's environment whole."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from django.conf import settings

ALONE = settings.BASE_DIR / "requirements" / "alone.py"
CHECKS = (  # in their order: what is quick and often wrong says so first
    *("ruff format --check", "ruff check", "lint-imports", "mypy", "djlint --lint"),
    *("makemigrations --check", "tests.deployment"),
)


def commands_of(target: str) -> list[str]:
    """What `make` would do for this target, in its order."""
    variables = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MFLAGS")}
    command = [shutil.which("make") or "make", "--dry-run", target]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=variables, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_every_test_run_begins_with_all_checks() -> None:
    commands = commands_of("test")
    found = [next(at for at, command in enumerate(commands) if check in command) for check in CHECKS]
    (tests,) = (at for at, command in enumerate(commands) if "tests.runs" in command)
    assert found == sorted(found)
    assert found[-1] < tests


def test_a_build_server_runs_what_everyone_runs() -> None:
    assert (settings.BASE_DIR / ".ci" / "run").read_text().splitlines()[-1] == "exec make test"


def alone(folder: Path, code: str) -> "subprocess.Popen[str]":
    """Python code, run as the Makefile runs what no other make may do at the same time."""
    return subprocess.Popen(
        [sys.executable, str(folder / "requirements" / "alone.py"), sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_the_second_make_in_a_folder_waits_for_the_first(tmp_path: Path) -> None:
    (tmp_path / "requirements").mkdir()
    shutil.copy(ALONE, tmp_path / "requirements")
    with alone(tmp_path, "print('begun', flush=True); input(); raise SystemExit(3)") as first:
        assert first.stdout
        assert first.stdout.readline() == "begun\n"
        with alone(tmp_path, "print('done')") as second:
            assert second.stderr
            assert "Waiting for another make" in second.stderr.readline()
            assert second.poll() is None
            first.communicate("\n")
            assert second.communicate()[0] == "done\n"
    assert (first.returncode, second.returncode) == (3, 0)
