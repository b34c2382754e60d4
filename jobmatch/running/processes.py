"""The web server and the worker as children of one parent: they start, end and fail together."""

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

LOOK_EVERY = 0.2
PATIENCE = 15.0
IDLE_ENDS = 5_000  # milliseconds that a connection may take to say what it wants
A_YEAR = 365 * 24 * 60 * 60  # in seconds: a static file that changes has another name, with another hash
THREADS = 16  # requests at once in each web process; who is not signed in waits for a beat in one of them


@dataclass(frozen=True, slots=True)
class Child:
    """A process that serves a part of the product."""

    name: str
    process: subprocess.Popen[bytes]


def start(name: str, arguments: list[str], *, folder: Path) -> Child:
    """Start Python as a child that the kernel ends when this process dies. Call it on the main thread."""
    lifeline = [sys.executable, "-m", "jobmatch.running.lifeline", str(os.getpid())]
    return Child(name, subprocess.Popen([*lifeline, sys.executable, *arguments], cwd=folder))  # noqa: S603


def web(host: str, port: int, *, static: Path, workers: int) -> list[str]:
    """The arguments that start granian: the pages over WSGI, the static files by granian itself.

    Its warnings are left out: it warns of so many threads, most of which sleep until a beat.
    """
    return [
        *("-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)),
        *("--workers", str(workers), "--workers-kill-timeout", "10", "--log-level", "error"),
        *("--blocking-threads", str(THREADS), "--backpressure", str(8 * THREADS)),
        *("--http1-header-read-timeout", str(IDLE_ENDS)),
        *("--static-path-route", "/static", "--static-path-mount", str(static)),
        *("--static-path-expires", str(A_YEAR)),
        "jobmatch.wsgi:application",
    ]


WORKER = ["manage.py", "run_huey", "--workers", "1"]


def port_is_free(host: str, port: int) -> bool:
    """Whether nobody listens there. Granian itself would share a taken port without a word."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def answers(host: str, port: int) -> bool:
    """Whether the web server accepts connections by now."""
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return False
    return True


def watch(children: list[Child], *, is_ready: Callable[[], bool], on_ready: Callable[[], None]) -> str:
    """Wait for SIGTERM or SIGINT (returns '') or for a child that ended by itself (returns its name)."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    told = False
    while not stop.wait(LOOK_EVERY):
        for child in children:
            if child.process.poll() is not None:
                return child.name
        if not told and is_ready():
            told = True
            on_ready()
    return ""


def end(children: list[Child]) -> None:
    """Ask all children to end, and make those end that don't."""
    for child in children:
        child.process.terminate()
    for child in children:
        try:
            child.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            child.process.kill()
            child.process.wait()
