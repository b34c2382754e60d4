"""`python -m tests.upgrades.log_moved N...` moves the access log of a kept database to keyed chains.

For each N a process tries, and dies at its N-th statement that makes a table, index or trigger. Then it is
moved, and what is found is printed.
"""

import json
import os
import signal
import sys
from typing import Any
from unittest.mock import patch

import django
from django.core.management import call_command
from django.db.backends.utils import CursorWrapper


def dying_at(last: int) -> Any:
    """Every cursor counts; the process ends at once, with nothing tidied up."""
    real, made = CursorWrapper.execute, iter(range(1, last))

    def execute(cursor: CursorWrapper, sql: Any, params: Any = None) -> Any:
        if str(sql).lstrip().startswith("CREATE") and "audit_" in str(sql) and next(made, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(cursor, sql, params)

    return patch.object(CursorWrapper, "execute", execute)


def killed_at(statement: int) -> int:
    """The signal that ended a process that tried."""
    child = os.fork()
    if child == 0:
        with dying_at(statement):
            call_command("migrate", "audit", verbosity=0)
        os._exit(0)
    return os.WTERMSIG(os.waitpid(child, 0)[1])


def found() -> dict[str, Any]:
    """What is in the log after the move, and whether all of it is whole."""
    from django.db import connection, transaction  # noqa: PLC0415 - after django.setup()
    from django.utils import timezone  # noqa: PLC0415

    from jobmatch.audit import roots, triggers  # noqa: PLC0415
    from jobmatch.audit import services as audit  # noqa: PLC0415
    from jobmatch.audit.models import ClosedEntry  # noqa: PLC0415
    from jobmatch.audit.verifying import verify  # noqa: PLC0415

    *_, last = ClosedEntry.objects.order_by("seq").values_list("seq", "digest")
    with transaction.atomic():
        audit.record(event="moved", by=audit.COMMAND_LINE, chain=None)
    root = roots.make(at=timezone.now())
    return {
        "closed": ClosedEntry.objects.count() == last[0] > 0,
        "its end is in the first root": [*root.ends[0]] == ["closed", *last],
        "missing": triggers.missing(connection),
        "problems": verify().problems,
    }


def main(statements: list[str]) -> None:
    django.setup()
    signals = [killed_at(int(statement)) for statement in statements]
    call_command("migrate", "audit", verbosity=0)
    print(json.dumps({"signals": signals, **found()}))  # noqa: T201 - read by the test


if __name__ == "__main__":
    main(sys.argv[1:])
