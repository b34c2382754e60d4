"""Workers to be killed: `python -m tests.notifications.worker`, then a line of seconds for each worker.

Django is loaded once. For each line a process of its own is made, which sends what waits by a clock that is
so many seconds ahead (so leases of dead workers have run out) until nothing is left; its number is printed.
"""

import os
import signal
import sys
from datetime import datetime, timedelta

import django


def work(ahead: timedelta) -> None:
    """Send until nothing waits."""
    from django.utils import timezone  # noqa: PLC0415 - after django.setup()

    from notifications.services import sending  # noqa: PLC0415

    def clock() -> datetime:
        return timezone.now() + ahead

    sending.run(clock=clock)


def main() -> None:
    django.setup()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    print("ready", flush=True)  # noqa: T201
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            work(timedelta(seconds=int(line)))
            os._exit(0)
        print(pid, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
