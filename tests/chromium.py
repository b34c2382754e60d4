"""`python -m tests.chromium` sees to it that the browser tests have their browser."""

import os
import shutil
import subprocess
import sys

from tests.browser import chromium

INSTALL = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", "chromium"]
ADVICE = "The browser tests need Chromium: install the package 'chromium' and run this again."


def install() -> None:
    """Install it with apt, which needs root; what apt says is shown only when it fails."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "--quiet"], INSTALL):
        result = subprocess.run(command, env=environment, capture_output=True, text=True)
        if result.returncode:
            sys.exit(f"{ADVICE} Installing it by itself failed:\n{result.stdout}{result.stderr}")


def main() -> None:
    if chromium():
        return
    if os.getuid() != 0 or not shutil.which("apt-get"):
        sys.exit(ADVICE)
    print("Setting up: Chromium")  # noqa: T201
    install()
    if not chromium():
        sys.exit(ADVICE)


if __name__ == "__main__":
    main()
