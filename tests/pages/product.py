"""The whole product as `make run` serves it, in a folder of its own: migrations, demo, web server, worker."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jobmatch.running import variables
from tests import migrated

ROOT = Path(__file__).parent.parent.parent
PREPARE = (["migrate", "--verbosity=0"], ["collectstatic", "--noinput", "--verbosity=0"], ["demo"])
PATIENCE = 300.0


def made_once(shared: Path) -> Path:
    """The data of the demo, made by whichever process needs it first; the others wait for it."""
    made = shared / "demo"

    def fill() -> None:
        unfinished = Path(tempfile.mkdtemp(dir=shared))
        migrated.put(unfinished / "jobmatch.sqlite3", shared)
        make(unfinished)
        unfinished.rename(made)

    migrated.once(shared, "the-demo", fill)
    return made


def make(data: Path) -> None:
    for command in PREPARE:
        done = subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=_environment(data),
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise RuntimeError(f"manage.py {command[0]} failed:\n{done.stdout}{done.stderr}")


@contextmanager
def served(made: Path | None = None) -> Iterator[str]:
    """The address of the filled product, until the block ends; it works in a copy of what was made before."""
    with tempfile.TemporaryDirectory(prefix="jobmatch-pages-") as folder:
        data = Path(folder) / "data"
        if made:
            shutil.copytree(made, data)
        else:
            make(data)
        port = _free_port()
        command = [sys.executable, "manage.py", "serve", f"--port={port}", "--workers=1"]
        with (Path(folder) / "served.log").open("w+") as log:
            server = subprocess.Popen(command, cwd=ROOT, env=_environment(data), stdout=log, stderr=log)
            try:
                _wait(f"http://127.0.0.1:{port}", server, Path(log.name))
                yield f"http://127.0.0.1:{port}"
            finally:
                server.send_signal(signal.SIGTERM)
                server.wait(timeout=PATIENCE)


def _environment(data: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in variables.NAMES}
    for ours in ("DJANGO_SETTINGS_MODULE", "DJANGO_ALLOW_ASYNC_UNSAFE"):
        kept.pop(ours, None)
    return {**kept, "JOBMATCH_DATA_DIR": str(data), "JOBMATCH_DEMO": "1"}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/account/login/", timeout=5).close()  # noqa: S310 - our own
            return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise RuntimeError(f"The product did not answer at {address}:\n{log.read_text()}")
