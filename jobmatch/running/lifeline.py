"""Ties a process to its parent: when the parent ends, however it ends, the kernel ends the child."""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def end_with_parent(how: signal.Signals = signal.SIGTERM) -> None:
    """Ask the kernel for `how` when the parent of this process dies (Linux; elsewhere nothing happens)."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, how, 0, 0, 0)


def main(parent: int, command: list[str]) -> None:
    """Become `command`, as a child that ends with `parent`."""
    end_with_parent()
    if os.getppid() != parent:  # the parent died before the line above
        raise SystemExit(1)
    os.execvp(command[0], command)  # noqa: S606 - the command comes from jobmatch itself


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
