"""One parent serves: what ends it ends everything, however it happens."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

PATIENCE = 120.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def descendants(pid: int) -> list[int]:
    """The processes under a process, by the table of the kernel."""
    found = []
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        found += [int(child), *descendants(int(child))]
    return found


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in ("Z", "X")


def wait_until_gone(pids: list[int]) -> list[int]:
    """The processes that are still there when patience ends."""
    until = time.monotonic() + PATIENCE
    while (alive := list(filter(is_alive, pids))) and time.monotonic() < until:
        time.sleep(0.1)
    return alive


def end(process: subprocess.Popen[str]) -> str:
    """Wait for the process and return all that it said."""
    said, _ = process.communicate(timeout=PATIENCE)
    return said


@contextmanager
def served(folder: Path) -> Iterator[tuple[subprocess.Popen[str], list[int]]]:
    """A serving parent that answers, and the processes under it."""
    (folder / "static").mkdir()
    variables = {
        name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "KEYS_DATABASE_URL")
    }
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--port", str(free_port())],
        cwd=settings.BASE_DIR,
        env={**variables, "JOBMATCH_DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "jobmatch.settings"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    try:
        for line in process.stdout:
            if "jobmatch is at http://127.0.0.1:" in line:
                break
        else:
            pytest.fail("serve ended before it answered")
        wait_for_workers(process.pid)
        yield process, descendants(process.pid)
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def wait_for_workers(pid: int) -> None:
    """Granian, its two workers and the worker of the queue; the application is loaded in each."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if len(descendants(pid)) == 4:
            time.sleep(2)  # granian's workers tie themselves to granian when they load the application
            return
        time.sleep(0.1)
    pytest.fail(f"serve has {len(descendants(pid))} processes under it, not 4")


def named(pids: list[int], part: str) -> int:
    """The first of the processes that has this in its command line."""
    return next(pid for pid in pids if part in Path(f"/proc/{pid}/cmdline").read_text())


def test_sigterm_ends_all_of_it_cleanly(tmp_path: Path) -> None:
    with served(tmp_path) as (process, children):
        process.send_signal(signal.SIGTERM)
        said = end(process)
        assert wait_until_gone(children) == []
        assert process.returncode == 0
        assert "jobmatch stopped." in said


def test_no_child_outlives_a_killed_parent(tmp_path: Path) -> None:
    with served(tmp_path) as (process, children):
        process.kill()
        assert wait_until_gone(children) == []


@pytest.mark.parametrize(("part", "name"), [("granian", "web server"), ("run_huey", "worker")])
def test_a_child_that_dies_ends_the_whole_with_an_error(tmp_path: Path, part: str, name: str) -> None:
    with served(tmp_path) as (process, children):
        os.kill(named(children, part), signal.SIGKILL)
        said = end(process)
        assert wait_until_gone(children) == []
        assert process.returncode == 1
        assert f"The {name} ended by itself" in said


@pytest.fixture
def static(tmp_path: Path, settings: object) -> None:
    settings.STATIC_ROOT = tmp_path


def test_a_taken_port_is_said_in_a_sentence(static: None) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(CommandError, match=f"Port {port} is taken"):
            call_command("serve", port=port)


def test_local_mode_listens_on_this_machine_only(static: None) -> None:
    with pytest.raises(CommandError, match="listens on this machine only"):
        call_command("serve", host="0.0.0.0")  # noqa: S104 - that is what is refused


@pytest.mark.parametrize(("host", "port"), [("example.nl", 8000), ("127.0.0.1", 0), ("127.0.0.1", 70000)])
def test_a_wrong_address_or_port_is_refused(static: None, host: str, port: int) -> None:
    with pytest.raises(CommandError):
        call_command("serve", host=host, port=port)


def test_missing_static_files_are_said_in_a_sentence(settings: object, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path / "none"
    with pytest.raises(CommandError, match="collectstatic"):
        call_command("serve", port=free_port())
