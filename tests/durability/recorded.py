"""A process whose writes are recorded: `python -m tests.durability.recorded REFERRER COUNT FILE...`.

It receives referrals in each of the SQLite files, through the rules of the product and with its settings. The
name of a file says how SQLite waits for the disk: `FULL` as the product does, any other is a control.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import django

from tests.durability.recorder import Recorder

WIPE_EACH = 50


@contextmanager
def connected(file: Path) -> Iterator[None]:
    """To this file and the one of keys beside it, with the settings of the product except how it waits."""
    from django.db import connections  # noqa: PLC0415 - after django.setup()

    first: dict[str, Any] = connections["default"].settings_dict["OPTIONS"]
    command = first["init_command"].replace("synchronous=FULL", f"synchronous={file.stem}")
    for alias, name in (("default", file), ("keys", keys_beside(file))):
        connections[alias].settings_dict.update(NAME=str(name), OPTIONS={**first, "init_command": command})
    try:
        yield
    finally:
        for alias in ("default", "keys"):
            connections[alias].settings_dict["OPTIONS"] = first


def keys_beside(file: Path) -> Path:
    """Where the keys are of what is sealed in this file."""
    return file.with_name(f"{file.stem}.keys.sqlite3")


def receive(recorder: Recorder, referrer: str, count: int) -> None:
    """So many referrals, each with its row in the access log and what tells of it, in one transaction."""
    from django.utils import timezone  # noqa: PLC0415 - after django.setup()

    from candidates.services.intake import referrals  # noqa: PLC0415
    from candidates.services.intake.referral_details import Details  # noqa: PLC0415
    from jobmatch.accounts.models import Organisation, User  # noqa: PLC0415
    from matching.services.rights import erasure  # noqa: PLC0415

    by = User.objects.get(pk=referrer)
    own = by.memberships.get().organisation
    place = Organisation.objects.get(kind="municipality")
    for number in range(1, count + 1):
        details = Details(
            first_name=f"Youth {uuid4()}",
            last_name="Benali",
            birth_year=2006,
            phone="06 12345678",
            manner="in_person",
        )
        on = timezone.localdate()
        received = referrals.receive(details=details, organisation=own, municipality=place, by=by, on=on)
        recorder.answered(received.referral.pk.hex)  # as it stands in the table
        if number % WIPE_EACH == 0:
            erasure.wipe_free_space()


def main(referrer: str, count: int, files: list[Path]) -> None:
    django.setup()
    from django.db import connections  # noqa: PLC0415 - after django.setup()

    from jobmatch.running import queue  # noqa: PLC0415

    queue.wake = lambda name: None  # no worker here; the queue has a file of its own
    recorder = Recorder()
    for file in files:
        with connected(file):
            receive(recorder, referrer, count)
            connections.close_all()
            recorder.write_to(file)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), [Path(name) for name in sys.argv[3:]])
