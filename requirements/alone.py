"""`python3 requirements/alone.py COMMAND...` runs a command while no other make does so in this folder.

Two that set up one folder at once would break each other's environment. This runs on any Python 3, for there
may be no environment yet.
"""

import fcntl
import os
import sys
from pathlib import Path

LOCK = Path(__file__).parent.parent / ".alone"


def main(command: list[str]) -> None:
    """Become the command, which keeps the file open and so the lock, until it ends however it does."""
    lock = os.open(LOCK, os.O_WRONLY | os.O_CREAT, 0o600)
    os.set_inheritable(lock, True)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        sys.stderr.write("Waiting for another make in this folder\n")
        fcntl.flock(lock, fcntl.LOCK_EX)
    os.execvp(command[0], command)  # noqa: S606 - what the Makefile says


if __name__ == "__main__":
    main(sys.argv[1:])
