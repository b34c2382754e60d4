"""The product, loaded once to be started and killed often: `python -m tests.durability.preloaded [pages]`.

For each line on its input a process group of its own is forked; its number is printed.

- `serve PORT`: web server and worker, with the arguments of `manage.py serve`
- `send SECONDS`: a worker that sends all messages by a clock that is so far ahead
- `rotate RING`: `manage.py rotate_keys`, with this ring of sealing keys
- `keys ACT:STEP:PERSON`: an act on keys that dies at a step, see `key_steps.py`
"""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import IO

from tests.durability import key_steps

PATIENCE = 120.0
GONE = ("Z", "X")


def serve(port: str) -> None:
    from django.conf import settings  # noqa: PLC0415 - after django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from granian.cli import cli  # noqa: PLC0415
    from huey.contrib.djhuey import HUEY  # noqa: PLC0415

    from jobmatch.running import processes  # noqa: PLC0415

    HUEY.storage.initialize_schema()
    if os.fork() == 0:
        call_command("run_huey", workers=1)
        os._exit(0)
    multiprocessing.set_start_method("fork")
    arguments = processes.web("127.0.0.1", int(port), static=Path(settings.STATIC_ROOT), workers=1)
    cli(arguments[arguments.index("granian") + 1 :])


def send(seconds: str) -> None:
    from django.utils import timezone  # noqa: PLC0415 - after django.setup()

    from notifications.services import sending  # noqa: PLC0415

    sending.run(clock=lambda: timezone.now() + timedelta(seconds=int(seconds)))


def rotate(ring: str) -> None:
    from django.conf import settings  # noqa: PLC0415 - after django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    from jobmatch.running.environment import parse_key_ring  # noqa: PLC0415

    settings.SEALING_KEYS = parse_key_ring(ring)
    call_command("rotate_keys")


ACTS: dict[str, Callable[[str], None]] = {
    "serve": serve,
    "send": send,
    "rotate": rotate,
    "keys": key_steps.act,
}


def load(*, pages: bool) -> None:
    """All that a process of the product imports, so that none of the forked ones has to."""
    import django  # noqa: PLC0415

    django.setup()
    from django.core.management.commands import migrate  # noqa: F401, PLC0415 - what commands need

    if not pages:
        return
    import granian.cli  # noqa: PLC0415
    import granian.server  # noqa: F401, PLC0415
    from django.db import connections  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.utils.module_loading import autodiscover_modules  # noqa: PLC0415
    from huey.bin import huey_consumer  # noqa: F401, PLC0415

    autodiscover_modules("tasks")
    Client(SERVER_NAME="localhost").post("/api/v1/referrals", {}, content_type="application/json")
    connections.close_all()  # a fork would share them


def act(line: str) -> None:
    """In the forked process: do it, and end without the goodbye of the process that forked."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    silence = os.open(os.devnull, os.O_RDWR)
    os.dup2(silence, 0)
    os.dup2(silence, 1)
    name, argument = line.split()
    ACTS[name](argument)


def main() -> None:
    load(pages="pages" in sys.argv)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    print("ready", flush=True)  # noqa: T201
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            found_group(os.getpid())
            try:
                act(line)
            except BaseException:  # this process must not go on as the one that forked it
                traceback.print_exc()
                os._exit(1)
            os._exit(0)
        found_group(pid)
        print(pid, flush=True)  # noqa: T201


def found_group(pid: int) -> None:
    """By the parent and by the child, for either may be first."""
    with suppress(ProcessLookupError, PermissionError):
        os.setpgid(pid, pid)


class Preloaded:
    """Starts process groups, one after another."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        self.last = 0
        assert any(line == "ready\n" for line in self.said)  # after what the log says

    @property
    def said(self) -> IO[str]:
        assert self.process.stdout is not None
        return self.process.stdout

    def start(self, line: str) -> int:
        """The number of the group."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()
        self.last = int(self.said.readline())
        return self.last


def members(group: int) -> list[int]:
    """The processes of the group that live, by the table of the kernel."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with suppress(FileNotFoundError, ProcessLookupError):
            state, _, of, *_ = entry.read_text().rsplit(")", 1)[1].split()
            if int(of) == group and state not in GONE:
                found.append(int(entry.parent.name))
    return found


def kill(group: int) -> bool:
    """kill -9 of all of it at once; whether any of it lived. Returns when none is left."""
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return False
    wait_for_end(group)
    return True


def wait_for_end(group: int) -> None:
    """Return when none of the group is left."""
    until = time.monotonic() + PATIENCE
    while members(group):
        assert time.monotonic() < until, "it does not end"
        time.sleep(0.003)


@contextmanager
def preloaded(*, pages: bool = False, **variables: str) -> Iterator[Preloaded]:
    """The product, loaded with these variables of the environment; with `pages` it can serve."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.durability.preloaded", *(["pages"] if pages else [])],
        cwd=Path(__file__).parent.parent.parent,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "jobmatch.settings", **variables},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    loaded = None
    try:
        loaded = Preloaded(process)
        yield loaded
    finally:
        if loaded is not None and loaded.last:
            kill(loaded.last)
        process.kill()
        process.communicate()


if __name__ == "__main__":
    main()
