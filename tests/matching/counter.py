"""Who counts the answers of employers, to be killed: `python -m tests.matching.counter`, a line for each.

Django is loaded once. For each line a process of its own is made, that does what a minute brings by a clock
on which the ten minutes of every answer are over; its number is printed.
"""

import os
import signal
import sys
from datetime import timedelta

import django


def main() -> None:
    django.setup()
    from django.utils import timezone  # noqa: PLC0415 - after django.setup()

    from matching.services.introductions import replies  # noqa: PLC0415

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    print("ready", flush=True)  # noqa: T201
    for _line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            replies.count_due(now=timezone.now() + replies.UNDO + timedelta(minutes=1))
            os._exit(0)
        print(pid, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
